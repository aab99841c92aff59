package org.comity.node.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.comity.assembly.archive.Member;
import org.comity.assembly.body.Keeper;
import org.comity.node.HostedBody;
import org.comity.node.data.RollCallData;
import org.comity.node.page.Filter;
import org.comity.node.page.Links;
import org.comity.node.page.Paging;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.record.key.Multikey;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.TrustedKeys;

/// The same state as pages show, as JSON. `openapi.json` names every member of these objects.
final class Twins {
    private Twins() {}

    static Json bodies(List<HostedBody> bodies) throws IOException {
        return Json.object(Json.member("bodies", list(bodies)));
    }

    /// @param node what the node says of itself
    static Json record(Json node, List<HostedBody> bodies) throws IOException {
        return Json.object(Json.member("node", node), Json.member("bodies", list(bodies)));
    }

    private static Json list(List<HostedBody> bodies) throws IOException {
        var list = new ArrayList<Json>();
        for (var body : bodies) {
            list.add(body(body));
        }
        return Json.array(list);
    }

    static Json body(HostedBody body) throws IOException {
        var logs = new ArrayList<Json>();
        for (var origin : body.origins()) {
            var log = LogView.of(body, origin);
            var members = new LinkedHashMap<String, Json>();
            members.put("origin", Json.of(origin));
            members.put("size", Json.of(log.checkpoint().checkpoint().size()));
            members.put("root", Json.of(log.checkpoint().checkpoint().root().base64()));
            members.put("address", Json.of(Links.log(origin, "")));
            body.keeper()
                    .refusal(new Origin(origin))
                    .ifPresent(refusal -> members.put("refused", Json.of(refusal.toString())));
            logs.add(new Json.Members(members));
        }
        var archive = Views.archive(body);
        return Json.object(
                Json.member("name", Json.of(body.name())),
                Json.member("id", Json.of(Views.view(body).body().id().toString())),
                Json.member(
                        "kind", Json.of(Views.view(body).body().charter().kind().text())),
                Json.member(
                        "purpose",
                        Json.of(Views.bodyName(body, org.comity.node.page.Language.EN)
                                .words())),
                Json.member("members", Json.of(archive.members().size())),
                Json.member("decisions", Json.of(archive.rollCalls().size())),
                Json.member("logs", Json.array(logs)));
    }

    static Json members(HostedBody body) {
        return Json.object(Json.member(
                "members",
                Json.array(Views.archive(body).members().values().stream()
                        .map(member -> Json.object(
                                Json.member("member", Json.of(member.code().value())),
                                Json.member("name", Json.of(member.name())),
                                Json.member("firstSession", Json.of(member.firstSession())),
                                Json.member("lastSession", Json.of(member.lastSession()))))
                        .toList())));
    }

    static Json member(HostedBody body, Member member, Filter filter) {
        var archive = Views.archive(body);
        var count = archive.countOf(member.code());
        var votes = DecisionViews.filtered(archive, filter, Optional.of(member.code())).stream()
                .map(rollCall -> Json.object(
                        Json.member("rcid", Json.of(rollCall.id().number())),
                        Json.member("date", Json.of(rollCall.date().toString())),
                        Json.member("title", Json.of(rollCall.title())),
                        Json.member(
                                "vote",
                                Json.of(rollCall.choice(member.code())
                                        .orElseThrow()
                                        .text()))))
                .toList();
        return Json.object(
                Json.member("member", Json.of(member.code().value())),
                Json.member("name", Json.of(member.name())),
                Json.member("yes", Json.of(count.yes())),
                Json.member("no", Json.of(count.no())),
                Json.member("abstain", Json.of(count.abstain())),
                Json.member("absent", Json.of(count.absent())),
                Json.member("votes", Json.array(votes)));
    }

    static Json agreement(HostedBody body, Member member) {
        var archive = Views.archive(body);
        return Json.object(
                Json.member("member", Json.of(member.code().value())),
                Json.member("name", Json.of(member.name())),
                Json.member("leastCommon", Json.of(MemberViews.leastCommon(archive, member))),
                Json.member(
                        "others",
                        Json.array(MemberViews.partners(archive, member).stream()
                                .map(partner -> Json.object(
                                        Json.member(
                                                "member",
                                                Json.of(partner.member().value())),
                                        Json.member(
                                                "name",
                                                Json.of(archive.member(partner.member())
                                                        .orElseThrow()
                                                        .name())),
                                        Json.member(
                                                "same",
                                                Json.of(partner.agreement().identical())),
                                        Json.member(
                                                "common",
                                                Json.of(partner.agreement().common()))))
                                .toList())));
    }

    static Json decisions(HostedBody body, Filter filter) {
        var found = DecisionViews.filtered(Views.archive(body), filter);
        return Json.object(
                Json.member("total", Json.of(found.size())),
                Json.member("page", Json.of(filter.page())),
                Json.member("pageSize", Json.of(DecisionViews.PAGE_SIZE)),
                Json.member(
                        "decisions",
                        Json.array(
                                DecisionViews.page(
                                                found, new Paging(filter.page(), DecisionViews.PAGE_SIZE, found.size()))
                                        .stream()
                                        .map(RollCallData::summary)
                                        .toList())));
    }

    static Json act(HostedBody body, HostedBody.Place place) throws IOException {
        var entry = ActViews.entry(body, place);
        return Json.object(
                Json.member("log", Json.of(place.origin())),
                Json.member("index", Json.of(place.index())),
                Json.member("actId", Json.of(entry.id().toString())),
                Json.member("entryHash", Json.of(entry.hash().toString())),
                Json.member(
                        "tookEffect",
                        Json.of(body.effect(place.origin(), place.index()) instanceof org.comity.assembly.Effect.Took)),
                Json.member("entry", entry.document()));
    }

    /// The keys that a check of this body's receipts starts from, as the charter and the logs name them.
    static TrustedKeys trust(HostedBody body) throws MalformedException {
        var logs = body.origins().stream()
                .map(origin -> new TrustedKeys.Log(body.knownLog(origin), proofKey(body, origin)))
                .toList();
        var cosigners = new ArrayList<TrustedKeys.Cosigner>();
        for (var keeper : Views.view(body).body().charter().keepers()) {
            cosigners.add(cosigner(keeper, keeper.witnessKey(), TrustedKeys.Kind.WITNESS));
            cosigners.add(cosigner(keeper, keeper.mirrorKey(), TrustedKeys.Kind.MIRROR));
        }
        return new TrustedKeys(logs, cosigners, "from the charter, as this node holds it");
    }

    private static TrustedKeys.Cosigner cosigner(Keeper keeper, String vkey, TrustedKeys.Kind kind)
            throws MalformedException {
        return new TrustedKeys.Cosigner(keeper.origin() + "/" + kind.text(), VerifierKey.parse(vkey), kind);
    }

    private static Multikey proofKey(HostedBody body, String origin) {
        var log = Views.view(body).body().logs().get(org.comity.assembly.Origin.of(origin));
        return new Multikey(
                java.util.Objects.requireNonNull(log).keys().orElseThrow().log().value());
    }
}

package org.comity.node.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import org.comity.assembly.archive.Member;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallId;
import org.comity.node.HostedBody;
import org.comity.node.data.RollCallData;
import org.comity.node.page.Filter;
import org.comity.node.page.Links;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The members and decisions of an archive: pages, and data to take away.
final class ArchiveAnswers {
    private final Site site;

    ArchiveAnswers(Site site) {
        this.site = site;
    }

    ServerResponse members(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var command = "comity decisions --body " + body.slug();
        return Answers.pageOrTwin(
                site,
                request,
                () -> MemberViews.members(site.frame(request, body, command), body),
                () -> Twins.members(body));
    }

    ServerResponse member(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.pathVariable("code"));
        var filter = filter(request);
        var command = "comity decisions --body " + body.slug() + " --member " + member.code();
        return Answers.pageOrTwin(
                site,
                request,
                () -> MemberViews.member(site.frame(request, body, command), body, member, filter),
                () -> Twins.member(body, member, filter));
    }

    ServerResponse chooseMember(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.param("member").orElse(""));
        var filter = filter(request);
        return Answers.seeOther(
                Site.links(request).member(body.name(), member.code().value()) + Links.query(filter.withoutMember()));
    }

    ServerResponse decisions(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var filter = filter(request);
        var command = "comity decisions --body " + body.slug();
        return Answers.pageOrTwin(
                site,
                request,
                () -> DecisionViews.decisions(site.frame(request, body, command), body, filter),
                () -> Twins.decisions(body, filter));
    }

    ServerResponse decision(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        var command = "comity decisions --body " + body.slug() + " --roll-call " + rollCall.id();
        return Answers.pageOrTwin(
                site,
                request,
                () -> DecisionViews.decision(site.frame(request, body, command), body, rollCall),
                () -> RollCallData.whole(rollCall));
    }

    ServerResponse membersJson(ServerRequest request) {
        return Answers.json(Twins.members(site.body(request.pathVariable("body"))));
    }

    ServerResponse membersCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return Answers.download(Answers.CSV, body.slug() + "-members.csv", Tables.members(body));
    }

    ServerResponse memberJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return Answers.json(Twins.member(body, member(body, request.pathVariable("code")), filter(request)));
    }

    ServerResponse memberCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.pathVariable("code"));
        return Answers.download(
                Answers.CSV, body.slug() + "-" + member.code() + ".csv", Tables.member(body, member, filter(request)));
    }

    ServerResponse agreementJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return Answers.json(Twins.agreement(body, member(body, request.pathVariable("code"))));
    }

    ServerResponse agreementCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.pathVariable("code"));
        return Answers.download(
                Answers.CSV, body.slug() + "-" + member.code() + "-agreement.csv", Tables.agreement(body, member));
    }

    ServerResponse decisionsJson(ServerRequest request) {
        return Answers.json(Twins.decisions(site.body(request.pathVariable("body")), filter(request)));
    }

    ServerResponse decisionsCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return Answers.download(
                Answers.CSV,
                body.slug() + "-decisions.csv",
                RollCallData.csv(DecisionViews.filtered(Views.archive(body), filter(request))));
    }

    ServerResponse decisionJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return Answers.json(RollCallData.whole(rollCall(body, request.pathVariable("id"))));
    }

    ServerResponse decisionCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        return Answers.download(
                Answers.CSV, body.slug() + "-" + rollCall.id() + ".csv", RollCallData.votesCsv(rollCall));
    }

    ServerResponse decisionReceipt(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        var place = body.place(Views.recordId(rollCall.attestedBy().toString())).orElseThrow();
        return LogAnswers.receipt(body, place);
    }

    private static Member member(HostedBody body, String code) {
        if (code.matches("[A-Z][A-Z0-9]{1,7}")) {
            var member = Views.archive(body).member(new MemberCode(code));
            if (member.isPresent()) {
                return member.get();
            }
        }
        throw Problem.notFound("The record of " + body.name() + " has no member \"" + Problem.shown(code) + "\".");
    }

    private static RollCall rollCall(HostedBody body, String id) {
        if (id.matches("[1-9][0-9]{0,8}")) {
            var rollCall = Views.archive(body).rollCall(new RollCallId(Integer.parseInt(id)));
            if (rollCall.isPresent()) {
                return rollCall.get();
            }
        }
        throw Problem.notFound("The record of " + body.name() + " has no roll call " + Problem.shown(id)
                + ". Numbers have gaps: part of the source's roll calls is not here.");
    }

    private static Filter filter(ServerRequest request) {
        var parameters = new LinkedHashMap<String, String>();
        request.params().forEach((name, values) -> parameters.put(name, values.getFirst()));
        return Filter.parse(parameters)
                .orElseThrow(() -> Problem.badRequest(
                        "The address asks for a year, subject, outcome, member, order or page that there is not."));
    }
}

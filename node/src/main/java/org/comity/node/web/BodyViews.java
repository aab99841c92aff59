package org.comity.node.web;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.RollCallQuery;
import org.comity.node.HostedBody;
import org.comity.node.page.ActRef;
import org.comity.node.page.BodyPage;
import org.comity.node.page.Frame;
import org.comity.node.page.HomePage;

/// The start page of a node and the page of a body.
final class BodyViews {
    private static final int LATEST = 6;

    private static final int TELLING = 6;

    private BodyViews() {}

    static HomePage home(Frame frame, List<HostedBody> bodies) throws IOException {
        var rows = new ArrayList<HomePage.BodyRow>();
        for (var body : bodies) {
            long acts = 0;
            var cosigned = Instant.EPOCH;
            for (var origin : body.origins()) {
                var log = LogView.of(body, origin);
                acts += log.checkpoint().checkpoint().size();
                var at = log.cosignedAt().orElse(Instant.EPOCH);
                cosigned = at.isAfter(cosigned) ? at : cosigned;
            }
            rows.add(new HomePage.BodyRow(
                    body.name(),
                    Views.bodyName(body, frame.language()),
                    Views.band(body, frame.language()).kind(),
                    body.origins().size(),
                    acts,
                    Views.view(body).body().charter().keepers().size(),
                    cosigned));
        }
        if (bodies.isEmpty()) {
            return new HomePage(frame, List.of(), new HomePage.Doors(0, 0, 0), rows, 0, List.of(), List.of());
        }
        var archive = Views.archive(bodies.getFirst());
        var latest = archive.find(RollCallQuery.ALL.orderedBy(RollCallQuery.Order.NEWEST), 0, LATEST)
                .items();
        var telling = archive.rollCalls().stream()
                .filter(rollCall -> rollCall.governing().isPresent() && rollCall.rulesDisagree())
                .limit(TELLING)
                .toList();
        return new HomePage(
                frame,
                Views.members(archive),
                doors(archive),
                rows,
                RecordViews.forks(bodies),
                Views.rows(latest),
                Views.rows(telling));
    }

    private static HomePage.Doors doors(Archive archive) {
        long ballots = archive.rollCalls().stream()
                .mapToLong(rollCall -> rollCall.count().members())
                .sum();
        return new HomePage.Doors(
                archive.rollCalls().size(), ballots, archive.members().size());
    }

    static BodyPage body(Frame frame, HostedBody hosted) throws IOException {
        var view = Views.view(hosted);
        var body = view.body();
        var charter = body.charter();
        var parties = new ArrayList<BodyPage.Party>();
        for (var founder : charter.founders()) {
            var origin = hosted.name() + "/" + founder.party();
            parties.add(new BodyPage.Party(
                    founder.party().value(),
                    Views.partyName(hosted, origin, frame.language()),
                    founder.party().equals(body.convener()) ? BodyPage.Standing.IMPORTER : BodyPage.Standing.MEMBER,
                    founder.rootKey().value(),
                    hosted.knownLog(origin).keys().getFirst().toString()));
        }
        var keepers = charter.keepers().stream()
                .map(keeper -> new BodyPage.Keeper(
                        keeper.origin().toString(), keeper.operator(), keeper.witnessKey(), keeper.mirrorKey()))
                .toList();
        var mandates = new ArrayList<BodyPage.Mandate>();
        body.logs()
                .values()
                .forEach(log -> log.mandates()
                        .values()
                        .forEach(mandate -> mandates.add(new BodyPage.Mandate(
                                log.origin().party().value(),
                                mandate.office(),
                                mandate.key().value(),
                                mandate.verbs().stream().map(Object::toString).toList(),
                                mandate.until().map(Instant::toString).orElse("")))));
        var logs = new ArrayList<BodyPage.LogRow>();
        for (var origin : hosted.origins()) {
            var log = LogView.of(hosted, origin);
            logs.add(new BodyPage.LogRow(
                    origin,
                    Views.partyName(hosted, origin, frame.language()),
                    log.checkpoint().checkpoint().size(),
                    log.cosignedAt().orElse(Instant.EPOCH)));
        }
        var archive = Views.archive(hosted);
        var years = Views.years(archive);
        var place = hosted.place(Views.recordId(body.id().toString())).orElseThrow();
        return new BodyPage(
                frame,
                Views.bodyName(hosted, frame.language()),
                charter.languages().stream().map(Object::toString).toList(),
                charter.rules(),
                created(hosted, place),
                new ActRef(place.origin(), place.index(), body.id().toString()),
                parties,
                keepers,
                List.of(),
                mandates,
                logs,
                new BodyPage.Holdings(
                        archive.rollCalls().size(),
                        doors(archive).ballots(),
                        archive.members().size(),
                        years.isEmpty() ? 0 : years.getLast(),
                        years.isEmpty() ? 0 : years.getFirst()));
    }

    private static Instant created(HostedBody body, HostedBody.Place place) throws IOException {
        try {
            return org.comity.record.act.Entry.parse(body.log(place.origin()).entry(place.index()))
                    .act()
                    .created();
        } catch (org.comity.record.MalformedException e) {
            throw new IllegalStateException("an entry that was folded", e);
        }
    }
}

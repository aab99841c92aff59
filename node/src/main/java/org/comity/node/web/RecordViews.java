package org.comity.node.web;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.comity.node.HostedBody;
import org.comity.node.page.Frame;
import org.comity.node.page.Links;
import org.comity.node.page.RecordPage;
import org.comity.record.note.Origin;

/// The page of the record: what the logs of a node are, and what its keeper says of them.
final class RecordViews {
    private RecordViews() {}

    static RecordPage record(Frame frame, List<HostedBody> bodies, List<String> audits) throws IOException {
        var logs = new ArrayList<RecordPage.Log>();
        long bytes = 0;
        for (var body : bodies) {
            for (var origin : body.origins()) {
                var log = LogView.of(body, origin);
                var checkpoint = log.checkpoint().checkpoint();
                bytes += body.log(origin).segmentBytes();
                logs.add(new RecordPage.Log(
                        origin,
                        Views.partyName(body, origin, frame.language()),
                        checkpoint.size(),
                        checkpoint.root().hex(),
                        body.knownLog(origin).keys().getFirst().toString(),
                        log.text(),
                        log.checkpoint().cosignatures().stream()
                                .map(line -> new RecordPage.Cosignature(
                                        line.line().name().value(),
                                        line.key().algorithm(),
                                        Instant.ofEpochSecond(
                                                line.signedAtSeconds().orElse(0))))
                                .toList(),
                        refusal(body, origin),
                        evidence(body, origin)));
            }
        }
        return new RecordPage(frame, bytes, logs, audits, forks(bodies));
    }

    /// The commands by which anybody audits the logs of this node from outside, one for each.
    ///
    /// @param node where readers reach it
    static List<String> audits(List<HostedBody> bodies, URI node) {
        return bodies.stream()
                .flatMap(body -> body.origins().stream())
                .map(origin -> "comity audit " + node.resolve(Links.log(origin, "")))
                .toList();
    }

    private static RecordPage.Refusal refusal(HostedBody body, String origin) {
        return body.keeper()
                .refusal(new Origin(origin))
                .map(refusal -> new RecordPage.Refusal(
                        switch (refusal.kind()) {
                            case OLDER_COPY -> RecordPage.Refusal.Kind.OLDER;
                            case FORK -> RecordPage.Refusal.Kind.FORK;
                            case INCONSISTENT -> RecordPage.Refusal.Kind.INCONSISTENT;
                        },
                        refusal.cosigned(),
                        refusal.shown()))
                .orElse(RecordPage.Refusal.NONE);
    }

    /// The address of the evidence that a log signed two histories; empty if none is held.
    private static String evidence(HostedBody body, String origin) throws IOException {
        var log = new Origin(origin);
        return body.keeper().evidence(log).isPresent()
                ? Links.forkEvidence(body.name(), log.hash().hex())
                : "";
    }

    static int forks(List<HostedBody> bodies) throws IOException {
        int forks = 0;
        for (var body : bodies) {
            for (var origin : body.origins()) {
                forks += evidence(body, origin).isEmpty() ? 0 : 1;
            }
        }
        return forks;
    }
}

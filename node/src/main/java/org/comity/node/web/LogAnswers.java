package org.comity.node.web;

import java.io.IOException;
import java.util.Optional;
import org.comity.node.HostedBody;
import org.comity.node.page.Place;
import org.comity.record.MalformedException;
import org.comity.record.act.ActId;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.tiles.TilePath;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Acts and the logs that hold them: pages, proofs, and the files that C2SP has of a log and of its keeper.
final class LogAnswers {
    private final Site site;

    LogAnswers(Site site) {
        this.site = site;
    }

    ServerResponse act(ServerRequest request) throws IOException {
        var place = place(request);
        var body = site.body(request.pathVariable("body"));
        var command = "comity act show " + place.origin() + " " + place.index();
        return Answers.pageOrTwin(
                site,
                request,
                () -> ActViews.page(site.frame(request, body, command), body, place),
                () -> Twins.act(body, place));
    }

    ServerResponse actById(ServerRequest request) {
        ActId id;
        try {
            id = ActId.parse(request.pathVariable("id"));
        } catch (MalformedException e) {
            throw Problem.badRequest("An act id is 64 lower-case hex digits.");
        }
        var place = site.node().bodies().stream()
                .flatMap(body -> body.place(id).stream())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("No log of this node holds an act with the id " + id + "."));
        return Answers.seeOther(Site.links(request).act(place.origin(), place.index()));
    }

    ServerResponse record(ServerRequest request) throws IOException {
        var bodies = site.node().bodies();
        var audits = RecordViews.audits(bodies, site.address(request));
        var command = audits.isEmpty() ? "comity audit" : audits.getFirst();
        return Answers.pageOrTwin(
                site,
                request,
                () -> RecordViews.record(site.frame(request, Place.RECORD, Optional.empty(), command), bodies, audits),
                () -> Twins.record(site.itself(request), bodies));
    }

    ServerResponse recordJson(ServerRequest request) throws IOException {
        return Answers.json(Twins.record(site.itself(request), site.node().bodies()));
    }

    ServerResponse trust(ServerRequest request) throws MalformedException {
        return Answers.json(Twins.trust(site.body(request.pathVariable("body"))).toJson());
    }

    ServerResponse entry(ServerRequest request) throws IOException {
        var place = place(request);
        return Answers.forEver(
                Answers.JSON,
                ActViews.entry(site.body(request.pathVariable("body")), place).bytes());
    }

    ServerResponse receipt(ServerRequest request) throws IOException {
        return receipt(site.body(request.pathVariable("body")), place(request));
    }

    static ServerResponse receipt(HostedBody body, HostedBody.Place place) throws IOException {
        return Answers.download(
                Answers.TEXT,
                place.origin().replace('/', '-') + "-" + place.index() + ".tlog-proof",
                ActViews.receipt(body, place));
    }

    ServerResponse checkpoint(ServerRequest request) throws IOException {
        var log = site.body(request.pathVariable("body")).log(origin(request));
        return Answers.now(
                Answers.TEXT, log.checkpoint().orElseThrow(() -> Problem.notFound("Nothing was signed so far.")));
    }

    ServerResponse tile(ServerRequest request) throws IOException {
        return tile(request, site.body(request.pathVariable("body")), origin(request));
    }

    private static ServerResponse tile(ServerRequest request, HostedBody body, String origin) throws IOException {
        TilePath path;
        try {
            path = TilePath.parse("tile" + request.pathVariable("tile"));
        } catch (MalformedException e) {
            throw Problem.badRequest("That is not the path of a tile, as C2SP tlog-tiles has them.");
        }
        var bytes = body.log(origin)
                .read(path)
                .orElseThrow(() -> Problem.notFound("The log " + origin + " has no " + path + "."));
        return Answers.forEver(MediaType.APPLICATION_OCTET_STREAM, bytes);
    }

    /// C2SP tlog-witness, monitoring.
    ServerResponse witnessed(ServerRequest request) throws IOException {
        var note = site.body(request.pathVariable("body")).keeper().witnessed(kept(request));
        return Answers.now(
                Answers.TEXT,
                note.orElseThrow(() -> Problem.notFound("Nothing of this log was cosigned so far."))
                        .bytes());
    }

    ServerResponse forkEvidence(ServerRequest request) throws IOException {
        var log = kept(request);
        var evidence = site.body(request.pathVariable("body")).keeper().evidence(log);
        return Answers.download(
                Answers.TEXT,
                log.value().replace('/', '-') + ".fork",
                evidence.orElseThrow(() -> Problem.notFound("There is no evidence against the log " + log + "."))
                        .bytes());
    }

    /// C2SP tlog-mirror, monitoring.
    ServerResponse mirrored(ServerRequest request) throws IOException {
        return Answers.now(Answers.TEXT, mirror(request, kept(request)).bytes());
    }

    ServerResponse mirroredTile(ServerRequest request) throws IOException {
        var log = kept(request);
        mirror(request, log);
        return tile(request, site.body(request.pathVariable("body")), log.value());
    }

    private Note mirror(ServerRequest request, Origin log) throws IOException {
        return site.body(request.pathVariable("body"))
                .keeper()
                .mirrored(log)
                .orElseThrow(() -> Problem.notFound("What was mirrored of the log " + log + " is not here."));
    }

    /// The log that a keeper serves under the digest of its origin.
    private Origin kept(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return body.origins().stream()
                .map(Origin::new)
                .filter(origin -> origin.hash().hex().equals(request.pathVariable("log")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "The keeper of " + body.name() + " knows no log whose origin has that SHA-256 digest in hex."));
    }

    private HostedBody.Place place(ServerRequest request) {
        var index = request.pathVariable("index");
        var origin = origin(request);
        if (!index.matches("0|[1-9][0-9]{0,15}")) {
            throw Problem.badRequest("An entry's index is a whole number without leading zeros.");
        }
        return new HostedBody.Place(origin, Long.parseLong(index));
    }

    private String origin(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var origin = body.name() + "/" + request.pathVariable("party");
        if (!body.origins().contains(origin)) {
            throw Problem.notFound("The body " + body.name() + " has no log of \""
                    + Problem.shown(request.pathVariable("party")) + "\".");
        }
        return origin;
    }
}

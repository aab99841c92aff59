package org.comity.node.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.comity.assembly.archive.Member;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallId;
import org.comity.node.HostedBody;
import org.comity.node.data.RollCallData;
import org.comity.node.page.AboutPage;
import org.comity.node.page.Filter;
import org.comity.node.page.Frame;
import org.comity.node.page.Links;
import org.comity.node.page.Page;
import org.comity.node.page.Place;
import org.comity.node.page.VerifyPage;
import org.comity.record.MalformedException;
import org.comity.record.act.ActId;
import org.comity.record.json.Json;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.tiles.TilePath;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Every address of a node, in one place.
///
/// A page has one address in each language, and a twin in JSON at the same address by `Accept`. What people take away
/// as a file has an address with an ending.
final class Routes {
    private static final System.Logger LOG = System.getLogger(Routes.class.getName());

    private static final Problem BAD_PARAMETERS = new Problem(
            HttpStatus.BAD_REQUEST,
            "What follows the question mark cannot be read: it has too many parts, or is not UTF-8 as addresses write it.");

    private final Site site;

    Routes(Site site) {
        this.site = site;
    }

    static RouterFunction<ServerResponse> of(Site site) {
        var routes = new Routes(site);
        var router = RouterFunctions.route();
        for (var route : routes.all()) {
            for (var path : route.paths()) {
                // HEAD is answered like GET; the server leaves the body out. No other method comes this far.
                router.route(RequestPredicates.path(path), route.answer());
            }
        }
        HandlerFunction<ServerResponse> nothing = request -> {
            throw Problem.notFound("There is nothing at " + Problem.shown(request.path()) + ".");
        };
        // Below the prefix of a language first, so that what is missing is said in that language.
        router.route(RequestPredicates.path(Route.LANGUAGES + "/{*rest}"), nothing);
        router.route(_ -> true, nothing);
        router.onError(
                Problem.Answered.class,
                (failure, request) -> routes.problem(((Problem.Answered) failure).problem(), request));
        // What Tomcat says of parameters that are too many, or no text when they are decoded.
        router.onError(InvalidParameterException.class, (_, request) -> routes.problem(BAD_PARAMETERS, request));
        router.onError(IOException.class, (failure, request) -> {
            LOG.log(System.Logger.Level.ERROR, request.path(), failure);
            return routes.problem(Problem.of(HttpStatus.SERVICE_UNAVAILABLE), request);
        });
        router.onError(Exception.class, (failure, request) -> {
            LOG.log(System.Logger.Level.ERROR, request.path(), failure);
            return routes.problem(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR), request);
        });
        return router.build();
    }

    /// All of them. `openapi.json` describes each.
    List<Route> all() {
        return List.of(
                Route.page("/", this::home),
                Route.file("/bodies.json", this::bodiesJson),
                // Before the page, to whose path its own would fit.
                Route.file("/body/{body}.json", this::bodyJson),
                Route.page("/body/{body}", this::body),
                Route.page("/body/{body}/members", this::members),
                Route.file("/body/{body}/members.json", this::membersJson),
                Route.file("/body/{body}/members.csv", this::membersCsv),
                Route.page("/body/{body}/member", this::chooseMember),
                Route.page("/body/{body}/members/{code:[A-Z0-9]+}", this::member),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}.json", this::memberJson),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}.csv", this::memberCsv),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}/agreement.json", this::agreementJson),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}/agreement.csv", this::agreementCsv),
                Route.page("/body/{body}/decisions", this::decisions),
                Route.file("/body/{body}/decisions.json", this::decisionsJson),
                Route.file("/body/{body}/decisions.csv", this::decisionsCsv),
                Route.page("/body/{body}/decisions/{id:[0-9]+}", this::decision),
                Route.file("/body/{body}/decisions/{id:[0-9]+}.json", this::decisionJson),
                Route.file("/body/{body}/decisions/{id:[0-9]+}.csv", this::decisionCsv),
                Route.file("/body/{body}/decisions/{id:[0-9]+}.tlog-proof", this::decisionReceipt),
                Route.file("/body/{body}/trust.json", this::trust),
                Route.page("/act/{body}/{party}/{index:[0-9]+}", this::act),
                Route.file("/act/{body}/{party}/{index:[0-9]+}.json", this::entry),
                Route.file("/act/{body}/{party}/{index:[0-9]+}.tlog-proof", this::receipt),
                Route.page("/act/{id:[0-9a-f]+}", this::actById),
                Route.file("/log/{body}/{party}/checkpoint", this::checkpoint),
                Route.file("/log/{body}/{party}/tile/{*tile}", this::tile),
                Route.file("/keeper/{body}/witness/{log:[0-9a-f]+}/checkpoint", this::witnessed),
                Route.file("/keeper/{body}/witness/{log:[0-9a-f]+}/fork", this::forkEvidence),
                Route.file("/keeper/{body}/mirror/{log:[0-9a-f]+}/checkpoint", this::mirrored),
                Route.file("/keeper/{body}/mirror/{log:[0-9a-f]+}/tile/{*tile}", this::mirroredTile),
                Route.page("/record", this::record),
                Route.file("/record.json", this::recordJson),
                Route.page("/verify", this::verify),
                Route.page("/about", this::about),
                Route.file("/assets/{digest}/{*name}", this::asset),
                Route.file("/api/openapi.json", this::openApi));
    }

    private ServerResponse home(ServerRequest request) throws IOException {
        var bodies = site.node().bodies();
        return answer(
                request,
                () -> Views.home(site.frame(request, Place.HOME, Optional.empty(), "comity audit"), bodies),
                () -> Twins.bodies(bodies));
    }

    private ServerResponse body(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        return answer(request, () -> Views.body(frame(request, body, "comity audit"), body), () -> Twins.body(body));
    }

    private ServerResponse members(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var command = "comity decisions --body " + body.slug();
        return answer(request, () -> Views.members(frame(request, body, command), body), () -> Twins.members(body));
    }

    private ServerResponse member(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.pathVariable("code"));
        var filter = filter(request);
        var command = "comity decisions --body " + body.slug() + " --member " + member.code();
        return answer(
                request,
                () -> Views.member(frame(request, body, command), body, member, filter),
                () -> Twins.member(body, member, filter));
    }

    private ServerResponse chooseMember(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.param("member").orElse(""));
        var filter = filter(request);
        return seeOther(
                Site.links(request).member(body.name(), member.code().value()) + Links.query(filter.withoutMember()));
    }

    private ServerResponse decisions(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var filter = filter(request);
        var command = "comity decisions --body " + body.slug();
        return answer(
                request,
                () -> Views.decisions(frame(request, body, command), body, filter),
                () -> Twins.decisions(body, filter));
    }

    private ServerResponse decision(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        var command = "comity decisions --body " + body.slug() + " --roll-call " + rollCall.id();
        return answer(
                request,
                () -> Views.decision(frame(request, body, command), body, rollCall),
                () -> RollCallData.whole(rollCall));
    }

    private ServerResponse act(ServerRequest request) throws IOException {
        var place = place(request);
        var body = site.body(request.pathVariable("body"));
        var command = "comity act show " + place.origin() + " " + place.index();
        return answer(
                request, () -> ActViews.page(frame(request, body, command), body, place), () -> Twins.act(body, place));
    }

    private ServerResponse actById(ServerRequest request) {
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
        return seeOther(Site.links(request).act(place.origin(), place.index()));
    }

    /// Without a host, which would be the one that the request claims.
    private static ServerResponse seeOther(String address) {
        return ServerResponse.seeOther(URI.create(address)).build();
    }

    private ServerResponse record(ServerRequest request) throws IOException {
        var bodies = site.node().bodies();
        var audits = Views.audits(bodies, site.address(request));
        var command = audits.isEmpty() ? "comity audit" : audits.getFirst();
        return answer(
                request,
                () -> Views.record(site.frame(request, Place.RECORD, Optional.empty(), command), bodies, audits),
                () -> Twins.record(site.itself(request), bodies));
    }

    private ServerResponse verify(ServerRequest request) throws IOException {
        var trust = site.node().bodies().stream()
                .findFirst()
                .map(body -> Links.trust(body.name()))
                .orElse("");
        return answer(
                request,
                () -> new VerifyPage(
                        site.frame(request, Place.VERIFY, Optional.empty(), "comity verify FILE"),
                        trust,
                        "comity verify FILE --trust trust.json"),
                () -> Json.object(Json.member("trust", Json.of(trust))));
    }

    private ServerResponse about(ServerRequest request) throws IOException {
        return answer(
                request,
                () -> new AboutPage(site.frame(request, Place.ABOUT, Optional.empty(), "comity audit")),
                () -> Json.object(Json.member("page", Json.of("about"))));
    }

    private ServerResponse bodiesJson(ServerRequest request) throws IOException {
        return json(Twins.bodies(site.node().bodies()));
    }

    private ServerResponse bodyJson(ServerRequest request) throws IOException {
        return json(Twins.body(site.body(request.pathVariable("body"))));
    }

    private ServerResponse recordJson(ServerRequest request) throws IOException {
        return json(Twins.record(site.itself(request), site.node().bodies()));
    }

    private ServerResponse membersJson(ServerRequest request) {
        return json(Twins.members(site.body(request.pathVariable("body"))));
    }

    private ServerResponse membersCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var text = new StringBuilder("member,name,first_session,last_session\n");
        Views.archive(body)
                .members()
                .values()
                .forEach(member -> text.append(member.code())
                        .append(',')
                        .append(RollCallData.quoted(member.name()))
                        .append(',')
                        .append(member.firstSession())
                        .append(',')
                        .append(member.lastSession())
                        .append('\n'));
        return Answers.download(
                Answers.CSV, body.slug() + "-members.csv", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ServerResponse memberJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return json(Twins.member(body, member(body, request.pathVariable("code")), filter(request)));
    }

    private ServerResponse memberCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.pathVariable("code"));
        var text = new StringBuilder("rcid,date,symbol,title,vote\n");
        for (var rollCall : Views.filtered(Views.archive(body), filter(request), Optional.of(member.code()))) {
            text.append(rollCall.id())
                    .append(',')
                    .append(rollCall.date())
                    .append(',')
                    .append(RollCallData.quoted(rollCall.symbol()))
                    .append(',')
                    .append(RollCallData.quoted(rollCall.title()))
                    .append(',')
                    .append(rollCall.choice(member.code()).orElseThrow().text())
                    .append('\n');
        }
        return Answers.download(
                Answers.CSV,
                body.slug() + "-" + member.code() + ".csv",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ServerResponse agreementJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return json(Twins.agreement(body, member(body, request.pathVariable("code"))));
    }

    private ServerResponse agreementCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var archive = Views.archive(body);
        var member = member(body, request.pathVariable("code"));
        var text = new StringBuilder("member,name,same,common\n");
        for (var partner : Views.partners(archive, member)) {
            var other = archive.member(partner.member()).orElseThrow();
            text.append(other.code())
                    .append(',')
                    .append(RollCallData.quoted(other.name()))
                    .append(',')
                    .append(partner.agreement().identical())
                    .append(',')
                    .append(partner.agreement().common())
                    .append('\n');
        }
        return Answers.download(
                Answers.CSV,
                body.slug() + "-" + member.code() + "-agreement.csv",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ServerResponse decisionsJson(ServerRequest request) {
        return json(Twins.decisions(site.body(request.pathVariable("body")), filter(request)));
    }

    private ServerResponse decisionsCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return Answers.download(
                Answers.CSV,
                body.slug() + "-decisions.csv",
                RollCallData.csv(Views.filtered(Views.archive(body), filter(request))));
    }

    private ServerResponse decisionJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return json(RollCallData.whole(rollCall(body, request.pathVariable("id"))));
    }

    private ServerResponse decisionCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        return Answers.download(
                Answers.CSV, body.slug() + "-" + rollCall.id() + ".csv", RollCallData.votesCsv(rollCall));
    }

    private ServerResponse decisionReceipt(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        var place = body.place(Views.recordId(rollCall.attestedBy().toString())).orElseThrow();
        return receipt(body, place);
    }

    private ServerResponse trust(ServerRequest request) throws MalformedException {
        return json(Twins.trust(site.body(request.pathVariable("body"))).toJson());
    }

    private ServerResponse entry(ServerRequest request) throws IOException {
        var place = place(request);
        return Answers.forEver(
                Answers.JSON,
                ActViews.entry(site.body(request.pathVariable("body")), place).bytes());
    }

    private ServerResponse receipt(ServerRequest request) throws IOException {
        return receipt(site.body(request.pathVariable("body")), place(request));
    }

    private static ServerResponse receipt(HostedBody body, HostedBody.Place place) throws IOException {
        return Answers.download(
                Answers.TEXT,
                place.origin().replace('/', '-') + "-" + place.index() + ".tlog-proof",
                ActViews.receipt(body, place));
    }

    private ServerResponse checkpoint(ServerRequest request) throws IOException {
        var log = site.body(request.pathVariable("body")).log(origin(request));
        return Answers.now(
                Answers.TEXT, log.checkpoint().orElseThrow(() -> Problem.notFound("Nothing was signed so far.")));
    }

    private ServerResponse tile(ServerRequest request) throws IOException {
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
    private ServerResponse witnessed(ServerRequest request) throws IOException {
        var note = site.body(request.pathVariable("body")).keeper().witnessed(kept(request));
        return Answers.now(
                Answers.TEXT,
                note.orElseThrow(() -> Problem.notFound("Nothing of this log was cosigned so far."))
                        .bytes());
    }

    private ServerResponse forkEvidence(ServerRequest request) throws IOException {
        var log = kept(request);
        var evidence = site.body(request.pathVariable("body")).keeper().evidence(log);
        return Answers.download(
                Answers.TEXT,
                log.value().replace('/', '-') + ".fork",
                evidence.orElseThrow(() -> Problem.notFound("There is no evidence against the log " + log + "."))
                        .bytes());
    }

    /// C2SP tlog-mirror, monitoring.
    private ServerResponse mirrored(ServerRequest request) throws IOException {
        return Answers.now(Answers.TEXT, mirror(request, kept(request)).bytes());
    }

    private ServerResponse mirroredTile(ServerRequest request) throws IOException {
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

    private ServerResponse asset(ServerRequest request) {
        var name = request.pathVariable("name").replaceFirst("^/", "");
        var bytes = site.assets()
                .read(name)
                .orElseThrow(() -> Problem.notFound("There is no file \"" + Problem.shown(name) + "\"."));
        var type = Assets.type(name).orElseThrow();
        return site.assets().address().equals("/assets/" + request.pathVariable("digest"))
                ? Answers.forEver(type, bytes)
                : Answers.now(type, bytes);
    }

    private ServerResponse openApi(ServerRequest request) throws IOException {
        return Answers.now(Answers.JSON, site.openApi());
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

    private static Filter filter(ServerRequest request) {
        var parameters = new LinkedHashMap<String, String>();
        request.params().forEach((name, values) -> parameters.put(name, values.getFirst()));
        return Filter.parse(parameters)
                .orElseThrow(() -> Problem.badRequest(
                        "The address asks for a year, subject, outcome, member, order or page that there is not."));
    }

    private Frame frame(ServerRequest request, HostedBody body, String command) throws IOException {
        return site.frame(request, Place.AGREE, Optional.of(body), command);
    }

    /// What is made only when it is what was asked for.
    @FunctionalInterface
    private interface Making<T> {
        T make() throws IOException;
    }

    private ServerResponse answer(ServerRequest request, Making<Page> page, Making<Json> twin) throws IOException {
        return Preference.of(request.headers().header("Accept")) == Preference.JSON
                ? Answers.either(Answers.JSON, bytes(twin.make()))
                : Answers.either(Answers.HTML, site.render(page.make()));
    }

    private static ServerResponse json(Json body) {
        return Answers.now(Answers.JSON, bytes(body));
    }

    private static byte[] bytes(Json body) {
        return (body.indented() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private ServerResponse problem(Problem problem, ServerRequest request) {
        if (Preference.of(request.headers().header("Accept")) == Preference.PAGE) {
            try {
                return Answers.problem(problem, Answers.HTML, site.render(problem, request));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "no frame for a problem", e);
            }
        }
        return Answers.problem(problem, Answers.PROBLEM, problem.json(Site.path(request)));
    }
}

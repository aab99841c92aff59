package org.comity.node.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
import org.comity.node.page.ProblemPage;
import org.comity.node.page.VerifyPage;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.record.tiles.TilePath;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Every address of a node, in one place.
///
/// A page has one address in each language and a twin in JSON at the same address by `Accept`, or with `.json` at its
/// end.
final class Routes {
    private static final System.Logger LOG = System.getLogger(Routes.class.getName());

    private final Site site;

    Routes(Site site) {
        this.site = site;
    }

    static RouterFunction<ServerResponse> of(Site site) {
        var routes = new Routes(site);
        var router = RouterFunctions.route();
        for (var route : routes.all()) {
            for (var path : route.paths()) {
                // HEAD is answered like GET; the server leaves the body out.
                router.route(
                        RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                                .and(RequestPredicates.path(path)),
                        route.answer());
            }
        }
        router.onError(
                Problem.Answered.class,
                (failure, request) -> routes.problem(((Problem.Answered) failure).problem(), request));
        router.onError(Exception.class, (failure, request) -> {
            LOG.log(System.Logger.Level.ERROR, request.path(), failure);
            return routes.problem(
                    new Problem(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "This is a mistake of the software. Nothing was changed."),
                    request);
        });
        router.route(
                _ -> true,
                request -> routes.problem(
                        new Problem(HttpStatus.NOT_FOUND, "There is nothing at " + shown(request.path()) + "."),
                        request));
        return router.build();
    }

    /// All of them. `openapi.json` describes each.
    List<Route> all() {
        return List.of(
                Route.page("/", this::home),
                Route.page("/body/{body}", this::body),
                Route.page("/body/{body}/members", this::members),
                Route.file("/body/{body}/members.json", this::membersJson),
                Route.file("/body/{body}/members.csv", this::membersCsv),
                Route.page("/body/{body}/member", this::chooseMember),
                Route.page("/body/{body}/members/{code:[A-Z0-9]+}", this::member),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}.json", this::memberJson),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}.csv", this::memberCsv),
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
                Route.page("/record", this::record),
                Route.page("/verify", this::verify),
                Route.page("/about", this::about),
                Route.file("/assets/{digest}/{*name}", this::asset),
                Route.file("/api/openapi.json", this::openApi));
    }

    private ServerResponse home(ServerRequest request) throws IOException {
        var bodies = site.node().bodies();
        return answer(
                request,
                Views.home(
                        site.frame(
                                request, Place.HOME, bodies.stream().findFirst().filter(_ -> false), "./comity audit"),
                        bodies),
                () -> Twins.bodies(bodies));
    }

    private ServerResponse body(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        return answer(request, Views.body(frame(request, body, "comity audit"), body), () -> Twins.body(body));
    }

    private ServerResponse members(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        return answer(
                request,
                Views.members(frame(request, body, "comity decisions --body " + body.slug()), body),
                () -> Twins.members(body));
    }

    private ServerResponse member(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.pathVariable("code"));
        var filter = filter(request);
        var page = Views.member(
                frame(request, body, "comity decisions --body " + body.slug() + " --member " + member.code()),
                body,
                member,
                filter);
        return answer(request, page, () -> Twins.member(body, member, filter));
    }

    private ServerResponse chooseMember(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var member = member(body, request.param("member").orElse(""));
        return ServerResponse.seeOther(java.net.URI.create(
                        Site.links(request).member(body.name(), member.code().value())))
                .build();
    }

    private ServerResponse decisions(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var filter = filter(request);
        var page = Views.decisions(frame(request, body, "comity decisions --body " + body.slug()), body, filter);
        return answer(request, page, () -> Twins.decisions(body, filter));
    }

    private ServerResponse decision(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        var page = Views.decision(
                frame(request, body, "comity decisions --body " + body.slug() + " --roll-call " + rollCall.id()),
                body,
                rollCall);
        return answer(request, page, () -> RollCallData.whole(rollCall));
    }

    private ServerResponse act(ServerRequest request) throws IOException {
        var place = place(request);
        var body = site.body(request.pathVariable("body"));
        return answer(
                request,
                ActViews.page(
                        frame(request, body, "comity act show " + place.origin() + " " + place.index()), body, place),
                () -> Twins.act(body, place));
    }

    private ServerResponse actById(ServerRequest request) {
        var id = request.pathVariable("id");
        for (var body : site.node().bodies()) {
            try {
                var place = body.place(org.comity.record.act.ActId.parse(id));
                if (place.isPresent()) {
                    return ServerResponse.seeOther(java.net.URI.create(Site.links(request)
                                    .act(place.get().origin(), place.get().index())))
                            .build();
                }
            } catch (MalformedException e) {
                throw Problem.badRequest("An act id is 64 lower-case hex digits.");
            }
        }
        throw Problem.notFound("No log of this node holds an act with the id " + shown(id) + ".");
    }

    private ServerResponse record(ServerRequest request) throws IOException {
        var bodies = site.node().bodies();
        var address = request.uri().resolve("/").toString();
        return answer(
                request,
                Views.record(
                        site.frame(request, Place.RECORD, Optional.empty(), "comity audit " + address),
                        bodies,
                        address),
                () -> Twins.bodies(bodies));
    }

    private ServerResponse verify(ServerRequest request) throws IOException {
        var trust = site.node().bodies().stream()
                .findFirst()
                .map(body -> Links.trust(body.name()))
                .orElse("");
        return answer(
                request,
                new VerifyPage(
                        site.frame(request, Place.VERIFY, Optional.empty(), "comity verify FILE"),
                        trust,
                        "comity verify FILE --trust trust.json"),
                () -> Json.object(Json.member("trust", Json.of(trust))));
    }

    private ServerResponse about(ServerRequest request) throws IOException {
        return answer(
                request,
                new AboutPage(site.frame(request, Place.ABOUT, Optional.empty(), "comity audit")),
                () -> Json.object(Json.member("page", Json.of("about"))));
    }

    private ServerResponse membersJson(ServerRequest request) {
        return json(request, Twins.members(site.body(request.pathVariable("body"))));
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
                request,
                Answers.CSV,
                body.slug() + "-members.csv",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ServerResponse memberJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return json(request, Twins.member(body, member(body, request.pathVariable("code")), filter(request)));
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
                request,
                Answers.CSV,
                body.slug() + "-" + member.code() + ".csv",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ServerResponse decisionsJson(ServerRequest request) {
        return json(request, Twins.decisions(site.body(request.pathVariable("body")), filter(request)));
    }

    private ServerResponse decisionsCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return Answers.download(
                request,
                Answers.CSV,
                body.slug() + "-decisions.csv",
                RollCallData.csv(Views.filtered(Views.archive(body), filter(request))));
    }

    private ServerResponse decisionJson(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        return json(request, RollCallData.whole(rollCall(body, request.pathVariable("id"))));
    }

    private ServerResponse decisionCsv(ServerRequest request) {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        return Answers.download(
                request, Answers.CSV, body.slug() + "-" + rollCall.id() + ".csv", RollCallData.votesCsv(rollCall));
    }

    private ServerResponse decisionReceipt(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        var rollCall = rollCall(body, request.pathVariable("id"));
        var place = body.place(Views.recordId(rollCall.attestedBy().toString())).orElseThrow();
        return receipt(request, body, place);
    }

    private ServerResponse trust(ServerRequest request) {
        return json(request, Twins.trust(site.body(request.pathVariable("body"))));
    }

    private ServerResponse entry(ServerRequest request) throws IOException {
        var place = place(request);
        return Answers.forEver(
                request,
                Answers.JSON,
                ActViews.entry(site.body(request.pathVariable("body")), place).bytes());
    }

    private ServerResponse receipt(ServerRequest request) throws IOException {
        return receipt(request, site.body(request.pathVariable("body")), place(request));
    }

    private static ServerResponse receipt(ServerRequest request, HostedBody body, HostedBody.Place place)
            throws IOException {
        return Answers.download(
                request,
                Answers.TEXT,
                place.origin().replace('/', '-') + "-" + place.index() + ".tlog-proof",
                ActViews.receipt(body, place));
    }

    private ServerResponse checkpoint(ServerRequest request) throws IOException {
        var log = site.body(request.pathVariable("body")).log(origin(request));
        return Answers.now(
                request,
                Answers.TEXT,
                log.checkpoint().orElseThrow(() -> Problem.notFound("Nothing was signed so far.")));
    }

    private ServerResponse tile(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        TilePath path;
        try {
            path = TilePath.parse("tile" + request.pathVariable("tile"));
        } catch (MalformedException e) {
            throw Problem.badRequest("That is not the path of a tile, as C2SP tlog-tiles has them.");
        }
        var bytes = body.log(origin(request))
                .read(path)
                .orElseThrow(() -> Problem.notFound("The log " + origin(request) + " has no " + path + "."));
        return Answers.forEver(request, MediaType.APPLICATION_OCTET_STREAM, bytes);
    }

    private ServerResponse asset(ServerRequest request) {
        var name = request.pathVariable("name").substring(1);
        var bytes =
                site.assets().read(name).orElseThrow(() -> Problem.notFound("There is no file " + shown(name) + "."));
        var type = Assets.type(name).orElseThrow();
        return site.assets().address().equals("/assets/" + request.pathVariable("digest"))
                ? Answers.forEver(request, type, bytes)
                : Answers.now(request, type, bytes);
    }

    private ServerResponse openApi(ServerRequest request) throws IOException {
        try (var in = java.util.Objects.requireNonNull(Routes.class.getResourceAsStream("openapi.json"))) {
            return Answers.now(request, Answers.JSON, in.readAllBytes());
        }
    }

    private static Member member(HostedBody body, String code) {
        if (code.matches("[A-Z][A-Z0-9]{1,7}")) {
            var member = Views.archive(body).member(new MemberCode(code));
            if (member.isPresent()) {
                return member.get();
            }
        }
        throw Problem.notFound("The record of " + body.name() + " has no member \"" + shown(code) + "\".");
    }

    private static RollCall rollCall(HostedBody body, String id) {
        if (id.matches("[1-9][0-9]{0,8}")) {
            var rollCall = Views.archive(body).rollCall(new RollCallId(Integer.parseInt(id)));
            if (rollCall.isPresent()) {
                return rollCall.get();
            }
        }
        throw Problem.notFound("The record of " + body.name() + " has no roll call " + shown(id)
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
            throw Problem.notFound(
                    "The body " + body.name() + " has no log of \"" + shown(request.pathVariable("party")) + "\".");
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

    /// Makes the JSON twin only when it is asked for.
    @FunctionalInterface
    private interface Twin {
        Json json() throws IOException;
    }

    private ServerResponse answer(ServerRequest request, Page page, Twin twin) throws IOException {
        return wantsJson(request) ? json(request, twin.json()) : Answers.now(request, Answers.HTML, site.render(page));
    }

    private static ServerResponse json(ServerRequest request, Json body) {
        return Answers.now(request, Answers.JSON, (body.indented() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean wantsJson(ServerRequest request) {
        var accepted = request.headers().accept();
        return accepted.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith)
                && accepted.stream().noneMatch(MediaType.TEXT_HTML::isCompatibleWith);
    }

    private ServerResponse problem(Problem problem, ServerRequest request) {
        var status = problem.status();
        var body = Json.object(
                Json.member("type", Json.of("about:blank")),
                Json.member("title", Json.of(status.getReasonPhrase())),
                Json.member("status", Json.of(status.value())),
                Json.member("detail", Json.of(problem.detail())),
                Json.member("instance", Json.of(shown(request.path()))));
        boolean person = request.headers().accept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        if (!person) {
            return Answers.problem(problem, (body.indented() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            var page = new ProblemPage(
                    site.frame(request, Place.NOWHERE, Optional.empty(), "comity help"),
                    status.value(),
                    status.getReasonPhrase(),
                    problem.detail(),
                    shown(request.path()));
            return ServerResponse.status(status).contentType(Answers.HTML).body(site.render(page));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "no frame for a problem", e);
            return Answers.problem(problem, (body.indented() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// What a stranger typed, short enough to be said back.
    private static String shown(String text) {
        return text.length() <= 120 ? text : text.substring(0, 119) + "…";
    }
}

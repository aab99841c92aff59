package org.comity.node.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.comity.node.page.AboutPage;
import org.comity.node.page.Links;
import org.comity.node.page.Place;
import org.comity.node.page.VerifyPage;
import org.comity.record.json.Json;
import org.springframework.http.HttpStatus;
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
    private final ArchiveAnswers archives;
    private final LogAnswers logs;
    private final AlignAnswers align;
    private final CompareAnswers compare;
    private final CheckAnswers check;

    Routes(Site site) {
        this.site = site;
        this.archives = new ArchiveAnswers(site);
        this.logs = new LogAnswers(site);
        this.align = new AlignAnswers(site);
        this.compare = new CompareAnswers(site);
        this.check = new CheckAnswers(site);
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
        return Stream.of(own(), align.routes(), compare.routes(), check.routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> own() {
        return List.of(
                Route.page("/", this::home),
                Route.file("/bodies.json", this::bodiesJson),
                // Before the page, to whose path its own would fit.
                Route.file("/body/{body}.json", this::bodyJson),
                Route.page("/body/{body}", this::body),
                Route.page("/body/{body}/members", archives::members),
                Route.file("/body/{body}/members.json", archives::membersJson),
                Route.file("/body/{body}/members.csv", archives::membersCsv),
                Route.page("/body/{body}/member", archives::chooseMember),
                Route.page("/body/{body}/members/{code:[A-Z0-9]+}", archives::member),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}.json", archives::memberJson),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}.csv", archives::memberCsv),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}/agreement.json", archives::agreementJson),
                Route.file("/body/{body}/members/{code:[A-Z0-9]+}/agreement.csv", archives::agreementCsv),
                Route.page("/body/{body}/decisions", archives::decisions),
                Route.file("/body/{body}/decisions.json", archives::decisionsJson),
                Route.file("/body/{body}/decisions.csv", archives::decisionsCsv),
                Route.page("/body/{body}/decisions/{id:[0-9]+}", archives::decision),
                Route.file("/body/{body}/decisions/{id:[0-9]+}.json", archives::decisionJson),
                Route.file("/body/{body}/decisions/{id:[0-9]+}.csv", archives::decisionCsv),
                Route.file("/body/{body}/decisions/{id:[0-9]+}.tlog-proof", archives::decisionReceipt),
                Route.file("/body/{body}/trust.json", logs::trust),
                Route.page("/act/{body}/{party}/{index:[0-9]+}", logs::act),
                Route.file("/act/{body}/{party}/{index:[0-9]+}.json", logs::entry),
                Route.file("/act/{body}/{party}/{index:[0-9]+}.tlog-proof", logs::receipt),
                Route.page("/act/{id:[0-9a-f]+}", logs::actById),
                Route.file("/log/{body}/{party}/checkpoint", logs::checkpoint),
                Route.file("/log/{body}/{party}/tile/{*tile}", logs::tile),
                Route.file("/keeper/{body}/witness/{log:[0-9a-f]+}/checkpoint", logs::witnessed),
                Route.file("/keeper/{body}/witness/{log:[0-9a-f]+}/fork", logs::forkEvidence),
                Route.file("/keeper/{body}/mirror/{log:[0-9a-f]+}/checkpoint", logs::mirrored),
                Route.file("/keeper/{body}/mirror/{log:[0-9a-f]+}/tile/{*tile}", logs::mirroredTile),
                Route.page("/record", logs::record),
                Route.file("/record.json", logs::recordJson),
                Route.page("/verify", this::verify),
                Route.page("/about", this::about),
                Route.file("/assets/{digest}/{*name}", this::asset),
                Route.file("/api/openapi.json", this::openApi));
    }

    private ServerResponse home(ServerRequest request) throws IOException {
        var bodies = site.node().bodies();
        return Answers.pageOrTwin(
                site,
                request,
                () -> BodyViews.home(site.frame(request, Place.HOME, Optional.empty(), "comity audit"), bodies),
                () -> Twins.bodies(bodies));
    }

    private ServerResponse body(ServerRequest request) throws IOException {
        var body = site.body(request.pathVariable("body"));
        return Answers.pageOrTwin(
                site,
                request,
                () -> BodyViews.body(site.frame(request, body, "comity audit"), body),
                () -> Twins.body(body));
    }

    private ServerResponse verify(ServerRequest request) throws IOException {
        var trust = site.node().bodies().stream()
                .findFirst()
                .map(body -> Links.trust(body.name()))
                .orElse("");
        return Answers.pageOrTwin(
                site,
                request,
                () -> new VerifyPage(
                        site.frame(request, Place.VERIFY, Optional.empty(), "comity verify FILE"),
                        trust,
                        "comity verify FILE --trust trust.json"),
                () -> Json.object(Json.member("trust", Json.of(trust))));
    }

    private ServerResponse about(ServerRequest request) throws IOException {
        return Answers.pageOrTwin(
                site,
                request,
                () -> new AboutPage(site.frame(request, Place.ABOUT, Optional.empty(), "comity audit")),
                () -> Json.object(Json.member("page", Json.of("about"))));
    }

    private ServerResponse bodiesJson(ServerRequest request) throws IOException {
        return Answers.json(Twins.bodies(site.node().bodies()));
    }

    private ServerResponse bodyJson(ServerRequest request) throws IOException {
        return Answers.json(Twins.body(site.body(request.pathVariable("body"))));
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

package org.comity.node.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.pack.EvidenceKind;
import org.comity.check.pack.Framework;
import org.comity.node.align.Agenda;
import org.comity.node.align.Atlas;
import org.comity.node.align.Passage;
import org.comity.node.data.FrameworkData;
import org.comity.node.data.FrameworkTables;
import org.comity.node.data.ICalendar;
import org.comity.node.page.CalendarFilter;
import org.comity.node.page.Frame;
import org.comity.node.page.FrameworkFilter;
import org.comity.node.page.Place;
import org.comity.record.json.Json;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The frameworks of the packs: pages, and data to take away.
final class AlignAnswers {
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Site site;

    AlignAnswers(Site site) {
        this.site = site;
    }

    /// All addresses.
    List<Route> routes() {
        return List.of(
                Route.page("/frameworks", this::frameworks),
                Route.file("/frameworks.json", this::frameworksJson),
                Route.file("/frameworks.csv", this::frameworksCsv),
                Route.page("/frameworks/{framework:[a-z0-9-]+}", this::framework),
                Route.file("/frameworks/{framework:[a-z0-9-]+}.json", this::frameworkJson),
                Route.file("/frameworks/{framework:[a-z0-9-]+}.csv", this::frameworkCsv),
                Route.page("/frameworks/{framework:[a-z0-9-]+}/{provision:[a-z0-9-]+}", this::provision),
                Route.file("/frameworks/{framework:[a-z0-9-]+}/{provision:[a-z0-9-]+}.json", this::provisionJson),
                Route.page("/topics", this::topics),
                Route.file("/topics.json", this::topicsJson),
                Route.file("/topics.csv", this::topicsCsv),
                Route.page("/topics/{topic:[a-z0-9-]+}", this::topic),
                Route.file("/topics/{topic:[a-z0-9-]+}.json", this::topicJson),
                Route.file("/topics/{topic:[a-z0-9-]+}.csv", this::topicCsv),
                Route.page("/evidence", this::evidence),
                Route.file("/evidence.json", this::evidenceJson),
                Route.file("/evidence.csv", this::evidenceCsv),
                Route.page("/evidence/{kind:[a-z0-9-]+}", this::evidenceKind),
                Route.file("/evidence/{kind:[a-z0-9-]+}.json", this::evidenceKindJson),
                Route.file("/evidence/{kind:[a-z0-9-]+}.csv", this::evidenceKindCsv),
                Route.page("/calendar", this::calendar),
                Route.file("/calendar.json", this::calendarJson),
                Route.file("/calendar.csv", this::calendarCsv),
                Route.file("/calendar.ics", this::calendarFeed),
                Route.page("/facts", this::facts),
                Route.file("/facts.json", this::factsJson),
                Route.file("/facts.csv", this::factsCsv),
                Route.page("/search", this::search),
                Route.file("/search.json", this::searchJson),
                Route.page("/unverified", this::unverified),
                Route.file("/unverified.json", this::unverifiedJson),
                Route.file("/unverified.csv", this::unverifiedCsv));
    }

    private ServerResponse frameworks(ServerRequest request) throws IOException {
        var atlas = atlas();
        var filter = filter(request);
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.frameworks(frame(request, "comity frameworks list"), atlas, filter),
                () -> frameworks(atlas, filter));
    }

    private ServerResponse frameworksJson(ServerRequest request) throws IOException {
        return Answers.json(frameworks(atlas(), filter(request)));
    }

    private ServerResponse frameworksCsv(ServerRequest request) throws IOException {
        return csv("frameworks", FrameworkTables.frameworks(AlignViews.filtered(atlas(), filter(request))));
    }

    private static Json frameworks(Atlas atlas, FrameworkFilter filter) {
        return object(
                "frameworks",
                Json.array(AlignViews.filtered(atlas, filter).stream()
                        .map(framework -> (Json) FrameworkData.summary(framework))
                        .toList()));
    }

    private ServerResponse framework(ServerRequest request) throws IOException {
        var atlas = atlas();
        var framework = framework(atlas, request);
        var order = request.param("order").orElse("");
        if (!order.matches("(topic|text)?")) {
            throw Problem.badRequest("The address asks for an order that there is not: topic or text.");
        }
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.framework(
                        frame(request, "comity frameworks show " + framework.id()),
                        atlas,
                        framework,
                        !order.equals("text")),
                () -> FrameworkData.whole(framework));
    }

    private ServerResponse frameworkJson(ServerRequest request) throws IOException {
        return Answers.json(FrameworkData.whole(framework(atlas(), request)));
    }

    private ServerResponse frameworkCsv(ServerRequest request) throws IOException {
        var framework = framework(atlas(), request);
        return csv(framework.id(), FrameworkTables.provisions(AlignViews.passages(framework)));
    }

    private ServerResponse provision(ServerRequest request) throws IOException {
        var atlas = atlas();
        var passage = passage(atlas, request);
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.provision(
                        frame(request, "comity frameworks show " + passage.reference()), atlas, passage),
                () -> whole(atlas, passage));
    }

    private ServerResponse provisionJson(ServerRequest request) throws IOException {
        var atlas = atlas();
        return Answers.json(whole(atlas, passage(atlas, request)));
    }

    private static Json whole(Atlas atlas, Passage passage) {
        return FrameworkData.whole(passage, atlas.relations(passage), atlas.pulls(passage));
    }

    private ServerResponse topics(ServerRequest request) throws IOException {
        var atlas = atlas();
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.topics(frame(request, "comity frameworks list"), atlas),
                () -> topics(atlas));
    }

    private ServerResponse topicsJson(ServerRequest request) throws IOException {
        return Answers.json(topics(atlas()));
    }

    private ServerResponse topicsCsv(ServerRequest request) throws IOException {
        var table = new FrameworkTables.Table("topic", "title", "frameworks", "provisions", "binding", "verified");
        AlignViews.topicRows(atlas())
                .forEach(row -> table.row(
                        row.id(),
                        row.title(),
                        Integer.toString(row.frameworks()),
                        Long.toString(row.seen().all()),
                        Long.toString(row.binding()),
                        Long.toString(row.seen().seen())));
        return csv("topics", table.bytes());
    }

    private static Json topics(Atlas atlas) {
        return object(
                "topics",
                Json.array(AlignViews.topicRows(atlas).stream()
                        .map(row -> Json.object(
                                Json.member("id", Json.of(row.id())),
                                Json.member("title", Json.of(row.title())),
                                Json.member("frameworks", Json.of(row.frameworks())),
                                Json.member("provisions", Json.of(row.seen().all())),
                                Json.member("binding", Json.of(row.binding())),
                                Json.member("verified", Json.of(row.seen().seen()))))
                        .toList()));
    }

    private ServerResponse topic(ServerRequest request) throws IOException {
        var atlas = atlas();
        var topic = request.pathVariable("topic");
        var passages = topic(atlas, topic);
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.topic(frame(request, "comity frameworks list"), atlas, topic, passages),
                () -> topic(atlas, topic, passages));
    }

    private ServerResponse topicJson(ServerRequest request) throws IOException {
        var atlas = atlas();
        var topic = request.pathVariable("topic");
        return Answers.json(topic(atlas, topic, topic(atlas, topic)));
    }

    private ServerResponse topicCsv(ServerRequest request) throws IOException {
        var topic = request.pathVariable("topic");
        return csv(topic, FrameworkTables.provisions(topic(atlas(), topic)));
    }

    private static List<Passage> topic(Atlas atlas, String topic) {
        var passages = atlas.byTopic().get(topic);
        if (passages == null) {
            throw Problem.notFound("The packs have no topic \"" + Problem.shown(topic) + "\". All are at /topics.");
        }
        return passages;
    }

    private static Json topic(Atlas atlas, String topic, List<Passage> passages) {
        return Json.object(
                Json.member("id", Json.of(topic)),
                Json.member("title", Json.of(atlas.packs().terms().topics().getOrDefault(topic, topic))),
                Json.member("provisions", FrameworkData.list(passages)));
    }

    private ServerResponse evidence(ServerRequest request) throws IOException {
        var atlas = atlas();
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.evidence(frame(request, "comity frameworks list"), atlas),
                () -> evidence(atlas));
    }

    private ServerResponse evidenceJson(ServerRequest request) throws IOException {
        return Answers.json(evidence(atlas()));
    }

    private ServerResponse evidenceCsv(ServerRequest request) throws IOException {
        var table = new FrameworkTables.Table(
                "kind", "title", "group", "territories", "frameworks", "provisions", "binding", "verified");
        AlignViews.evidenceRows(atlas())
                .forEach(row -> table.row(
                        row.kind().id(),
                        row.kind().title(),
                        row.kind().group(),
                        String.join(" ", row.territories()),
                        Integer.toString(row.frameworks()),
                        Long.toString(row.seen().all()),
                        Long.toString(row.binding()),
                        Long.toString(row.seen().seen())));
        return csv("evidence", table.bytes());
    }

    private static Json evidence(Atlas atlas) {
        return object(
                "kinds",
                Json.array(AlignViews.evidenceRows(atlas).stream()
                        .map(row -> (Json) FrameworkData.evidence(row.kind())
                                .with("territories", FrameworkData.texts(row.territories()))
                                .with("frameworks", Json.of(row.frameworks()))
                                .with("provisions", Json.of(row.seen().all()))
                                .with("binding", Json.of(row.binding()))
                                .with("verified", Json.of(row.seen().seen())))
                        .toList()));
    }

    private ServerResponse evidenceKind(ServerRequest request) throws IOException {
        var atlas = atlas();
        var kind = kind(atlas, request);
        var passages = served(atlas, kind);
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.evidenceKind(frame(request, "comity frameworks list"), kind, passages),
                () -> evidenceKind(kind, passages));
    }

    private ServerResponse evidenceKindJson(ServerRequest request) throws IOException {
        var atlas = atlas();
        var kind = kind(atlas, request);
        return Answers.json(evidenceKind(kind, served(atlas, kind)));
    }

    private ServerResponse evidenceKindCsv(ServerRequest request) throws IOException {
        var atlas = atlas();
        var kind = kind(atlas, request);
        return csv(kind.id(), FrameworkTables.provisions(served(atlas, kind)));
    }

    private static EvidenceKind kind(Atlas atlas, ServerRequest request) {
        var id = request.pathVariable("kind");
        return Optional.ofNullable(atlas.packs().terms().evidence().get(id))
                .orElseThrow(() -> Problem.notFound(
                        "The packs have no kind of evidence \"" + Problem.shown(id) + "\". All are at /evidence."));
    }

    private static List<Passage> served(Atlas atlas, EvidenceKind kind) {
        return atlas.byEvidence().getOrDefault(kind.id(), List.of());
    }

    private static Json evidenceKind(EvidenceKind kind, List<Passage> passages) {
        return FrameworkData.evidence(kind)
                .with("territories", FrameworkData.texts(AlignViews.territories(passages)))
                .with("provisions", FrameworkData.list(passages));
    }

    private ServerResponse calendar(ServerRequest request) throws IOException {
        var atlas = atlas();
        var filter = calendarFilter(request);
        var today = site.node().today();
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.calendar(frame(request, "comity frameworks list"), atlas, filter, today),
                () -> calendar(AlignViews.agenda(atlas, filter, today)));
    }

    private ServerResponse calendarJson(ServerRequest request) throws IOException {
        return Answers.json(calendar(
                AlignViews.agenda(atlas(), calendarFilter(request), site.node().today())));
    }

    private ServerResponse calendarCsv(ServerRequest request) throws IOException {
        return csv(
                "calendar",
                FrameworkTables.agenda(AlignViews.agenda(
                        atlas(), calendarFilter(request), site.node().today())));
    }

    private ServerResponse calendarFeed(ServerRequest request) throws IOException {
        var agenda = AlignViews.of(Agenda.of(atlas().packs()), calendarFilter(request));
        return Answers.now(CALENDAR, ICalendar.of(agenda, site.address(request).toString()));
    }

    private static Json calendar(Agenda agenda) {
        return object(
                "entries",
                Json.array(agenda.entries().stream().map(FrameworkData::entry).toList()));
    }

    private ServerResponse facts(ServerRequest request) throws IOException {
        var atlas = atlas();
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.facts(frame(request, "comity frameworks list"), atlas),
                () -> facts(atlas));
    }

    private ServerResponse factsJson(ServerRequest request) throws IOException {
        return Answers.json(facts(atlas()));
    }

    private ServerResponse factsCsv(ServerRequest request) throws IOException {
        var table = new FrameworkTables.Table("fact", "type", "meaning", "question", "rule", "source", "asking");
        AlignViews.factRows(atlas())
                .forEach(row -> table.row(
                        row.asked().fact().name(),
                        row.asked().fact().type().words(),
                        row.asked().fact().meaning(),
                        row.asked().fact().question(),
                        row.asked().rule().orElse(""),
                        row.asked().source(),
                        Integer.toString(row.asking())));
        return csv("facts", table.bytes());
    }

    private static Json facts(Atlas atlas) {
        return object(
                "facts",
                Json.array(AlignViews.factRows(atlas).stream()
                        .map(row -> {
                            var members = new LinkedHashMap<String, Json>();
                            members.put("name", Json.of(row.asked().fact().name()));
                            members.put(
                                    "type", Json.of(row.asked().fact().type().words()));
                            members.put("meaning", Json.of(row.asked().fact().meaning()));
                            members.put("question", Json.of(row.asked().fact().question()));
                            row.asked().rule().ifPresent(rule -> members.put("rule", Json.of(rule)));
                            members.put("source", Json.of(row.asked().source()));
                            members.put("asking", Json.of(row.asking()));
                            return (Json) new Json.Members(members);
                        })
                        .toList()));
    }

    private ServerResponse unverified(ServerRequest request) throws IOException {
        var atlas = atlas();
        return Answers.pageOrTwin(
                site,
                request,
                () -> AlignViews.unverified(frame(request, "comity frameworks list"), atlas),
                () -> unverified(atlas));
    }

    private ServerResponse unverifiedJson(ServerRequest request) throws IOException {
        return Answers.json(unverified(atlas()));
    }

    private ServerResponse unverifiedCsv(ServerRequest request) throws IOException {
        return csv("unverified", FrameworkTables.provisions(AlignViews.unverified(atlas())));
    }

    private static Json unverified(Atlas atlas) {
        return object("provisions", FrameworkData.list(AlignViews.unverified(atlas)));
    }

    private ServerResponse search(ServerRequest request) throws IOException {
        var search = Search.of(site.library().finder(), parameters(request));
        return Answers.pageOrTwin(
                site, request, () -> search.page(frame(request, "comity frameworks list")), () -> search.json());
    }

    private ServerResponse searchJson(ServerRequest request) throws IOException {
        return Answers.json(
                Search.of(site.library().finder(), parameters(request)).json());
    }

    private Atlas atlas() throws IOException {
        return site.library().atlas();
    }

    private Frame frame(ServerRequest request, String command) throws IOException {
        return site.frame(request, Place.ALIGN, Optional.empty(), command);
    }

    private static Framework framework(Atlas atlas, ServerRequest request) {
        var id = request.pathVariable("framework");
        return atlas.framework(id)
                .orElseThrow(() -> Problem.notFound(
                        "The packs have no framework \"" + Problem.shown(id) + "\". All are at /frameworks."));
    }

    private static Passage passage(Atlas atlas, ServerRequest request) {
        var framework = framework(atlas, request);
        var id = request.pathVariable("provision");
        return atlas.passage(framework.id(), id)
                .orElseThrow(() -> Problem.notFound("The pack " + framework.id() + " has no provision \""
                        + Problem.shown(id) + "\". All are at /frameworks/" + framework.id() + "."));
    }

    private static FrameworkFilter filter(ServerRequest request) {
        return FrameworkFilter.parse(parameters(request))
                .orElseThrow(() -> Problem.badRequest(
                        "The address asks for a jurisdiction, kind, status, topic or force that there is not."));
    }

    private static CalendarFilter calendarFilter(ServerRequest request) {
        return CalendarFilter.parse(parameters(request))
                .orElseThrow(
                        () -> Problem.badRequest("The address asks for a year or jurisdiction that there cannot be."));
    }

    private static Map<String, String> parameters(ServerRequest request) {
        var parameters = new LinkedHashMap<String, String>();
        request.params().forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    private static ServerResponse csv(String name, byte[] table) {
        return Answers.download(Answers.CSV, "comity-" + name + ".csv", table);
    }

    private static Json object(String name, Json value) {
        return Json.object(Json.member(name, value));
    }
}

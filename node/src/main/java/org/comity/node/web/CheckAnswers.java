package org.comity.node.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comity.check.RefusedException;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.comity.check.finding.Check;
import org.comity.check.report.HtmlReport;
import org.comity.check.report.JsonReport;
import org.comity.check.report.Report;
import org.comity.check.report.Words;
import org.comity.node.data.PacksData;
import org.comity.node.page.CheckPage;
import org.comity.node.page.Frame;
import org.comity.node.page.Links;
import org.comity.node.page.Place;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Where a system is checked: in the reader's browser, to which the node gives the packs and nothing comes back; and
/// the examples, by the node.
final class CheckAnswers {
    private static final String FOLDER = "dossiers/";
    private static final String ENDING = ".yaml";

    private final Site site;
    private volatile byte @org.jspecify.annotations.Nullable [] packs;

    CheckAnswers(Site site) {
        this.site = site;
    }

    /// All addresses.
    List<Route> routes() {
        return List.of(
                Route.page("/check", this::check),
                Route.page("/check/examples/{example:[a-z0-9-]+}", this::example),
                Route.file("/api/packs.json", this::packs));
    }

    private ServerResponse check(ServerRequest request) throws IOException {
        var examples = examples();
        return Answers.pageOrTwin(
                site,
                request,
                () -> new CheckPage(frame(request, "comity check FILE"), examples, today(), Optional.empty()),
                () -> Json.object(
                        Json.member("packs", Json.of(Links.PACKS)),
                        Json.member(
                                "examples",
                                Json.array(examples.stream()
                                        .map(example -> Json.object(
                                                Json.member("name", Json.of(example.name())),
                                                Json.member("title", Json.of(example.title())),
                                                Json.member("file", Json.of(example.file()))))
                                        .toList()))));
    }

    private ServerResponse example(ServerRequest request) throws IOException {
        var name = request.pathVariable("example");
        var example = examples().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("There is no example \"" + Problem.shown(name) + "\". All are at /check."));
        var known = site.library().atlas().packs();
        var report = Report.of(known, Check.of(known, dossier(name), site.node().today()));
        var frame = frame(request, "comity check " + name + ENDING);
        return Answers.pageOrTwin(
                site,
                request,
                () -> new CheckPage(
                        frame, examples(), today(), Optional.of(new CheckPage.Shown(example, article(report, frame)))),
                () -> json(report));
    }

    private static String article(Report report, Frame frame) {
        return HtmlReport.article(
                report,
                Words.of(frame.language().tag()),
                frame.icons(),
                reference -> frame.links().provision(before(reference), after(reference)));
    }

    private static String before(String reference) {
        return reference.substring(0, reference.indexOf('#'));
    }

    private static String after(String reference) {
        return reference.substring(reference.indexOf('#') + 1);
    }

    private static Json json(Report report) {
        try {
            return Json.parse(JsonReport.of(report).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new IllegalStateException("a report that we wrote", e);
        }
    }

    /// The same bytes until the node ends: made once.
    private ServerResponse packs(ServerRequest request) throws IOException {
        var bytes = packs;
        if (bytes == null) {
            bytes = PacksData.of(site.library().atlas().packs()).canonical();
            packs = bytes;
        }
        return Answers.now(Answers.JSON, bytes);
    }

    private List<CheckPage.Example> examples() throws IOException {
        var examples = new ArrayList<CheckPage.Example>();
        for (var file : site.assets().names(FOLDER)) {
            var name = file.substring(FOLDER.length(), file.length() - ENDING.length());
            examples.add(new CheckPage.Example(
                    name, site.assets().address() + "/" + file, dossier(name).title()));
        }
        return examples;
    }

    private Dossier dossier(String name) throws IOException {
        var bytes = site.assets().read(FOLDER + name + ENDING).orElseThrow();
        try {
            return DossierReader.read(
                    name + ENDING, bytes, site.library().atlas().packs());
        } catch (RefusedException e) {
            throw new IllegalStateException("an example that came along", e);
        }
    }

    private String today() {
        return site.node().today().toString();
    }

    private Frame frame(ServerRequest request, String command) throws IOException {
        return site.frame(request, Place.ALIGN, Optional.empty(), command);
    }
}

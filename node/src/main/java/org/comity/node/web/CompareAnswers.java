package org.comity.node.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.check.compare.Comparison;
import org.comity.check.pack.Framework;
import org.comity.node.align.Atlas;
import org.comity.node.align.Matrix;
import org.comity.node.align.Passage;
import org.comity.node.align.Pull;
import org.comity.node.data.ComparisonData;
import org.comity.node.page.ComparePage;
import org.comity.node.page.Frame;
import org.comity.node.page.MatrixFilter;
import org.comity.node.page.MatrixPage;
import org.comity.node.page.Place;
import org.comity.node.page.Region;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Frameworks beside one another: the matrix of all, and a few provision by provision.
final class CompareAnswers {
    private static final String COMMAND = "comity frameworks list";

    private final Site site;

    CompareAnswers(Site site) {
        this.site = site;
    }

    /// All addresses.
    List<Route> routes() {
        return List.of(
                Route.page("/matrix", this::matrix),
                Route.file("/matrix.json", this::matrixJson),
                Route.file("/matrix.csv", this::matrixCsv),
                Route.page("/compare", this::compare),
                Route.file("/compare.json", this::compareJson),
                Route.file("/compare.csv", this::compareCsv),
                Route.file("/compare/fragmentation.csv", this::fragmentationCsv));
    }

    private ServerResponse matrix(ServerRequest request) throws IOException {
        var atlas = site.library().atlas();
        var filter = filter(request);
        return Answers.pageOrTwin(
                site,
                request,
                () -> matrix(frame(request), atlas, filter),
                () -> ComparisonData.of(matrix(atlas, filter)));
    }

    static MatrixPage matrix(Frame frame, Atlas atlas, MatrixFilter filter) {
        var matrix = matrix(atlas, filter);
        return new MatrixPage(
                frame,
                filter,
                matrix,
                atlas.packs().terms().topics(),
                AlignViews.jurisdictions(atlas.packs().frameworks()),
                regions(matrix));
    }

    private ServerResponse matrixJson(ServerRequest request) throws IOException {
        return Answers.json(ComparisonData.of(matrix(site.library().atlas(), filter(request))));
    }

    private ServerResponse matrixCsv(ServerRequest request) throws IOException {
        var matrix = matrix(site.library().atlas(), filter(request));
        return Answers.download(Answers.CSV, "comity-matrix.csv", ComparisonData.csv(matrix));
    }

    private static Matrix matrix(Atlas atlas, MatrixFilter filter) {
        var rows = AlignViews.filtered(atlas, filter.frameworks()).stream()
                .sorted(java.util.Comparator.comparing(Framework::shortTitle, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return Matrix.of(rows, filter.topics());
    }

    private static Map<Region, List<Matrix.Row>> regions(Matrix matrix) {
        var regions = new TreeMap<Region, List<Matrix.Row>>();
        for (var row : matrix.rows()) {
            regions.computeIfAbsent(Region.of(row.framework()), _ -> new ArrayList<>())
                    .add(row);
        }
        return regions;
    }

    private static MatrixFilter filter(ServerRequest request) {
        var given = new LinkedHashMap<String, String>();
        request.params().forEach((name, values) -> given.put(name, values.getFirst()));
        return MatrixFilter.parse(given)
                .orElseThrow(() -> Problem.badRequest(
                        "The address asks for a jurisdiction, kind or group of topics that there is not."));
    }

    private ServerResponse compare(ServerRequest request) throws IOException {
        var atlas = site.library().atlas();
        var chosen = chosen(atlas, request);
        return Answers.pageOrTwin(
                site,
                request,
                () -> compare(frame(request), atlas, chosen),
                () -> ComparisonData.of(comparison(atlas, chosen)));
    }

    /// @param chosen none for all
    static ComparePage compare(Frame frame, Atlas atlas, List<Framework> chosen) {
        var comparison = comparison(atlas, chosen);
        return new ComparePage(
                frame,
                chosen.stream().map(Framework::id).toList(),
                atlas.packs().frameworks(),
                atlas.packs().terms().topics(),
                Optional.of(comparison).filter(_ -> !chosen.isEmpty()),
                chosen.isEmpty() ? List.of() : pulls(atlas, comparison),
                comparison.fragmentation());
    }

    private ServerResponse compareJson(ServerRequest request) throws IOException {
        return Answers.json(ComparisonData.of(comparison(request)));
    }

    private ServerResponse compareCsv(ServerRequest request) throws IOException {
        return Answers.download(Answers.CSV, "comity-compare.csv", ComparisonData.csv(comparison(request)));
    }

    private ServerResponse fragmentationCsv(ServerRequest request) throws IOException {
        return Answers.download(
                Answers.CSV,
                "comity-fragmentation.csv",
                ComparisonData.csv(comparison(request).fragmentation()));
    }

    private Comparison comparison(ServerRequest request) throws IOException {
        var atlas = site.library().atlas();
        return comparison(atlas, chosen(atlas, request));
    }

    /// Of those that are chosen, or of all.
    private static Comparison comparison(Atlas atlas, List<Framework> chosen) {
        return Comparison.of(atlas.packs(), chosen.isEmpty() ? atlas.packs().frameworks() : chosen);
    }

    /// From two to four frameworks, each once; none where fewer than two are named.
    private static List<Framework> chosen(Atlas atlas, ServerRequest request) {
        var chosen = new ArrayList<Framework>();
        for (int i = 0; i < ComparePage.MOST; i++) {
            var id = request.param(String.valueOf((char) ('a' + i))).orElse("").strip();
            if (!id.isEmpty()) {
                var framework = atlas.framework(id)
                        .orElseThrow(() -> Problem.badRequest(
                                "The packs have no framework \"" + Problem.shown(id) + "\". All are at /frameworks."));
                if (chosen.stream().noneMatch(each -> each.id().equals(id))) {
                    chosen.add(framework);
                }
            }
        }
        return chosen.size() < 2 ? List.of() : chosen;
    }

    private static List<Pull> pulls(Atlas atlas, Comparison comparison) {
        return comparison.divergences().stream()
                .map(each -> new Pull(
                        passage(atlas, each.from()), passage(atlas, each.to()), each, each.fromSeen(), each.toSeen()))
                .toList();
    }

    private static Passage passage(Atlas atlas, String reference) {
        int at = reference.indexOf('#');
        return atlas.passage(reference.substring(0, at), reference.substring(at + 1))
                .orElseThrow();
    }

    private Frame frame(ServerRequest request) throws IOException {
        return site.frame(request, Place.ALIGN, Optional.empty(), COMMAND);
    }
}

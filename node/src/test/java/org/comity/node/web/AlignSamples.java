package org.comity.node.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import org.comity.check.RefusedException;
import org.comity.check.pack.Packs;
import org.comity.node.align.Atlas;
import org.comity.node.align.Finder;
import org.comity.node.align.Library;
import org.comity.node.page.CalendarFilter;
import org.comity.node.page.CheckPage;
import org.comity.node.page.Frame;
import org.comity.node.page.FrameworkFilter;
import org.comity.node.page.MatrixFilter;
import org.comity.node.page.Page;

/// One page of each kind about frameworks, made from a few provisions of five packs as they once were, so that the
/// pages do not change when somebody mends a pack.
public final class AlignSamples {
    private static final Path PACKS =
            Path.of(System.getProperty("comity.root", "..")).resolve("node/src/test/packs");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final CheckPage.Example EXAMPLE =
            new CheckPage.Example("exercise", "/assets/3f2a91c0/dossiers/exercise.yaml", "An exercise");

    private static final Atlas ATLAS = read();
    private static final Finder FINDER = finder();

    private AlignSamples() {}

    private static Atlas read() {
        try {
            return Atlas.of(Packs.read(PACKS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Finder finder() {
        try {
            return Library.of(ATLAS::packs).finder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Atlas atlas() {
        return ATLAS;
    }

    /// All of them by a short name.
    ///
    /// @param frame makes what stands around a page, from its path and its query
    public static SequencedMap<String, Page> all(BiFunction<String, String, Frame> frame) {
        var pages = new LinkedHashMap<String, Page>();
        pages.put("frameworks", AlignViews.frameworks(frame.apply("/frameworks", ""), ATLAS, FrameworkFilter.NONE));
        pages.put(
                "frameworks-empty",
                AlignViews.frameworks(
                        frame.apply("/frameworks", "jurisdiction=BR"),
                        ATLAS,
                        new FrameworkFilter("BR", "", "", "", "", "")));
        pages.put("framework", framework(frame, "cn-labelling-measures"));
        pages.put("framework-without-days", framework(frame, "gb-ai-principles"));
        pages.put("provision", provision(frame, "eu-ai-act", "art-50-2"));
        pages.put("provision-unverified", provision(frame, "cn-dsl", "art-36"));
        pages.put("provision-pending", provision(frame, "coe-cets-225", "art-1"));
        pages.put("unverified", AlignViews.unverified(frame.apply("/unverified", ""), ATLAS));
        pages.put("topics", AlignViews.topics(frame.apply("/topics", ""), ATLAS));
        pages.put("topic", topic(frame, "scope-definitions"));
        pages.put("evidence", AlignViews.evidence(frame.apply("/evidence", ""), ATLAS));
        pages.put("evidence-kind", kind(frame, "machine-readable-mark"));
        pages.put("facts", AlignViews.facts(frame.apply("/facts", ""), ATLAS));
        pages.put(
                "calendar", AlignViews.calendar(frame.apply("/calendar", ""), ATLAS, new CalendarFilter(0, ""), TODAY));
        pages.put(
                "calendar-year",
                AlignViews.calendar(frame.apply("/calendar", "year=2025"), ATLAS, new CalendarFilter(2025, ""), TODAY));
        pages.put("search", search(frame, "deepfakes"));
        pages.put("search-meant", search(frame, "syntetic"));
        pages.put("search-original", search(frame, "标识办法"));
        pages.put("search-empty", search(frame, ""));
        pages.put("matrix", matrix(frame, java.util.Map.of()));
        pages.put("matrix-empty", matrix(frame, java.util.Map.of("jurisdiction", "BR", "group", "data")));
        pages.put("compare", compare(frame, "eu-ai-act", "cn-labelling-measures"));
        pages.put("compare-all", compare(frame));
        pages.put(
                "check",
                new CheckPage(frame.apply("/check", ""), List.of(EXAMPLE), TODAY.toString(), Optional.empty()));
        pages.put(
                "check-example",
                new CheckPage(
                        frame.apply("/check/examples/exercise", ""),
                        List.of(EXAMPLE),
                        TODAY.toString(),
                        Optional.of(new CheckPage.Shown(EXAMPLE, "<section><h2>A report</h2></section>\n"))));
        return pages;
    }

    private static Page search(BiFunction<String, String, Frame> frame, String words) {
        try {
            return Search.of(FINDER, java.util.Map.of("q", words)).page(frame.apply("/search", "q=" + words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page matrix(BiFunction<String, String, Frame> frame, java.util.Map<String, String> given) {
        var filter = MatrixFilter.parse(given).orElseThrow();
        return CompareAnswers.matrix(frame.apply("/matrix", filter.query().replaceFirst("^.", "")), ATLAS, filter);
    }

    private static Page compare(BiFunction<String, String, Frame> frame, String... ids) {
        return CompareAnswers.compare(
                frame.apply("/compare", ""),
                ATLAS,
                java.util.Arrays.stream(ids)
                        .map(id -> ATLAS.framework(id).orElseThrow())
                        .toList());
    }

    private static Page framework(BiFunction<String, String, Frame> frame, String id) {
        return AlignViews.framework(
                frame.apply("/frameworks/" + id, ""), ATLAS, ATLAS.framework(id).orElseThrow(), true);
    }

    private static Page provision(BiFunction<String, String, Frame> frame, String framework, String provision) {
        return AlignViews.provision(
                frame.apply("/frameworks/" + framework + "/" + provision, ""),
                ATLAS,
                ATLAS.passage(framework, provision).orElseThrow());
    }

    private static Page topic(BiFunction<String, String, Frame> frame, String topic) {
        return AlignViews.topic(
                frame.apply("/topics/" + topic, ""),
                ATLAS,
                topic,
                java.util.Objects.requireNonNull(ATLAS.byTopic().get(topic)));
    }

    private static Page kind(BiFunction<String, String, Frame> frame, String kind) {
        return AlignViews.evidenceKind(
                frame.apply("/evidence/" + kind, ""),
                java.util.Objects.requireNonNull(
                        ATLAS.packs().terms().evidence().get(kind)),
                java.util.Objects.requireNonNull(ATLAS.byEvidence().get(kind)));
    }
}

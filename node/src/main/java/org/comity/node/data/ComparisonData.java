package org.comity.node.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.comity.check.compare.Comparison;
import org.comity.check.compare.Coverage;
import org.comity.check.compare.Fragmentation;
import org.comity.check.compare.Link;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;
import org.comity.node.align.Matrix;
import org.comity.record.json.Json;

/// Frameworks beside one another, as JSON and CSV.
public final class ComparisonData {
    private ComparisonData() {}

    public static Json.Members of(Matrix matrix) {
        return Json.object(
                Json.member("topics", Json.texts(matrix.topics())),
                Json.member(
                        "rows",
                        Json.array(matrix.rows().stream()
                                .map(row -> Json.object(
                                        Json.member(
                                                "framework",
                                                Json.of(row.framework().id())),
                                        Json.member("cells", cells(matrix, row))))
                                .toList())));
    }

    private static Json cells(Matrix matrix, Matrix.Row row) {
        var cells = new LinkedHashMap<String, Json>();
        for (var topic : matrix.topics()) {
            row.cell(topic)
                    .ifPresent(cell -> cells.put(
                            topic,
                            Json.object(
                                    Json.member("force", Json.of(key(cell.force()))),
                                    Json.member(
                                            "provisions",
                                            Json.texts(cell.provisions().stream()
                                                    .map(Provision::id)
                                                    .toList())),
                                    Json.member("unverified", Json.of(cell.unseen())))));
        }
        return new Json.Members(cells);
    }

    /// One row for each pair of a framework and a topic of which it speaks.
    public static byte[] csv(Matrix matrix) {
        var table = new FrameworkTables.Table(
                "framework", "topic", "provisions", "duty", "soft", "right", "definition", "unverified");
        for (var row : matrix.rows()) {
            for (var topic : matrix.topics()) {
                row.cell(topic).ifPresent(cell -> {
                    var cells = new ArrayList<>(List.of(
                            row.framework().id(),
                            topic,
                            Integer.toString(cell.provisions().size())));
                    for (var force : Matrix.Force.values()) {
                        cells.add(Integer.toString(cell.forces().getOrDefault(force, 0)));
                    }
                    cells.add(Integer.toString(cell.unseen()));
                    table.row(cells.toArray(String[]::new));
                });
            }
        }
        return table.bytes();
    }

    public static Json.Members of(Comparison comparison) {
        return Json.object(
                Json.member(
                        "frameworks",
                        Json.texts(comparison.frameworks().stream()
                                .map(Framework::id)
                                .toList())),
                Json.member(
                        "topics",
                        Json.array(comparison.topics().stream()
                                .map(topic -> topic(comparison, topic))
                                .toList())),
                Json.member(
                        "mappings",
                        Json.array(comparison.links().stream()
                                .map(ComparisonData::link)
                                .toList())),
                Json.member(
                        "divergences",
                        Json.array(comparison.divergences().stream()
                                .map(ComparisonData::divergence)
                                .toList())),
                Json.member(
                        "coverage",
                        Json.array(comparison.coverage().stream()
                                .map(ComparisonData::coverage)
                                .toList())),
                Json.member("fragmentation", of(comparison.fragmentation())));
    }

    private static Json topic(Comparison comparison, Comparison.Topic topic) {
        var provisions = new LinkedHashMap<String, Json>();
        for (int i = 0; i < comparison.frameworks().size(); i++) {
            if (!topic.provisions().get(i).isEmpty()) {
                provisions.put(
                        comparison.frameworks().get(i).id(),
                        Json.texts(topic.provisions().get(i).stream()
                                .map(Provision::id)
                                .toList()));
            }
        }
        return Json.object(
                Json.member("topic", Json.of(topic.id())), Json.member("provisions", new Json.Members(provisions)));
    }

    private static Json link(Link link) {
        return Json.object(
                Json.member("from", Json.of(reference(link.framework(), link.provision()))),
                Json.member("to", Json.of(reference(link.other(), link.otherProvision()))),
                Json.member("relation", Json.of(key(link.relation()))),
                Json.member("rationale", Json.of(link.mapping().rationale())),
                Json.member("confidence", Json.of(key(link.mapping().confidence()))),
                Json.member("verified", Json.of(link.seen())));
    }

    private static Json divergence(Divergence divergence) {
        var members = new LinkedHashMap<String, Json>();
        members.put("from", Json.of(divergence.from()));
        members.put("to", Json.of(divergence.to()));
        members.put("kind", Json.of(key(divergence.kind())));
        divergence.onlyIf().ifPresent(only -> members.put("onlyIf", Json.of(only)));
        members.put("why", Json.of(divergence.why()));
        members.put("waysOut", Json.texts(divergence.waysOut()));
        members.put("confidence", Json.of(key(divergence.confidence())));
        members.put("reviewed", Json.of(divergence.reviewed()));
        return new Json.Members(members);
    }

    private static Json coverage(Coverage coverage) {
        return Json.object(
                Json.member("framework", Json.of(coverage.framework().id())),
                Json.member("other", Json.of(coverage.other().id())),
                Json.member("duties", Json.of(coverage.duties())),
                Json.member("carryOver", Json.of(coverage.carryOver())),
                Json.member("lookAt", Json.of(coverage.lookAt())),
                Json.member("notRelated", Json.of(coverage.notRelated())),
                Json.member("nothingRecorded", Json.of(coverage.silent())),
                Json.member("unverified", Json.of(coverage.unseen())));
    }

    public static Json.Members of(Fragmentation fragmentation) {
        return Json.object(
                Json.member("apart", Json.of(fragmentation.apart())),
                Json.member("pairs", Json.of(fragmentation.pairs())),
                Json.member("nothingRecorded", Json.of(fragmentation.silent())),
                Json.member("verifiedApart", Json.of(fragmentation.seenApart())),
                Json.member("verifiedPairs", Json.of(fragmentation.seenPairs())),
                Json.member(
                        "topics",
                        Json.array(fragmentation.topics().stream()
                                .map(topic -> Json.object(
                                        Json.member("topic", Json.of(topic.topic())),
                                        Json.member("frameworks", Json.of(topic.frameworks())),
                                        Json.member("pairs", Json.of(topic.pairs())),
                                        Json.member("joined", Json.of(topic.joined())),
                                        Json.member("inPart", Json.of(topic.inPart())),
                                        Json.member("nothingRecorded", Json.of(topic.silent())),
                                        Json.member("verifiedPairs", Json.of(topic.seenPairs())),
                                        Json.member("verifiedJoined", Json.of(topic.seenJoined()))))
                                .toList())));
    }

    /// One row for each mapping.
    public static byte[] csv(Comparison comparison) {
        var table = new FrameworkTables.Table("from", "to", "relation", "confidence", "rationale", "verified");
        comparison
                .links()
                .forEach(link -> table.row(
                        reference(link.framework(), link.provision()),
                        reference(link.other(), link.otherProvision()),
                        key(link.relation()),
                        key(link.mapping().confidence()),
                        link.mapping().rationale(),
                        Boolean.toString(link.seen())));
        return table.bytes();
    }

    /// One row for each topic.
    public static byte[] csv(Fragmentation fragmentation) {
        var table = new FrameworkTables.Table(
                "topic",
                "frameworks",
                "pairs",
                "joined",
                "in_part",
                "nothing_recorded",
                "verified_pairs",
                "verified_joined");
        fragmentation
                .topics()
                .forEach(topic -> table.row(
                        topic.topic(),
                        Integer.toString(topic.frameworks()),
                        Integer.toString(topic.pairs()),
                        Integer.toString(topic.joined()),
                        Integer.toString(topic.inPart()),
                        Integer.toString(topic.silent()),
                        Integer.toString(topic.seenPairs()),
                        Integer.toString(topic.seenJoined())));
        return table.bytes();
    }

    private static String reference(Framework framework, Provision provision) {
        return framework.id() + "#" + provision.id();
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

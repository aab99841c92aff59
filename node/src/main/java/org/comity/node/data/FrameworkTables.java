package org.comity.node.data;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.comity.check.pack.Framework;
import org.comity.node.align.Agenda;
import org.comity.node.align.Passage;

/// The same frameworks and provisions as CSV.
public final class FrameworkTables {
    private FrameworkTables() {}

    /// One row for each framework.
    public static byte[] frameworks(List<Framework> frameworks) {
        var table = new Table(
                "id",
                "title",
                "jurisdictions",
                "kind",
                "status",
                "adopted",
                "in_force",
                "provisions",
                "verified",
                "source");
        for (var each : frameworks) {
            table.row(
                    each.id(),
                    each.title(),
                    String.join(" ", each.jurisdictions()),
                    FrameworkData.key(each.kind()),
                    FrameworkData.key(each.status()),
                    day(each.adopted()),
                    day(each.inForce()),
                    Integer.toString(each.provisions().size()),
                    Long.toString(each.verified()),
                    each.source());
        }
        return table.bytes();
    }

    /// One row for each provision.
    public static byte[] provisions(Collection<Passage> passages) {
        var table = new Table(
                "framework",
                "provision",
                "citation",
                "title",
                "modality",
                "binding",
                "bearers",
                "topics",
                "applies",
                "binds_from",
                "binds_until",
                "verified",
                "summary");
        for (var passage : passages) {
            var provision = passage.provision();
            table.row(
                    passage.framework().id(),
                    provision.id(),
                    provision.citation(),
                    provision.title(),
                    FrameworkData.key(provision.modality()),
                    Boolean.toString(provision.binding()),
                    String.join(" ", provision.bearers()),
                    String.join(" ", provision.topics()),
                    provision.applies().text(),
                    day(provision.bindsFrom()),
                    day(provision.bindsUntil()),
                    Boolean.toString(provision.verified()),
                    provision.summary());
        }
        return table.bytes();
    }

    /// One row for each provision that begins or ends to bind on a day.
    public static byte[] agenda(Agenda agenda) {
        var table = new Table("date", "framework", "provision", "citation", "what", "when", "verified");
        for (var entry : agenda.entries()) {
            for (var each : entry.begins()) {
                table.row(
                        entry.day().toString(),
                        entry.framework().id(),
                        each.provision().id(),
                        each.provision().citation(),
                        "begins",
                        each.when().map(when -> when.text()).orElse(""),
                        Boolean.toString(each.provision().verified()));
            }
            for (var each : entry.ends()) {
                table.row(
                        entry.day().toString(),
                        entry.framework().id(),
                        each.id(),
                        each.citation(),
                        "ends",
                        "",
                        Boolean.toString(each.verified()));
            }
        }
        return table.bytes();
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    /// Rows under a heading, each cell quoted where it must be.
    public static final class Table {
        private final StringBuilder text = new StringBuilder();

        public Table(String... head) {
            text.append(String.join(",", head)).append('\n');
        }

        /// Adds a row.
        public void row(String... cells) {
            text.append(Arrays.stream(cells).map(RollCallData::quoted).collect(Collectors.joining(",")))
                    .append('\n');
        }

        /// The whole table in UTF-8.
        public byte[] bytes() {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}

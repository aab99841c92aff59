package org.comity.node.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.comity.node.DataFolder;
import org.comity.node.Node;
import org.comity.node.archive.UngaImport;

/// A node with an archive founded as the node founds its own: all members, the roll calls of two sessions, and one with
/// a title that means harm.
final class TwoSessions {
    /// A roll call whose title is a formula to a spreadsheet and markup to a browser.
    static final int HOSTILE = 99_999;

    static final String HOSTILE_TITLE = "=HYPERLINK(\"https://evil.example\",\"<script>alert('1')</script>\")";

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final Path SHIPPED = Path.of(System.getProperty("comity.root", ".."), "examples", "unga-votes");
    private static final Set<String> SESSIONS = Set.of("25", "62");

    private TwoSessions() {}

    /// @param folder an empty one
    static Node found(Path folder) throws Exception {
        var numbers = new HashSet<String>();
        var rollCalls = rows("roll_calls.csv", row -> {
            boolean kept = SESSIONS.contains(cell(row, 1));
            if (kept) {
                numbers.add(cell(row, 0));
            }
            return kept;
        });
        var votes = rows("votes.csv.gz", row -> numbers.contains(cell(row, 0)));
        rollCalls.add(HOSTILE + ",69,2014-12-31,day,@R/69/1,0,0,0,1,0,0,\"" + HOSTILE_TITLE.replace("\"", "\"\"")
                + "\"," + "\"A \"\"question\"\" <b>with</b> markup & an ampersand\",");
        votes.add(HOSTILE + ",FRA,Y,source");
        var cases = rows("two_thirds_cases.csv", row -> numbers.contains(cell(row, 4)));
        var node = Node.open(new DataFolder(folder.resolve("data")), CLOCK, new SecureRandom());
        UngaImport.read(
                        SHIPPED.resolve("members.csv"),
                        Files.write(folder.resolve("roll_calls.csv"), rollCalls),
                        Files.write(folder.resolve("votes.csv"), votes),
                        Optional.of(Files.write(folder.resolve("cases.csv"), cases)))
                .into(node, (_, _) -> {});
        return node;
    }

    /// The header and the rows that are kept.
    private static List<String> rows(String file, Predicate<String> kept) throws IOException {
        try (var in = Files.newInputStream(SHIPPED.resolve(file));
                var lines = new BufferedReader(new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8))) {
            var rows = new java.util.ArrayList<String>();
            rows.add(lines.readLine());
            lines.lines().filter(kept).forEach(rows::add);
            return rows;
        }
    }

    /// A cell before the first that is quoted.
    private static String cell(String row, int index) {
        int from = 0;
        for (int i = 0; i < index; i++) {
            from = row.indexOf(',', from) + 1;
        }
        return row.substring(from, row.indexOf(',', from));
    }
}

package org.comity.node.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.comity.node.act.Payloads;
import org.comity.record.MalformedException;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.comity.testkit.ScratchFolder;
import org.junit.jupiter.api.Test;

/// Hostile files of the public record.
class UngaFuzzTest {
    private static final Path FOLDER = ScratchFolder.create();
    private static final String BETWEEN = "\n=====\n";
    private static final String MEMBERS =
            "member,name,first_session,last_session\nAAA,Land A,1,69\nBBB,\"B, of\",1,69\n";
    private static final String ROLL_CALLS =
            "rcid,session,date,date_precision,unres,amendment,paragraph,official_yes,official_no,official_abstain,short,description,issues\n"
                    + "7,2,1947-11-29,day,R/2/181,0,0,1,1,,FISHERIES,\"To adopt \"\"it\"\"\",hr;ec\n"
                    + "8,2,1947-11-01,month,,1,0,,,,HARBOURS,,\n";
    private static final String VOTES = "rcid,member,vote\n7,AAA,Y\n7,BBB,N\n8,AAA,A\n8,BBB,X\n";
    private static final String CASES = "governed_rcid,threshold,evidence\n7,two_thirds,carried\n";

    private static byte[] packed(String votes) {
        return String.join(BETWEEN, MEMBERS, ROLL_CALLS, votes, CASES).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    static final Fuzz FILES = Fuzz.of(
            Parts.FIELDS,
            List.of(
                    packed(VOTES),
                    packed(gzip(VOTES)),
                    packed(gzip(VOTES).substring(0, 30)),
                    String.join(BETWEEN, MEMBERS, ROLL_CALLS, VOTES).getBytes(UTF_8)),
            List.of(
                    ",",
                    "\n",
                    "\r\n",
                    "\"",
                    "\"\"",
                    ";",
                    BETWEEN,
                    "rcid",
                    "7",
                    "0",
                    "999999999",
                    "0000-01-01",
                    "9999-12-31",
                    "month",
                    "AAA",
                    "Y",
                    "two_thirds",
                    "\u00ef\u00bb\u00bf",
                    "\u001f\u008b"),
            UngaFuzzTest::files);

    private static String files(byte[] input) throws IOException {
        var parts = new String(input, StandardCharsets.ISO_8859_1).split(BETWEEN, 5);
        var paths = List.of("members.csv", "roll_calls.csv", "votes.csv", "cases.csv").stream()
                .map(FOLDER::resolve)
                .toList();
        for (int i = 0; i < 4; i++) {
            Files.write(paths.get(i), (i < parts.length ? parts[i] : "").getBytes(StandardCharsets.ISO_8859_1));
        }
        try {
            var files = UngaFiles.read(
                    paths.get(0),
                    paths.get(1),
                    paths.get(2),
                    parts.length < 4 ? Optional.empty() : Optional.of(paths.get(3)));
            var acts = UngaActs.of(files);
            assertThat(acts).hasSize(files.members().size() + files.rollCalls().size());
            for (var act : acts) {
                var payload = Payloads.write(act);
                assertThat(Payloads.read(act.verb().text(), payload)).isEqualTo(act);
            }
            return "read " + Math.min(files.rollCalls().size(), 3);
        } catch (ImportException e) {
            assertThat(e.defects()).hasSizeBetween(1, 100);
            assertThat(e.defects()).allMatch(defect -> defect.length() < 25_000);
            return Fuzz.complaint(new IOException(e.defects().getFirst()))
                    .replaceAll("lacks the column.*", "lacks a column");
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void files_areRefusedWithTheirLinesOrCanBeAttested() {
        assertThat(FILES.run(150).keySet())
                .contains("read 2", "votes.csv: is not a whole gzip file; fetch it again")
                .hasSizeGreaterThan(15);
    }

    @Test
    void rollCallOfMoreThanAnActHolds_isNamedBeforeAnythingIsWritten() throws IOException {
        var wide = "\u4e2d".repeat(8_000);
        var tooLong = ROLL_CALLS.replace("month,,1,0,,,,HARBOURS,", "month," + wide + ",1,0,,,," + wide + "," + wide);
        var packed = String.join(BETWEEN, MEMBERS, tooLong, VOTES, CASES);
        assertThat(files(packed.getBytes(UTF_8))).startsWith("roll_calls.csv:*: roll call * makes * bytes");
    }
}

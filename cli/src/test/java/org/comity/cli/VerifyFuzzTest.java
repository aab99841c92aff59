package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.proof.TrustedKeys;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile files handed to `comity verify`.
class VerifyFuzzTest {
    static final Fuzz FILE = Fuzz.of(
            Parts.LINES,
            List.of(
                    Samples.receipt(),
                    Samples.entry(0, "so "),
                    Samples.secured(),
                    Samples.fork(5),
                    Samples.fork(7),
                    Samples.checkpointBytes()),
            List.of("\n", "\n\n", "extra ", "index ", "{", "}", "\"type\":\"comity.act/v0\"", "\"proof\":", "0", "4"),
            VerifyFuzzTest::file);

    private static final Optional<TrustedKeys> TRUSTED = Optional.of(trusted());

    private static TrustedKeys trusted() {
        try {
            return TrustedKeys.parse(Samples.trust());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    /// With keys and without: keys decide whose a file is, not whether it is in its form, and nothing holds that
    /// contradicts itself.
    private static String file(byte[] input) {
        var known = judged(input, TRUSTED);
        var unknown = judged(input, Optional.empty());
        switch (known) {
            case "holds", "not checked" -> assertThat(unknown).isEqualTo("not checked");
            case "does not hold" -> assertThat(unknown).isIn("does not hold", "not checked");
            default -> assertThat(unknown).isEqualTo(known);
        }
        return known;
    }

    private static String judged(byte[] input, Optional<TrustedKeys> keys) {
        var steps = new Steps();
        try {
            new Verifier(keys, Optional.empty(), steps).verify(input);
        } catch (UnverifiedException e) {
            steps.fails(String.valueOf(e.getMessage()));
        } catch (MalformedException e) {
            return Fuzz.complaint(e).replaceAll("of .*|named .*", "*");
        } catch (CliException e) {
            throw new AssertionError("no signer was named", e);
        }
        steps.json("file").canonical();
        return switch (steps.exitCode()) {
            case ExitCode.OK -> "holds";
            case ExitCode.NOT_CHECKED -> "not checked";
            default -> "does not hold";
        };
    }

    @Test
    void file_holdsOrDoesNotOrIsMalformed() {
        assertThat(FILE.run(800).keySet())
                .contains("holds", "not checked", "does not hold")
                .hasSizeGreaterThan(20);
    }
}

package org.comity.record.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class ForkEvidenceTest {
    private static final KnownLog LOG = SmallLog.KEYS.knownLog();

    private static ForkEvidence evidence(int firstSize, int secondSize, int fork) throws Exception {
        var first = SmallLog.of(firstSize);
        var second = SmallLog.of(secondSize, fork);
        return ForkEvidence.find(first.checkpoint(), first.nodes(), second.checkpoint(), second.nodes());
    }

    @Test
    void find_provesEveryForkOfEveryPairOfSmallTrees() throws Exception {
        for (int first = 1; first <= 9; first++) {
            for (int second = first; second <= 9; second++) {
                for (int fork = 0; fork < first; fork++) {
                    var found = evidence(first, second, fork);
                    var read = ForkEvidence.parse(found.bytes());
                    assertThat(read).isEqualTo(found);
                    var proven = read.verify(LOG);
                    assertThat(proven.first().checkpoint().size()).isEqualTo(first);
                    assertThat(proven.second().checkpoint().size()).isEqualTo(second);
                    if (first < second) {
                        assertThat(proven.index()).hasValue(fork);
                    } else {
                        assertThat(proven.index()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void find_accusesNobodyWhoseLogOnlyGrew() {
        Choices.all(choices -> {
            int first = choices.below(9);
            int second = first + choices.below(9);
            assertThatThrownBy(() -> evidence(first, second, second)).isInstanceOf(UnverifiedException.class);
        });
    }

    @Test
    void find_believesNoHashesThatAreNotTheTrees() {
        var first = SmallLog.of(5);
        var second = SmallLog.of(8);
        assertThatThrownBy(() -> ForkEvidence.find(
                        first.checkpoint(), SmallLog.of(5, 2).nodes(), second.checkpoint(), second.nodes()))
                .isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(
                        () -> ForkEvidence.find(second.checkpoint(), second.nodes(), first.checkpoint(), first.nodes()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verify_refusesEvidenceWithAnotherPartInIt() throws Exception {
        var good = (ForkEvidence.TwoLeaves) evidence(6, 8, 3);
        var a = good.firstLeaf();
        var b = good.secondLeaf();
        var p = good.firstPath();
        var q = good.secondPath();
        var other = Hash.sha256(new byte[] {1});
        var honest = SmallLog.of(8).checkpoint();
        var bad = List.of(
                new ForkEvidence.TwoLeaves(good.first(), good.second(), 2, a, p, b, q),
                new ForkEvidence.TwoLeaves(good.first(), good.second(), 6, a, p, b, q),
                new ForkEvidence.TwoLeaves(good.first(), good.second(), 3, a, p, a, p),
                new ForkEvidence.TwoLeaves(good.first(), good.second(), 3, other, p, b, q),
                new ForkEvidence.TwoLeaves(good.first(), good.second(), 3, a, p, other, q),
                new ForkEvidence.TwoLeaves(good.first(), good.second(), 3, a, q, b, p),
                new ForkEvidence.TwoLeaves(good.first(), good.second(), 3, b, q, a, p),
                new ForkEvidence.TwoLeaves(good.first(), honest, 3, a, p, b, q),
                new ForkEvidence.TwoLeaves(good.second(), good.second(), 3, b, q, b, q),
                new ForkEvidence.TwoRoots(good.first(), good.second()),
                new ForkEvidence.TwoRoots(good.first(), good.first()));
        for (var evidence : bad) {
            assertThatThrownBy(() -> evidence.verify(LOG))
                    .as(evidence.toString())
                    .isInstanceOfAny(UnverifiedException.class, MalformedException.class);
        }
    }

    @Test
    void verify_needsTheLogsOwnLineOnBoth() throws Exception {
        var good = evidence(6, 6, 3);
        var another = new KnownLog(new Origin("exercise.example/beta"), LOG.keys());
        assertThatThrownBy(() -> good.verify(another)).isInstanceOf(UnverifiedException.class);
        var second = Note.parse(good.second().bytes());
        var swapped = ForkEvidence.twoRoots(
                good.first(), new Note(second.text(), good.first().signatures()));
        assertThatThrownBy(() -> swapped.verify(LOG)).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void verifyConflict_asksNotWhoSigned_butThatOneLogIsMeant() throws Exception {
        for (var good : List.of(evidence(6, 6, 3), evidence(6, 8, 3))) {
            good.verifyConflict();
        }
        var good = evidence(6, 6, 3);
        var ofAnother = new Note(
                good.second().text().replace("/alpha", "/beta"), good.second().signatures());
        assertThatThrownBy(() -> new ForkEvidence.TwoRoots(good.first(), ofAnother).verifyConflict())
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("two logs");
        assertThatThrownBy(() -> new ForkEvidence.TwoRoots(good.first(), good.first()).verifyConflict())
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("two roots");
    }

    @Test
    void twoRoots_foundFromEitherSide_areOneFile() throws Exception {
        var one = SmallLog.of(6).checkpoint();
        var other = SmallLog.of(6, 3).checkpoint();
        assertThat(ForkEvidence.twoRoots(one, other)).isEqualTo(ForkEvidence.twoRoots(other, one));
    }

    @Test
    void parse_refusesPartsInAnotherOrderOrForm() throws Exception {
        var twoRoots = (ForkEvidence.TwoRoots) evidence(6, 6, 3);
        var twoLeaves = (ForkEvidence.TwoLeaves) evidence(6, 8, 3);
        var low = twoRoots.first();
        var high = twoRoots.second();
        var small = twoLeaves.first();
        var large = twoLeaves.second();
        var a = twoLeaves.firstLeaf();
        var b = twoLeaves.secondLeaf();
        var p = twoLeaves.firstPath();
        var q = twoLeaves.secondPath();
        var bad = List.of(
                "",
                "comity/fork-evidence/v0",
                "comity/fork-evidence/v0\n\n" + twoRoots.first(),
                new ForkEvidence.TwoRoots(high, low).toString(),
                new ForkEvidence.TwoRoots(twoLeaves.first(), twoLeaves.second()).toString(),
                new ForkEvidence.TwoLeaves(large, small, 3, b, q, a, p).toString(),
                twoRoots.toString().replace("v0", "v1"),
                twoRoots + "\n",
                twoRoots + "\n" + twoRoots.first(),
                twoRoots.toString().replaceFirst("v0\n\n", "v0\n\n\n"),
                twoLeaves.toString().replace("index 3", "index 03"),
                twoLeaves.toString().replace("index 3\n", ""),
                twoLeaves.toString().replaceFirst("first [^\n]*\n", ""),
                twoLeaves.toString().replaceFirst("second [^\n]*\n", ""),
                twoLeaves.toString().replaceFirst("second ", "third "),
                twoLeaves.toString().replaceFirst("index 3\n", "index 3\nindex 3\n"));
        for (var text : bad) {
            assertThatThrownBy(() -> ForkEvidence.parse(text.getBytes(UTF_8)))
                    .as(text)
                    .isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> ForkEvidence.parse(new byte[ForkEvidence.MOST_BYTES + 1]))
                .isInstanceOf(MalformedException.class);
    }
}

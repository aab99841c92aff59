package org.comity.record.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.merkle.NodeSource;
import org.comity.record.merkle.Subtree;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.TrustedCheckpoint;

/// Two checkpoints that one log should never have signed: one file that convinces a stranger, once verified.
///
/// A consistency proof that fails shows only that somebody has none. These two do show a fork: two roots for
/// one size, or two leaves at one place, each proven under a root that the log signed.
public sealed interface ForkEvidence {
    /// The largest file, in bytes.
    int MOST_BYTES = 2 * Note.MOST_BYTES + (1 << 14);

    /// Two trees of one size.
    ///
    /// @param first the one with the smaller root, so that two finders write one file
    record TwoRoots(Note first, Note second) implements ForkEvidence {
        @Override
        public String toString() {
            return FIRST_LINE + "\n\n" + first + "\n" + second;
        }
    }

    /// Two trees of two sizes that have two leaves in one place.
    ///
    /// @param first of the smaller tree
    /// @param second of the larger one
    /// @param index where the two leaves are, from 0
    /// @param firstLeaf the leaf hash there in the smaller tree
    /// @param firstPath its inclusion proof, leaf side first
    /// @param secondLeaf the leaf hash there in the larger one
    /// @param secondPath its inclusion proof
    record TwoLeaves(
            Note first,
            Note second,
            long index,
            Hash firstLeaf,
            List<Hash> firstPath,
            Hash secondLeaf,
            List<Hash> secondPath)
            implements ForkEvidence {
        public TwoLeaves {
            firstPath = List.copyOf(firstPath);
            secondPath = List.copyOf(secondPath);
        }

        @Override
        public String toString() {
            var text = new StringBuilder(FIRST_LINE)
                    .append("\nindex ")
                    .append(index)
                    .append('\n');
            append(text, "first ", firstLeaf, firstPath);
            append(text, "second ", secondLeaf, secondPath);
            return text.append('\n').append(first).append('\n').append(second).toString();
        }

        private static void append(StringBuilder text, String name, Hash leaf, List<Hash> path) {
            text.append(name).append(leaf.base64()).append('\n');
            path.forEach(hash -> text.append(hash.base64()).append('\n'));
        }
    }

    /// Starts every such file.
    String FIRST_LINE = "comity/fork-evidence/v0";

    /// A fork that is proven. Only verification makes one.
    final class ProvenFork {
        private final TrustedCheckpoint first;
        private final TrustedCheckpoint second;
        private final OptionalLong index;

        private ProvenFork(TrustedCheckpoint first, TrustedCheckpoint second, OptionalLong index) {
            this.first = first;
            this.second = second;
            this.index = index;
        }

        /// The tree that is not larger.
        public TrustedCheckpoint first() {
            return first;
        }

        public TrustedCheckpoint second() {
            return second;
        }

        /// Where the two histories differ, if the evidence says; trees of one size need not.
        public OptionalLong index() {
            return index;
        }
    }

    Note first();

    Note second();

    /// The evidence that two trees of one size are.
    static ForkEvidence twoRoots(Note one, Note other) throws MalformedException {
        boolean inOrder = Checkpoint.parse(one.text())
                        .root()
                        .compareTo(Checkpoint.parse(other.text()).root())
                <= 0;
        return inOrder ? new TwoRoots(one, other) : new TwoRoots(other, one);
    }

    /// Looks for the first place where two trees differ, in as many steps as they are high.
    ///
    /// @param first of the tree that is not larger
    /// @param firstNodes all hashes of that tree
    /// @param secondNodes all hashes of the other
    /// @throws UnverifiedException if the larger tree begins with the smaller one, or the hashes are not those
    /// of the
    ///     trees: nothing is proven then
    static ForkEvidence find(Note first, NodeSource firstNodes, Note second, NodeSource secondNodes)
            throws IOException, MalformedException, UnverifiedException {
        var smaller = Checkpoint.parse(first.text());
        var larger = Checkpoint.parse(second.text());
        if (smaller.size() > larger.size()) {
            throw new IllegalArgumentException("the smaller tree comes first");
        }
        if (smaller.size() == larger.size() && !smaller.root().equals(larger.root())) {
            return twoRoots(first, second);
        }
        long low = 0;
        long high = smaller.size();
        while (high - low > 1) {
            long middle = low + Long.highestOneBit(high - low - 1);
            var left = new Subtree(low, middle);
            if (firstNodes.hash(left).equals(secondNodes.hash(left))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (smaller.size() == 0 || firstNodes.node(0, low).equals(secondNodes.node(0, low))) {
            throw new UnverifiedException("the tree of " + larger.size() + " begins with all leaves of that of "
                    + smaller.size() + ": these hashes show no fork");
        }
        var firstProof = firstNodes.inclusion(low, smaller.size());
        var secondProof = secondNodes.inclusion(low, larger.size());
        var evidence = new TwoLeaves(
                first,
                second,
                low,
                firstNodes.node(0, low),
                firstProof.path(),
                secondNodes.node(0, low),
                secondProof.path());
        firstProof.verify(evidence.firstLeaf(), smaller.root());
        secondProof.verify(evidence.secondLeaf(), larger.root());
        return evidence;
    }

    /// @throws MalformedException if this is not such a file in its one spelling
    static ForkEvidence parse(byte[] file) throws MalformedException {
        var text = Lines.utf8(file, MOST_BYTES, "fork evidence");
        // A note whose text is a checkpoint has one empty line, so the file has these five parts.
        var parts = text.split("\n\n", 6);
        if (parts.length != 5) {
            throw new MalformedException(
                    "fork evidence: must be a head and two checkpoints, each behind an empty line");
        }
        var head = Arrays.asList(parts[0].split("\n", -1));
        if (!head.getFirst().equals(FIRST_LINE)) {
            throw new MalformedException("fork evidence: must start with \"" + FIRST_LINE + "\", found \""
                    + Lines.abridged(head.getFirst()) + "\"");
        }
        var first = note(parts[1] + "\n\n" + parts[2] + "\n");
        var second = note(parts[3] + "\n\n" + parts[4]);
        var evidence = head.size() == 1 ? twoRoots(first, second) : twoLeaves(head, first, second);
        if (!evidence.toString().equals(text) || !isInOrder(evidence)) {
            throw new MalformedException(
                    "fork evidence: not in its one spelling; the smaller size, or root, comes first");
        }
        return evidence;
    }

    private static boolean isInOrder(ForkEvidence evidence) throws MalformedException {
        long firstSize = Checkpoint.parse(evidence.first().text()).size();
        long secondSize = Checkpoint.parse(evidence.second().text()).size();
        return evidence instanceof TwoRoots ? firstSize == secondSize : firstSize < secondSize;
    }

    private static Note note(String text) throws MalformedException {
        return Note.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ForkEvidence twoLeaves(List<String> head, Note first, Note second) throws MalformedException {
        long index = Lines.decimal(Lines.field(head.get(1), "index", "fork evidence"), "fork evidence: index");
        int secondAt = 3;
        while (secondAt < head.size() && !head.get(secondAt).startsWith("second ")) {
            secondAt++;
        }
        if (secondAt >= head.size()) {
            throw new MalformedException("fork evidence: must have an index, a first and a second leaf");
        }
        return new TwoLeaves(
                first,
                second,
                index,
                Hash.parseBase64(Lines.field(head.get(2), "first", "fork evidence")),
                Lines.hashes(head.subList(3, secondAt), "fork evidence"),
                Hash.parseBase64(Lines.field(head.get(secondAt), "second", "fork evidence")),
                Lines.hashes(head.subList(secondAt + 1, head.size()), "fork evidence"));
    }

    /// Vouches that this log signed two histories.
    ///
    /// @throws MalformedException if a note is no checkpoint, or a proof is too long or too short
    /// @throws UnverifiedException if the log did not sign both, or they do not contradict one another
    default ProvenFork verify(KnownLog log) throws MalformedException, UnverifiedException {
        var one = TrustedCheckpoint.verify(first(), log, List.of());
        var other = TrustedCheckpoint.verify(second(), log, List.of());
        verifyConflict();
        return new ProvenFork(
                one, other, this instanceof TwoLeaves leaves ? OptionalLong.of(leaves.index()) : OptionalLong.empty());
    }

    /// Vouches that the two checkpoints cannot belong to one history, whoever signed them: by itself it accuses nobody.
    ///
    /// @throws MalformedException if a note is no checkpoint, or a proof is too long or too short
    /// @throws UnverifiedException if they are of two logs, or do not contradict one another
    default void verifyConflict() throws MalformedException, UnverifiedException {
        var one = Checkpoint.parse(first().text());
        var other = Checkpoint.parse(second().text());
        if (!one.origin().equals(other.origin())) {
            throw new UnverifiedException(
                    "the checkpoints are of two logs, " + one.origin() + " and " + other.origin());
        }
        switch (this) {
            case TwoRoots(var _, var _) -> {
                if (one.size() != other.size() || one.root().equals(other.root())) {
                    throw new UnverifiedException("these are not two roots for one size");
                }
            }
            case TwoLeaves leaves -> {
                if (one.size() >= other.size()
                        || leaves.index() >= one.size()
                        || leaves.firstLeaf().equals(leaves.secondLeaf())) {
                    throw new UnverifiedException(
                            "these are not two leaves in one place of a smaller and a larger tree");
                }
                new InclusionProof(leaves.index(), one.size(), leaves.firstPath())
                        .verify(leaves.firstLeaf(), one.root());
                new InclusionProof(leaves.index(), other.size(), leaves.secondPath())
                        .verify(leaves.secondLeaf(), other.root());
            }
        }
    }

    /// The bytes that [#parse] reads.
    default byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }
}

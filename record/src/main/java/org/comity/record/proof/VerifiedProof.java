package org.comity.record.proof;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifiedLine;

/// An entry that stands in a log, by a policy. Only [TlogProof#verify] makes one.
public final class VerifiedProof {
    private final byte[] entry;
    private final long index;
    private final TrustedCheckpoint checkpoint;
    private final List<Step> steps;

    VerifiedProof(byte[] entry, long index, Hash leaf, TrustedCheckpoint checkpoint, Policy policy) {
        this.entry = entry.clone();
        this.index = index;
        this.checkpoint = checkpoint;
        var shown = new ArrayList<Step>();
        checkpoint.logLines().forEach(line -> shown.add(new Step.LogSignature(line)));
        checkpoint.cosignatures().forEach(line -> shown.add(new Step.Cosignature(policy.nameOf(line.key()), line)));
        shown.add(new Step.Quorum(policy.quorum()));
        shown.add(new Step.Inclusion(
                leaf,
                index,
                checkpoint.checkpoint().size(),
                checkpoint.checkpoint().root()));
        this.steps = List.copyOf(shown);
    }

    /// What one step of the verification showed.
    public sealed interface Step {
        /// The log signed the checkpoint with this key.
        record LogSignature(VerifiedLine line) implements Step {}

        /// A witness cosigned it, at the time that its line says.
        ///
        /// @param witness its name in the policy
        record Cosignature(String witness, VerifiedLine line) implements Step {}

        /// The witnesses that cosigned are enough.
        ///
        /// @param name of the witness or group that the policy asks for; `none` if it asks for nobody
        record Quorum(String name) implements Step {}

        /// The entry's leaf hash leads to the root that was signed.
        record Inclusion(Hash leaf, long index, long size, Hash root) implements Step {}
    }

    /// The bytes that stand in the log, as a copy.
    public byte[] entry() {
        return entry.clone();
    }

    /// Where the entry stands, from 0.
    public long index() {
        return index;
    }

    public TrustedCheckpoint checkpoint() {
        return checkpoint;
    }

    /// All that was verified, in the order in which it was.
    public List<Step> steps() {
        return steps;
    }
}

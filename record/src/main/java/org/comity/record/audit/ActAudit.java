package org.comity.record.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.Entry;
import org.comity.record.key.KnownKeys;
import org.comity.record.key.Multikey;
import org.comity.record.key.SerialVerifier;
import org.comity.record.note.Origin;

/// Reads entries as acts and verifies every signature in them. Has one owner, and sees the entries of one bundle in
/// order.
///
/// Reads some before it verifies them: what a verification keeps in the processor's nearest caches, reading pushes out.
final class ActAudit {
    private static final String ROTATE_KEY = "rotate-key";

    /// So many entries are read before their signatures are verified.
    private static final int AT_ONCE = 64;

    private final String log;
    private final Optional<Origin> origin;
    private final SerialVerifier verifier;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Chunk.KeyFact> keys = new ArrayList<>();
    private Optional<Multikey> proving = Optional.empty();
    private long signatures;
    private long passkeys;

    /// @param keysRead keys that many entries name
    ActAudit(String log, Optional<Origin> origin, KnownKeys keysRead) {
        this.log = log;
        this.origin = origin;
        this.verifier = new SerialVerifier(keysRead);
    }

    List<Finding> findings() {
        return findings;
    }

    List<Chunk.KeyFact> keys() {
        return keys;
    }

    long signatures() {
        return signatures;
    }

    /// Approvals that nobody verified.
    long passkeys() {
        return passkeys;
    }

    void entries(List<PlacedEntry> placed) {
        for (int from = 0; from < placed.size(); from += AT_ONCE) {
            placed.subList(from, Math.min(placed.size(), from + AT_ONCE)).stream()
                    .map(Read::of)
                    .toList()
                    .forEach(this::entry);
        }
    }

    private sealed interface Read {
        record Act(PlacedEntry placed, Entry entry) implements Read {}

        record NoAct(PlacedEntry placed, MalformedException why) implements Read {}

        static Read of(PlacedEntry placed) {
            try {
                return new Act(placed, placed.parse());
            } catch (MalformedException e) {
                return new NoAct(placed, e);
            }
        }
    }

    private void entry(Read read) {
        switch (read) {
            case Read.Act(var placed, var entry) -> entry(placed, entry);
            case Read.NoAct(var placed, var why) ->
                add(placed, Finding.EntryInvalid.Rule.FORM, "not an act in canonical form: " + why.getMessage());
        }
    }

    private void entry(PlacedEntry placed, Entry entry) {
        if (origin.isPresent() && !entry.act().origin().equals(origin.get().value())) {
            add(
                    placed,
                    Finding.EntryInvalid.Rule.FORM,
                    "the act is for the log " + entry.act().origin());
        }
        proof(placed, entry);
        var approvedBy = approvals(placed, entry);
        if (placed.index() == 0 || entry.act().verb().equals(ROTATE_KEY)) {
            keys.add(new Chunk.KeyFact.MayChange(placed, entry, approvedBy));
            proving = Optional.empty(); // the next entry says again which key proves it
        }
    }

    private void proof(PlacedEntry placed, Entry entry) {
        try {
            entry.verifyProof(verifier);
            signatures++;
        } catch (UnverifiedException e) {
            add(placed, Finding.EntryInvalid.Rule.PROOF, "the proof does not hold: " + e.getMessage());
        }
        if (!proving.equals(Optional.of(entry.logKey()))) {
            proving = Optional.of(entry.logKey());
            keys.add(new Chunk.KeyFact.Proves(placed, entry.logKey()));
        }
    }

    private List<Multikey> approvals(PlacedEntry placed, Entry entry) {
        try {
            var approvals = entry.verifyApprovals(verifier);
            signatures += approvals.held().size();
            passkeys += approvals.notVerified().size();
            return approvals.held();
        } catch (UnverifiedException e) {
            add(placed, Finding.EntryInvalid.Rule.APPROVAL, "an approval does not hold: " + e.getMessage());
            return List.of();
        }
    }

    private void add(PlacedEntry placed, Finding.EntryInvalid.Rule rule, String what) {
        findings.add(new Finding.EntryInvalid(log, placed.file(), placed.range(), placed.index(), rule, what));
    }
}

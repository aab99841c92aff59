package org.comity.record.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comity.record.UnverifiedException;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.SignatureLine;
import org.comity.record.note.VerifiedLine;
import org.comity.record.note.VerifierKey;

/// Verifies each line of a checkpoint by itself: one that fails must not hide what the others say.
final class CheckpointAudit {
    private static final String FILE = FolderFiles.CHECKPOINT;

    private final String log;
    private final Findings findings;
    private final List<String> unchecked;

    CheckpointAudit(String log, Findings findings, List<String> unchecked) {
        this.log = log;
        this.findings = findings;
        this.unchecked = unchecked;
    }

    /// @param own the log's keys as it names them itself, if it does
    /// @return the lines that hold
    List<VerifiedLine> run(Note note, Origin origin, Trust trust, Optional<KnownLog> own) {
        var known = trust.log(origin);
        if (known.isPresent() && own.isPresent()) {
            compare(known.get(), own.get());
        }
        if (known.isEmpty()) {
            unchecked.add(
                    own.isPresent()
                            ? "whose the log's keys are: they are those that its own first act names"
                            : "the log's signatures: no key of it is known");
        }
        var logKeys = known.or(() -> own).map(KnownLog::keys).orElse(List.of());
        var keys = new ArrayList<VerifierKey>(logKeys);
        keys.addAll(trust.cosigners(origin));
        var verified = new ArrayList<VerifiedLine>();
        for (var line : note.signatures()) {
            verify(note, line, keys).ifPresent(verified::add);
        }
        for (var key : logKeys) {
            if (verified.stream().noneMatch(line -> line.key().equals(key))) {
                fails("no line of the log's own key " + describe(key) + " holds");
            }
        }
        return verified;
    }

    private Optional<VerifiedLine> verify(Note note, SignatureLine line, List<VerifierKey> keys) {
        var whose = keys.stream().filter(key -> key.isNamedBy(line)).findFirst();
        if (whose.isEmpty()) {
            unchecked.add("the line of " + line.name() + ", key " + String.format("%08x", line.keyId())
                    + ": no such key is known");
            return Optional.empty();
        }
        try {
            return Optional.of(new Note(note.text(), List.of(line))
                    .verify(List.of(whose.get()))
                    .lines()
                    .getFirst());
        } catch (UnverifiedException e) {
            fails("not valid: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// What is known from outside must be what the log says of itself. (A log may have fewer kinds of keys than are
    /// known.)
    private void compare(KnownLog known, KnownLog own) {
        for (var key : own.keys()) {
            if (!known.keys().contains(key)) {
                findings.add(new Finding.KeysDiffer(
                        log,
                        FILE,
                        "the log names " + describe(key) + " as its key; known for it are "
                                + known.keys().stream()
                                        .map(CheckpointAudit::describe)
                                        .toList()));
            }
        }
    }

    private void fails(String problem) {
        findings.add(new Finding.SignatureFails(log, FILE, problem));
    }

    private static String describe(VerifierKey key) {
        var kind = switch (key) {
            case VerifierKey.Ed25519 _ -> "Ed25519";
            case VerifierKey.Ed25519Cosigner _ -> "Ed25519 cosignatures";
            case VerifierKey.MlDsa44 _ -> "ML-DSA-44";
        };
        return key.name() + "+" + String.format("%08x", key.keyId()) + " (" + kind + ")";
    }
}

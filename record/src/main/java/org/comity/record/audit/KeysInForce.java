package org.comity.record.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.act.Entry;
import org.comity.record.key.MlDsa44PublicKey;
import org.comity.record.key.Multikey;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;

/// Which keys were the log's at each index, as the log itself tells: its first act names them, `rotate-key` changes
/// them from
/// the next entry on, both approved by the root key. Has one owner and is told everything in order.
final class KeysInForce {
    private final String log;
    private final Findings findings;
    private Optional<Keys> keys = Optional.empty();

    private record Keys(Multikey root, Multikey log, String postQuantum) {}

    KeysInForce(String log, Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    void accept(Chunk.KeyFact fact) {
        switch (fact) {
            case Chunk.KeyFact.Proves(var entry, var key) -> {
                // The first entry names its own keys: it is compared when they are read.
                if (entry.index() > 0 && keys.isPresent() && !keys.get().log().equals(key)) {
                    wrongKey(entry, key);
                }
            }
            case Chunk.KeyFact.MayChange(var placed, var entry, var approvedBy) -> change(placed, entry, approvedBy);
        }
    }

    private void change(PlacedEntry placed, Entry entry, List<Multikey> approvedBy) {
        var payload = entry.act().payload();
        try {
            if (placed.index() == 0) {
                var named = payload.object("keys", "payload");
                var first = new Keys(
                        Multikey.parse(named.text("root", "keys")),
                        Multikey.parse(named.text("log", "keys")),
                        named.text("logPostQuantum", "keys"));
                if (!approvedBy.contains(first.root())) {
                    add(
                            placed,
                            Finding.EntryInvalid.Rule.APPROVAL,
                            "the first act is not approved by the root key that it names, " + first.root());
                }
                keys = Optional.of(first);
                if (!first.log().equals(entry.logKey())) {
                    wrongKey(placed, entry.logKey());
                }
            } else if (keys.isPresent() && approvedBy.contains(keys.get().root())) {
                keys = Optional.of(new Keys(
                        keys.get().root(),
                        Multikey.parse(payload.text("log", "payload")),
                        payload.text("logPostQuantum", "payload")));
            }
        } catch (MalformedException e) {
            add(placed, Finding.EntryInvalid.Rule.FORM, "its keys cannot be read: " + e.getMessage());
        }
    }

    private void wrongKey(PlacedEntry entry, Multikey key) {
        add(
                entry,
                Finding.EntryInvalid.Rule.LOG_KEY,
                "from here on the proof is of " + key + "; the log's key here is "
                        + keys.map(in -> in.log().text()).orElse("unknown"));
    }

    private void add(PlacedEntry entry, Finding.EntryInvalid.Rule rule, String what) {
        findings.add(new Finding.EntryInvalid(log, entry.file(), entry.range(), entry.index(), rule, what));
    }

    /// The log as it speaks for itself at its end, if it names good keys.
    Optional<KnownLog> own(Origin origin) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            var own = new ArrayList<VerifierKey>();
            own.add(new VerifierKey.Ed25519(origin.keyName(), keys.get().log().ed25519()));
            own.add(new VerifierKey.MlDsa44(
                    origin.keyName(), MlDsa44PublicKey.parseMultikey(keys.get().postQuantum())));
            return Optional.of(new KnownLog(origin, own));
        } catch (MalformedException | IllegalArgumentException e) {
            findings.add(new Finding.KeysDiffer(
                    log,
                    FolderFiles.CHECKPOINT,
                    "the keys that the log names for itself cannot be used: " + e.getMessage()));
            return Optional.empty();
        }
    }
}

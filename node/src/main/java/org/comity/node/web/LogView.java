package org.comity.node.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.comity.node.HostedBody;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.note.Note;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;

/// A log's newest checkpoint as it is served, verified once and kept until there is a newer one.
///
/// @param text the signed note
/// @param checkpoint what holds in it
record LogView(String origin, String text, TrustedCheckpoint checkpoint) {
    private static final Map<String, LogView> KEPT = new ConcurrentHashMap<>();

    /// @throws IllegalStateException if what this node wrote itself does not verify
    static LogView of(HostedBody body, String origin) throws IOException {
        var text = new String(body.log(origin).checkpoint().orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
        var key = body.name() + " " + origin;
        var kept = KEPT.get(key);
        if (kept == null || !kept.text.equals(text)) {
            try {
                kept = new LogView(
                        origin,
                        text,
                        TrustedCheckpoint.verify(
                                Note.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                body.knownLog(origin),
                                cosigners(body)));
            } catch (MalformedException | UnverifiedException e) {
                throw new IllegalStateException("the checkpoint of " + origin + " does not verify", e);
            }
            KEPT.put(key, kept);
        }
        return kept;
    }

    /// The cosigners that the charter names.
    static List<VerifierKey> cosigners(HostedBody body) throws MalformedException {
        var keys = new ArrayList<VerifierKey>();
        for (var keeper : body.view().orElseThrow().body().charter().keepers()) {
            keys.add(VerifierKey.parse(keeper.witnessKey()));
            keys.add(VerifierKey.parse(keeper.mirrorKey()));
        }
        return keys;
    }

    /// When a keeper last cosigned.
    Optional<java.time.Instant> cosignedAt() {
        return checkpoint.cosignatures().stream()
                .map(line -> line.signedAtSeconds())
                .filter(java.util.OptionalLong::isPresent)
                .map(seconds -> java.time.Instant.ofEpochSecond(seconds.getAsLong()))
                .max(java.util.Comparator.naturalOrder());
    }
}

package org.comity.assembly.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.comity.assembly.BodyId;
import org.comity.assembly.Digest;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.archive.Archive;

/// What is so in one body, as far as its logs were read.
///
/// @param convener the party in whose log the charter was adopted; in an archive the importer
/// @param logs of all parties and keepers that the charter names
/// @param archive what was attested, if the body is an archive
public record Body(
        BodyId id, Charter charter, PartyId convener, SortedMap<Origin, LogState> logs, Optional<Archive> archive) {
    public Body {
        logs = Collections.unmodifiableSortedMap(new TreeMap<>(logs));
    }

    public Optional<LogState> log(Origin origin) {
        return Optional.ofNullable(logs.get(origin));
    }

    /// Whether a founding party has joined.
    public boolean joined(PartyId party) {
        var log = logs.get(new Origin(charter.name(), party));
        return log != null && !log.keeper() && log.opening().isPresent();
    }

    /// The digest of this state, by which two nodes see that they agree: SHA-256 over [#digestLines], each line in
    /// UTF-8 and ended by a line feed.
    public Digest digest() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            digestLines(line -> sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return Digest.of(HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Hands out the lines from which the digest of state is made; each a line without line break, in one order.
    ///
    /// The body's id stands for the whole charter, an act's id for what the act says.
    public void digestLines(Consumer<? super String> lines) {
        lines.accept("rules " + charter.rules());
        lines.accept("body " + id);
        for (var log : logs.values()) {
            lines.accept("log " + log.origin() + " " + log.entryCount() + " "
                    + log.opening().map(Object::toString).orElse("-"));
            log.keys()
                    .ifPresent(keys ->
                            lines.accept("keys " + keys.root() + " " + keys.log() + " " + keys.logPostQuantum()));
            for (var grant : log.mandates().keySet()) {
                lines.accept("mandate " + grant);
            }
        }
        archive.ifPresent(all -> all.digestLines(lines));
    }
}

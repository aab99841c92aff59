package org.comity.record.proof;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.key.Multikey;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifiedLine;
import org.comity.record.note.VerifierKey;

/// The keys that a check starts from, of logs and of those who cosign them: the file `trust.json`.
///
/// A check is worth what these keys are worth. So they carry where they come from, and a result is shown with it.
///
/// @param logs no origin twice
/// @param cosigners no public key twice: one signer would count as two
/// @param source where the keys come from, in words
public record TrustedKeys(List<Log> logs, List<Cosigner> cosigners, String source) {
    /// The largest file, in bytes.
    public static final int MOST_BYTES = Json.MOST_STRICT_BYTES;

    /// The members of the file.
    public static final Form<TrustedKeys> FORM = TrustForm.FORM;

    /// A log that is believed.
    ///
    /// @param log with an Ed25519 key among those of its checkpoints
    /// @param proofKey the log key that its entries name, always Ed25519
    public record Log(KnownLog log, Multikey proofKey) {
        public Log {
            if (proofKey.kind() != Multikey.Kind.ED25519) {
                throw new IllegalArgumentException("the key " + proofKey + " is not an Ed25519 key");
            }
            if (log.keys().stream().noneMatch(VerifierKey.Ed25519.class::isInstance)) {
                throw new IllegalArgumentException("no Ed25519 key of the log " + log.origin());
            }
        }
    }

    /// A key whose lines count.
    ///
    /// @param name whose voice it is; two keys of one name are one voice
    /// @param key of type 0x04 or 0x06
    public record Cosigner(String name, VerifierKey key, Kind kind) {
        public Cosigner {
            if (key instanceof VerifierKey.Ed25519) {
                throw new IllegalArgumentException("the key of " + key.name() + " is no cosigner's");
            }
        }
    }

    /// What a cosigner vouches for.
    public enum Kind {
        /// That the checkpoint continues what it had seen.
        WITNESS("witness"),
        /// That it stores and serves every entry.
        MIRROR("mirror");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /// How many of `known` must have signed, where less than a third is dishonest: so many mirrors that two such
        /// groups share an honest one, so many witnesses that one of them is honest.
        public int needed(int known) {
            int dishonest = (known - 1) / 3;
            return known == 0 ? 0 : this == MIRROR ? known - dishonest : dishonest + 1;
        }
    }

    /// How many of the cosigners of a kind that are known have signed.
    public record Voices(Kind kind, int signed, int known) {
        public int needed() {
            return kind.needed(known);
        }

        public boolean areEnough() {
            return signed >= needed();
        }
    }

    /// @throws IllegalArgumentException if an origin or a cosigner's key is there twice
    public TrustedKeys {
        logs = List.copyOf(logs);
        cosigners = List.copyOf(cosigners);
        if (logs.stream().map(log -> log.log().origin()).distinct().count() < logs.size()) {
            throw new IllegalArgumentException("one log stands there twice");
        }
        var keys = new HashSet<String>();
        for (var cosigner : cosigners) {
            // The same key under another name or type is the same key.
            if (!keys.add(HexFormat.of().formatHex(cosigner.key().keyBytes()))) {
                throw new IllegalArgumentException(
                        "one key stands for two cosigners: " + cosigner.key().name());
            }
        }
    }

    /// The log of this origin, if it is believed.
    public Optional<Log> log(Origin origin) {
        return logs.stream().filter(log -> log.log().origin().equals(origin)).findFirst();
    }

    /// The log whose entries name this key.
    public Optional<Log> logOf(Multikey proofKey) {
        return logs.stream().filter(log -> log.proofKey().equals(proofKey)).findFirst();
    }

    /// With which a checkpoint's cosignatures are verified.
    public List<VerifierKey> cosignerKeys() {
        return cosigners.stream().map(Cosigner::key).toList();
    }

    /// How many voices of each kind a checkpoint has that was verified with [#cosignerKeys].
    public List<Voices> voices(TrustedCheckpoint checkpoint) {
        var signed = checkpoint.cosignatures().stream().map(VerifiedLine::key).toList();
        return Stream.of(Kind.values())
                .map(kind -> new Voices(kind, (int) names(kind, cosigner -> signed.contains(cosigner.key())), (int)
                        names(kind, _ -> true)))
                .toList();
    }

    private long names(Kind kind, Predicate<Cosigner> which) {
        return cosigners.stream()
                .filter(cosigner -> cosigner.kind() == kind)
                .filter(which)
                .map(Cosigner::name)
                .distinct()
                .count();
    }

    /// @throws MalformedException if this is not such a file
    public static TrustedKeys parse(byte[] file) throws MalformedException {
        if (!(Json.parseStrict(file) instanceof Json.Members document)) {
            throw new MalformedException(FORM.name() + ": an object with logs, cosigners and source was expected");
        }
        return FORM.read(document);
    }

    /// The document that [#parse] reads.
    public Json.Members toJson() {
        return FORM.write(this);
    }
}

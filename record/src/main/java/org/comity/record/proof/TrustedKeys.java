package org.comity.record.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.comity.record.MalformedException;
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

    private static final String WHAT = "trusted keys";

    /// A log that is believed.
    ///
    /// @param log with an Ed25519 key among those of its checkpoints
    /// @param proofKey the log key that its entries name
    public record Log(KnownLog log, Multikey proofKey) {
        public Log {
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
            throw new MalformedException(WHAT + ": an object with logs, cosigners and source was expected");
        }
        var logs = new ArrayList<Log>();
        for (var item : document.array("logs", WHAT)) {
            logs.add(log(item, WHAT + ": logs[" + logs.size() + "]"));
        }
        var cosigners = new ArrayList<Cosigner>();
        for (var item : document.array("cosigners", WHAT)) {
            cosigners.add(cosigner(item, WHAT + ": cosigners[" + cosigners.size() + "]"));
        }
        try {
            return new TrustedKeys(logs, cosigners, document.text("source", WHAT));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(WHAT + ": " + e.getMessage(), e);
        }
    }

    private static Log log(Json item, String where) throws MalformedException {
        var members = members(item, where);
        var keys = new ArrayList<VerifierKey>();
        for (var vkey : members.array("vkeys", where)) {
            if (!(vkey instanceof Json.Text(var text))) {
                throw new MalformedException(where + ": a vkey is a text");
            }
            keys.add(VerifierKey.parse(text));
        }
        var origin = Origin.parse(members.text("origin", where));
        var proofKey = Multikey.parse(members.text("proofKey", where));
        try {
            return new Log(new KnownLog(origin, keys), proofKey);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(where + ": " + e.getMessage(), e);
        }
    }

    private static Cosigner cosigner(Json item, String where) throws MalformedException {
        var members = members(item, where);
        var kind = members.text("kind", where);
        for (var each : Kind.values()) {
            if (each.text.equals(kind)) {
                try {
                    return new Cosigner(
                            members.text("name", where), VerifierKey.parse(members.text("vkey", where)), each);
                } catch (IllegalArgumentException e) {
                    throw new MalformedException(where + ": " + e.getMessage(), e);
                }
            }
        }
        throw new MalformedException(
                where + ": kind must be witness or mirror, found \"" + Lines.abridged(kind) + "\"");
    }

    private static Json.Members members(Json item, String where) throws MalformedException {
        if (item instanceof Json.Members members) {
            return members;
        }
        throw new MalformedException(where + ": must be an object");
    }

    /// The document that [#parse] reads.
    public Json.Members toJson() {
        return Json.object(
                Json.member(
                        "logs", Json.array(logs.stream().map(TrustedKeys::json).toList())),
                Json.member(
                        "cosigners",
                        Json.array(cosigners.stream().map(TrustedKeys::json).toList())),
                Json.member("source", Json.of(source)));
    }

    private static Json json(Log log) {
        return Json.object(
                Json.member("origin", Json.of(log.log().origin().value())),
                Json.member(
                        "vkeys",
                        Json.texts(
                                log.log().keys().stream().map(VerifierKey::vkey).toList())),
                Json.member("proofKey", Json.of(log.proofKey().text())));
    }

    private static Json json(Cosigner cosigner) {
        return Json.object(
                Json.member("name", Json.of(cosigner.name())),
                Json.member("vkey", Json.of(cosigner.key().vkey())),
                Json.member("kind", Json.of(cosigner.kind().text())));
    }
}

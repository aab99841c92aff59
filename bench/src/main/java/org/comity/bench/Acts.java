package org.comity.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.record.Hash;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Origin;

/// Signed acts of about 1 KiB: one approval and one proof each, as a member's ordinary act has them.
final class Acts {
    static final String ORIGIN = "bench.example/alpha";
    private static final ActId BODY = new ActId(Hash.sha256("bench body".getBytes(StandardCharsets.UTF_8)));
    private static final Ed25519PrivateKey LOG_KEY = key("log");
    private static final MlDsa44PrivateKey POST_QUANTUM_KEY = MlDsa44PrivateKey.ofSeed(seed("log, post-quantum"));
    private static final Ed25519PrivateKey ROOT_KEY = key("root");
    private static final Ed25519PrivateKey APPROVAL_KEY = key("approval");

    private Acts() {}

    static Ed25519PublicKey logKey() {
        return LOG_KEY.publicKey();
    }

    static Ed25519PrivateKey logSecret() {
        return LOG_KEY;
    }

    static LogSigner logSigner() {
        return new LogSigner(new Origin(ORIGIN), LOG_KEY, POST_QUANTUM_KEY);
    }

    /// Approved acts `from` to below `to`, each different.
    static List<ApprovedAct> approved(int from, int to) throws Exception {
        var acts = new ApprovedAct[to - from];
        Cores.all(
                acts.length,
                () -> at -> acts[at] = from + at == 0
                        ? opening().approvedBy(List.of(ROOT_KEY))
                        : act(from + at).approvedBy(List.of(APPROVAL_KEY)));
        return Arrays.asList(acts);
    }

    /// The same, as entries of the log.
    static List<byte[]> entries(int from, int to) throws Exception {
        var approved = approved(from, to);
        var entries = new byte[approved.size()][];
        Cores.all(
                entries.length,
                () -> at -> entries[at] = approved.get(at).sign(LOG_KEY).bytes());
        return Arrays.asList(entries);
    }

    /// The signatures of these entries as the plainest verifier wants them: for each the approval over the act id, and
    /// one
    /// of the log key over 64 bytes.
    static List<Floors.Signed> signatures(List<byte[]> entries) throws Exception {
        var factory = java.security.KeyFactory.getInstance("Ed25519");
        var approval = factory.generatePublic(x509(APPROVAL_KEY.publicKey()));
        var log = factory.generatePublic(x509(LOG_KEY.publicKey()));
        var signatures = new Floors.Signed[2 * entries.size()];
        Cores.all(entries.size(), () -> at -> {
            byte[] id = Entry.parse(entries.get(at)).id().hash().bytes();
            byte[] hashes = Arrays.copyOf(id, 64);
            signatures[2 * at] = new Floors.Signed(approval, id, APPROVAL_KEY.sign(id));
            signatures[2 * at + 1] = new Floors.Signed(log, hashes, LOG_KEY.sign(hashes));
        });
        return new ArrayList<>(Arrays.asList(signatures));
    }

    private static java.security.spec.X509EncodedKeySpec x509(Ed25519PublicKey key) {
        byte[] prefix = java.util.HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] bytes = Arrays.copyOf(prefix, prefix.length + 32);
        System.arraycopy(key.bytes(), 0, bytes, prefix.length, 32);
        return new java.security.spec.X509EncodedKeySpec(bytes);
    }

    /// The first act of a log names its keys.
    private static Act opening() {
        var keys = new Json.Members(new TreeMap<>(Map.of(
                "root", Json.of(ROOT_KEY.publicKey().multikey().text()),
                "log", Json.of(LOG_KEY.publicKey().multikey().text()),
                "logPostQuantum", Json.of(POST_QUANTUM_KEY.publicKey().multikeyText()))));
        return act("accept-charter", 0, Map.of(), Map.of("keys", keys));
    }

    private static Act act(int number) {
        return act(
                "cast-ballot",
                number,
                Map.of("proposal", List.of(BODY)),
                Map.of(
                        "choice", Json.of(number % 3 == 0 ? "against" : "for"),
                        "explanation", Json.of("ballot " + number + " of a benchmark ".repeat(12))));
    }

    private static Act act(String verb, int number, Map<String, List<ActId>> refs, Map<String, Json> payload) {
        return new Act(
                Optional.of(BODY),
                ORIGIN,
                verb,
                Instant.ofEpochSecond(1_795_478_400L + number),
                new TreeMap<>(refs),
                new Json.Members(new TreeMap<>(payload)));
    }

    private static Ed25519PrivateKey key(String of) {
        return Ed25519PrivateKey.ofSeed(seed(of));
    }

    private static byte[] seed(String of) {
        return Hash.sha256(("comity bench: " + of).getBytes(StandardCharsets.UTF_8))
                .bytes();
    }
}

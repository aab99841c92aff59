package org.comity.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.note.Origin;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.comity.testkit.ScratchFolder;
import org.junit.jupiter.api.Test;

/// Hostile files of keys, and hostile origins in checkpoints that an audit meets.
class FolderFuzzTest {
    private static final DataFolder DATA = new DataFolder(ScratchFolder.create());
    private static final String BODY = "unga.archive";

    private static Ed25519PrivateKey key(int number) {
        return Ed25519PrivateKey.ofSeed(Hash.sha256(new byte[] {(byte) number}).bytes());
    }

    private static byte[] written() {
        var pair = new BodyKeys.LogKeyPair(
                key(1), MlDsa44PrivateKey.ofSeed(Hash.sha256().bytes()));
        return BodyKeys.FORM
                .write(new BodyKeys.File(BODY, new BodyKeys(pair, pair, key(2), key(3), key(4))))
                .canonical();
    }

    /// The middle of each secret: no message may hold it, however it was broken.
    private static final List<String> SECRETS = List.of(
            key(1).secretMultikey().substring(8, 32), key(2).secretMultikey().substring(8, 32));

    static final Fuzz KEYS = Fuzz.of(
            Parts.JSON,
            List.of(written()),
            List.of("\"party\"", "\"keeper\"", "{}", "null", "\"z\"", ",", ":", "\"unga.archive\"", "1"),
            FolderFuzzTest::keys);

    private static String keys(byte[] input) throws IOException {
        var file = DATA.keys(BODY);
        Files.createDirectories(file.getParent());
        Files.write(file, input);
        try {
            var read = BodyKeys.read(DATA, BODY);
            assertThat(BodyKeys.FORM.write(new BodyKeys.File(BODY, read))).isEqualTo(Json.parseStrict(input));
            return "read";
        } catch (MalformedException e) {
            assertThat(String.valueOf(e.getMessage())).doesNotContain(SECRETS);
            return Fuzz.complaint(e);
        }
    }

    @Test
    void keys_areRefusedOrTheWholeFile() {
        assertThat(KEYS.run(300).keySet()).contains("read").hasSizeGreaterThan(10);
    }

    static final Fuzz ORIGIN = Fuzz.of(
            Parts.FIELDS,
            List.of("unga.archive/importer".getBytes(UTF_8), "a".getBytes(UTF_8), "../x/y".getBytes(UTF_8)),
            List.of("/", "..", ".", "a", "-", "\\", "keys", "~"),
            FolderFuzzTest::origin);

    private static String origin(byte[] input) {
        Origin origin;
        try {
            origin = Origin.parse(new String(input, UTF_8));
        } catch (MalformedException e) {
            return "no origin";
        }
        var trust = new FolderTrust(DATA);
        assertThat(trust.cosigners(origin)).isEmpty();
        assertThat(trust.seen(origin)).isEmpty();
        assertThat(trust.log(origin)).isEmpty();
        return "nobody known";
    }

    @Test
    void foreignOrigin_isOneOfWhichNothingIsKnown() {
        assertThat(ORIGIN.run(1_000)).containsOnlyKeys("no origin", "nobody known");
    }

    /// Where two dots would lead stands a file that cannot be read.
    @Test
    void originThatClimbs_readsNothingBesideTheKeepers() throws IOException {
        Files.createDirectories(DATA.keeper(BODY));
        for (var climbing : List.of("../elsewhere", "../..", "./a")) {
            var origin = new Origin(climbing);
            var body = climbing.substring(0, climbing.indexOf('/'));
            Files.write(DATA.keeper(body).resolve(origin.hash().hex()), new byte[] {0});
            assertThat(new FolderTrust(DATA).seen(origin)).isEmpty();
        }
    }
}

package org.comity.record.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.comity.record.Hash;
import org.comity.record.UnverifiedException;
import org.comity.record.audit.Audit;
import org.comity.record.audit.Contents;
import org.comity.record.audit.LogFiles;
import org.comity.record.audit.LogReport;
import org.comity.record.audit.Trust;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.KnownLog;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.Policy;
import org.comity.record.proof.TlogProof;
import org.comity.record.proof.TrustedKeys;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TileHashes;
import org.comity.record.tiles.TilePath;
import org.comity.record.tiles.TileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Implementations that are not ours (interop/README.md names them) verify what we write, and we verify what they
/// wrote.
class ForeignImplementationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final LogSigner LOG =
            new LogSigner(new Origin("exercise.example/alpha"), ed25519("log"), mlDsa44("log"));
    private static final List<Cosigner> COSIGNERS = List.of(
            new Cosigner.Ed25519(new KeyName("keeper.example/witness"), ed25519("witness")),
            new Cosigner.MlDsa44(new KeyName("keeper.example/witness"), mlDsa44("witness")));

    @TempDir
    Path folder;

    @Test
    void go_verifiesOurLogAtEverySizeAtWhichTilesChangeShape() throws Exception {
        var verify = GoProgram.build("verify", folder);
        var logFolder = folder.resolve("log");
        var older = new ArrayList<Path>();
        try (var log = Log.open(new FolderStore(logFolder))) {
            for (int size : List.of(1, 2, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_537)) {
                append(log, size);
                log.publish(this::seal);
                var run = verify.run(arguments(logFolder, older));
                assertThat(run.output())
                        .contains(", " + size + " entries, root " + log.root().base64());
                assertThat(run.output()).endsWith("verified\n");
                assertThat(run.code()).isZero();
                older.add(Files.write(
                        folder.resolve("checkpoint." + size), log.checkpoint().orElseThrow()));
            }
        }
    }

    @Test
    void go_refusesOurLogWhenAnyFileOfItHasChanged() throws Exception {
        var verify = GoProgram.build("verify", folder);
        var logFolder = folder.resolve("log");
        try (var log = Log.open(new FolderStore(logFolder))) {
            append(log, 300);
            log.publish(this::seal);
        }
        for (var name : List.of(
                "checkpoint",
                "tile/0/000",
                "tile/0/001.p/44",
                "tile/1/000.p/1",
                "tile/entries/000",
                "tile/entries/001.p/44")) {
            var file = logFolder.resolve(name);
            byte[] right = Files.readAllBytes(file);
            byte[] wrong = right.clone();
            wrong[right.length / 2] ^= 1;
            Files.write(file, wrong);
            var run = verify.run(arguments(logFolder, List.of()));
            assertThat(run.code()).as(name + " changed: " + run.output()).isEqualTo(1);
            assertThat(run.output()).contains("does not verify");
            Files.write(file, right);
        }
        assertThat(verify.run(arguments(logFolder, List.of())).code()).isZero();
    }

    @Test
    void go_verifiesOurReceiptsWithAndWithoutTheLog() throws Exception {
        var verify = GoProgram.build("verify", folder);
        var policy = Files.write(folder.resolve("policy.txt"), policy("any").bytes());
        var logFolder = folder.resolve("log");
        var receipts = new ArrayList<Path>();
        try (var log = Log.open(new FolderStore(logFolder))) {
            append(log, 300);
            log.publish(this::seal);
            for (int index : List.of(1, 255, 256, 299)) {
                receipts.add(receipt(log, index));
            }
        }
        var alone = new ArrayList<>(List.of("-policy", policy.toString()));
        receipts.forEach(file -> alone.addAll(List.of("-carrying", file.toString())));
        var run = verify.run(alone);
        assertThat(run.output().lines()).hasSize(1 + receipts.size()).last().isEqualTo("verified");
        var besideTheLog = arguments(logFolder, List.of());
        besideTheLog.addAll(alone.subList(0, 2));
        receipts.forEach(file -> besideTheLog.addAll(List.of("-receipt", file.toString())));
        assertThat(verify.run(besideTheLog).output())
                .contains("receipt     for entry 256 holds")
                .endsWith("verified\n");
    }

    @Test
    void go_verifiesTheExamplesOfTheFormats() throws Exception {
        var verify = GoProgram.build("verify", folder);
        var examples = Path.of(System.getProperty("comity.root", ".."), "docs/formats/examples");
        var keys = TrustedKeys.parse(Files.readAllBytes(examples.resolve("trust.json")));
        var arguments = new ArrayList<>(List.of("-log", examples.resolve("log").toString()));
        for (var key : keys.logs().getFirst().log().keys()) {
            arguments.addAll(List.of("-key", key.vkey()));
        }
        for (var key : keys.cosignerKeys()) {
            arguments.addAll(List.of("-cosigner", key.vkey()));
        }
        var receipt = examples.resolve("receipt.tlog-proof").toString();
        arguments.addAll(List.of("-policy", examples.resolve("policy.txt").toString()));
        arguments.addAll(List.of("-receipt", receipt, "-carrying", receipt));
        var run = verify.run(arguments);
        assertThat(run.output())
                .contains("example.archive/importer, 9 entries")
                .contains("holds for the entry of ")
                .endsWith("verified\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void go_refusesOurReceiptWithoutTheQuorumOrWithAnotherEntry() throws Exception {
        var verify = GoProgram.build("verify", folder);
        var enough = Files.write(folder.resolve("any.txt"), policy("any").bytes());
        var tooFew = Files.write(folder.resolve("all.txt"), policy("all").bytes());
        Path receipt;
        Path changed;
        try (var log = Log.open(new FolderStore(folder.resolve("log")))) {
            append(log, 300);
            log.publish(this::seal);
            receipt = receipt(log, 33);
            var other = TlogProof.receipt(
                    log.entry(34),
                    log.inclusion(33),
                    Note.parse(log.checkpoint().orElseThrow()));
            changed = Files.write(folder.resolve("changed.tlog-proof"), other.bytes());
        }
        var run = verify.run(List.of("-policy", tooFew.toString(), "-carrying", receipt.toString()));
        assertThat(run.output()).contains("does not verify").contains("policy components");
        assertThat(run.code()).isEqualTo(1);
        run = verify.run(List.of("-policy", enough.toString(), "-carrying", changed.toString()));
        assertThat(run.output()).contains("does not verify").contains("inclusion proof verification failed");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void weVerifyReceiptsThatGoWrote() throws Exception {
        var policy = Policy.parse(resource("policy.txt"));
        var entries = sampleEntries(sample(), 600);
        for (int index : List.of(0, 300, 599)) {
            var proof = TlogProof.parse(resource("receipts/" + index + ".tlog-proof"));
            var verified = proof.verify(entries.get(index), policy);
            assertThat(verified.index()).isEqualTo(index);
            assertThat(verified.checkpoint().cosignatures()).hasSize(1);
            assertThatThrownBy(() -> proof.verify(entries.get(1), policy)).isInstanceOf(UnverifiedException.class);
        }
    }

    @Test
    void weVerifyEveryLineOfACheckpointThatGoSigned() throws Exception {
        var trusted = sampleCheckpoint("checkpoint");
        assertThat(trusted.checkpoint().size()).isEqualTo(600);
        assertThat(trusted.logLines()).extracting(line -> line.key().type()).containsExactly((byte) 1, (byte) 6);
        assertThat(trusted.cosignatures()).extracting(line -> line.key().type()).containsExactly((byte) 4, (byte) 6);
    }

    @Test
    void weFindInGosTilesWhatGosCheckpointSays() throws Exception {
        var checkpoint = sampleCheckpoint("checkpoint").checkpoint();
        var tiles = sample();
        var tree = new CompactRange();
        for (var entry : sampleEntries(tiles, checkpoint.size())) {
            tree.append(MerkleHash.leaf(entry));
        }
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        var hashes = new TileHashes(tiles, checkpoint.size());
        assertThat(hashes.root(checkpoint.size())).isEqualTo(checkpoint.root());
        var entries = sampleEntries(tiles, checkpoint.size());
        for (int i = 0; i < entries.size(); i++) {
            hashes.inclusion(i, checkpoint.size()).verify(MerkleHash.leaf(entries.get(i)), checkpoint.root());
        }
        var older = sampleCheckpoint("checkpoint.300").checkpoint();
        hashes.consistency(older.size(), checkpoint.size()).verify(older.root(), checkpoint.root());
    }

    @Test
    void ourAuditFindsNothingWrongInALogThatGoWrote() throws Exception {
        var report = audit(sampleFolder());
        assertThat(report.findings()).isEmpty();
        assertThat(report.log()).isEqualTo("sample.example/go");
        assertThat(report.size()).isEqualTo(600);
        assertThat(report.lines()).hasSize(4);
    }

    @Test
    void ourAuditNamesTheFileOfGosLogThatWasChanged() throws Exception {
        var copy = folder.resolve("copy");
        try (var files = Files.walk(sampleFolder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(sampleFolder().relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        for (var name : List.of("tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000")) {
            var file = copy.resolve(name);
            byte[] right = Files.readAllBytes(file);
            byte[] wrong = right.clone();
            wrong[right.length / 2] ^= 1;
            Files.write(file, wrong);
            assertThat(audit(copy).findings())
                    .as(name)
                    .isNotEmpty()
                    .anySatisfy(finding -> assertThat(finding.toString()).contains(name));
            Files.write(file, right);
        }
    }

    private static LogReport audit(Path log) throws Exception {
        var keys = sampleKeys();
        var older = sampleCheckpoint("checkpoint.300").checkpoint();
        var trust = new Trust() {
            @Override
            public Optional<KnownLog> log(Origin origin) {
                return Optional.of(new KnownLog(origin, keys.subList(0, 2)));
            }

            @Override
            public List<VerifierKey> cosigners(Origin origin) {
                return keys.subList(2, 4);
            }

            @Override
            public List<Seen> seen(Origin origin) {
                return List.of(new Seen("an older checkpoint", older));
            }
        };
        return new Audit(trust, Contents.BYTES, (_, _, _) -> {}).log(LogFiles.in(log));
    }

    private byte[] seal(long size, Hash root) {
        var note = LOG.sign(size, root, NOW);
        var checkpoint = new Checkpoint(LOG.origin(), size, root);
        return note.with(COSIGNERS.stream()
                        .map(cosigner -> cosigner.cosign(checkpoint, NOW))
                        .toList())
                .bytes();
    }

    /// The log, and of two witnesses as many as it takes; the stranger never cosigned anything.
    private static Policy policy(String threshold) throws Exception {
        var stranger = new Cosigner.Ed25519(new KeyName("keeper.example/stranger"), ed25519("stranger"));
        return Policy.parse("""
                log %s
                witness witness %s
                witness stranger %s
                group keepers %s witness stranger
                quorum keepers
                """.formatted(
                        LOG.knownLog().keys().getFirst().vkey(),
                        COSIGNERS.getFirst().verifierKey().vkey(),
                        stranger.verifierKey().vkey(),
                        threshold)
                .getBytes(UTF_8));
    }

    private Path receipt(Log log, int index) throws Exception {
        var checkpoint = Note.parse(log.checkpoint().orElseThrow());
        var receipt = TlogProof.receipt(log.entry(index), log.inclusion(index), checkpoint);
        return Files.write(folder.resolve(index + ".tlog-proof"), receipt.bytes());
    }

    /// Entries of every length from 0 to 99 bytes, all different from 4 bytes on.
    private static void append(Log log, int size) throws IOException {
        int from = (int) log.durableSize();
        log.append(IntStream.range(from, size)
                .mapToObj(i -> ("%08d".formatted(i) + ".".repeat(91))
                        .substring(0, i % 100)
                        .getBytes(UTF_8))
                .toList());
    }

    private static List<String> arguments(Path log, List<Path> older) {
        var arguments = new ArrayList<>(List.of("-log", log.toString()));
        LOG.knownLog().keys().forEach(key -> arguments.addAll(List.of("-key", key.vkey())));
        COSIGNERS.forEach(cosigner ->
                arguments.addAll(List.of("-cosigner", cosigner.verifierKey().vkey())));
        older.forEach(file -> arguments.addAll(List.of("-older", file.toString())));
        return arguments;
    }

    private static Ed25519PrivateKey ed25519(String of) {
        return Ed25519PrivateKey.ofSeed(seed(of));
    }

    private static MlDsa44PrivateKey mlDsa44(String of) {
        return MlDsa44PrivateKey.ofSeed(seed(of + ", post-quantum"));
    }

    private static byte[] seed(String of) {
        return Hash.sha256(("comity interop: " + of).getBytes(UTF_8)).bytes();
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = ForeignImplementationTest.class.getResourceAsStream("go-sample/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static TileSource sample() {
        return path -> {
            try (var stream = ForeignImplementationTest.class.getResourceAsStream("go-sample/" + path)) {
                return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
            }
        };
    }

    private static List<byte[]> sampleEntries(TileSource tiles, long size) throws Exception {
        var entries = new ArrayList<byte[]>();
        for (long bundle = 0; bundle * TilePath.FULL < size; bundle++) {
            var path = TilePath.in(TilePath.ENTRIES, bundle, size);
            entries.addAll(EntryBundle.parse(tiles.require(path), path.width()));
        }
        return entries;
    }

    private static Path sampleFolder() throws Exception {
        var checkpoint = ForeignImplementationTest.class.getResource("go-sample/checkpoint");
        return Objects.requireNonNull(
                Path.of(Objects.requireNonNull(checkpoint).toURI()).getParent());
    }

    /// Of the log two, of the witness two.
    private static List<VerifierKey> sampleKeys() throws Exception {
        var keys = new ArrayList<VerifierKey>();
        for (var vkey : new String(resource("vkeys.txt"), UTF_8).lines().toList()) {
            keys.add(VerifierKey.parse(vkey));
        }
        return keys;
    }

    private static TrustedCheckpoint sampleCheckpoint(String name) throws Exception {
        var keys = sampleKeys();
        var log = new KnownLog(new Origin("sample.example/go"), keys.subList(0, 2));
        return TrustedCheckpoint.verify(Note.parse(resource(name)), log, keys.subList(2, 4));
    }
}

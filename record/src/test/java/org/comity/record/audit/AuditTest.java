package org.comity.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.comity.record.Hash;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.log.ActLog;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.KnownLog;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TilePath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Origin ORIGIN = new Origin("exercise.example/alpha");
    private static final Ed25519PrivateKey ROOT = key("root");
    private static final Ed25519PrivateKey APPROVAL = key("approval");
    private static final LogSigner SIGNER =
            new LogSigner(ORIGIN, key("log"), MlDsa44PrivateKey.ofSeed(seed("post-quantum")));
    private static final Cosigner WITNESS =
            new Cosigner.Ed25519(new KeyName("exercise.example/keeper"), key("witness"));
    private static final int SIZE = 600;

    @TempDir
    static Path madeOnce;

    @TempDir
    Path copied;

    private Path folder;

    private static byte[] seed(String of) {
        return Hash.sha256(("audit test: " + of).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .bytes();
    }

    private static Ed25519PrivateKey key(String of) {
        return Ed25519PrivateKey.ofSeed(seed(of));
    }

    private static Act act(int i) {
        var keys = Json.object(
                Json.member("root", Json.of(ROOT.publicKey().multikey().text())),
                Json.member("log", Json.of(SIGNER.key().publicKey().multikey().text())),
                Json.member(
                        "logPostQuantum",
                        Json.of(SIGNER.postQuantumKey().publicKey().multikeyText())));
        SortedMap<String, List<ActId>> none = new TreeMap<>();
        return i == 0
                ? new Act(
                        Optional.of(new ActId(Hash.sha256())),
                        ORIGIN.value(),
                        "accept-charter",
                        NOON,
                        none,
                        Json.object(Json.member("keys", keys)))
                : new Act(
                        Optional.of(new ActId(Hash.sha256())),
                        ORIGIN.value(),
                        "add-statement",
                        NOON,
                        none,
                        Json.object(Json.member("text", Json.of("statement " + i))));
    }

    private static byte[] seal(long size, Hash root) {
        var note = SIGNER.sign(size, root, NOON);
        return note.with(List.of(WITNESS.cosign(new Checkpoint(ORIGIN, size, root), NOON)))
                .bytes();
    }

    /// 300 acts, published; then 600; the files of the smaller one are kept beside as `older`.
    @BeforeAll
    static void makeLog() throws Exception {
        var logFolder = madeOnce.resolve("log");
        try (var log = Log.open(new FolderStore(logFolder))) {
            var acts = new ActLog(log, ORIGIN.value(), SIGNER.key());
            for (int half = 0; half < 2; half++) {
                var more = new ArrayList<org.comity.record.act.ApprovedAct>();
                for (int i = half * SIZE / 2; i < (half + 1) * SIZE / 2; i++) {
                    more.add(act(i).approvedBy(List.of(i == 0 ? ROOT : APPROVAL)));
                }
                for (int i = 0; i < more.size(); i += 100) {
                    acts.file(more.subList(i, i + 100));
                }
                log.publish(AuditTest::seal);
                if (half == 0) {
                    copyTree(logFolder, madeOnce.resolve("older"));
                }
            }
        }
    }

    @BeforeEach
    void copyLog() throws IOException {
        folder = copied.resolve("log");
        copyTree(madeOnce.resolve("log"), folder);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Trust trusting(KnownLog log, List<Trust.Seen> seen) {
        return new Trust() {
            @Override
            public Optional<KnownLog> log(Origin origin) {
                return origin.equals(log.origin()) ? Optional.of(log) : Optional.empty();
            }

            @Override
            public List<VerifierKey> cosigners(Origin origin) {
                return List.of(WITNESS.verifierKey());
            }

            @Override
            public List<Trust.Seen> seen(Origin origin) {
                return seen;
            }
        };
    }

    private LogReport audit(Trust trust) throws IOException {
        return new Audit(trust, Contents.ACTS, (_, _, _) -> {}).folder(folder).getFirst();
    }

    private List<Finding> findings() throws IOException {
        return audit(trusting(SIGNER.knownLog(), List.of())).findings();
    }

    private void change(String file, int at) throws IOException {
        var bytes = Files.readAllBytes(folder.resolve(file));
        bytes[at] ^= 1;
        Files.write(folder.resolve(file), bytes);
    }

    @Test
    void goodLog_hasNoFindingAndEverySignatureWasVerified() throws IOException {
        var told = new ArrayList<Long>();
        var report = new Audit(
                        trusting(SIGNER.knownLog(), List.of()), Contents.ACTS, (log, done, size) -> told.add(done))
                .folder(copied)
                .getFirst();
        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.log()).isEqualTo(ORIGIN.value());
        assertThat(report.size()).isEqualTo(SIZE);
        assertThat(report.signatures()).isEqualTo(2 * SIZE);
        assertThat(report.unchecked()).isEmpty();
        assertThat(report.lines()).hasSize(3);
        assertThat(told).containsExactly(256L, 512L, 600L);
    }

    @Test
    void logWithoutItsSegment_isAuditedAsAMirrorIs() throws IOException {
        Files.delete(folder.resolve("segment"));
        Files.delete(folder.resolve("last-signed"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void logBelowAnAddress_isAuditedLikeAFolder() throws IOException {
        var address = folder.toUri().toString();
        var report = new Audit(trusting(SIGNER.knownLog(), List.of()), Contents.ACTS, (_, _, _) -> {})
                .address(java.net.URI.create(address.substring(0, address.length() - 1)));
        assertThat(report.findings()).isEmpty();
        assertThat(report.signatures()).isEqualTo(2 * SIZE);
    }

    @Test
    void unknownKeys_areToldAndNotCountedAsGood() throws IOException {
        var report = audit(Trust.nobody());
        assertThat(report.findings()).isEmpty();
        assertThat(report.lines()).hasSize(2);
        assertThat(report.unchecked())
                .anyMatch(text -> text.contains("whose the log's keys are"))
                .anyMatch(text -> text.contains("exercise.example/keeper"));
    }

    @Test
    void checkpointOfEndlesslyManyEntries_isAuditedInFiniteTime() throws IOException {
        Files.write(folder.resolve("checkpoint"), seal(1L << 62, Hash.sha256()));
        var report = audit(Trust.nobody());
        assertThat(report.findings()).hasAtLeastOneElementOfType(Finding.FileMissing.class);
        assertThat(report.unchecked()).anyMatch(text -> text.contains("claims 4611686018427387904 entries"));
    }

    @Test
    void otherKeysThanThoseKnown_areAFinding() throws IOException {
        var other = new LogSigner(ORIGIN, key("other"), MlDsa44PrivateKey.ofSeed(seed("other")));
        assertThat(audit(trusting(other.knownLog(), List.of())).findings())
                .hasAtLeastOneElementOfType(Finding.KeysDiffer.class)
                .hasAtLeastOneElementOfType(Finding.SignatureFails.class);
    }

    @Test
    void byteOfAnEntryInABundle_namesTheEntryAndTheBundle() throws IOException {
        change("tile/entries/001", 5);
        assertThat(findings()).singleElement().isInstanceOfSatisfying(Finding.EntryChanged.class, finding -> {
            assertThat(finding.file()).isEqualTo("tile/entries/001");
            assertThat(finding.entry()).isEqualTo(256);
            assertThat(finding.bytes().from()).isZero();
            assertThat(finding.message()).contains("exercise.example/alpha: tile/entries/001: bytes 0 to ");
        });
    }

    @Test
    void byteOfAnEntryInThePartialBundle_namesTheEntryAndTheBundle() throws IOException {
        change("tile/entries/002.p/88", 5);
        assertThat(findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.EntryChanged.class,
                        finding -> assertThat(finding.entry()).isEqualTo(512));
    }

    @Test
    void byteOfAnEntryInTheSegment_namesTheEntryAndTheBatch() throws IOException {
        change("segment", 18 + 24 + 10);
        assertThat(findings())
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding)
                        .isInstanceOfSatisfying(
                                Finding.SegmentDamaged.class,
                                damaged -> assertThat(damaged.entry()).isZero()))
                .anySatisfy(finding -> assertThat(finding)
                        .isInstanceOfSatisfying(Finding.EntryChanged.class, changed -> {
                            assertThat(changed.file()).isEqualTo("segment");
                            assertThat(changed.entry()).isZero();
                            assertThat(changed.bytes().from()).isEqualTo(18 + 24);
                        }));
    }

    @Test
    void lengthInABundle_namesTheEntryFromWhichItCannotBeRead() throws IOException {
        change("tile/entries/000", 0);
        assertThat(findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.EntryChanged.class,
                        finding -> assertThat(finding.entry()).isZero());
    }

    @Test
    void byteOfAHashTile_namesTheHash() throws IOException {
        change("tile/0/001", 32 * 7);
        assertThat(findings()).singleElement().isInstanceOfSatisfying(Finding.HashChanged.class, finding -> {
            assertThat(finding.file()).isEqualTo("tile/0/001");
            assertThat(finding.problem()).contains("hash 263 of level 0");
        });
    }

    @Test
    void byteOfATileOfTheRightEdge_namesTheHash() throws IOException {
        for (var tile : List.of("tile/0/002.p/88", "tile/1/000.p/2")) {
            change(tile, 40);
            assertThat(findings()).singleElement().isInstanceOfSatisfying(Finding.HashChanged.class, finding -> {
                assertThat(finding.file()).isEqualTo(tile);
                assertThat(finding.bytes().from()).isEqualTo(32);
            });
            change(tile, 40);
        }
    }

    @Test
    void twoEntriesSwapped_areToldAsSwapped() throws Exception {
        var path = TilePath.entries(0, 256).toString();
        var entries = new ArrayList<>(EntryBundle.parse(Files.readAllBytes(folder.resolve(path)), 256));
        entries.set(3, entries.set(9, entries.get(3)));
        Files.write(folder.resolve(path), EntryBundle.encode(entries));
        assertThat(findings())
                .hasSize(2)
                .allMatch(finding -> finding instanceof Finding.EntriesSwapped)
                .extracting(finding -> ((Finding.EntriesSwapped) finding).entry())
                .containsExactly(3L, 9L);
    }

    @Test
    void segmentRewrittenWithAGoodChecksum_isStillSeen() throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("segment"));
        var header = java.nio.ByteBuffer.wrap(bytes, 18, 24).slice();
        int length = header.getInt(16);
        bytes[18 + 24 + 10] ^= 1;
        var sum = new CRC32C();
        sum.update(bytes, 18, 20);
        sum.update(bytes, 18 + 24, length);
        header.putInt(20, (int) sum.getValue());
        Files.write(folder.resolve("segment"), bytes);
        assertThat(findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.EntryChanged.class,
                        finding -> assertThat(finding.file()).isEqualTo("segment"));
    }

    @Test
    void lastTileCut_isToldWithItsLength() throws IOException {
        for (var file : List.of("tile/0/002.p/88", "tile/entries/002.p/88", "tile/1/000.p/2")) {
            var bytes = Files.readAllBytes(folder.resolve(file));
            Files.write(folder.resolve(file), java.util.Arrays.copyOf(bytes, bytes.length - 9));
            assertThat(findings()).singleElement().isInstanceOfSatisfying(Finding.FileCut.class, finding -> {
                assertThat(finding.file()).isEqualTo(file);
                assertThat(finding.foundBytes()).isEqualTo(bytes.length - 9);
            });
            Files.write(folder.resolve(file), bytes);
        }
    }

    @Test
    void olderCheckpoint_isTold() throws IOException {
        Files.copy(
                madeOnce.resolve("older/checkpoint"),
                folder.resolve("checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(findings()).singleElement().isInstanceOfSatisfying(Finding.OlderCheckpoint.class, finding -> {
            assertThat(finding.size()).isEqualTo(SIZE / 2);
            assertThat(finding.newerSize()).isEqualTo(SIZE);
            assertThat(finding.shownBy()).isEqualTo("last-signed");
        });
    }

    @Test
    void wholeOlderCopy_isSeenByWhoHasSeenMore() throws Exception {
        var newer = Checkpoint.parse(
                Note.parse(Files.readAllBytes(folder.resolve("checkpoint"))).text());
        folder = madeOnce.resolve("older");
        var report =
                audit(trusting(SIGNER.knownLog(), List.of(new Trust.Seen("witness exercise.example/keeper", newer))));
        assertThat(report.findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.OlderCheckpoint.class,
                        finding -> assertThat(finding.shownBy()).isEqualTo("witness exercise.example/keeper"));
    }

    @Test
    void rootThatAWitnessSaw_mustBeOfTheSameEntries() throws Exception {
        var older = Checkpoint.parse(Note.parse(Files.readAllBytes(madeOnce.resolve("older/checkpoint")))
                .text());
        var forked = new Checkpoint(ORIGIN, 299, Hash.sha256());
        var report =
                audit(trusting(SIGNER.knownLog(), List.of(new Trust.Seen("w", older), new Trust.Seen("w", forked))));
        assertThat(report.findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.RootDiffers.class,
                        finding -> assertThat(finding.size()).isEqualTo(299));
    }

    @Test
    void missingFiles_areNamedOneByOne() throws IOException {
        for (var file : List.of("tile/0/001", "tile/entries/000", "tile/1/000.p/2", "last-signed", "checkpoint")) {
            var bytes = Files.readAllBytes(folder.resolve(file));
            Files.delete(folder.resolve(file));
            assertThat(findings())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Finding.FileMissing.class,
                            finding -> assertThat(finding.file()).isEqualTo(file));
            Files.write(folder.resolve(file), bytes);
        }
    }

    @Test
    void olderSegment_isTold() throws IOException {
        Files.copy(madeOnce.resolve("older/segment"), folder.resolve("segment"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(findings()).singleElement().isInstanceOfSatisfying(Finding.OlderSegment.class, finding -> {
            assertThat(finding.entries()).isEqualTo(SIZE / 2);
            assertThat(finding.signedEntries()).isEqualTo(SIZE);
        });
    }

    @Test
    void forgedLineOfAKnownKey_isToldAndHidesNoOther() throws Exception {
        var note = Note.parse(Files.readAllBytes(folder.resolve("checkpoint")));
        var lines = new ArrayList<>(note.signatures());
        var other = new Checkpoint(ORIGIN, SIZE, Hash.sha256());
        lines.set(2, WITNESS.cosign(other, NOON));
        Files.write(folder.resolve("checkpoint"), new Note(note.text(), lines).bytes());
        var report = audit(trusting(SIGNER.knownLog(), List.of()));
        assertThat(report.findings()).singleElement().isInstanceOf(Finding.SignatureFails.class);
        assertThat(report.lines()).hasSize(2);
    }

    @Test
    void entriesThatAreNoActs_areNamedAndTheHashesStillCompared() throws Exception {
        folder = copied.resolve("bytes");
        try (var log = Log.open(new FolderStore(folder))) {
            log.append("not an act".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            log.publish(AuditTest::seal);
        }
        assertThat(findings())
                .anySatisfy(finding -> assertThat(finding)
                        .isInstanceOfSatisfying(
                                Finding.EntryInvalid.class,
                                invalid -> assertThat(invalid.rule()).isEqualTo(Finding.EntryInvalid.Rule.FORM)));
        var asBytes = new Audit(trusting(SIGNER.knownLog(), List.of()), Contents.BYTES, (_, _, _) -> {});
        assertThat(asBytes.folder(folder).getFirst().findings()).isEmpty();
    }

    @Test
    void folderWithoutLogs_isRefused() {
        assertThatThrownBy(() -> new Audit(Trust.nobody(), Contents.ACTS, (_, _, _) -> {}).folder(copied.resolve("no")))
                .isInstanceOf(NoSuchFileException.class);
    }
}

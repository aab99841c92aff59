package org.comity.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.node.RestartableArchive.LOG;
import static org.comity.node.RestartableArchive.NAME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.comity.node.Keeper.Refusal;
import org.comity.record.Hash;
import org.comity.record.UnverifiedException;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.log.DamagedException;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifiedLine;
import org.comity.record.note.VerifierKey;
import org.comity.record.witness.AddCheckpoint;
import org.comity.record.witness.CosignedFiles;
import org.comity.record.witness.CosignedState;
import org.comity.record.witness.Witness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One node is the ordinary case of n = 1: its keeper holds the same rules for its own logs as for anybody's.
class KeeperTest {
    @TempDir
    private static Path founded = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private RestartableArchive archive;

    @BeforeAll
    static void found() throws Exception {
        try (var archive = RestartableArchive.found(founded.resolve("data"))) {
            archive.file("AAA");
        }
    }

    @BeforeEach
    void start() throws Exception {
        RestartableArchive.copy(founded.resolve("data"), folder.resolve("data"));
        archive = new RestartableArchive(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        archive.close();
    }

    @Test
    void checkpoint_bearsTheLogsTwoLines_theWitnesss_andTheMirrors() throws Exception {
        assertThat(archive.published().signatures())
                .extracting(line -> line.name().value())
                .containsExactly(LOG.value(), LOG.value(), NAME + "/keeper/witness", NAME + "/keeper/mirror");
        assertThat(cosignatures(archive.published())).hasSize(2);
        var keeper = archive.body().keeper();
        assertThat(keeper.witnessed(LOG).orElseThrow().signatures())
                .isEqualTo(archive.published().signatures().subList(0, 3));
        assertThat(keeper.mirrored(LOG).orElseThrow().signatures())
                .extracting(line -> line.name().value())
                .containsExactly(LOG.value(), LOG.value(), NAME + "/keeper/mirror");
        assertThat(keeper.refusal(LOG)).isEmpty();
    }

    @Test
    void stateAndLogThatAgree_areLeftAsTheyAreByAStart() throws Exception {
        var published = archive.published();
        var cosigned = Files.readAllBytes(archive.cosigned());
        archive.setClock(archive.now().plusSeconds(3_600));
        archive.restart();
        assertThat(archive.published()).isEqualTo(published);
        assertThat(Files.readAllBytes(archive.cosigned())).isEqualTo(cosigned);
        assertThat(archive.body().notes()).isEmpty();
    }

    @Test
    void olderCopy_isRefusedAtEveryStart_andNothingIsAddedToIt_untilTheNewestIsBack() throws Exception {
        var older = kept(archive.log());
        archive.file("BBB");
        var newest = kept(archive.log());
        archive.stop();
        RestartableArchive.copy(older, archive.log());
        for (int start = 0; start < 2; start++) {
            archive.start();
            assertThat(archive.body().keeper().refusal(LOG)).contains(new Refusal(Refusal.Kind.OLDER_COPY, 4, 3));
            assertThat(archive.body().notes())
                    .singleElement()
                    .asString()
                    .startsWith(LOG.value())
                    .contains("an older copy");
            assertThatThrownBy(() -> archive.file("CCC"))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining("nothing is filed");
            assertThat(archive.body().log(LOG.value()).durableSize()).isEqualTo(3);
            assertThat(archive.body().keeper().mirrored(LOG)).isEmpty();
            assertThat(RestartableArchive.size(
                            archive.body().keeper().witnessed(LOG).orElseThrow()))
                    .isEqualTo(4);
            archive.stop();
        }
        RestartableArchive.copy(newest, archive.log());
        archive.start();
        assertThat(archive.body().keeper().refusal(LOG)).isEmpty();
        archive.file("CCC");
        assertThat(RestartableArchive.size(archive.published())).isEqualTo(5);
    }

    @Test
    void forkedCopyOfTheSameSize_isRefused_andConvictedByTheEvidence_whichStays() throws Exception {
        var copies = fork("CCC");
        RestartableArchive.copy(copies.other(), archive.log());
        archive.start();
        assertThat(archive.body().keeper().refusal(LOG)).contains(new Refusal(Refusal.Kind.FORK, 4, 4));
        assertThat(archive.body().notes()).singleElement().asString().contains("it signed two histories");
        var proven = archive.body()
                .keeper()
                .evidence(LOG)
                .orElseThrow()
                .verify(archive.body().knownLog(LOG.value()));
        assertThat(proven.first().checkpoint().size()).isEqualTo(4);
        archive.stop();
        RestartableArchive.copy(copies.cosigned(), archive.log());
        archive.start();
        assertThat(archive.body().keeper().refusal(LOG)).isEmpty();
        assertThat(archive.body().keeper().evidence(LOG)).isPresent();
        archive.file("DDD");
    }

    @Test
    void forkedCopyOfAnotherSize_isRefused_andNobodyIsAccused() throws Exception {
        var copies = fork("CCC", "DDD");
        RestartableArchive.copy(copies.other(), archive.log());
        archive.start();
        assertThat(archive.body().keeper().refusal(LOG)).contains(new Refusal(Refusal.Kind.INCONSISTENT, 4, 5));
        assertThat(archive.body().notes()).singleElement().asString().contains("inconsistent, not proven");
        assertThat(archive.body().keeper().evidence(LOG)).isEmpty();
        archive.stop();
        RestartableArchive.copy(copies.cosigned(), archive.log());
        archive.start();
        assertThat(archive.body().keeper().refusal(LOG)).isEmpty();
    }

    @Test
    void forkedCopyWithoutACheckpointOfItsNewestTree_isNotServed() throws Exception {
        var copies = fork("CCC", "DDD");
        RestartableArchive.copy(copies.other(), archive.log());
        RestartableArchive.copy(
                copies.cosigned().resolve("checkpoint"), archive.log().resolve("checkpoint"));
        assertThatThrownBy(archive::start)
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining(LOG.value())
                .hasMessageContaining("inconsistent, not proven");
    }

    @Test
    void logThatIsGone_isNotBegunAgain() throws Exception {
        archive.stop();
        DataFolder.deleteTree(archive.log());
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(archive::start)
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining("it has 0 entries, 3 were cosigned");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"witness", "mirror"})
    void logThatCallsItselfLikeTheKeeper_isNotCosigned(String role) throws Exception {
        var origin = new Origin(NAME + "/keeper/" + role);
        var signer =
                new LogSigner(origin, Ed25519PrivateKey.ofSeed(new byte[32]), MlDsa44PrivateKey.ofSeed(new byte[32]));
        var keys = BodyKeys.read(archive.folder(), NAME);
        try (var log = Log.open(new FolderStore(folder.resolve("log")));
                var keeper = Keeper.open(
                        folder.resolve("keeper"),
                        NAME + "/keeper",
                        keys,
                        asked -> Optional.of(signer.knownLog())
                                .filter(known -> known.origin().equals(asked)),
                        archive::now)) {
            log.append(new byte[] {1});
            log.publish((size, root) -> signer.sign(size, root, archive.now()).bytes());
            var note = Note.parse(log.checkpoint().orElseThrow());
            assertThatThrownBy(() -> keeper.cosign(note, log)).isInstanceOf(UnverifiedException.class);
            assertThat(keeper.mirrored(origin)).isEmpty();
            assertThat(keeper.refusal(origin))
                    .as("there is nothing to be shown against it")
                    .isEmpty();
        }
    }

    @Test
    void keeperKilledBetweenWitnessAndMirror_catchesUpAtTheNextStart() throws Exception {
        var checkpoint = kept(archive.log().resolve("checkpoint"));
        var cosigned = kept(archive.cosigned());
        archive.file("BBB");
        var newest = archive.published();
        archive.stop();
        RestartableArchive.copy(checkpoint, archive.log().resolve("checkpoint"));
        RestartableArchive.copy(cosigned, archive.cosigned());
        witnessAlone(newest);
        archive.start();
        assertThat(archive.body().notes()).isEmpty();
        assertThat(archive.published().text()).isEqualTo(newest.text());
        assertThat(cosignatures(archive.published())).hasSize(2);
        assertThat(archive.body().keeper().mirrored(LOG).orElseThrow().text()).isEqualTo(newest.text());
    }

    /// What a process does that is killed before its mirror comes to sign.
    private void witnessAlone(Note newest) throws Exception {
        var keys = BodyKeys.read(archive.folder(), NAME);
        var known = new LogSigner(LOG, keys.party().ed25519(), keys.party().mlDsa44()).knownLog();
        try (var log = Log.open(new FolderStore(archive.log()));
                var files = CosignedFiles.open(new FolderStore(archive.folder().keeper(NAME)))) {
            var signed = TrustedCheckpoint.verify(newest, known, List.of()).note();
            var answer = new Witness(List.of(Keeper.witness(NAME + "/keeper", keys)), _ -> Optional.of(known), files)
                    .addCheckpoint(new AddCheckpoint(3, log.consistency(3).path(), signed).bytes(), archive.now());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(RestartableArchive.size(files.read(LOG).mirrored().orElseThrow()))
                    .isEqualTo(3);
        }
    }

    @Test
    void clockThatIsSetBack_makesNoLineOlder() throws Exception {
        var before = archive.now();
        archive.setClock(before.minusSeconds(86_400));
        archive.restart();
        archive.file("BBB");
        assertThat(cosignatures(archive.published()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.signedAtSeconds()).hasValue(before.getEpochSecond()));
    }

    @Test
    void lostState_isSaid_andTakenUpFromTheKeepersOwnLines() throws Exception {
        var cosigned = CosignedState.parse(Files.readAllBytes(archive.cosigned()));
        var older = kept(archive.log());
        archive.file("BBB");
        archive.stop();
        DataFolder.deleteTree(archive.folder().keeper(NAME));
        archive.start();
        assertThat(archive.body().notes())
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).contains("what the keeper had cosigned of it was lost"));
        assertThat(CosignedState.parse(Files.readAllBytes(archive.cosigned())).witnessedSize())
                .isEqualTo(cosigned.witnessedSize() + 1);
        archive.stop();
        RestartableArchive.copy(older, archive.log());
        archive.start();
        assertThat(archive.body().keeper().refusal(LOG)).contains(new Refusal(Refusal.Kind.OLDER_COPY, 4, 3));
    }

    @Test
    void lostState_isNotTakenUpFromALineThatDoesNotHold() throws Exception {
        var published = archive.published();
        var other = new Checkpoint(LOG, 3, Hash.sha256(new byte[1]));
        var keys = BodyKeys.read(archive.folder(), NAME);
        archive.stop();
        DataFolder.deleteTree(archive.folder().keeper(NAME));
        Files.write(
                archive.log().resolve("checkpoint"),
                new Note(published.text(), published.signatures().subList(0, 2))
                        .with(List.of(Keeper.witness(NAME + "/keeper", keys).cosign(other, archive.now())))
                        .bytes());
        assertThatThrownBy(archive::start)
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("the published checkpoint does not hold");
        assertThat(archive.cosigned()).doesNotExist();
    }

    @Test
    void olderStateBesideANewerLog_isSaid_andCatchesUp() throws Exception {
        var older = kept(archive.cosigned());
        archive.file("BBB");
        archive.stop();
        RestartableArchive.copy(older, archive.cosigned());
        archive.start();
        assertThat(archive.body().notes()).singleElement().asString().contains("has caught up");
        assertThat(RestartableArchive.size(archive.body().keeper().mirrored(LOG).orElseThrow()))
                .isEqualTo(4);
    }

    @Test
    void stateThatIsDamagedOrOfAnEarlierVersion_stopsTheNode_whichSaysWhichFile() throws Exception {
        var published = archive.published();
        archive.stop();
        var good = Files.readAllBytes(archive.cosigned());
        good[good.length / 2] ^= 1;
        for (var bad : List.of(good, published.bytes(), new byte[0])) {
            Files.write(archive.cosigned(), bad);
            assertThatThrownBy(archive::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(archive.cosigned().toString())
                    .hasMessageContaining("Put the newest copy of this file back");
        }
    }

    @Test
    void auditor_isToldWhatTheKeeperCosigned() throws Exception {
        assertThat(new FolderTrust(archive.folder()).seen(LOG))
                .singleElement()
                .satisfies(seen -> assertThat(seen.checkpoint())
                        .isEqualTo(Checkpoint.parse(archive.published().text())));
    }

    /// Two copies of the log, one of four entries that is cosigned, one with other entries behind the third.
    private record Copies(Path cosigned, Path other) {}

    /// Somebody runs a copy of the whole folder, and it goes another way.
    private Copies fork(String... others) throws Exception {
        var olderLog = kept(archive.log());
        var olderKeeper = kept(archive.folder().keeper(NAME));
        archive.file("BBB");
        var cosigned = kept(archive.log());
        var keeper = kept(archive.folder().keeper(NAME));
        archive.stop();
        RestartableArchive.copy(olderLog, archive.log());
        RestartableArchive.copy(olderKeeper, archive.folder().keeper(NAME));
        archive.start();
        archive.file(others);
        archive.stop();
        var other = kept(archive.log());
        RestartableArchive.copy(keeper, archive.folder().keeper(NAME));
        return new Copies(cosigned, other);
    }

    private int copies;

    private Path kept(Path file) throws IOException {
        var copy = folder.resolve("copy-" + copies++);
        RestartableArchive.copy(file, copy);
        return copy;
    }

    private List<VerifiedLine> cosignatures(Note note) throws Exception {
        var keeper =
                archive.body().view().orElseThrow().body().charter().keepers().getFirst();
        return TrustedCheckpoint.verify(
                        note,
                        archive.body().knownLog(LOG.value()),
                        List.of(VerifierKey.parse(keeper.witnessKey()), VerifierKey.parse(keeper.mirrorKey())))
                .cosignatures();
    }
}

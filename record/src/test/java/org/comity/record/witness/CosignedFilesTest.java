package org.comity.record.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.record.witness.ForkingLog.LOG;
import static org.comity.record.witness.ForkingLog.MIRROR;
import static org.comity.record.witness.ForkingLog.NEVER;
import static org.comity.record.witness.ForkingLog.NOW;
import static org.comity.record.witness.ForkingLog.WITNESS;
import static org.comity.record.witness.ForkingLog.checkpoint;
import static org.comity.record.witness.ForkingLog.knows;
import static org.comity.record.witness.ForkingLog.nodes;
import static org.comity.record.witness.ForkingLog.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.comity.record.log.FolderStore;
import org.comity.record.note.Origin;
import org.comity.record.proof.ForkEvidence;
import org.comity.testkit.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosignedFilesTest {
    private static final LogDirectory LOGS = knows(LOG.knownLog());

    @TempDir
    private Path folder = Path.of("");

    @Test
    void state_isReadAgainByTheNextProcess() throws Exception {
        CosignedState left;
        try (var files = open()) {
            assertThat(files.read(LOG.origin())).isEqualTo(CosignedState.nothing());
            new Witness(List.of(WITNESS), LOGS, files).addCheckpoint(request(0, 5, NEVER), NOW);
            new Mirror(List.of(MIRROR), LOGS, files).cosign(LOG.origin(), 5, nodes(NEVER), NOW);
            left = files.read(LOG.origin());
        }
        assertThat(left.mirrored()).isPresent();
        assertThat(Files.readAllBytes(file())).isEqualTo(left.bytes());
        try (var files = open()) {
            assertThat(files.read(LOG.origin())).isEqualTo(left);
            assertThat(new Witness(List.of(WITNESS), LOGS, files)
                            .addCheckpoint(request(5, 7, 2), NOW)
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void replace_ofSomethingElseThanWhatIsStored_changesNothing() throws Exception {
        try (var files = open()) {
            var three = CosignedState.nothing().withWitnessed(checkpoint(3, NEVER));
            var five = CosignedState.nothing().withWitnessed(checkpoint(5, NEVER));
            assertThat(files.replace(LOG.origin(), three, five)).isFalse();
            assertThat(files.replace(LOG.origin(), CosignedState.nothing(), three))
                    .isTrue();
            assertThat(files.replace(LOG.origin(), CosignedState.nothing(), five))
                    .isFalse();
            assertThat(files.read(LOG.origin())).isEqualTo(three);
        }
    }

    @Test
    void folder_hasOneOwnerAtATime_andNoneAfterItIsClosed() throws Exception {
        var files = open();
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("has one writer");
        files.close();
        var three = CosignedState.nothing().withWitnessed(checkpoint(3, NEVER));
        assertThatThrownBy(() -> files.replace(LOG.origin(), CosignedState.nothing(), three))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.read(LOG.origin())).isInstanceOf(IOException.class);
        open().close();
    }

    @Test
    void stateWithOneByteChangedOrCutOff_isAFailureWithPlaceAndRemedy_andNothingIsSigned() throws Exception {
        try (var files = open()) {
            var witness = new Witness(List.of(WITNESS), LOGS, files);
            witness.addCheckpoint(request(0, 5, NEVER), NOW);
            byte[] good = Files.readAllBytes(file());
            for (int i = 0; i < good.length; i += 7) {
                byte[] changed = good.clone();
                changed[i] ^= 1;
                Files.write(file(), changed);
                assertThatThrownBy(() -> witness.addCheckpoint(request(5, 7, NEVER), NOW))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(file().toString())
                        .hasMessageContaining("Put the newest copy of this file back");
                assertThat(Files.readAllBytes(file())).isEqualTo(changed);
            }
            Files.write(file(), new byte[0]);
            assertThatThrownBy(() -> witness.addCheckpoint(request(0, 7, NEVER), NOW))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void fullDisk_keepsWhatWasCosigned_andTheKeeperGoesOnWhenThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 1);
                var files = CosignedFiles.open(new FolderStore(disk.folder().resolve("keeper")))) {
            var three = CosignedState.nothing().withWitnessed(checkpoint(3, NEVER));
            var five = CosignedState.nothing().withWitnessed(checkpoint(5, NEVER));
            files.replace(LOG.origin(), CosignedState.nothing(), three);
            disk.leave(0);
            assertThatThrownBy(() -> files.replace(LOG.origin(), three, five))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left on device");
            disk.makeRoom();
            assertThat(files.read(LOG.origin())).isEqualTo(three);
            assertThat(files.replace(LOG.origin(), three, five)).isTrue();
        }
    }

    @Test
    void bareCheckpoint_asEarlierVersionsKeptIt_isRefusedByName() throws Exception {
        Files.write(file(), checkpoint(5, NEVER).bytes());
        try (var files = open()) {
            assertThatThrownBy(() -> files.read(LOG.origin()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("must start with \"comity/cosigned/v0\"")
                    .hasMessageContaining("earlier version");
        }
    }

    @Test
    void stateOfAnotherLog_isNotTakenForThisOnes() throws Exception {
        Files.write(
                file(new Origin("exercise.example/beta")),
                CosignedState.nothing().withWitnessed(checkpoint(5, NEVER)).bytes());
        try (var files = open()) {
            assertThatThrownBy(() -> files.read(new Origin("exercise.example/beta")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("it is of exercise.example/alpha");
        }
    }

    @Test
    void evidence_isKeptFromTheFirstOn() throws Exception {
        var first = ForkEvidence.twoRoots(checkpoint(5, NEVER), checkpoint(5, 2));
        try (var files = open()) {
            assertThat(files.evidence(LOG.origin())).isEmpty();
            files.keep(LOG.origin(), first);
            files.keep(LOG.origin(), ForkEvidence.twoRoots(checkpoint(7, NEVER), checkpoint(7, 2)));
        }
        try (var files = open()) {
            assertThat(files.evidence(LOG.origin())).contains(first);
            files.evidence(LOG.origin()).orElseThrow().verify(LOG.knownLog());
        }
        Files.write(folder.resolve(LOG.origin().hash().hex() + ".fork"), "half".getBytes(UTF_8));
        try (var files = open()) {
            assertThatThrownBy(() -> files.evidence(LOG.origin())).isInstanceOf(IOException.class);
        }
    }

    private CosignedFiles open() throws IOException {
        return CosignedFiles.open(new FolderStore(folder));
    }

    private Path file() {
        return file(LOG.origin());
    }

    private Path file(Origin log) {
        return folder.resolve(log.hash().hex());
    }
}

package org.comity.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.comity.assembly.Digest;
import org.comity.assembly.Effect;
import org.comity.assembly.Wording;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.Source;
import org.comity.assembly.archive.SourceFile;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.log.DamagedException;
import org.comity.record.note.Note;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.testkit.Choices;
import org.comity.testkit.LossyDisk;
import org.junit.jupiter.api.Test;

/// A whole node on a disk that loses what it may: it founds an archive and adds to it, and is struck anywhere.
class NodeCrashTest {
    private static final int RUNS = Integer.getInteger("comity.simulations.node", 10);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));
    private static final String BODY = "small.archive";
    private static final List<Source> SOURCES = List.of(new Source(
            new SourceFile(Digest.of("0f".repeat(32)), "members.csv", "CC0-1.0", LocalDate.of(2021, 3, 8)), 2, 2));

    private static ArchiveAct member(String code) {
        return new ArchiveAct.AttestParty(new MemberCode(code), "Member " + code, Wording.NONE, 1, 69, SOURCES);
    }

    private static Node open(LossyDisk disk) throws IOException {
        try {
            return Node.open(new DataFolder(disk.root().resolve("srv/data")), CLOCK, new SecureRandom());
        } catch (DamagedException | MalformedException e) {
            throw new AssertionError("not opened: " + e.getMessage(), e);
        }
    }

    private static void file(HostedBody body, String code) throws IOException, DamagedException, MalformedException {
        try {
            assertThat(body.file(List.of(member(code)))).containsExactly(new Effect.Took());
        } catch (UnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    /// Does what is not done yet.
    private static void live(Node node, History history) throws IOException, DamagedException, MalformedException {
        if (node.body(BODY).isEmpty()) {
            node.foundArchive(
                    BODY, Wording.of("en", "A test"), Wording.of("en", "Importer"), body -> file(body, "AAA"));
            history.members = 1;
        }
        for (var code : List.of("BBB", "CCC")) {
            var body = node.body(BODY).orElseThrow();
            if (has(body, code)) {
                continue;
            }
            file(body, code);
            history.members++;
        }
    }

    private static boolean has(HostedBody body, String code) {
        return body.view()
                .orElseThrow()
                .body()
                .archive()
                .orElseThrow()
                .member(new MemberCode(code))
                .isPresent();
    }

    /// What the node said that it has done.
    private static final class History {
        private int members;
    }

    private static void verify(Node node, History history) throws IOException {
        var body = node.body(BODY);
        if (body.isEmpty()) {
            assertThat(history.members)
                    .as("members filed, and there is no body")
                    .isZero();
            return;
        }
        int members = 0;
        for (var code : List.of("AAA", "BBB", "CCC")) {
            members += has(body.get(), code) ? 1 : 0;
        }
        assertThat(members).as("members").isGreaterThanOrEqualTo(Math.max(1, history.members));
        history.members = members;
        for (var origin : body.get().origins()) {
            var log = body.get().log(origin);
            try {
                var checkpoint = TrustedCheckpoint.verify(
                        Note.parse(log.checkpoint().orElseThrow()), body.get().knownLog(origin), List.of());
                assertThat(checkpoint.checkpoint().size())
                        .as("the checkpoint is of what is shown")
                        .isEqualTo(log.size());
            } catch (MalformedException | UnverifiedException e) {
                throw new AssertionError("the checkpoint of " + origin, e);
            }
        }
    }

    @Test
    void whateverFails_nodeOpensAgainWithAllItSaidItHas() {
        var acts = new AtomicInteger();
        Choices.some(20_261_128, RUNS, choices -> {
            var disk = new LossyDisk(choices);
            var history = new History();
            for (int life = 0; life < 3; life++) {
                if (choices.below(8) == 0) {
                    disk.failLookAt(choices.below(400));
                } else {
                    disk.strikeAt(choices.below(300), choices.of(List.of(LossyDisk.Fault.values())));
                }
                try (var node = open(disk)) {
                    verify(node, history);
                    live(node, history);
                } catch (IOException _) {
                    // It failed as planned: another process opens the folder again.
                }
                disk.makeRoom();
                if (disk.hasLostPower() || choices.below(4) == 0) {
                    disk = disk.afterPowerLoss(choices);
                } else {
                    disk.restart();
                }
            }
            try (var node = open(disk)) {
                verify(node, history);
                live(node, history);
            }
            disk = disk.afterPowerLoss(choices);
            try (var node = open(disk)) {
                verify(node, history);
                acts.addAndGet(history.members);
            }
        });
        assertThat(acts.get()).isEqualTo(3 * RUNS);
    }
}

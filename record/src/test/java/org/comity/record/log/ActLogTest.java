package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActLogTest {
    private static final String ORIGIN = "exercise.example/alpha";
    private static final Ed25519PrivateKey LOG_KEY = key("log");
    private static final Ed25519PrivateKey APPROVAL = key("approval");

    @TempDir
    Path folder;

    private static Ed25519PrivateKey key(String of) {
        return Ed25519PrivateKey.ofSeed(
                Hash.sha256(of.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static ApprovedAct act(String text) {
        return act(ORIGIN, text).approvedBy(List.of(APPROVAL));
    }

    private static Act act(String origin, String text) {
        return new Act(
                Optional.of(new ActId(Hash.sha256())),
                origin,
                "add-statement",
                Instant.parse("2026-11-24T12:00:00Z"),
                new TreeMap<>(),
                Json.object(Json.member("text", Json.of(text))));
    }

    private static byte[] seal(long size, Hash root) {
        return (size + " " + root).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void sameActAgain_isAnsweredWithItsFirstIndexAlsoAfterARestart() throws Exception {
        try (var log = Log.open(new FolderStore(folder))) {
            var acts = new ActLog(log, ORIGIN, LOG_KEY);
            assertThat(acts.file(List.of(act("a"), act("b"), act("a")))).containsExactly(0L, 1L, 0L);
            assertThat(acts.file(act("b"))).isEqualTo(1);
            log.publish(ActLogTest::seal);
            assertThat(acts.file(act("c"))).isEqualTo(2);
            assertThat(acts.file(act("c"))).isEqualTo(2);
            assertThat(acts.file(act("a"))).isZero();
        }
        try (var log = Log.open(new FolderStore(folder))) {
            var acts = new ActLog(log, ORIGIN, LOG_KEY);
            assertThat(acts.file(act("c"))).isEqualTo(2);
            assertThat(acts.file(act("b"))).isEqualTo(1);
            assertThat(acts.file(act("d"))).isEqualTo(3);
            assertThat(log.durableSize()).isEqualTo(4);
        }
    }

    @Test
    void entryOfTheSameActWithABadApproval_doesNotBlockIt() throws Exception {
        var good = act("a").sign(LOG_KEY);
        var stranger = new ApprovedAct(
                good.act(), act(ORIGIN, "another").approvedBy(List.of(APPROVAL)).approvals());
        try (var log = Log.open(new FolderStore(folder))) {
            log.append(stranger.sign(LOG_KEY).bytes());
            log.append("no act at all".getBytes(StandardCharsets.US_ASCII));
            var acts = new ActLog(log, ORIGIN, LOG_KEY);
            assertThat(acts.file(act("a"))).isEqualTo(2);
            assertThat(acts.file(act("a"))).isEqualTo(2);
        }
    }

    @Test
    void actForAnotherLog_isRefused() throws Exception {
        try (var log = Log.open(new FolderStore(folder))) {
            var acts = new ActLog(log, ORIGIN, LOG_KEY);
            var other = act("exercise.example/beta", "a").approvedBy(List.of());
            assertThatThrownBy(() -> acts.file(other))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("exercise.example/beta");
        }
    }

    @Test
    void sameActsFromManyThreads_standOnce() throws Exception {
        try (var log = Log.open(new FolderStore(folder))) {
            var acts = new ActLog(log, ORIGIN, LOG_KEY);
            var answers = Collections.synchronizedMap(new HashMap<String, List<Long>>());
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < 32; t++) {
                int start = t;
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 10; i++) {
                        var text = "act " + (start + i) % 10;
                        try {
                            long place = acts.file(act(text));
                            answers.computeIfAbsent(text, _ -> Collections.synchronizedList(new ArrayList<>()))
                                    .add(place);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
            }
            for (var thread : threads) {
                thread.join();
            }
            assertThat(log.durableSize()).isEqualTo(10);
            assertThat(answers).hasSize(10);
            answers.forEach((text, places) -> assertThat(places).hasSize(32).containsOnly(places.getFirst()));
        }
    }

    @Test
    void scannedId_isTheIdThatReadingGives() {
        var scan = new ActScan();
        Choices.some(20_261_124, 300, choices -> {
            var text = new StringBuilder();
            for (int i = choices.below(12); i > 0; i--) {
                text.append(choices.of(List.of("\"", "\\", "{", "}", "[", "]", ",", "\"proof\":", "é", "\n", "a")));
            }
            var keys = choices.yes() ? List.of(APPROVAL, key("second")) : List.<Ed25519PrivateKey>of();
            byte[] bytes =
                    act(ORIGIN, text.toString()).approvedBy(keys).sign(LOG_KEY).bytes();
            assertThat(scan.id(bytes)).contains(Entry.parse(bytes).id());
        });
        assertThat(scan.id("no".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void indexOfActs_findsEachAndStaysSmall() {
        var index = new ActIndex();
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            index.put(id(i), i);
        }
        index.put(id(5), count);
        assertThat(index.candidates(id(5))).containsExactly(5, count);
        int others = 0;
        for (int i = 0; i < count; i++) {
            var found = index.candidates(id(i));
            assertThat(found).contains(i);
            others += index.candidates(id(count + i)).length;
        }
        assertThat(others).as("others by mistake").isLessThan(100);
        assertThat(index.sizeBytes()).isLessThan(27L * count);
    }

    private static ActId id(int i) {
        return new ActId(Hash.sha256(new byte[] {(byte) (i >> 24), (byte) (i >> 16), (byte) (i >> 8), (byte) i}));
    }
}

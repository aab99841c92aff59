package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.comity.testkit.Choices;
import org.comity.testkit.LossyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogCrashTest {
    private static final int RUNS = Integer.getInteger("comity.simulations", 100);

    @ParameterizedTest
    @MethodSource("startsAndFaults")
    void everySmallLife_isSurvived(SmallLives.Start start, LossyDisk.Fault fault) {
        assertThat(SmallLives.all(start, fault, _ -> {}))
                .as("disks that a power loss may leave")
                .isGreaterThan(100);
    }

    static Stream<Arguments> startsAndFaults() {
        return Arrays.stream(SmallLives.Start.values())
                .flatMap(start -> Arrays.stream(LossyDisk.Fault.values()).map(fault -> Arguments.of(start, fault)));
    }

    @Test
    void whateverFails_nothingAcknowledgedIsLostAndNothingSignedIsForked() {
        var happened = EnumSet.noneOf(LossyDisk.Happened.class);
        var acknowledged = new AtomicInteger();
        var signed = new AtomicInteger();
        Choices.some(20_261_124, RUNS, choices -> {
            var world = CrashWorld.live(new CrashWorld(choices), choices, 8);
            happened.addAll(world.disk().happened().keySet());
            acknowledged.addAndGet(world.acknowledged());
            signed.addAndGet(world.signed());
        });
        // Each must really have happened, or the runs above prove little.
        assertThat(happened).isEqualTo(EnumSet.allOf(LossyDisk.Happened.class));
        assertThat(acknowledged.get()).isGreaterThan(10 * RUNS);
        assertThat(signed.get()).isGreaterThan(RUNS);
    }

    @Test
    void fullDisk_stopsEarlyAndGoesOnByItselfWhenThereIsRoom() {
        Choices.some(1, 1, choices -> {
            var world = new CrashWorld(choices);
            try (var log = world.open()) {
                world.append(log, 1);
                world.disk().setCapacity(33L << 20, true);
                world.append(log, 1);
                world.publish(log);
                world.disk().setCapacity(16L << 20, true);
                var said = "the disk of /data/log is full: it has 15 MiB left and 33 MiB are needed. "
                        + "What was acknowledged is there. Make room, then do it again.";
                assertThatThrownBy(() -> world.append(log, 1))
                        .isInstanceOf(NoRoomException.class)
                        .hasMessage(said);
                assertThatThrownBy(() -> world.publish(log)).isInstanceOf(NoRoomException.class);
                world.disk().setCapacity(64L << 20, true);
                world.append(log, 1);
                world.publish(log);
                assertThat(log.size()).isEqualTo(3);
            }
        });
    }

    @Test
    void diskThatIsFullWithoutSayingSo_losesNothingAcknowledged() {
        var struck = new AtomicInteger();
        Choices.some(20_261_125, 100, choices -> {
            var world = new CrashWorld(choices);
            long capacity = 200L + choices.below(20_000);
            for (int life = 0; life < 4; life++) {
                world.disk().setCapacity(capacity, false);
                try (var log = world.open()) {
                    for (int i = 0; i < 6; i++) {
                        world.append(log, 1 + choices.below(200));
                        world.publish(log);
                    }
                } catch (IOException e) {
                    struck.incrementAndGet();
                }
                world.restart();
                capacity *= 3;
            }
        });
        assertThat(struck.get()).isGreaterThan(100);
    }
}

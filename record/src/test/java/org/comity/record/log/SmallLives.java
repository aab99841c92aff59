package org.comity.record.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.comity.testkit.Choices;
import org.comity.testkit.LossyDisk;

/// Every life of a log that opens it, appends, publishes and appends again, with a fault at every change of the disk,
/// and everything that a power loss may leave then or after the next life.
final class SmallLives {
    private SmallLives() {}

    /// What is on the disk before.
    enum Start {
        NOTHING,
        /// A tree was signed and published, and there is an entry more.
        PUBLISHED,
        /// As before, and the end of the segment is torn.
        TORN;

        private CrashWorld world(Choices choices) throws IOException, DamagedException {
            var world = new CrashWorld(choices);
            if (this != NOTHING) {
                try (var log = world.open()) {
                    world.append(log, 1);
                    world.publish(log);
                    world.append(log, 1);
                }
            }
            if (this == TORN) {
                world.tear();
            }
            world.disk().sync();
            return world.afterPowerLoss(world.disk().afterPowerLoss(choices));
        }
    }

    private enum Life {
        APPENDS,
        PUBLISHES,
        BOTH
    }

    /// @return how many different disks a log was opened on
    static long all(Start start, LossyDisk.Fault fault, Consumer<LossyDisk> mutation) {
        var opened = new AtomicLong();
        var isStruck = new AtomicBoolean(true);
        for (long at = 0; isStruck.get(); at++) {
            long strike = at;
            isStruck.set(false);
            Choices.all(choices -> {
                var world = start.world(choices);
                mutation.accept(world.disk());
                world.disk().strikeAt(strike, fault);
                var failure = live(world);
                if (!world.disk().isStrikeAhead()) {
                    isStruck.set(true);
                    requireExplained(fault, failure);
                    opened.addAndGet(goOn(world, choices.of(List.of(Life.values()))));
                }
            });
        }
        return opened.get();
    }

    /// The same lives without a fault.
    static void undisturbed(Start start, Consumer<LossyDisk> mutation) {
        Choices.all(choices -> {
            var world = start.world(choices);
            mutation.accept(world.disk());
            live(world);
            world.restart();
            require(world, Life.BOTH);
        });
    }

    private static Optional<IOException> live(CrashWorld world) throws DamagedException {
        try (var log = world.open()) {
            world.append(log, 1, 1);
            world.publish(log);
            world.append(log, 1);
            return Optional.empty();
        } catch (IOException planned) {
            return Optional.of(planned);
        }
    }

    private static void requireExplained(LossyDisk.Fault fault, Optional<IOException> failure) {
        if (fault == LossyDisk.Fault.NO_ROOM && failure.isPresent() && !(failure.get() instanceof NoRoomException)) {
            throw new AssertionError("a full disk is not called so", failure.get());
        }
    }

    /// @param next what the next process does before the power goes
    private static long goOn(CrashWorld world, Life next) throws IOException, DamagedException {
        world.disk().makeRoom();
        if (!world.disk().hasLostPower()) {
            world.restart();
            require(world, next);
        }
        var seen = new HashSet<String>();
        Choices.all(survivors -> {
            var left = world.disk().afterPowerLoss(survivors, SmallLives::isDerived);
            if (seen.add(left.contents())) {
                require(world.afterPowerLoss(left), Life.BOTH);
            }
        });
        return seen.size();
    }

    private static void require(CrashWorld world, Life life) throws IOException, DamagedException {
        try (var log = world.open()) {
            if (life != Life.PUBLISHES) {
                world.append(log, 1);
            }
            if (life != Life.APPENDS) {
                world.publish(log);
            }
        }
    }

    /// Of what can be computed again a power loss leaves all or nothing: there is too much of it to choose for each.
    private static boolean isDerived(Path path) {
        return path.toString().contains("/tile");
    }
}

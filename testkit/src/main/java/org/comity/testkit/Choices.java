package org.comity.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The choices of one run of a property, all of them in turn or drawn from a seed.
///
/// [#all] counts the choices up like an odometer, so that every case of a small world comes, smallest first; [#some]
/// draws them. A failure names the seed and the choices, so that it can be replayed.
public final class Choices {
    private static final int MOST_RUNS = 50_000_000;

    private final List<int[]> wheels = new ArrayList<>();
    private final @org.jspecify.annotations.Nullable SplittableRandom random;
    private int position;

    private Choices(@org.jspecify.annotations.Nullable SplittableRandom random) {
        this.random = random;
    }

    /// The first choice each time, for one run that has nothing to choose.
    public static Choices first() {
        return new Choices(null);
    }

    /// A property; throws when it does not hold.
    @FunctionalInterface
    public interface Property {
        void holds(Choices choices) throws Exception;
    }

    /// Runs the property for every combination of choices.
    public static void all(Property property) {
        var choices = new Choices(null);
        int runs = 0;
        do {
            choices.position = 0;
            run(property, choices, "all, run " + runs);
            if (++runs > MOST_RUNS) {
                throw new AssertionError("more than " + MOST_RUNS + " combinations: use some()");
            }
        } while (choices.turn());
    }

    /// Runs the property `runs` times with choices drawn from `seed`.
    public static void some(long seed, int runs, Property property) {
        var source = new SplittableRandom(seed);
        for (int i = 0; i < runs; i++) {
            var choices = new Choices(source.split());
            run(property, choices, "seed " + seed + ", run " + i);
        }
    }

    /// A number from 0 to `bound` - 1.
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("nothing to choose from: bound " + bound);
        }
        if (random != null) {
            int drawn = random.nextInt(bound);
            wheels.add(new int[] {drawn, bound});
            return drawn;
        }
        if (position == wheels.size()) {
            wheels.add(new int[] {0, bound});
        }
        int[] wheel = wheels.get(position++);
        if (wheel[1] != bound) {
            throw new IllegalStateException("the property chooses otherwise when run again");
        }
        return wheel[0];
    }

    public boolean yes() {
        return below(2) == 1;
    }

    /// One of these.
    public <T> T of(List<T> options) {
        return options.get(below(options.size()));
    }

    /// `length` bytes, each chosen.
    public byte[] bytes(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) below(256);
        }
        return bytes;
    }

    private boolean turn() {
        for (int i = position - 1; i >= 0; i--) {
            int[] wheel = wheels.get(i);
            if (wheel[0] + 1 < wheel[1]) {
                wheel[0]++;
                wheels.subList(i + 1, wheels.size()).clear();
                return true;
            }
        }
        return false;
    }

    private static void run(Property property, Choices choices, String which) {
        try {
            property.holds(choices);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(which + ", choices " + choices.spelled() + ": " + e.getMessage(), e);
        }
    }

    private String spelled() {
        var text = new StringBuilder("[");
        for (int i = 0; i < Math.min(wheels.size(), 200); i++) {
            text.append(i == 0 ? "" : " ").append(wheels.get(i)[0]);
        }
        return text.append(wheels.size() > 200 ? " …]" : "]").toString();
    }
}

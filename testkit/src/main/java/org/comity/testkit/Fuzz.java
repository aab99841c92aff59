package org.comity.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Hostile inputs made from good ones: bytes flipped, cut out, doubled, moved, spliced, and words of the format put in.
///
/// The target says in a word how an input went; inputs with an outcome that was not seen before join the corpus, so
/// that
/// the next ones start from them. In an ordinary run a fixed number of inputs comes from a fixed seed; run with
/// `-Dcomity.fuzz.seconds=600` it goes on for that long, from another seed each time. A failure prints the input.
public final class Fuzz {
    /// How many seconds to go on; without it the run is short and always the same.
    public static final String SECONDS = "comity.fuzz.seconds";

    private static final int MOST_OUTCOMES = 5_000;
    private static final int LARGEST_INPUT_BYTES = 1 << 17;
    private static final int LARGEST_KEPT_BYTES = 1 << 12;
    private static final int PRINTED_BYTES = 4_096;

    private final SplittableRandom random;
    private final List<byte[]> corpus = new ArrayList<>();
    private final List<byte[]> words;
    private final Map<String, Long> outcomes = new HashMap<>();

    private Fuzz(long seed, List<byte[]> seeds, List<String> words) {
        this.random = new SplittableRandom(seed);
        this.corpus.addAll(seeds);
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /// What is fed. It throws when the code under test did wrong; refusing an input is not wrong.
    @FunctionalInterface
    public interface Target {
        /// How it went, in a word that is the same for like inputs: `accepted`, or a complaint without its numbers.
        String feed(byte[] input) throws Exception;
    }

    /// Feeds `runs` inputs, or as many as the time holds that [#SECONDS] gives.
    ///
    /// @param corpus good inputs, at least one
    /// @param words parts of the format, one character a byte
    /// @return the outcomes and how often each came, so that a test can ask whether the interesting ones did
    public static Map<String, Long> run(long seed, int runs, List<byte[]> corpus, List<String> words, Target target) {
        long seconds = Long.getLong(SECONDS, 0);
        long realSeed = seconds > 0 ? System.nanoTime() : seed;
        var fuzz = new Fuzz(realSeed, corpus, words);
        for (byte[] good : corpus) {
            fuzz.feed(target, good, realSeed);
        }
        long end = System.nanoTime() + seconds * 1_000_000_000;
        for (long run = 0; seconds > 0 ? System.nanoTime() < end : run < runs; run++) {
            fuzz.feed(target, fuzz.next(), realSeed);
        }
        return new TreeMap<>(fuzz.outcomes);
    }

    private void feed(Target target, byte[] input, long seed) {
        String outcome;
        try {
            outcome = target.feed(input.clone());
        } catch (Exception | AssertionError | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ", input of " + input.length + " bytes " + printed(input), e);
        }
        boolean fresh = outcomes.size() < MOST_OUTCOMES && outcomes.merge(outcome, 1L, Long::sum) == 1;
        if (fresh && input.length <= LARGEST_KEPT_BYTES) {
            corpus.add(input);
        }
    }

    private byte[] next() {
        byte[] input = corpus.get(random.nextInt(corpus.size()));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            input = changed(input);
        }
        return input.length <= LARGEST_INPUT_BYTES ? input : Arrays.copyOf(input, LARGEST_INPUT_BYTES);
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(1 << random.nextInt(7)));
        byte[] piece = Arrays.copyOfRange(input, from, to);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(input);
            case 1 -> replaced(input, from, Math.min(input.length, from + 1), new byte[] {anyByte()});
            case 2 -> replaced(input, from, to, new byte[0]);
            case 3 -> replaced(input, from, from, piece);
            case 4 -> replaced(input, from, from, repeated(piece));
            case 5 -> replaced(input, from, random.nextBoolean() ? from : to, word());
            case 6 -> replaced(input, from, from, pieceOf(corpus.get(random.nextInt(corpus.size()))));
            case 7 -> Arrays.copyOf(input, from);
            default -> {
                byte[] without = replaced(input, from, to, new byte[0]);
                int elsewhere = random.nextInt(without.length + 1);
                yield replaced(without, elsewhere, elsewhere, piece);
            }
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] copy = input.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte anyByte() {
        return (byte) random.nextInt(256);
    }

    private byte[] word() {
        return words.isEmpty() ? new byte[] {anyByte()} : words.get(random.nextInt(words.size()));
    }

    private byte[] pieceOf(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
    }

    private byte[] repeated(byte[] piece) {
        int times = 1 << random.nextInt(11);
        var all = new byte[Math.min(piece.length * times, LARGEST_INPUT_BYTES)];
        for (int i = 0; i < all.length; i++) {
            all[i] = piece[i % piece.length];
        }
        return all;
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        var result = new byte[input.length - (to - from) + by.length];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(input, to, result, from + by.length, input.length - to);
        return result;
    }

    private static String printed(byte[] input) {
        return HexFormat.of().formatHex(input, 0, Math.min(input.length, PRINTED_BYTES))
                + (input.length > PRINTED_BYTES ? "…" : "");
    }
}

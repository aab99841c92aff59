package org.comity.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Makes hostile inputs from good ones: of the bytes, of the format's pieces, of its words, of the encoding.
final class Mutator {
    private static final int LARGEST_INPUT_BYTES = 1 << 17;

    /// What names and texts of strangers may be, and what encoders of UTF-8 must not write.
    private static final List<byte[]> HOSTILE = Stream.concat(
                    Stream.of(
                                    "../",
                                    "..\\",
                                    "/etc/passwd",
                                    "%2e%2e%2f",
                                    "%00",
                                    "\0",
                                    "CON",
                                    "NUL.txt",
                                    "C:\\",
                                    "file:///",
                                    "__proto__",
                                    "constructor",
                                    "toString",
                                    "<script>",
                                    "\"><b>",
                                    "'",
                                    "`",
                                    "${x}",
                                    "{{x}}",
                                    "=1+1",
                                    "\u202e",
                                    "\u2066",
                                    "\u200f",
                                    "\u200b",
                                    "\u00a0",
                                    "\u2003",
                                    "\u2028",
                                    "\u0085",
                                    "\u007f",
                                    "\ufeff",
                                    "\ufffe",
                                    "\u0130",
                                    "\u212a",
                                    "e\u0301",
                                    "\ud83d\ude02",
                                    "\r\n",
                                    "\r",
                                    "\t",
                                    "\u001b[2J",
                                    "-",
                                    "+",
                                    "-1",
                                    "00",
                                    "٣",
                                    "4294967296",
                                    "9223372036854775807",
                                    "9223372036854775808",
                                    "1e999",
                                    "NaN")
                            .map(text -> text.getBytes(UTF_8)),
                    Stream.of(
                                    "\u00c0\u0080",
                                    "\u00ed\u00a0\u0080",
                                    "\u00f4\u0090\u0080\u0080",
                                    "\u00ff\u00fe",
                                    "\u00e2\u0082")
                            .map(bytes -> bytes.getBytes(ISO_8859_1)))
            .toList();

    private final SplittableRandom random;
    private final List<byte[]> corpus;
    private final List<byte[]> words;
    private final Parts parts;

    /// @param corpus may grow
    Mutator(SplittableRandom random, List<byte[]> corpus, List<byte[]> words, Parts parts) {
        this.random = random;
        this.corpus = corpus;
        this.words = words;
        this.parts = parts;
    }

    byte[] next() {
        byte[] input = any();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            input = random.nextBoolean() ? changed(input) : moved(input);
        }
        if (random.nextInt(64) == 0) {
            input = encoded(input);
        }
        return input.length <= LARGEST_INPUT_BYTES ? input : Arrays.copyOf(input, LARGEST_INPUT_BYTES);
    }

    /// A change that knows nothing of the format.
    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(1 << random.nextInt(7)));
        byte[] piece = Arrays.copyOfRange(input, from, to);
        return switch (random.nextInt(10)) {
            case 0 -> flipped(input);
            case 1 -> replaced(input, from, Math.min(input.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            case 2 -> replaced(input, from, to, new byte[0]);
            case 3 -> replaced(input, from, from, piece);
            case 4 -> replaced(input, from, from, repeated(piece));
            case 5 -> replaced(input, from, random.nextBoolean() ? from : to, word());
            case 6 -> replaced(input, from, from, pieceOf(any()));
            case 7 -> Arrays.copyOf(input, from);
            case 8 -> replaced(input, from, from, repeated(word()));
            default -> {
                byte[] without = replaced(input, from, to, new byte[0]);
                int elsewhere = random.nextInt(without.length + 1);
                yield replaced(without, elsewhere, elsewhere, piece);
            }
        };
    }

    /// A change to whole pieces of the format.
    private byte[] moved(byte[] input) {
        var here = parts.of(input);
        if (here.isEmpty()) {
            return changed(input);
        }
        var range = here.get(random.nextInt(here.size()));
        byte[] piece = Arrays.copyOfRange(input, range.from(), range.to());
        return switch (random.nextInt(6)) {
            case 0 -> replaced(input, range.from(), range.to(), new byte[0]);
            case 1 -> replaced(input, range.from(), range.from(), piece);
            case 2 -> replaced(input, range.from(), range.to(), repeated(piece));
            case 3 -> replaced(input, range.from(), range.to(), word());
            case 4 -> replaced(input, range.from(), range.to(), partOf(input));
            default -> replaced(input, range.from(), random.nextBoolean() ? range.from() : range.to(), partOf(any()));
        };
    }

    private byte[] partOf(byte[] input) {
        var ranges = parts.of(input);
        if (ranges.isEmpty()) {
            return pieceOf(input);
        }
        var range = ranges.get(random.nextInt(ranges.size()));
        return Arrays.copyOfRange(input, range.from(), range.to());
    }

    private byte[] encoded(byte[] input) {
        var text = new String(input, UTF_8);
        return switch (random.nextInt(5)) {
            case 0 -> text.getBytes(UTF_16LE);
            case 1 -> ("\ufeff" + text).getBytes(UTF_16BE);
            case 2 -> text.getBytes(ISO_8859_1);
            case 3 -> new String(input, ISO_8859_1).getBytes(UTF_8);
            default -> ("\ufeff" + text).getBytes(UTF_8);
        };
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] flipped(byte[] input) {
        byte[] copy = input.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] word() {
        var from = words.isEmpty() || random.nextInt(4) == 0 ? HOSTILE : words;
        return from.get(random.nextInt(from.size()));
    }

    private byte[] pieceOf(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
    }

    private byte[] repeated(byte[] piece) {
        return repeated(piece, Math.min(piece.length * (1 << random.nextInt(11)), LARGEST_INPUT_BYTES));
    }

    /// The piece again and again, up to so many bytes.
    static byte[] repeated(byte[] piece, int bytes) {
        var all = new byte[piece.length == 0 ? 0 : bytes];
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
}

package org.comity.check.predicate;

/// A fixed number of bits.
final class Bits {
    private final long[] words;

    Bits(int count) {
        words = new long[(count + Long.SIZE - 1) / Long.SIZE];
    }

    void add(int bit) {
        words[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
    }

    void addAll(Bits others) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= others.words[i];
        }
    }

    /// All of these but those.
    void addAll(Bits others, Bits but) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= others.words[i] & ~but.words[i];
        }
    }

    void removeAll(Bits others) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~others.words[i];
        }
    }

    /// All that are in neither.
    ///
    /// Bits behind the last of the count are set too; nothing asks for them.
    static Bits neither(Bits one, Bits other) {
        var neither = new Bits(one.words.length * Long.SIZE);
        for (int i = 0; i < neither.words.length; i++) {
            neither.words[i] = ~(one.words[i] | other.words[i]);
        }
        return neither;
    }

    boolean meets(Bits others) {
        long common = 0;
        for (int i = 0; i < words.length; i++) {
            common |= words[i] & others.words[i];
        }
        return common != 0;
    }

    boolean holds(Bits others) {
        long missing = 0;
        for (int i = 0; i < words.length; i++) {
            missing |= others.words[i] & ~words[i];
        }
        return missing == 0;
    }

    /// The first from `bit` on; -1 if there is none.
    int next(int bit) {
        for (int i = bit; i < words.length * Long.SIZE; ) {
            long rest = words[i / Long.SIZE] >>> i % Long.SIZE;
            if (rest != 0) {
                return i + Long.numberOfTrailingZeros(rest);
            }
            i = (i / Long.SIZE + 1) * Long.SIZE;
        }
        return -1;
    }
}

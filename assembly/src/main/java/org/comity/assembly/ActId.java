package org.comity.assembly;

/// Names an act by what it says: rules and references use it. (The entry hash, which trees use, is another digest.)
public record ActId(Digest digest) implements Comparable<ActId> {
    /// From its text.
    ///
    /// @throws IllegalArgumentException if the text is not 64 lower-case hex digits
    public static ActId of(String hex) {
        return new ActId(Digest.of(hex));
    }

    @Override
    public int compareTo(ActId other) {
        return digest.compareTo(other.digest);
    }

    @Override
    public String toString() {
        return digest.hex();
    }
}

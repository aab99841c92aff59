package org.comity.assembly;

/// Names a body: the act id of its `adopt-charter`.
public record BodyId(ActId charter) implements Comparable<BodyId> {
    /// From its text.
    ///
    /// @throws IllegalArgumentException if the text is not 64 lower-case hex digits
    public static BodyId of(String hex) {
        return new BodyId(ActId.of(hex));
    }

    @Override
    public int compareTo(BodyId other) {
        return charter.compareTo(other.charter);
    }

    @Override
    public String toString() {
        return charter.toString();
    }
}

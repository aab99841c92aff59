package org.comity.assembly.archive;

/// The number of a roll call in the record (`rcid`); the only key: several roll calls share one symbol.
public record RollCallId(int number) implements Comparable<RollCallId> {
    public RollCallId {
        if (number < 1) {
            throw new IllegalArgumentException("a roll call's number is from 1, not " + number);
        }
    }

    @Override
    public int compareTo(RollCallId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}

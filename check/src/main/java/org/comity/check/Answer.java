package org.comity.check;

/// Yes, no, or not known: the strong logic of Kleene.
///
/// *Unknown* is never *no*. What one learns more can turn unknown into yes or no, and never turns yes or no into
/// anything.
public enum Answer {
    NO,
    UNKNOWN,
    YES;

    public static Answer of(boolean known) {
        return known ? YES : NO;
    }

    /// No if either is no, else unknown if either is unknown.
    public Answer and(Answer other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// Yes if either is yes, else unknown if either is unknown.
    public Answer or(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Turns yes and no round, and leaves unknown.
    public Answer not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }

    public boolean known() {
        return this != UNKNOWN;
    }
}

package org.comity.assembly.decision;

/// A fraction between 0 and 1, written as it is said: two thirds is 2/3, never 0.667.
public record Part(int numerator, int denominator) {
    public static final int GREATEST = 1_000_000;

    public Part {
        if (numerator < 0 || denominator < 1 || numerator > denominator || denominator > GREATEST) {
            throw new IllegalArgumentException("not a part of a whole: " + numerator + "/" + denominator);
        }
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}

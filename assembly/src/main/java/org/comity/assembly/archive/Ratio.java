package org.comity.assembly.archive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact fraction. Rounded only where it is shown.
public record Ratio(long numerator, long denominator) implements Comparable<Ratio> {
    public Ratio {
        if (denominator < 1) {
            throw new IllegalArgumentException("a fraction over " + denominator);
        }
    }

    /// By value: 1/2 and 2/4 compare as equal, though they are two records.
    @Override
    public int compareTo(Ratio other) {
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }

    /// In decimal digits, halves away from zero: `0.8750` for 7/8 and four digits.
    public String rounded(int digits) {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), digits, RoundingMode.HALF_UP)
                .toPlainString();
    }
}

package org.comity.record.json;

import java.math.BigDecimal;

/// Writes a double as ECMAScript does: ECMA-262 section 6.1.6.1.20, which RFC 8785 section 3.2.2.3 asks for.
final class EcmaNumber {
    private EcmaNumber() {}

    static String write(double value) {
        if (value == 0) {
            return "0"; // also for minus zero
        }
        var sign = value < 0 ? "-" : "";
        var shortest = shortest(Math.abs(value));
        var digits = shortest.unscaledValue().toString();
        // The number is 0.digits × 10^point.
        int point = digits.length() - shortest.scale();
        if (point > 0 && point <= 21) {
            return sign
                    + (digits.length() <= point
                            ? digits + "0".repeat(point - digits.length())
                            : digits.substring(0, point) + "." + digits.substring(point));
        }
        if (point > -6 && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        return sign
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e"
                + (exponent < 0 ? "-" : "+")
                + Math.abs(exponent);
    }

    /// The fewest digits that read back as this double; of these the closest to it.
    private static BigDecimal shortest(double value) {
        var written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (written.precision() == 2) {
            // The JDK never writes fewer than two digits when two come closer; ECMAScript writes one if one is enough.
            var exact = new BigDecimal(value);
            var one = exact.round(new java.math.MathContext(1));
            if (one.doubleValue() == value) {
                return one.stripTrailingZeros();
            }
        }
        return written;
    }
}

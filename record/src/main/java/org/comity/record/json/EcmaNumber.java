package org.comity.record.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Doubles as ECMAScript prints them (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 asks for.
/*
 * Double.toString finds the shortest digits that read back as the same double, as ECMAScript wants them, with one
 * exception: it never looks for fewer than two. The smallest subnormals lie so far apart that one digit is enough:
 * Double.toString writes 4.9E-324 where ECMAScript writes 5e-324. So wherever it gives two digits, the number is
 * rounded to one and kept so if that still reads back as the same double.
 */
final class EcmaNumber {
    private EcmaNumber() {}

    /// The text of a finite double; both zeros are `0`.
    static String write(double value) {
        if (value == 0) {
            return "0";
        }
        var decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        if (decimal.precision() == 2) {
            var shorter = new BigDecimal(Math.abs(value)).round(new MathContext(1, RoundingMode.HALF_EVEN));
            decimal = shorter.doubleValue() == Math.abs(value) ? shorter.stripTrailingZeros() : decimal;
        }
        String digits = decimal.unscaledValue().toString();
        // In the words of the standard: k digits s, and n such that the value is s × 10^(n - k).
        int n = digits.length() - decimal.scale();
        return (value < 0 ? "-" : "") + place(digits, n);
    }

    private static String place(String digits, int n) {
        int k = digits.length();
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return (k == 1 ? digits : digits.charAt(0) + "." + digits.substring(1)) + exponent;
    }
}

package org.comity.assembly;

import java.util.regex.Pattern;

/// A public key as acts write it: `z` and base58btc digits. The fold compares keys and never computes with them.
public record Multikey(String value) implements Comparable<Multikey> {
    public static final Pattern FORM = Pattern.compile("z[1-9A-HJ-NP-Za-km-z]{32,4095}");

    /// Holds the text as it is.
    ///
    /// @throws IllegalArgumentException if the text is not `z` and 32 to 4,095 base58btc digits
    public Multikey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a multikey: " + value);
        }
    }

    @Override
    public int compareTo(Multikey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.comity.check.fact;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a fact is.
public sealed interface Value {
    record Flag(boolean holds) implements Value {}

    /// A number, whole or not; equal numbers are equal whatever their spelling.
    record Amount(BigDecimal number) implements Value {
        public Amount {
            number = number.stripTrailingZeros();
        }
    }

    record Day(LocalDate date) implements Value {}

    record Text(String text) implements Value {}

    /// One of the values of an enumeration.
    record Choice(String value) implements Value {}

    /// A set that may be known in part.
    record Set(Members members) implements Value {}
}

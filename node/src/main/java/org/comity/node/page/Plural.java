package org.comity.node.page;

import java.util.Set;

/// The form that a noun takes beside a whole number: the plural rules of Unicode CLDR 48 for the six languages,
/// for integers of zero and above.
public enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /// The form beside `n` in this language.
    public static Plural of(Language language, long n) {
        return switch (language) {
            case AR -> arabic(n);
            case ZH -> OTHER;
            case EN -> n == 1 ? ONE : OTHER;
            case FR -> n == 0 || n == 1 ? ONE : millions(n);
            case RU -> russian(n);
            case ES -> n == 1 ? ONE : millions(n);
        };
    }

    /// The forms that whole numbers can take in this language: each word with a number needs exactly these.
    public static Set<Plural> formsOf(Language language) {
        return switch (language) {
            case AR -> Set.of(ZERO, ONE, TWO, FEW, MANY, OTHER);
            case ZH -> Set.of(OTHER);
            case EN -> Set.of(ONE, OTHER);
            case FR, ES -> Set.of(ONE, MANY, OTHER);
            case RU -> Set.of(ONE, FEW, MANY);
        };
    }

    private static Plural arabic(long n) {
        if (n <= 2) {
            return n == 0 ? ZERO : n == 1 ? ONE : TWO;
        }
        var rest = n % 100;
        return rest >= 3 && rest <= 10 ? FEW : rest >= 11 ? MANY : OTHER;
    }

    private static Plural russian(long n) {
        var unit = n % 10;
        var teens = n % 100 >= 11 && n % 100 <= 14;
        return unit == 1 && !teens ? ONE : unit >= 2 && unit <= 4 && !teens ? FEW : MANY;
    }

    // French and Spanish say "un million de voix", "un millón de votos".
    private static Plural millions(long n) {
        return n != 0 && n % 1_000_000 == 0 ? MANY : OTHER;
    }
}

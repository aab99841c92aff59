package org.comity.check.fact;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The known name that a mistyped one most likely means.
public final class Nearest {
    private static final int LONGEST = 128;

    private Nearest() {}

    /// The nearest in edit distance, at most a third of the letters changed; the first of equals.
    public static Optional<String> to(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        var wanted = typed.toLowerCase(Locale.ROOT);
        Optional<String> nearest = Optional.empty();
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (var name : known) {
            int distance = distance(wanted, name.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    private static int distance(String from, String to, int bound) {
        if (Math.abs(from.length() - to.length()) >= bound) {
            return bound;
        }
        var above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}

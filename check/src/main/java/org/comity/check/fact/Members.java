package org.comity.check.fact;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.check.Answer;

/// A set that may be known in part.
///
/// *Closed*: these and no others. *Open*: at least these; the rest is unknown.
///
/// @param said of each value that is mentioned, whether it is in the set
/// @param rest of all others: no if closed, unknown if open
public record Members(SortedMap<String, Answer> said, Answer rest) {
    /// Of which nothing is known.
    public static final Members UNKNOWN = new Members(Collections.emptySortedMap(), Answer.UNKNOWN);

    public Members {
        if (rest == Answer.YES) {
            throw new IllegalArgumentException("no set holds everything");
        }
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /// These and no others.
    public static Members closed(Collection<String> values) {
        return new Members(said(values, List.of()), Answer.NO);
    }

    /// At least these, and not those.
    public static Members open(Collection<String> atLeast, Collection<String> not) {
        return new Members(said(atLeast, not), Answer.UNKNOWN);
    }

    private static SortedMap<String, Answer> said(Collection<String> in, Collection<String> out) {
        var said = new TreeMap<String, Answer>();
        in.forEach(value -> said.put(value, Answer.YES));
        for (var value : out) {
            if (said.put(value, Answer.NO) == Answer.YES) {
                throw new IllegalArgumentException(value + " is said to be in the set, and not to be");
            }
        }
        return said;
    }

    /// Whether anything is known at all.
    public boolean knownInPart() {
        return rest == Answer.NO || !said.isEmpty();
    }

    /// What is in either set.
    public Members or(Members other) {
        var both = new TreeMap<>(said);
        both.replaceAll((value, in) -> in.or(other.said.getOrDefault(value, other.rest)));
        other.said.forEach((value, in) -> both.computeIfAbsent(value, _ -> in.or(rest)));
        return new Members(both, rest.or(other.rest));
    }
}

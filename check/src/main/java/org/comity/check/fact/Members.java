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

    /// Whether any of these is in the set.
    public Answer hasAny(Collection<String> values, Type.Range range) {
        var answer = Answer.NO;
        for (var value : values) {
            answer = answer.or(has(value, range));
        }
        return answer;
    }

    /// Whether this is in the set.
    public Answer has(String value, Type.Range range) {
        return switch (range) {
            case Type.Range.Listed _ -> said.getOrDefault(value, rest);
            case Type.Range.PlaceCodes(var places) -> has(value, places);
        };
    }

    private Answer has(String wanted, Places places) {
        var direct = Answer.NO;
        for (var entry : said.entrySet()) {
            if (entry.getValue().compareTo(direct) > 0 && places.within(entry.getKey(), wanted)) {
                direct = entry.getValue();
            }
        }
        if (direct.known() && direct == Answer.YES) {
            return direct;
        }
        if (direct == Answer.UNKNOWN || grainTooCoarse(wanted, places)) {
            return Answer.UNKNOWN;
        }
        return rest == Answer.NO || ruledOut(wanted, places) ? Answer.NO : Answer.UNKNOWN;
    }

    /// Whether a whole is listed and none of its parts: then the list says nothing of the parts.
    private boolean grainTooCoarse(String wanted, Places places) {
        return said.entrySet().stream()
                .anyMatch(entry -> entry.getValue() != Answer.NO
                        && !entry.getKey().equals(wanted)
                        && places.within(wanted, entry.getKey())
                        && said.entrySet().stream()
                                .noneMatch(other -> other.getValue() == Answer.YES
                                        && !other.getKey().equals(entry.getKey())
                                        && places.within(other.getKey(), entry.getKey())));
    }

    private boolean ruledOut(String wanted, Places places) {
        return said.entrySet().stream()
                .anyMatch(entry -> entry.getValue() == Answer.NO && places.within(wanted, entry.getKey()));
    }

    /// Whether anything is in the set that is none of these.
    public Answer hasOtherThan(Collection<String> values, Type.Range range) {
        var answer = rest;
        for (var entry : said.entrySet()) {
            answer = answer.or(
                    switch (range) {
                        case Type.Range.Listed _ -> values.contains(entry.getKey()) ? Answer.NO : entry.getValue();
                        case Type.Range.PlaceCodes(var places) ->
                            other(entry.getKey(), entry.getValue(), values, places);
                    });
        }
        return answer;
    }

    private static Answer other(String place, Answer in, Collection<String> values, Places places) {
        if (in == Answer.NO || values.stream().anyMatch(value -> places.within(place, value))) {
            return Answer.NO;
        }
        // Of a whole, the list names a part only: the rest of it may be meant or not.
        return values.stream().anyMatch(value -> places.within(value, place)) ? Answer.UNKNOWN : in;
    }

    public Answer isEmpty() {
        var any = rest;
        for (var in : said.values()) {
            any = any.or(in);
        }
        return any.not();
    }

    /// What is in one of the sets.
    public static Members union(Collection<Members> sets) {
        var said = new TreeMap<String, Answer>();
        var rest = Answer.NO;
        for (var set : sets) {
            rest = rest.or(set.rest());
            for (var value : set.said().keySet()) {
                said.computeIfAbsent(value, _ -> {
                    var in = Answer.NO;
                    for (var each : sets) {
                        in = in.or(each.said().getOrDefault(value, each.rest()));
                    }
                    return in;
                });
            }
        }
        return new Members(said, rest);
    }
}

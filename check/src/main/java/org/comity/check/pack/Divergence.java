package org.comity.check.pack;

import java.util.List;
import java.util.Optional;
import org.comity.check.predicate.Predicate;

/// Two provisions that pull apart. A pair for which none is recorded is not thereby free of one.
///
/// @param from `<framework>#<provision>`
/// @param to likewise
/// @param fromFacts on which facts the first binds as the pair needs it
/// @param toFacts likewise the second; the same predicate where one actor is under both
/// @param onlyIf a condition that no fact of the vocabulary can hold; it is always printed beside the pair
/// @param why they pull apart, in our own words
/// @param waysOut what people do about it
/// @param fromSeen whether the text of the first was seen at a source
/// @param toSeen likewise of the second
/// @param reviewed whether somebody beside its author has read it
public record Divergence(
        String from,
        String to,
        Kind kind,
        Predicate fromFacts,
        Predicate toFacts,
        Optional<String> onlyIf,
        String why,
        List<String> waysOut,
        boolean fromSeen,
        boolean toSeen,
        Confidence confidence,
        boolean reviewed) {
    public Divergence {
        waysOut = List.copyOf(waysOut);
    }

    public enum Kind {
        /// Both bind on the same facts, and no conduct meets both.
        CONFLICT,
        /// Practices must differ, and yet both can be met, at a price.
        TENSION
    }

    /// Whether one actor is under both.
    public boolean oneActor() {
        return fromFacts.equals(toFacts);
    }
}

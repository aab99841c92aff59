package org.comity.check.exchange.bom;

import java.util.List;
import java.util.Optional;
import org.comity.check.dossier.AboutField;
import org.comity.check.exchange.Place;
import org.comity.check.fact.Value;

/// Something that was found in a file.
public sealed interface Reading {
    Place place();

    /// What stands there; of a long text its beginning.
    String words();

    /// A value of one of our facts: a term of the form's own vocabulary says it, or a relation does.
    ///
    /// @param because what the form means by those words
    record Fact(Place place, String words, String fact, Value value, String because) implements Reading {}

    /// Words that are no fact of ours.
    ///
    /// @param what the form calls it
    /// @param field where a dossier can keep them
    /// @param bearsOn the facts beside whose question they are shown
    record Said(Place place, String words, String what, Optional<AboutField> field, List<String> bearsOn)
            implements Reading {
        public Said {
            bearsOn = List.copyOf(bearsOn);
        }
    }

    /// A word that stands for nothing known, such as `NOASSERTION`.
    record Placeholder(Place place, String words, String what) implements Reading {}

    /// Something that is not what it should be.
    ///
    /// @param remedy what is wrong, and what to do
    record Oddity(Place place, String words, String remedy) implements Reading {}
}

package org.comity.check.finding;

import java.util.List;
import org.comity.check.fact.Fact;

/// An open fact, and what an answer may settle.
///
/// @param settles the findings that some answer to it alone decides
/// @param bearsOn the open findings that hang on it
public record Question(Fact fact, List<Finding> settles, List<Finding> bearsOn) {
    public Question {
        settles = List.copyOf(settles);
        bearsOn = List.copyOf(bearsOn);
    }
}

package org.comity.node.page;

/// One roll call in a list.
///
/// @param id the source's number of the roll call
/// @param title as the source has it, in English; may be empty
/// @param question as the source describes it, in English; may be empty
/// @param symbol the source's symbol of the text; may be empty
public record DecisionRow(
        String id, Day day, String title, String question, String symbol, Counts counts, Outcome outcome) {
    /// What the list calls it.
    public Heading heading() {
        return Heading.of(title, question);
    }
}

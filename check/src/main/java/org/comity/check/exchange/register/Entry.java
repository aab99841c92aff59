package org.comity.check.exchange.register;

import java.util.List;

/// One thing that a form asks for.
///
/// @param point its number in the form
/// @param group under which the form lists it
/// @param asks what it asks for, in our own words
/// @param known what the dossier says of it, each with the field or fact that says it
/// @param missing what the dossier could say of it and does not
/// @param optional whether the form can be handed in without it, always or in this case; with the reason, or empty
public record Entry(String point, String group, String asks, List<Known> known, List<String> missing, String optional) {
    public Entry {
        known = List.copyOf(known);
        missing = List.copyOf(missing);
    }

    /// @param from a field of `about`, a fact, or a kind of evidence
    public record Known(String from, String words) {}

    public enum State {
        KNOWN,
        IN_PART,
        MISSING,
        /// Nothing is known, and the form does not need it.
        NOT_NEEDED
    }

    public State state() {
        if (known.isEmpty()) {
            return optional.isEmpty() ? State.MISSING : State.NOT_NEEDED;
        }
        return missing.isEmpty() || !optional.isEmpty() ? State.KNOWN : State.IN_PART;
    }
}

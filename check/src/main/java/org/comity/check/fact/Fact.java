package org.comity.check.fact;

import java.util.regex.Pattern;

/// Something that can be known of an AI system, of whoever answers for it, or of what happened.
///
/// @param name lower-case words with dots between, such as `market.places`
/// @param meaning in our own words
/// @param question what a person is asked
/// @param why it is asked
public record Fact(String name, Type type, String meaning, String question, String why) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+");

    public Fact {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a fact, such as `market.places`");
        }
    }
}

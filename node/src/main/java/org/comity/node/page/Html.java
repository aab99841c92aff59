package org.comity.node.page;

import gg.jte.Content;
import java.util.List;

/// Pieces of markup that stand inside a sentence: a link, a hash, a name in another language. Each escapes its text.
public final class Html {
    private Html() {}

    /// Text that keeps its own direction inside any script.
    public static Content isolated(String text) {
        return raw("<bdi>" + escape(text) + "</bdi>");
    }

    /// A command, a file name, a value that a machine compares.
    public static Content code(String text) {
        return raw("<code>" + escape(text) + "</code>");
    }

    /// A digest or a key.
    public static Content hash(String text) {
        return raw("<span class=\"hash\">" + escape(text) + "</span>");
    }

    /// Text of the source, which is English on a page of any language.
    public static Content english(String text) {
        return raw("<bdi lang=\"en\">" + escape(text) + "</bdi>");
    }

    /// A text of the record, marked with its language.
    public static Content text(Text text) {
        return raw("<bdi lang=\"" + escape(text.language()) + "\">" + escape(text.words()) + "</bdi>");
    }

    /// A title of the source, which often has capitals only: those are set a little smaller, the letters stay as they
    /// are.
    public static Content title(String text) {
        var capitals = text.chars().noneMatch(Character::isLowerCase);
        return raw("<bdi lang=\"en\"" + (capitals ? " class=\"caps\"" : "") + ">" + escape(text) + "</bdi>");
    }

    /// A pattern with `{0}`, `{1}` filled in: content as it is, everything else escaped.
    static Content fill(String pattern, List<Object> arguments) {
        return output -> {
            var parts = new Pattern(pattern);
            for (var part : parts.parts()) {
                switch (part) {
                    case Pattern.Text(String text) -> output.writeContent(escape(text));
                    case Pattern.Place(int index) -> {
                        if (arguments.get(index) instanceof Content content) {
                            content.writeTo(output);
                        } else {
                            output.writeContent(escape(arguments.get(index).toString()));
                        }
                    }
                }
            }
        };
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static Content raw(String markup) {
        return output -> output.writeContent(markup);
    }
}

package org.comity.node.page;

import java.util.regex.Pattern;

/// What pages call a roll call, made from the source's title and its description of the question.
///
/// The title is often a subject heading in capitals, cut after some sixty letters, or missing. The description of the
/// later sessions begins with the text's own title and ends with a statement of the library that catalogued it,
/// `: resolution / adopted by the General Assembly`: there that title is what people know the text by. The decision's
/// page
/// shows both as the source has them.
///
/// @param words in English; empty if the source has neither
/// @param below what a list says in addition, the beginning of a long one; empty if there is nothing else
public record Heading(String words, String below) {
    private static final Pattern CATALOGUED = Pattern.compile("(.+?)\\s+:\\s+resol\\w*(\\s*/.*)?");
    private static final int SHOWN_CHARACTERS = 110;

    /// What a roll call with this title and this description is called.
    public static Heading of(String title, String question) {
        var catalogued = CATALOGUED.matcher(question);
        var own = catalogued.matches() ? catalogued.group(1) : question;
        if (isBeginning(title, own)) {
            return new Heading(own, "");
        }
        var written = SentenceCase.of(title);
        return catalogued.matches() ? new Heading(own, written) : new Heading(written, beginning(question));
    }

    /// The beginning of a text, up to a whole word.
    static String beginning(String text) {
        if (text.length() <= SHOWN_CHARACTERS) {
            return text;
        }
        int end = text.lastIndexOf(' ', SHOWN_CHARACTERS);
        return text.substring(0, end > 0 ? end : SHOWN_CHARACTERS) + " …";
    }

    // Titles that are not in capitals are the description's beginning, cut off. No title is the beginning of anything.
    private static boolean isBeginning(String title, String question) {
        var uncatalogued = title.replaceFirst("\\s+:.*", "");
        return (title.isEmpty() || title.chars().anyMatch(Character::isLowerCase))
                && question.regionMatches(true, 0, uncatalogued, 0, uncatalogued.length());
    }
}

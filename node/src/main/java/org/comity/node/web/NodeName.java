package org.comity.node.web;

import java.util.regex.Pattern;
import org.comity.record.MalformedException;

/// How an operator calls a node, so that readers of several know at which they are. It proves nothing: whoever runs a
/// node may call it as they like.
///
/// @param text one line of 1 to [#LONGEST] characters, without blanks at its ends
public record NodeName(String text) {
    /// In code points. A longer one would push the menu of a page out of its line.
    public static final int LONGEST = 60;

    /// Controls, marks that turn the direction of what follows, line breaks, and what is no character. The two joiners
    /// are of the spelling of some languages.
    private static final Pattern UNSHOWN =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cn}\\p{Co}\\p{Cs}]|[\\p{Cf}&&[^\\u200c\\u200d]]");

    /// Reads what an operator typed.
    ///
    /// @throws MalformedException if pages could not show it in one line
    public static NodeName parse(String text) throws MalformedException {
        if (text.isBlank()) {
            throw new MalformedException("the name is empty");
        }
        if (!text.equals(text.strip())) {
            throw new MalformedException("the name begins or ends with a blank");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new MalformedException("the name has " + length + " characters; it may have " + LONGEST);
        }
        if (UNSHOWN.matcher(text).find()) {
            throw new MalformedException("the name holds a character that cannot be shown in one line");
        }
        return new NodeName(text);
    }
}

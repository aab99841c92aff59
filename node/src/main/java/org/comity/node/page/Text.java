package org.comity.node.page;

/// Words of the record in one language: a name or a purpose that a charter declares.
///
/// @param language its tag; a page marks the text with it where it is not the page's own
public record Text(String words, String language) {
    /// A text in English, the language of whatever the record has in one language only.
    public static Text english(String words) {
        return new Text(words, "en");
    }
}

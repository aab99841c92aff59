package org.comity.node.page;

/// What went wrong, from the values of an RFC 9457 problem.
///
/// @param status the HTTP status
/// @param title in English, as machines get it
/// @param detail in English, as machines get it; may be empty
/// @param instance what was asked for; may be empty
public record ProblemPage(Frame frame, int status, String title, String detail, String instance) implements Page {
    /// The end of the keys of words about it: the statuses that pages have words for, else their class.
    String key() {
        return switch (status) {
            case 400, 404, 405, 406, 410, 429, 503 -> Integer.toString(status);
            default -> status < 500 ? "400" : "500";
        };
    }
}

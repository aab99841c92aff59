package org.comity.check.exchange;

/// Where something stands in a file that somebody brought.
///
/// @param line counted from 1; 0 if the form has none
/// @param pointer as RFC 6901 writes it; empty for the whole file
public record Place(String file, int line, String pointer) {
    /// `file:line /pointer`.
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (pointer.isEmpty() ? "" : " " + pointer);
    }
}

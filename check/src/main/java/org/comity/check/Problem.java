package org.comity.check;

/// What is wrong in a file, where, and what would be right.
///
/// @param file as the reader named it
/// @param line counted from 1; 0 if it is about the whole file
public record Problem(String file, int line, String message) implements Comparable<Problem> {
    public Problem {
        file = Printable.of(file);
        message = Printable.of(message);
    }

    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    /// `file:line: message`, as editors and compilers write it.
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}

package org.comity.check;

/// A text is not what its form says: where, what was found, and what would be right.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int at;

    /// Of a text whose place the caller knows.
    public MalformedException(String message) {
        this(message, -1);
    }

    /// @param at from which character on of the text, counted from 0; below 0 if it is about the whole
    public MalformedException(String message, int at) {
        super(Printable.of(message));
        this.at = at;
    }

    /// What is wrong, in a sentence.
    public String problem() {
        return String.valueOf(getMessage());
    }

    /// From which character on of the text, counted from 0; below 0 if it is about the whole.
    public int at() {
        return at;
    }
}

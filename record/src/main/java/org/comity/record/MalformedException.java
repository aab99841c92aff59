package org.comity.record;

/// Outside bytes are not what their format says.
///
/// The message names the place, what was found and, where there is one, the remedy.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}

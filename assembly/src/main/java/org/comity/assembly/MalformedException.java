package org.comity.assembly;

import java.util.List;

/// Outside text is not what its format says. Each problem is one sentence with place, what was found and the remedy.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    /// With one problem, or with several, each on a line of its own.
    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(List<String> problems) {
        this(String.join("\n", problems));
    }

    /// All that was found, in the order of the text; at least one.
    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }
}

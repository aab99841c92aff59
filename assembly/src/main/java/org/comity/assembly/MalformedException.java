package org.comity.assembly;

import java.util.List;

/// Outside text is not what its format says. Each problem is one sentence with place, what was found and the remedy.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    public MalformedException(String problem) {
        this(List.of(problem));
    }

    public MalformedException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// All that was found, in the order of the text; at least one.
    public List<String> problems() {
        return problems == null ? List.of(String.valueOf(getMessage())) : problems;
    }
}

package org.comity.check;

import java.util.List;
import java.util.stream.Collectors;

/// Files that are not what their form says, with everything that is wrong in them.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /// @param problems at least one
    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}

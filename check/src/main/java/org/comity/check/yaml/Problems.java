package org.comity.check.yaml;

import java.util.ArrayList;
import java.util.List;
import org.comity.check.Problem;
import org.comity.check.RefusedException;

/// Collects what is wrong, so that a reader of a file learns all of it at once.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Yaml at, String message) {
        add(at.file(), at.line(), message);
    }

    public void add(String file, int line, String message) {
        found.add(new Problem(file, line, message));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /// In the order of files and lines.
    public List<Problem> found() {
        return found.stream().sorted().toList();
    }

    /// @throws RefusedException if anything was found
    public void refuse() throws RefusedException {
        if (!found.isEmpty()) {
            throw new RefusedException(found());
        }
    }
}

package org.comity.node.archive;

import java.util.List;

/// Files of the public record that cannot be imported: each defect with its file, line and remedy. Nothing was
/// imported.
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> defects;

    ImportException(List<String> defects) {
        super(String.join(System.lineSeparator(), defects));
        this.defects = List.copyOf(defects);
    }

    /// One line each, `file:line: what was found; remedy`.
    public List<String> defects() {
        return defects;
    }
}

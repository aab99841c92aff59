package org.comity.node.archive;

import java.util.List;

/// Files of the public record that cannot be imported: each defect with its file, line and remedy. Nothing was
/// imported.
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1;

    private static final int MOST_DEFECTS = 20;

    private final List<String> defects;

    ImportException(List<String> defects) {
        super(String.join(System.lineSeparator(), defects));
        this.defects = List.copyOf(defects);
    }

    /// Gathers one more.
    ///
    /// @throws ImportException with all of them, when more would help nobody
    static void gather(List<String> defects, String defect) throws ImportException {
        defects.add(defect);
        if (defects.size() >= MOST_DEFECTS) {
            defects.add("… and perhaps more; nothing was imported");
            throw new ImportException(defects);
        }
    }

    /// One line each, `file:line: what was found; remedy`.
    public List<String> defects() {
        return defects;
    }
}

package org.comity.assembly.archive;

/// Lines of a file: "so says this source".
///
/// @param firstLine from 1, the heading counted
/// @param lastLine the last one that belongs to it
public record Source(SourceFile file, int firstLine, int lastLine) {
    public Source {
        if (firstLine < 1 || lastLine < firstLine) {
            throw new IllegalArgumentException("no such lines: " + firstLine + " to " + lastLine);
        }
    }
}

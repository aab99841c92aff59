package org.comity.node.page;

import java.util.List;
import java.util.Map;
import org.comity.node.align.Matrix;

/// Topics across frameworks, as one table.
///
/// @param titles of the topics, in English, by id
/// @param jurisdictions that can be chosen
/// @param regions the rows, under their headings
public record MatrixPage(
        Frame frame,
        MatrixFilter filter,
        Matrix matrix,
        Map<String, String> titles,
        List<String> jurisdictions,
        Map<Region, List<Matrix.Row>> regions)
        implements Page {

    /// One of five shades for how many provisions there are.
    public static int step(Matrix.Cell cell) {
        int size = cell.provisions().size();
        return size >= 5 ? 5 : size >= 3 ? 4 : size + 1;
    }

    public Seen seen() {
        return Seen.ofProvisions(matrix.rows().stream()
                .flatMap(row -> row.cells().values().stream())
                .flatMap(cell -> cell.provisions().stream())
                .distinct()
                .toList());
    }
}

package org.comity.node.archive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads a table of the public record row by row, and gathers what is wrong with it, with file and line.
///
/// All defects are gathered up to a limit before anything is refused, so that a secretariat mends a file once, not row
/// by row.
final class CsvTable {
    private static final int MOST_DEFECTS = 20;
    private static final int MOST_CELL_CHARACTERS = 20_000;

    private final SourceFile file;
    private final List<String> columns;
    private final List<String> defects;

    CsvTable(SourceFile file, List<String> columns, List<String> defects) {
        this.file = file;
        this.columns = columns;
        this.defects = defects;
    }

    /// What to do with one row.
    @FunctionalInterface
    interface RowReader {
        void read(Row row) throws ImportException;
    }

    void read(RowReader reader) throws IOException, ImportException {
        try (Reader text = file.open();
                var records = CsvReader.builder().maxBufferSize(1 << 20).ofCsvRecord(text)) {
            @Nullable Map<String, Integer> places = null;
            int width = 0;
            for (CsvRecord record : records) {
                if (places == null) {
                    places = places(record);
                    width = record.getFieldCount();
                } else if (record.getFieldCount() != width) {
                    defect(
                            record.getStartingLineNumber(),
                            "has " + record.getFieldCount() + " columns where the header has " + width
                                    + "; quote a cell that holds a comma");
                } else {
                    reader.read(new Row(record, places));
                }
            }
            if (places == null) {
                defect(1, "is empty; expected a header with the columns " + String.join(",", columns));
            }
        } catch (CsvParseException e) {
            throw refused(e.getMessage());
        } catch (UncheckedIOException e) {
            throw unreadable(java.util.Objects.requireNonNull(e.getCause()));
        } catch (CharacterCodingException e) {
            throw unreadable(e);
        }
    }

    void defect(long line, String what) throws ImportException {
        defects.add(file.name() + ":" + line + ": " + what);
        if (defects.size() >= MOST_DEFECTS) {
            defects.add("… and perhaps more; nothing was imported");
            throw new ImportException(defects);
        }
    }

    private ImportException unreadable(IOException e) throws IOException {
        if (e instanceof CharacterCodingException) {
            return refused("is not UTF-8; save it as UTF-8");
        }
        throw e;
    }

    private ImportException refused(@Nullable String what) {
        var all = new ArrayList<>(defects);
        all.add(file.name() + ": " + what);
        return new ImportException(all);
    }

    private Map<String, Integer> places(CsvRecord header) throws ImportException {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            if (places.put(header.getField(i).strip(), i) != null) {
                defect(1, "has the column \"" + header.getField(i) + "\" twice");
            }
        }
        var missing =
                columns.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw refused(
                    "1: lacks the column " + String.join(", ", missing) + "; expected " + String.join(",", columns));
        }
        return places;
    }

    /// One row, its cells by column name.
    final class Row {
        private final CsvRecord record;
        private final Map<String, Integer> places;

        private Row(CsvRecord record, Map<String, Integer> places) {
            this.record = record;
            this.places = places;
        }

        long line() {
            return record.getStartingLineNumber();
        }

        String text(String column) throws ImportException {
            var cell = record.getField(places.getOrDefault(column, 0));
            if (cell.length() > MOST_CELL_CHARACTERS) {
                defect("has " + cell.length() + " characters in " + column + "; at most " + MOST_CELL_CHARACTERS);
                return "";
            }
            return cell;
        }

        int number(String column) throws ImportException {
            var cell = text(column);
            if (!cell.matches("0|[1-9][0-9]{0,8}")) {
                defect("has \"" + cell + "\" in " + column + "; expected a whole number");
                return 0;
            }
            return Integer.parseInt(cell);
        }

        /// Nothing where the cell is empty: the source does not say.
        OptionalInt numberOrNothing(String column) throws ImportException {
            return text(column).isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(column));
        }

        boolean flag(String column) throws ImportException {
            var cell = text(column);
            if (!cell.equals("0") && !cell.equals("1")) {
                defect("has \"" + cell + "\" in " + column + "; expected 0 or 1");
            }
            return cell.equals("1");
        }

        void defect(String what) throws ImportException {
            CsvTable.this.defect(line(), what);
        }
    }
}

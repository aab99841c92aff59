package org.comity.node.archive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.comity.assembly.archive.ArchiveAct;
import org.jspecify.annotations.Nullable;

/// Reads a table of the public record row by row, and gathers what is wrong with it, with file and line.
///
/// All defects are gathered up to a limit before anything is refused, so that a secretariat mends a file once, not row
/// by row.
final class CsvTable {
    private static final Pattern LINE = Pattern.compile("line ([0-9]+)");

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
                var records = CsvReader.builder()
                        .maxBufferSize(1 << 20)
                        // Rows of another width are told like every other defect.
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(text)) {
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
                                    + "; quote a cell that holds a comma, and close each quote");
                } else {
                    reader.read(new Row(record, places));
                }
            }
            if (places == null) {
                defect(1, "is empty; expected a header with the columns " + String.join(",", columns));
            }
        } catch (CsvParseException e) {
            throw refused(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        } catch (CharacterCodingException | ZipException | EOFException e) {
            throw unreadable(e);
        }
    }

    void defect(long line, String what) throws ImportException {
        // One line each, whatever a cell holds.
        ImportException.gather(defects, file.name() + ":" + line + ": " + what.replaceAll("\\p{Cntrl}", "�"));
    }

    private ImportException unreadable(IOException e) throws IOException {
        return switch (e) {
            case CharacterCodingException _ -> refused("", "is not UTF-8; save it as UTF-8");
            case ZipException _, EOFException _ -> refused("", "is not a whole gzip file; fetch it again");
            default -> throw e;
        };
    }

    /// What the reader says: where in the message, what in its cause.
    private ImportException refused(CsvParseException e) {
        var line = LINE.matcher(String.valueOf(e.getMessage()));
        var cause = e.getCause() == null ? e : e.getCause();
        return refused(
                ":" + (line.find() ? line.group(1) : "1"),
                "cannot be read as CSV (" + cause.getMessage()
                        + "); write a quote within quotes as two, and close each");
    }

    private ImportException refused(String line, String what) {
        var all = new ArrayList<>(defects);
        all.add(file.name() + line + ": " + what);
        return new ImportException(all);
    }

    private Map<String, Integer> places(CsvRecord header) throws ImportException {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            if (places.put(header.getField(i).strip(), i) != null) {
                throw refused(":1", "has the column \"" + header.getField(i) + "\" twice; keep one");
            }
        }
        var missing =
                columns.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw refused(
                    ":1", "lacks the column " + String.join(", ", missing) + "; expected " + String.join(",", columns));
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
            if (cell.length() > ArchiveAct.LONGEST_TEXT) {
                defect("has " + cell.length() + " characters in " + column + "; at most " + ArchiveAct.LONGEST_TEXT);
            }
            if (cell.chars().anyMatch(Character::isISOControl)) {
                defect("has a control character in " + column + "; take it out");
            }
            return cell;
        }

        int number(String column) throws ImportException {
            return number(column, "0|[1-9][0-9]{0,8}", "a whole number");
        }

        /// A number that counts from 1; 0 where there is a defect.
        int ordinal(String column) throws ImportException {
            return number(column, "[1-9][0-9]{0,8}", "a whole number from 1");
        }

        private int number(String column, String form, String expected) throws ImportException {
            var cell = text(column);
            if (!cell.matches(form)) {
                defect("has \"" + cell + "\" in " + column + "; expected " + expected);
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

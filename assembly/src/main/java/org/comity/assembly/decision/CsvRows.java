package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows of comma-separated text: RFC 4180, with a byte order mark, either line end and empty lines allowed.
///
/// Fields are stripped of white space around them; a quoted field keeps what is between its quotes but is stripped
/// too.
final class CsvRows {
    /// @param line on which it begins, from 1
    /// @param problem why its fields cannot be told apart
    record Row(int line, List<String> fields, Optional<String> problem) {}

    private static final int MOST_FIELDS = 1_000;

    private final String text;
    private final int mostRows;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    /// @param mostRows how many are read, and one more, so that the caller sees that there are too many
    CsvRows(String text, int mostRows) {
        this.text = text;
        this.mostRows = mostRows;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    List<Row> rows() {
        while (at < text.length() && rows.size() <= mostRows) {
            row();
        }
        return rows;
    }

    private void row() {
        int begin = line;
        var fields = new ArrayList<String>();
        Optional<String> problem = Optional.empty();
        boolean more = true;
        while (more) {
            var field = new StringBuilder();
            var wrong = field(field);
            problem = problem.isPresent() ? problem : wrong;
            if (fields.size() < MOST_FIELDS) {
                fields.add(field.toString().strip());
            } else if (problem.isEmpty()) {
                problem = Optional.of("more than " + MOST_FIELDS + " fields");
            }
            more = at < text.length() && text.charAt(at) == ',';
            at += more ? 1 : 0;
        }
        endOfLine();
        if (problem.isPresent() || fields.size() > 1 || !fields.getFirst().isEmpty()) {
            rows.add(new Row(begin, List.copyOf(fields), problem));
        }
    }

    /// Reads a field up to the comma or line end after it.
    private Optional<String> field(StringBuilder field) {
        int quote = at;
        while (quote < text.length() && (text.charAt(quote) == ' ' || text.charAt(quote) == '\t')) {
            quote++;
        }
        if (quote == text.length() || text.charAt(quote) != '"') {
            return plain(field);
        }
        at = quote + 1;
        while (true) {
            int end = text.indexOf('"', at);
            if (end < 0) {
                at = text.length();
                return Optional.of("a quoted field without an end; close the double quote");
            }
            field.append(text, at, end);
            countLines(at, end);
            at = end + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                break;
            }
            field.append('"');
            at++;
        }
        var rest = new StringBuilder();
        plain(rest);
        return rest.toString().isBlank()
                ? Optional.empty()
                : Optional.of("text after a closing quote; write a quote within a field as two");
    }

    private Optional<String> plain(StringBuilder field) {
        int begin = at;
        while (at < text.length() && ",\n\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        field.append(text, begin, at);
        return text.substring(begin, at).indexOf('"') < 0
                ? Optional.empty()
                : Optional.of("a double quote within a field; put the field between quotes and write the quote as two");
    }

    private void endOfLine() {
        if (text.startsWith("\r\n", at)) {
            at += 2;
            line++;
        } else if (at < text.length()) {
            at++;
            line++;
        }
    }

    private void countLines(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            line += c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1)) ? 1 : 0;
        }
    }
}

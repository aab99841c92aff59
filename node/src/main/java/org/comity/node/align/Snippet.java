package org.comity.node.align;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// A text, or a part of it, in which some pieces are what was looked for.
public record Snippet(List<Piece> pieces) {
    private static final int LONGEST = 220;

    public Snippet {
        pieces = List.copyOf(pieces);
    }

    /// @param sought whether it is one of the words that were looked for
    public record Piece(String text, boolean sought) {}

    /// Whether anything in it was looked for.
    public boolean marked() {
        return pieces.stream().anyMatch(Piece::sought);
    }

    /// The words of it without marks.
    public String plain() {
        return pieces.stream().map(Piece::text).collect(java.util.stream.Collectors.joining());
    }

    /// From the first to the last letter.
    private record Span(int from, int to) {}

    /// All of the text.
    static Snippet whole(String text, Analyzer analyzer, String field, Map<String, Set<String>> terms)
            throws IOException {
        return of(text, 0, text.length(), spans(text, analyzer, field, terms));
    }

    /// The part of the text in which most words stand.
    static Snippet best(String text, Analyzer analyzer, String field, Map<String, Set<String>> terms)
            throws IOException {
        var spans = spans(text, analyzer, field, terms);
        if (text.length() <= LONGEST) {
            return of(text, 0, text.length(), spans);
        }
        int from = 0;
        int most = -1;
        for (var span : spans) {
            int start = Math.max(0, Math.min(span.from() - 40, text.length() - LONGEST));
            int within = (int) spans.stream()
                    .filter(each -> each.from() >= start && each.to() <= start + LONGEST)
                    .count();
            if (within > most) {
                most = within;
                from = start;
            }
        }
        if (from > 0) {
            from = text.indexOf(' ', from) + 1;
        }
        int to = text.length() - from <= LONGEST ? text.length() : text.lastIndexOf(' ', from + LONGEST);
        return of(text, from, to < from ? text.length() : to, spans);
    }

    private static Snippet of(String text, int from, int to, List<Span> spans) {
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("… ", false));
        }
        int at = from;
        for (var span : spans) {
            if (span.from() >= at && span.to() <= to) {
                add(pieces, text.substring(at, span.from()), false);
                add(pieces, text.substring(span.from(), span.to()), true);
                at = span.to();
            }
        }
        add(pieces, text.substring(at, to), false);
        if (to < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return new Snippet(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean sought) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, sought));
        }
    }

    private static List<Span> spans(String text, Analyzer analyzer, String field, Map<String, Set<String>> terms)
            throws IOException {
        var sought = terms.getOrDefault(field, Set.of());
        var spans = new ArrayList<Span>();
        try (var tokens = analyzer.tokenStream(field, text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (sought.contains(term.toString())) {
                    spans.add(new Span(offset.startOffset(), offset.endOffset()));
                }
            }
            tokens.end();
        }
        return spans;
    }
}

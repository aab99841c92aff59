package org.comity.node.align;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/// Finds frameworks, provisions, topics, kinds of evidence and facts by words.
///
/// English is stemmed; the titles that a framework has in its own languages are cut into words by the habits of each:
/// Chinese and Japanese by dictionary, Korean with its compounds, Arabic without its forms of alif. What is typed is
/// words and nothing else: it has no syntax, and so nothing to get wrong.
public final class Finder {
    /// The longest text that is looked for, in characters.
    public static final int LONGEST = 120;

    private static final int MOST_WORDS = 12;
    private static final int MOST_EDITS = 2;

    /// Of words that are not all in one place, how many have to be.
    private static final float ENOUGH = 0.5f;

    private static final String KIND = "kind";
    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    /// Every word as it is written, for numbers of articles, names, and what was meant by a misspelt one.
    private static final String PLAIN = "plain";

    private static final String ORIGINAL = "original.";

    private static final Map<String, Float> WEIGHTS = Map.of(TITLE, 3f, TEXT, 1f, PLAIN, 1.5f);
    private static final float ORIGINAL_WEIGHT = 3f;

    private final IndexSearcher searcher;
    private final Analyzer analyzer;
    private final List<String> originals;

    private Finder(IndexSearcher searcher, Analyzer analyzer, List<String> originals) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.originals = originals;
    }

    /// What is found.
    public enum Kind {
        FRAMEWORK,
        PROVISION,
        TOPIC,
        EVIDENCE,
        FACT;

        /// As addresses and bundles write it.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One thing that fits.
    ///
    /// @param id of a provision `<framework>#<provision>`
    /// @param title in English, with the words that fit
    /// @param text the part of its text that fits best
    /// @param original title in the language in which it was found, if it was; else empty
    public record Hit(Kind kind, String id, Snippet title, Snippet text, Optional<Original> original) {}

    /// A title in another language than English.
    public record Original(String language, Snippet title) {}

    /// What fits, the best first.
    ///
    /// @param total of all pages
    /// @param exact whether every word fits, not some of them
    public record Found(long total, boolean exact, List<Hit> hits) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /// Reads everything that the packs say into an index in memory.
    static Finder over(Atlas atlas) throws IOException {
        var languages = atlas.packs().frameworks().stream()
                .flatMap(framework -> framework.originalTitles().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        var analyzers = new HashMap<String, Analyzer>();
        analyzers.put(TITLE, new EnglishAnalyzer());
        analyzers.put(TEXT, new EnglishAnalyzer());
        languages.forEach(language -> analyzers.put(ORIGINAL + language, analyzer(language)));
        var analyzer = new PerFieldAnalyzerWrapper(new StandardAnalyzer(), analyzers);
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (var framework : atlas.packs().frameworks()) {
                var document = document(
                        Kind.FRAMEWORK,
                        framework.id(),
                        framework.shortTitle(),
                        framework.title() + ". " + framework.authority());
                framework
                        .originalTitles()
                        .forEach((language, title) ->
                                document.add(new TextField(ORIGINAL + language, title, Field.Store.YES)));
                writer.addDocument(document);
            }
            for (var passage : atlas.passages()) {
                var provision = passage.provision();
                writer.addDocument(document(
                        Kind.PROVISION,
                        passage.reference(),
                        passage.framework().shortTitle() + ", " + provision.citation() + ": " + provision.title(),
                        provision.summary()));
            }
            for (var topic : atlas.packs().terms().topics().entrySet()) {
                writer.addDocument(document(Kind.TOPIC, topic.getKey(), topic.getValue(), ""));
            }
            for (var kind : atlas.packs().terms().evidence().values()) {
                writer.addDocument(document(Kind.EVIDENCE, kind.id(), kind.title(), kind.what()));
            }
            for (var fact : atlas.packs().terms().vocabulary().facts()) {
                writer.addDocument(
                        document(Kind.FACT, fact.name(), fact.name().replaceAll("[._]", " "), fact.meaning()));
            }
        }
        // A text without spaces is one word, and in each field as many terms as it has letters, or twice as many.
        IndexSearcher.setMaxClauseCount(2 * LONGEST * (WEIGHTS.size() + languages.size() + 1));
        return new Finder(new IndexSearcher(DirectoryReader.open(directory)), analyzer, languages);
    }

    private static Document document(Kind kind, String id, String title, String text) {
        var document = new Document();
        document.add(new StringField(KIND, kind.key(), Field.Store.YES));
        document.add(new StoredField(ID, id));
        document.add(new TextField(TITLE, title, Field.Store.YES));
        document.add(new TextField(TEXT, text, Field.Store.YES));
        document.add(new TextField(PLAIN, title + " " + text + " " + id, Field.Store.NO));
        return document;
    }

    private static Analyzer analyzer(String language) {
        return switch (language.replaceFirst("-.*", "")) {
            case "zh" -> new SmartChineseAnalyzer();
            case "ja" -> new JapaneseAnalyzer();
            case "ko" -> new KoreanAnalyzer();
            case "ar" -> new ArabicAnalyzer();
            case "fr" -> new FrenchAnalyzer();
            case "es" -> new SpanishAnalyzer();
            case "pt" -> new PortugueseAnalyzer();
            case "de" -> new GermanAnalyzer();
            case "ru" -> new RussianAnalyzer();
            default -> new StandardAnalyzer();
        };
    }

    /// What fits the words.
    ///
    /// @param words at most [#LONGEST] characters
    /// @param kind only of this kind; empty for any
    /// @param first of the hits to give, from 0
    public Found find(String words, Optional<Kind> kind, int first, int most) throws IOException {
        var asked = words(words);
        var exact = query(asked, kind, true);
        long total = searcher.count(exact);
        var query = total > 0 ? exact : query(asked, kind, false);
        if (total == 0) {
            total = searcher.count(query);
        }
        var terms = terms(query);
        var hits = new ArrayList<Hit>();
        var documents = searcher.storedFields();
        var top = searcher.search(query, Math.max(1, first + most)).scoreDocs;
        for (int i = first; i < top.length; i++) {
            hits.add(hit(documents.document(top[i].doc), terms));
        }
        return new Found(total, exact.equals(query), hits);
    }

    private static List<String> words(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.strip().isEmpty()
                ? List.of()
                : List.of(cut.strip().split("\\s+")).stream().limit(MOST_WORDS).toList();
    }

    /// Each word may fit in any field; all of them have to, or enough of them.
    private Query query(List<String> words, Optional<Kind> kind, boolean all) {
        var builder = new QueryBuilder(analyzer);
        var each = new BooleanQuery.Builder();
        int clauses = 0;
        for (var word : words) {
            var anywhere = new ArrayList<Query>();
            WEIGHTS.forEach((field, weight) -> add(anywhere, builder, field, word, weight, all));
            originals.forEach(language -> add(anywhere, builder, ORIGINAL + language, word, ORIGINAL_WEIGHT, all));
            if (!anywhere.isEmpty()) {
                each.add(new DisjunctionMaxQuery(anywhere, 0.1f), all ? Occur.MUST : Occur.SHOULD);
                clauses++;
            }
        }
        if (!all) {
            each.setMinimumNumberShouldMatch(Math.max(1, Math.round(clauses * ENOUGH)));
        }
        kind.ifPresent(only -> each.add(new TermQuery(new Term(KIND, only.key())), Occur.FILTER));
        return each.build();
    }

    private static void add(
            List<Query> anywhere, QueryBuilder builder, String field, String word, float weight, boolean all) {
        var query = all
                ? builder.createBooleanQuery(field, word, Occur.MUST)
                : builder.createMinShouldMatchQuery(field, word, ENOUGH);
        if (query != null) {
            anywhere.add(new BoostQuery(query, weight));
        }
    }

    private static Map<String, Set<String>> terms(Query query) {
        var terms = new HashMap<String, Set<String>>();
        query.visit(new org.apache.lucene.search.QueryVisitor() {
            @Override
            public void consumeTerms(Query within, Term... found) {
                for (var term : found) {
                    terms.computeIfAbsent(term.field(), _ -> new java.util.HashSet<>())
                            .add(term.text());
                }
            }
        });
        return terms;
    }

    private Hit hit(Document document, Map<String, Set<String>> terms) throws IOException {
        var original = new LinkedHashMap<String, Snippet>();
        for (var language : originals) {
            var title = document.get(ORIGINAL + language);
            if (title != null) {
                var snippet = Snippet.whole(title, analyzer, ORIGINAL + language, terms);
                if (snippet.marked()) {
                    original.put(language, snippet);
                }
            }
        }
        return new Hit(
                Kind.valueOf(document.get(KIND).toUpperCase(Locale.ROOT)),
                document.get(ID),
                Snippet.whole(document.get(TITLE), analyzer, TITLE, terms),
                Snippet.best(document.get(TEXT), analyzer, TEXT, terms),
                original.entrySet().stream().findFirst().map(each -> new Original(each.getKey(), each.getValue())));
    }

    /// The words with those replaced that nothing has by the nearest that something has; empty if there is no better.
    public Optional<String> meant(String words) throws IOException {
        var better = new ArrayList<String>();
        boolean changed = false;
        for (var word : words(words.toLowerCase(Locale.ROOT))) {
            var near = known(word) ? Optional.<String>empty() : nearest(word);
            changed |= near.isPresent();
            better.add(near.orElse(word));
        }
        return changed ? Optional.of(String.join(" ", better)) : Optional.empty();
    }

    private boolean known(String word) throws IOException {
        return searcher.count(query(List.of(word), Optional.empty(), true)) > 0;
    }

    private Optional<String> nearest(String word) throws IOException {
        var terms = MultiTerms.getTerms(searcher.getIndexReader(), PLAIN);
        int edits = word.length() < 5 ? 1 : MOST_EDITS;
        if (terms == null || word.length() < 3) {
            return Optional.empty();
        }
        var near = new FuzzyTermsEnum(terms, new Term(PLAIN, word), edits, 1, true);
        Optional<String> best = Optional.empty();
        float most = 0;
        for (var term = near.next(); term != null; term = near.next()) {
            var found = term.utf8ToString();
            float score = similarity(word, found) + Math.min(near.docFreq(), 50) / 1000f;
            if (score > most) {
                most = score;
                best = Optional.of(found);
            }
        }
        return best;
    }

    /// From 0 to 1: how much of the shorter word is the beginning of the other.
    private static float similarity(String word, String other) {
        int same = 0;
        while (same < Math.min(word.length(), other.length()) && word.charAt(same) == other.charAt(same)) {
            same++;
        }
        return (float) same / Math.max(word.length(), other.length());
    }
}

package org.comity.node.page;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everything that the pages say in one language: sentences, forms of number, dates, grouped figures, names of members.
///
/// All of it is data of this project, nothing is asked of the run time, so that a page is the same on every machine.
public final class Words {
    private final Language language;
    private final Properties sentences;
    private final Members members;

    private Words(Language language, Properties sentences, Members members) {
        this.language = language;
        this.sentences = sentences;
        this.members = members;
    }

    /// The words of this language, read from the class path.
    public static Words of(Language language) {
        var sentences = new Properties();
        try (var in = resource("words_" + language.tag() + ".properties");
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, sentences, Members.of(language));
    }

    public Language language() {
        return language;
    }

    /// Names and roll-call order of members in this language.
    public Members members() {
        return members;
    }

    /// Whether a native speaker has read this bundle.
    public boolean reviewed() {
        return text("bundle.reviewed").equals("true");
    }

    /// The sentence of `key`. Whole numbers among the arguments are grouped as the language does.
    ///
    /// @throws IllegalArgumentException if no bundle has the key: a page was written that was never looked at
    public String text(String key, Object... arguments) {
        return new Pattern(sentence(key))
                .fill(Arrays.stream(arguments).map(this::spoken).toList());
    }

    /// The same with markup among the arguments.
    public Content rich(String key, Object... arguments) {
        return Html.fill(sentence(key), marked(arguments));
    }

    /// The sentence of `key` in the form that goes with `n`, which is its `{0}`; further arguments follow.
    public String count(String key, long n, Object... arguments) {
        return text(key + "." + form(n), withFirst(n, arguments));
    }

    /// The sentences `key.1`, `key.2` and on, as many as there are.
    public List<String> lines(String key) {
        var lines = new ArrayList<String>();
        for (int i = 1; sentences.containsKey(key + "." + i); i++) {
            lines.add(text(key + "." + i));
        }
        return lines;
    }

    /// The sentence of a key for a script that fills it in: its places stand as `[0]`.
    public String open(String key) {
        return sentence(key).replace('{', '[').replace('}', ']');
    }

    /// What comes after `prefix` in the keys that begin with it, for words that a page hands to a script.
    public List<String> family(String prefix) {
        return keys().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /// A figure with its thousands grouped, in the digits 0 to 9 in every language.
    public String number(long n) {
        var digits = Long.toString(Math.abs(n));
        if (digits.length() >= Integer.parseInt(text("format.group.from"))) {
            var grouped = new StringBuilder(digits);
            for (int i = digits.length() - 3; i > 0; i -= 3) {
                grouped.insert(i, sentence("format.group"));
            }
            digits = grouped.toString();
        }
        return n < 0 ? "−" + digits : digits;
    }

    /// `18 December 2007`, or `November 1970` where only the month is known.
    public String date(Day day) {
        return day.monthOnly()
                ? dated("date.long.month", "month.alone.", day.date())
                : dated("date.long", "month.", day.date());
    }

    /// `18 Dec 2007`, for tables.
    public String dateShort(Day day) {
        return day.monthOnly()
                ? dated("date.short.month", "month.short.", day.date())
                : dated("date.short", "month.short.", day.date());
    }

    /// `24 Nov 2026, 09:14:05 UTC`.
    public String instant(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        var clock = "%02d:%02d:%02d".formatted(utc.getHour(), utc.getMinute(), utc.getSecond());
        return text("date.instant", dateShort(new Day(utc.toLocalDate(), false)), clock);
    }

    boolean has(String key) {
        return sentences.containsKey(key);
    }

    SortedSet<String> keys() {
        return new TreeSet<>(sentences.stringPropertyNames());
    }

    String sentence(String key) {
        var sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no word \"" + key + "\" in " + language.tag());
        }
        return sentence;
    }

    static InputStream resource(String name) {
        var in = Words.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        return in;
    }

    private String dated(String pattern, String months, LocalDate date) {
        return text(
                pattern,
                Integer.toString(date.getDayOfMonth()),
                sentence(months + date.getMonthValue()),
                Integer.toString(date.getYear()));
    }

    private String form(long n) {
        return Plural.of(language, n).name().toLowerCase(Locale.ROOT);
    }

    private String spoken(Object argument) {
        return switch (argument) {
            case Integer n -> number(n);
            case Long n -> number(n);
            default -> argument.toString();
        };
    }

    private List<Object> marked(Object... arguments) {
        var marked = new ArrayList<Object>();
        for (var argument : arguments) {
            marked.add(argument instanceof Content ? argument : spoken(argument));
        }
        return marked;
    }

    private static Object[] withFirst(long n, Object... arguments) {
        var all = new Object[arguments.length + 1];
        all[0] = n;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }
}

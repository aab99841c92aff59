package org.comity.check.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// What reports say in one language: data of this project, so that a report is the same on every machine.
public final class Words {
    /// The six languages, by tag.
    public static final List<String> LANGUAGES = List.of("ar", "en", "es", "fr", "ru", "zh");

    private final String language;
    private final Properties sentences;

    private Words(String language, Properties sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    /// @param language one of the six
    /// @throws IllegalArgumentException if it is none of them
    public static Words of(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("reports speak " + String.join(", ", LANGUAGES) + ", not " + language);
        }
        var sentences = new Properties();
        try (var in = Objects.requireNonNull(
                        Words.class.getResourceAsStream("words_" + language + ".properties"), language);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, sentences);
    }

    public String language() {
        return language;
    }

    /// Whether the text runs from right to left.
    public boolean rightToLeft() {
        return language.equals("ar");
    }

    /// The sentence of `key`, with `{0}`, `{1}`, … replaced.
    ///
    /// @throws IllegalArgumentException if there is none
    public String say(String key, Object... arguments) {
        var sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + language);
        }
        for (int i = 0; i < arguments.length; i++) {
            sentence = sentence.replace("{" + i + "}", said(arguments[i]));
        }
        return sentence;
    }

    private String said(Object argument) {
        return switch (argument) {
            case LocalDate date -> day(date);
            default -> argument.toString();
        };
    }

    /// The word for a constant: `met.not_met` for `Met.NOT_MET`.
    public String word(Enum<?> constant) {
        return say((constant.getDeclaringClass().getSimpleName() + "." + constant.name()).toLowerCase(Locale.ROOT));
    }

    /// The name of a jurisdiction; its code, if it has no name here.
    public String place(String code) {
        return sentences.getProperty("place." + code, code);
    }

    public String day(LocalDate date) {
        return say("date", date.getDayOfMonth(), say("month." + date.getMonthValue()), date.getYear());
    }
}

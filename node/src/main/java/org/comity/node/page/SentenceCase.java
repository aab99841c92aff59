package org.comity.node.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Titles that a source has in capitals, written as running text: `CUBA, U.S. EMBARGO` as `Cuba, U.S. embargo`.
///
/// A program cannot tell a name from a word, and a name without its capital would be a slight. So there is a list of
/// spellings, `title-words.txt`, and a title with one word that is not in it stays as it is. Only the case of letters
/// ever differs from the source.
final class SentenceCase {
    private static final SentenceCase LISTED = read();

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}.']*");
    private static final Set<String> ORDINALS = Set.of("ST", "ND", "RD", "TH");

    /// Spellings by the capitals that they are looked up by.
    private final Map<String, String> words;

    /// Names of several words, the longest first.
    private final List<String> names;

    private SentenceCase(Map<String, String> words, List<String> names) {
        this.words = words;
        this.names = names;
    }

    /// The title as running text; as it is if it is not in capitals, or has a word that is not listed.
    static String of(String title) {
        return title.chars().anyMatch(Character::isLowerCase)
                ? title
                : LISTED.written(title).map(SentenceCase::begun).orElse(title);
    }

    private Optional<String> written(String title) {
        var written = new StringBuilder();
        for (int at = 0; at < title.length(); ) {
            if (!Character.isLetter(title.charAt(at))) {
                written.append(title.charAt(at++));
                continue;
            }
            var next = next(title, at);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            written.append(next.get());
            at += next.get().length();
        }
        return Optional.of(written.toString());
    }

    /// The spelling of the word, or of the name of several words, that begins here.
    private Optional<String> next(String title, int at) {
        var word = wordAt(title, at);
        if (at > 0 && Character.isDigit(title.charAt(at - 1))) {
            return Optional.of(ORDINALS.contains(word) ? word.toLowerCase(Locale.ROOT) : word);
        }
        for (var name : names) {
            int end = at + name.length();
            if (title.regionMatches(true, at, name, 0, name.length())
                    && (end == title.length() || !Character.isLetter(title.charAt(end)))) {
                return Optional.of(name);
            }
        }
        // A full stop belongs to an abbreviation or ends the title.
        return Optional.ofNullable(words.get(word))
                .or(() -> word.endsWith(".")
                        ? Optional.ofNullable(words.get(word.substring(0, word.length() - 1)))
                        : Optional.empty());
    }

    private static String wordAt(String title, int at) {
        var matcher = WORD.matcher(title).region(at, title.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    private static String begun(String written) {
        return written.isEmpty() ? written : written.substring(0, 1).toUpperCase(Locale.ROOT) + written.substring(1);
    }

    private static SentenceCase read() {
        var words = new HashMap<String, String>();
        var names = new ArrayList<String>();
        try (var in = Words.resource("title-words.txt");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line : reader.lines().filter(line -> !line.startsWith("#")).toList()) {
                var several = line.contains(" ") || line.contains("-");
                if (several && Character.isUpperCase(line.charAt(0))) {
                    names.add(line);
                } else {
                    Arrays.stream(line.split(" ", -1)).forEach(word -> words.put(word.toUpperCase(Locale.ROOT), word));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(Comparator.comparingInt(String::length).reversed());
        return new SentenceCase(words, names);
    }
}

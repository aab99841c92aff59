package org.comity.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts that people read or sign, compared with a file that was looked at.
///
/// Run with `-Dcomity.golden=write` to write them anew on purpose, then read the difference as code.
public final class Golden {
    /// A part of a page that is made from the code, and its name.
    private static final Pattern PART = Pattern.compile(
            "(?<=<!-- from the code: (?<name>[a-z-]{1,40}) -->\n)(?<text>.*?)(?=<!-- to here -->\n)", Pattern.DOTALL);

    private Golden() {}

    /// Compares with the file at `path` below the project's root.
    public static void assertMatches(String path, String actual) {
        if (isWritten()) {
            write(path, actual.getBytes(StandardCharsets.UTF_8));
        } else {
            assertThat(actual).as(path).isEqualTo(text(path));
        }
    }

    /// The same for a file that is no text.
    public static void assertMatches(String path, byte[] actual) {
        if (isWritten()) {
            write(path, actual);
        } else {
            assertThat(actual).as(path).isEqualTo(bytes(path));
        }
    }

    /// Compares those parts of a page that are made from the code; the rest of it is written by hand.
    ///
    /// A part stands between the lines `<!-- from the code: name -->` and `<!-- to here -->`.
    ///
    /// @param parts by name, all that the page has; each ends in a line feed
    public static void assertParts(String path, Map<String, String> parts) {
        var page = text(path);
        if (isWritten()) {
            write(
                    path,
                    PART.matcher(page)
                            .replaceAll(part -> Matcher.quoteReplacement(
                                    parts.getOrDefault(part.group("name"), part.group("text"))))
                            .getBytes(StandardCharsets.UTF_8));
            page = text(path);
        }
        var found = new LinkedHashMap<String, String>();
        PART.matcher(page).results().forEach(part -> found.put(part.group("name"), part.group("text")));
        assertThat(found).as(path).isEqualTo(parts);
    }

    /// The bytes of a file that was looked at.
    public static byte[] bytes(String path) {
        var file = file(path);
        assertThat(file)
                .as("golden file; write it with -Dcomity.golden=write and read it")
                .exists();
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static void write(String path, byte[] bytes) {
        try {
            Files.createDirectories(file(path).toAbsolutePath().getParent());
            Files.write(file(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String path) {
        return Path.of(System.getProperty("comity.root", "."), path);
    }

    private static boolean isWritten() {
        return "write".equals(System.getProperty("comity.golden"));
    }
}

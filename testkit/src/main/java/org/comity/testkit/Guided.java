package org.comity.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// Where Jazzer, a fuzzer that is guided by coverage, meets the targets of the tests; [Fuzz] says what a target is.
///
/// A target is a static field of that type in a test class, written `org.comity.record.note.NoteFuzzTest.NOTE`. Only
/// the script `testkit/fuzz` uses this class; nothing here needs Jazzer to be compiled.
public final class Guided {
    /// Which target is fed.
    public static final String TARGET = "comity.fuzz.target";

    private static final Fuzz FUZZ = target(System.getProperty(TARGET, ""));

    private Guided() {}

    /// Called by Jazzer once: what classes take when they are loaded and instrumented is no input's fault.
    public static void fuzzerInitialize() {
        FUZZ.warmUp();
    }

    /// Called by Jazzer with each input.
    public static void fuzzerTestOneInput(byte[] input) {
        FUZZ.feed(input);
    }

    /// Writes the seeds as files into a folder, and the words as a dictionary beside it.
    ///
    /// @param arguments the folder and the file
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        for (byte[] seed : FUZZ.seeds()) {
            Files.write(folder.resolve("seed-" + Integer.toHexString(java.util.Arrays.hashCode(seed))), seed);
        }
        Files.write(
                Path.of(arguments[1]), FUZZ.words().stream().map(Guided::entry).toList());
        System.exit(0); // a target may have started a server
    }

    private static String entry(byte[] word) {
        return "\"" + HexFormat.of().withPrefix("\\x").formatHex(word) + "\"";
    }

    private static Fuzz target(String name) {
        int dot = name.lastIndexOf('.');
        try {
            var field = Class.forName(name.substring(0, dot)).getDeclaredField(name.substring(dot + 1));
            field.setAccessible(true);
            return (Fuzz) field.get(null);
        } catch (ReflectiveOperationException | StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("-D" + TARGET + ": no such target: " + name, e);
        }
    }
}

package org.comity.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/// What is written of what libraries and the node log: warnings alone, for like everything else they speak up only when
/// something is wrong.
///
/// The JDK makes one by its name, at the first thing that is logged. To say it any sooner would start logging, and look
/// through all libraries for one that does it, in commands that log nothing.
public final class Logging {
    private static final String SETTINGS = """
            handlers=java.util.logging.ConsoleHandler
            .level=WARNING
            """;

    /// To be said before anything is logged.
    static void choose() {
        System.setProperty("java.util.logging.config.class", Logging.class.getName());
    }

    /// For the JDK.
    public Logging() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
    }
}

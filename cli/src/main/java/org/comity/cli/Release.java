package org.comity.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Comity this is: the release, and the commit that it was built from.
final class Release implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {sentence()};
    }

    static String sentence() {
        return "comity " + name() + ", commit " + commit() + ", Java " + Runtime.version();
    }

    /// Such as `0.1.0`.
    static String name() {
        var properties = new Properties();
        try (var in = Release.class.getResourceAsStream("release.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("release", "unknown");
    }

    /// As the launcher says.
    static String commit() {
        return System.getProperty("comity.commit", "unknown");
    }
}

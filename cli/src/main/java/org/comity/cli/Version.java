package org.comity.cli;

import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Which Comity this is: the release, and the commit that it was built from.
@Command(name = "version", description = "Say which Comity this is, with its commit id.")
final class Version implements java.util.concurrent.Callable<Integer>, CommandLine.IVersionProvider {
    @CommandLine.Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        if (output.json()) {
            output.terminal()
                    .say("{\"commit\":\"" + commit() + "\",\"java\":\"" + Runtime.version() + "\",\"release\":\""
                            + release() + "\"}");
        } else {
            output.terminal().say(sentence());
        }
        return ExitCode.OK;
    }

    @Override
    public String[] getVersion() {
        return new String[] {sentence()};
    }

    static String commit() {
        return System.getProperty("comity.commit", "unknown");
    }

    private static String sentence() {
        return "comity " + release() + ", commit " + commit() + ", Java " + Runtime.version();
    }

    private static String release() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("release.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (java.io.IOException e) {
            return "unknown";
        }
        return properties.getProperty("release", "unknown");
    }
}

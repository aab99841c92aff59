package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell script `comity` where the program is built already.
class LauncherTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void putWhatWasBuilt() throws IOException {
        Files.copy(Path.of(System.getProperty("comity.root", "."), "comity"), folder.resolve("comity"));
        var app = Files.createDirectories(folder.resolve(".comity/app"));
        // The check sum of no sources: there are none here that could have changed.
        Files.writeString(app.resolve("built"), "4294967295 0\n");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (var out = Files.newOutputStream(app.resolve("comity.jar"));
                var jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }

    private static String classPath() {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private Session.Ended version() throws Exception {
        var builder = new ProcessBuilder("sh", folder.resolve("comity").toString(), "version")
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("COMITY_JDK", System.getProperty("java.home"));
        builder.environment().remove("COMITY_JAVA_OPTIONS");
        var exitCode = builder.start().waitFor();
        return new Session.Ended(
                exitCode, Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    @Test
    void startWithoutACache_saysNothingOfIt() throws Exception {
        var ended = version();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out()).startsWith("comity ").hasLineCount(1);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void cacheThatDoesNotFit_leavesTheAnswerAsItIs() throws Exception {
        Files.writeString(folder.resolve(".comity/app/short.aot"), "of another Java");
        var ended = version();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out()).startsWith("comity ").hasLineCount(1);
        assertThat(ended.err()).contains("AOT cache");
    }
}

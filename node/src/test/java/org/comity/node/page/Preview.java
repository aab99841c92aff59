package org.comity.node.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes every page in every language to `node/target/preview`, with the look beside them, to be looked at:
/// run it, then `python3 -m http.server` in that folder.
final class Preview {
    private Preview() {}

    public static void main(String[] arguments) throws IOException {
        var root = Path.of(arguments.length > 0 ? arguments[0] : "node/target/preview");
        var look = Path.of("browser/src/main/resources/org/comity/browser");
        var pages = Pages.load();
        for (var language : Language.values()) {
            for (var sample : Samples.all(language).entrySet()) {
                var file = root.resolve(language.tag()).resolve(sample.getKey() + ".html");
                Files.createDirectories(file.getParent());
                Files.write(file, pages.render(sample.getValue()));
            }
        }
        try (var files = Files.walk(look)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy =
                        root.resolve("assets/dev").resolve(look.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }
}

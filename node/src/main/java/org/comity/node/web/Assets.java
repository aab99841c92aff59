package org.comity.node.web;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.record.Hash;
import org.springframework.http.MediaType;

/// What browsers load beside pages: look, signs, faces, scripts. All read at start; an address is a name in this map,
/// and is never joined to a path.
final class Assets {
    private static final String ROOT = "org/comity/browser/";
    private static final Map<String, MediaType> TYPES = Map.of(
            "css", new MediaType("text", "css", StandardCharsets.UTF_8),
            "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
            "mjs", new MediaType("text", "javascript", StandardCharsets.UTF_8),
            "svg", new MediaType("image", "svg+xml"),
            "woff2", new MediaType("font", "woff2"),
            "yaml", new MediaType("text", "plain", StandardCharsets.UTF_8),
            "txt", new MediaType("text", "plain", StandardCharsets.UTF_8));

    private final Map<String, byte[]> files;
    private final String digest;

    private Assets(Map<String, byte[]> files) {
        this.files = files;
        var sum = Hash.newSha256();
        files.forEach((name, bytes) -> {
            sum.update(name.getBytes(StandardCharsets.UTF_8));
            sum.update(bytes);
        });
        byte[] whole = sum.digest();
        this.digest = Hash.of(whole, 0, whole.length).hex().substring(0, 12);
    }

    static Assets load() throws IOException {
        var sign = Assets.class.getClassLoader().getResource(ROOT + "icons.svg");
        if (sign == null) {
            throw new IOException("the browser's files are not on the class path");
        }
        var files = new TreeMap<String, byte[]>();
        if (sign.openConnection() instanceof JarURLConnection connection) {
            try (var jar = connection.getJarFile()) {
                for (var entry : jar.stream().toList()) {
                    if (entry.getName().startsWith(ROOT)
                            && type(entry.getName()).isPresent()) {
                        try (var in = jar.getInputStream(entry)) {
                            files.put(entry.getName().substring(ROOT.length()), in.readAllBytes());
                        }
                    }
                }
            }
        } else {
            var root = folder(sign);
            try (var walk = Files.walk(root)) {
                for (var file : walk.filter(Files::isRegularFile).toList()) {
                    var name = root.relativize(file).toString().replace('\\', '/');
                    if (type(name).isPresent()) {
                        files.put(name, Files.readAllBytes(file));
                    }
                }
            }
        }
        return new Assets(files);
    }

    /// Where they are served: the digest makes each address hold the same bytes for ever.
    String address() {
        return "/assets/" + digest;
    }

    Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /// What lies in a folder, in order.
    List<String> names(String folder) {
        return files.keySet().stream().filter(name -> name.startsWith(folder)).toList();
    }

    static Optional<MediaType> type(String name) {
        return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    private static Path folder(URL sign) throws IOException {
        try {
            return java.util.Objects.requireNonNull(
                    Path.of(new URI(sign.toString())).getParent());
        } catch (URISyntaxException e) {
            throw new IOException("cannot read " + sign, e);
        }
    }
}

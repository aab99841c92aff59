package org.comity.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.comity.record.json.Json;

/// The official test data below `src/test/resources/vectors`, unpacked where it is packed.
public final class Vectors {
    private Vectors() {}

    public static byte[] bytes(String path) {
        try (var in = Vectors.class.getResourceAsStream("/vectors/" + path)) {
            if (in == null) {
                throw new AssertionError("no test data at " + path);
            }
            return path.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Json json(String path) throws MalformedException {
        return Json.parse(bytes(path));
    }
}

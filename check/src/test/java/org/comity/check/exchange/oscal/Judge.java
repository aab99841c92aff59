package org.comity.check.exchange.oscal;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Another's validator, which judges ours.
final class Judge {
    private Judge() {}

    /// Where the schema is broken, sorted.
    static List<String> places(Kind kind, byte[] document) throws IOException {
        try (var schema = Objects.requireNonNull(Judge.class.getResourceAsStream(kind.schema()))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema)
                    .validate(new String(document, StandardCharsets.UTF_8), InputFormat.JSON)
                    .stream()
                    // What may not stand somewhere is named by the object in which it stands.
                    .map(error -> error.getInstanceLocation()
                            + (error.getKeyword().equals("additionalProperties") ? "/" + error.getProperty() : ""))
                    .sorted()
                    .distinct()
                    .toList();
        }
    }
}

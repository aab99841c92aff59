package org.comity.check.exchange.oscal;

import java.util.List;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.exchange.json.Json;
import org.comity.check.exchange.json.JsonReader;

/// Reads a document of OSCAL 1.0 to 1.2: catalogs in JSON and XML, profiles and mapping collections in JSON.
public final class OscalReader {
    private OscalReader() {}

    /// @param file how messages name it; mappings are matched to catalogs by it
    /// @throws RefusedException if it is no such document. What the schema does not allow is listed, no
    /// reason to refuse it
    public static OscalFile read(String file, byte[] bytes) throws RefusedException {
        var text = JsonReader.text(file, bytes);
        var document = text.stripLeading().startsWith("<") ? OscalXml.read(file, text) : JsonReader.read(file, bytes);
        if (!(document instanceof Json.Fields object)) {
            throw refused(file, "is no OSCAL: an object must stand at its top");
        }
        var fields = object.fields();
        for (var name : fields.keySet()) {
            var kind = Kind.of(name);
            if (kind.isPresent() && fields.get(name) instanceof Json.Fields) {
                return new OscalFile(
                        file, kind.get(), document, Schema.of(kind.get()).deviations(document));
            }
        }
        throw refused(
                file,
                "is none of the documents that are read: at its top stands \""
                        + String.join(", ", fields.keySet().stream().limit(3).toList())
                        + "\", and catalog, profile or mapping-collection should");
    }

    private static RefusedException refused(String file, String message) {
        return new RefusedException(List.of(new Problem(file, 0, message)));
    }
}

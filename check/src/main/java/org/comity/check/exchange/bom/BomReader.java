package org.comity.check.exchange.bom;

import org.comity.check.RefusedException;
import org.comity.check.exchange.json.Json;
import org.comity.check.exchange.json.JsonReader;

/// Reads a bill of materials or a card, whichever it is.
public final class BomReader {
    /// A file may have so many bytes.
    public static final int MOST_BYTES = JsonReader.MOST_BYTES;

    private static final String READ = "read are CycloneDX 1.5 to 1.7 and SPDX 3.0 in JSON, Croissant 1.0 and 1.1, and"
            + " README.md files of Hugging Face";

    private BomReader() {}

    /// @param file how messages name it
    /// @throws RefusedException if it is none of the forms that are read, or breaks off
    public static Imported read(String file, byte[] bytes) throws RefusedException {
        var text = JsonReader.text(file, bytes);
        var start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(JsonReader.read(file, bytes));
        }
        if (start.startsWith("<")) {
            throw Refusal.of(
                    file,
                    1,
                    start.contains("cyclonedx.org/schema/bom")
                            ? "is CycloneDX in XML: convert it to JSON, which is read"
                            : "is XML or HTML; " + READ);
        }
        if (start.startsWith("---")) {
            return CardReader.read(file, text);
        }
        if (start.startsWith("SPDXVersion:")) {
            throw Refusal.of(
                    file, 1, "is SPDX 2 in tag-value form, which has no profile for AI: export SPDX 3.0 as JSON-LD");
        }
        throw Refusal.of(
                file,
                1,
                (file.endsWith(".md") ? "has no YAML head between two lines of ---; " : "is nothing that is read; ")
                        + READ);
    }

    private static Imported json(Json document) throws RefusedException {
        if (document.text("bomFormat").isPresent()
                || document.text("specVersion").isPresent()) {
            return CycloneDxReader.read(document);
        }
        if (document.at("spdxVersion").isPresent()) {
            throw Refusal.of(document, "is SPDX 2, which has no profile for AI: export SPDX 3.0 as JSON-LD");
        }
        if (document.at("@graph").isPresent() || context(document).contains("spdx.org/rdf/3")) {
            return SpdxReader.read(document);
        }
        if (CroissantReader.isOne(document)) {
            return CroissantReader.read(document);
        }
        throw Refusal.of(document, "is JSON, but no bill of materials; " + READ);
    }

    private static String context(Json document) {
        return document.at("@context").flatMap(Ledger::whole).orElse("");
    }
}

package org.comity.check.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// The files that people write, each with its JSON Schema (draft 2020-12). YAML editors take them too.
///
/// What a schema refuses, the reader refuses. The reader refuses more: names that are not there, predicates that do not
/// fit.
public enum Form {
    PACK,
    FACTS,
    CONFLICTS,
    CROSSWALK,
    EVIDENCE,
    CHANGES,
    DOSSIER;

    /// As commands and addresses write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param packs whose facts and kinds of evidence a dossier may name
    public String schema(Packs packs) {
        return this == DOSSIER ? DossierSchema.of(packs) : resource();
    }

    private String resource() {
        try (var in = Objects.requireNonNull(Form.class.getResourceAsStream("schema/" + word() + ".json"), word())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.comity.check.exchange.bom;

/// The forms that are read.
public enum Form {
    /// CycloneDX ML-BOM 1.5 to 1.7 (ECMA-424), JSON.
    CYCLONEDX("CycloneDX"),
    /// SPDX 3.0 with its AI and dataset profiles, JSON-LD.
    SPDX("SPDX"),
    /// Croissant 1.0 and 1.1 with its RAI vocabulary 1.0, JSON-LD.
    CROISSANT("Croissant"),
    /// The README of a repository at Hugging Face: a head in YAML, and text.
    CARD("Hugging Face card");

    private final String title;

    Form(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

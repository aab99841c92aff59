package org.comity.check.exchange.oscal;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of document that are read and written.
public enum Kind {
    CATALOG("catalog", "oscal_catalog_schema.json"),
    PROFILE("profile", "oscal_profile_schema.json"),
    MAPPINGS("mapping-collection", "oscal_mapping_schema.json");

    private final String member;
    private final String schema;

    Kind(String member, String schema) {
        this.member = member;
        this.schema = schema;
    }

    /// The member of a document in which all of it stands.
    public String member() {
        return member;
    }

    String schema() {
        return schema;
    }

    static Optional<Kind> of(String member) {
        return Arrays.stream(values())
                .filter(kind -> kind.member.equals(member))
                .findFirst();
    }
}

package org.comity.check.pack;

/// How what one provision demands stands to what another demands. It speaks of content, never of legal effect.
///
/// @param from `<framework>#<provision>`
/// @param to likewise
/// @param relation of all that `from` demands to all that `to` demands, as sets (NIST IR 8477)
/// @param rationale in one line, our own words
public record Mapping(String from, String to, Relation relation, String rationale, Confidence confidence) {
    public enum Relation {
        /// The same.
        EQUAL,
        /// Whoever meets `to` meets `from`.
        SUBSET,
        /// Whoever meets `from` meets `to`.
        SUPERSET,
        /// A part in common, and each has something of its own.
        INTERSECTS,
        NOT_RELATED;

        /// As read from the other end.
        public Relation reversed() {
            return switch (this) {
                case SUBSET -> SUPERSET;
                case SUPERSET -> SUBSET;
                case EQUAL, INTERSECTS, NOT_RELATED -> this;
            };
        }
    }
}

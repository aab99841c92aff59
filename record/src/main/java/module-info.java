/// Verify: signed acts, notes, Merkle trees, tiles, checkpoints, cosignatures and receipts.
///
/// Knows bytes and keys. Knows nothing of AI, of politics, of HTTP or of a database, and needs the JDK alone.
@org.jspecify.annotations.NullMarked
module org.comity.record {
    requires static org.jspecify;

    exports org.comity.record;
    exports org.comity.record.act;
    exports org.comity.record.audit;
    exports org.comity.record.json;
    exports org.comity.record.key;
    exports org.comity.record.log;
    exports org.comity.record.merkle;
    exports org.comity.record.note;
    exports org.comity.record.proof;
    exports org.comity.record.tiles;
    exports org.comity.record.witness;

    uses java.security.Provider;
}

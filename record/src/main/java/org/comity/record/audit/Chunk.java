package org.comity.record.audit;

import java.util.List;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.act.Entry;
import org.comity.record.key.Multikey;

/// What came of the entries of one bundle.
///
/// @param leaves their leaf hashes; empty if no copy could be read
/// @param root of the leaves, if they are as many as a full tile holds
/// @param signatures how many held
/// @param passkeys approvals that nobody verified
/// @param keys whose proofs stand on them, in order
record Chunk(
        List<Hash> leaves,
        Optional<Hash> root,
        List<Finding> findings,
        long signatures,
        long passkeys,
        List<KeyFact> keys) {

    /// Something that an entry tells about the log's keys.
    sealed interface KeyFact {
        /// From this entry on this key proves.
        record Proves(PlacedEntry entry, Multikey key) implements KeyFact {}

        /// This entry may change the keys from the next one on.
        ///
        /// @param approvedBy whose approvals hold
        record MayChange(PlacedEntry placed, Entry entry, List<Multikey> approvedBy) implements KeyFact {}
    }
}

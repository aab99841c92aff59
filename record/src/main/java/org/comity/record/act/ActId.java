package org.comity.record.act;

import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.json.Kind;

/// The digest of what an act says, by whom and where: without approvals and proof.
///
/// Approvals sign it, references name it, rules know acts by it. Trees hold another digest, [Entry#hash].
public record ActId(Hash hash) implements Comparable<ActId> {
    static final Kind<ActId> KIND = Kind.unique("an act id: 64 lower-case hex digits", ActId::parse, ActId::toString);

    /// Reads 64 lower-case hex digits.
    public static ActId parse(String text) throws MalformedException {
        return new ActId(Hash.parseHex(text));
    }

    @Override
    public int compareTo(ActId other) {
        return hash.compareTo(other.hash);
    }

    /// 64 lower-case hex digits.
    @Override
    public String toString() {
        return hash.hex();
    }
}

package org.comity.assembly.body;

import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;

/// A keeper, as the charter names it.
///
/// @param operator who runs the node: the independent organisation that readers count
/// @param witnessKey verifier key (`vkey`) of its witness cosignatures
/// @param mirrorKey verifier key (`vkey`) of its mirror cosignatures
public record Keeper(Origin origin, String operator, Multikey rootKey, String witnessKey, String mirrorKey) {
    public static final int MOST_CHARACTERS = 4_096;

    public Keeper {
        for (var text : new String[] {operator, witnessKey, mirrorKey}) {
            if (text.isBlank() || text.length() > MOST_CHARACTERS) {
                throw new IllegalArgumentException(
                        "a keeper needs an operator, a witness key and a mirror key, each of at most " + MOST_CHARACTERS
                                + " characters");
            }
        }
    }
}

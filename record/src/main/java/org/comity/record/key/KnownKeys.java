package org.comity.record.key;

import java.util.concurrent.ConcurrentHashMap;
import org.comity.record.MalformedException;

/// Ed25519 keys that were read before: a log names few keys many times, and judging one costs as much as half a
/// signature.
///
/// Holds at most [#MOST_KEYS]; further ones are read each time. For any number of threads.
public final class KnownKeys {
    /// The most keys that are kept.
    public static final int MOST_KEYS = 10_000;

    private final ConcurrentHashMap<Multikey, Ed25519PublicKey> keys = new ConcurrentHashMap<>();

    /// Knows none yet.
    public KnownKeys() {}

    /// The key that this is.
    ///
    /// @throws MalformedException if it is of another kind, or refused by the rule of [Ed25519PublicKey]
    public Ed25519PublicKey ed25519(Multikey multikey) throws MalformedException {
        var known = keys.get(multikey);
        if (known != null) {
            return known;
        }
        var read = multikey.ed25519();
        if (keys.size() < MOST_KEYS) {
            keys.put(multikey, read);
        }
        return read;
    }
}

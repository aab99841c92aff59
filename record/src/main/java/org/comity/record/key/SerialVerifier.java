package org.comity.record.key;

import java.security.Provider;
import java.security.Signature;
import java.util.HashMap;
import java.util.Map;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// Verifies many signatures by few keys, one after the other: what can be prepared for a key is prepared once. Has one
/// owner.
///
/// Gives the answers of [Ed25519PublicKey#verify].
public final class SerialVerifier {
    private static final int MOST_PREPARED = 64;

    private final KnownKeys keys;
    private final Map<Multikey, Prepared> prepared = new HashMap<>();

    private record Prepared(Ed25519PublicKey key, Provider provider, Signature verifier) {}

    /// @param keys those that were read before
    public SerialVerifier(KnownKeys keys) {
        this.keys = keys;
    }

    /// Vouches for the message.
    ///
    /// @throws UnverifiedException if this key did not make this signature over exactly this message, or is refused
    @SuppressWarnings("ReferenceEquality") // there is one of each provider, and equals reads all their properties
    public void verify(Multikey key, byte[] message, byte[] signature) throws UnverifiedException {
        var provider = Ed25519.next();
        var ready = prepared.get(key);
        if (ready == null || ready.provider() != provider) {
            ready = prepare(key, provider);
        }
        try {
            ready.key().verify(ready.verifier(), message, signature);
        } catch (UnverifiedException e) {
            // A provider need not leave it fit for use.
            prepared.remove(key);
            throw e;
        }
    }

    private Prepared prepare(Multikey multikey, Provider provider) throws UnverifiedException {
        try {
            var key = keys.ed25519(multikey);
            var ready = new Prepared(key, provider, key.verifier(provider));
            if (prepared.size() < MOST_PREPARED || prepared.containsKey(multikey)) {
                prepared.put(multikey, ready);
            }
            return ready;
        } catch (MalformedException e) {
            // What names the key is well formed; nothing can hold for a key like this.
            throw new UnverifiedException("key " + multikey + ": " + e.getMessage());
        }
    }
}

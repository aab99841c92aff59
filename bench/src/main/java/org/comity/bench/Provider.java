package org.comity.bench;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ServiceLoader;
import org.comity.record.key.Ed25519PublicKey;

/// The same provider of Ed25519 that the record uses in this process, asked for directly.
final class Provider {
    private Provider() {}

    static String name() {
        return Ed25519PublicKey.provider();
    }

    static Signature signature() throws GeneralSecurityException {
        for (var provider : ServiceLoader.load(java.security.Provider.class)) {
            if (name().startsWith(provider.getName())) {
                return Signature.getInstance("Ed25519", provider);
            }
        }
        return Signature.getInstance("Ed25519");
    }
}

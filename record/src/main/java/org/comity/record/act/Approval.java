package org.comity.record.act;

import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.Multikey;

/// A person's key agrees to an act: it signs the 32 bytes of the act id.
public sealed interface Approval {
    /// Whose it is said to be.
    Multikey key();

    /// By a plain Ed25519 key.
    ///
    /// @param signature 64 bytes over the act id
    record Ed25519(Multikey key, Bytes signature) implements Approval {
        public Ed25519 {
            if (key.kind() != Multikey.Kind.ED25519 || signature.length() != Ed25519PublicKey.SIGNATURE_BYTES) {
                throw new IllegalArgumentException(
                        "an ed25519 approval has an Ed25519 key and a signature of 64 bytes");
            }
        }
    }

    /// By a passkey: an assertion of W3C WebAuthn whose challenge is the act id. Kept here, and not verified by this
    /// version.
    ///
    /// @param signature 64 bytes: r and s of ES256, or Ed25519
    record Webauthn(Multikey key, Bytes authenticatorData, Bytes clientData, Bytes signature) implements Approval {
        static final int SIGNATURE_BYTES = 64;

        public Webauthn {
            if (signature.length() != SIGNATURE_BYTES) {
                throw new IllegalArgumentException("a webauthn approval has a signature of 64 bytes");
            }
        }
    }
}

package org.comity.record.act;

import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
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
        public Webauthn {
            if (signature.length() != 64) {
                throw new IllegalArgumentException("a webauthn approval has a signature of 64 bytes");
            }
        }
    }

    private static List<String> membersOf(String kind) throws MalformedException {
        return switch (kind) {
            case "ed25519" -> List.of("kind", "key", "signature");
            case "webauthn" -> List.of("kind", "key", "authenticatorData", "clientData", "signature");
            default ->
                throw new MalformedException(
                        "approval: the kind \"" + (kind.length() <= 40 ? kind : kind.substring(0, 37) + "…")
                                + "\" is not known; known are ed25519 and webauthn");
        };
    }

    static Approval from(Json value) throws MalformedException {
        var where = "approval";
        if (!(value instanceof Json.Members members)) {
            throw new MalformedException(where + ": must be an object");
        }
        var kind = members.text("kind", where);
        members.requireExactly(membersOf(kind), List.of(), where);
        var key = Multikey.parse(members.text("key", where));
        var signature = Bytes.parse(members.text("signature", where), 64, where + " signature");
        try {
            return kind.equals("ed25519")
                    ? new Ed25519(key, signature)
                    : new Webauthn(
                            key,
                            Bytes.parse(members.text("authenticatorData", where), 4_096, where + " authenticatorData"),
                            Bytes.parse(members.text("clientData", where), 2_048, where + " clientData"),
                            signature);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(where + ": " + e.getMessage(), e);
        }
    }

    default Json toJson() {
        return switch (this) {
            case Ed25519(var key, var signature) ->
                Json.object(
                        Json.member("kind", Json.of("ed25519")),
                        Json.member("key", Json.of(key.text())),
                        Json.member("signature", Json.of(signature.toString())));
            case Webauthn(var key, var authenticatorData, var clientData, var signature) ->
                Json.object(
                        Json.member("kind", Json.of("webauthn")),
                        Json.member("key", Json.of(key.text())),
                        Json.member("authenticatorData", Json.of(authenticatorData.toString())),
                        Json.member("clientData", Json.of(clientData.toString())),
                        Json.member("signature", Json.of(signature.toString())));
        };
    }
}

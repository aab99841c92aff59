package org.comity.record.act;

import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.Multikey;

/// How approvals stand in an entry: the member `kind` tells which of two forms an approval has.
final class ApprovalForms {
    private static final int MOST_AUTHENTICATOR_BYTES = 4_096;
    private static final int MOST_CLIENT_BYTES = 2_048;
    private static final String ED25519_NAME = "ed25519";
    private static final String WEBAUTHN_NAME = "webauthn";
    private static final Form<Approval.Ed25519> ED25519 = ed25519();
    private static final Form<Approval.Webauthn> WEBAUTHN = webauthn();

    /// An approval of either kind.
    static final Kind<Approval> APPROVAL = Kind.of(
            "an object: " + ED25519.name() + " or " + WEBAUTHN.name(),
            List.of(ED25519, WEBAUTHN),
            ApprovalForms::read,
            ApprovalForms::write);

    private ApprovalForms() {}

    private static Form<Approval.Ed25519> ed25519() {
        var approval = new Form.Draft<Approval.Ed25519>("approval by an Ed25519 key");
        approval.constant("kind", ED25519_NAME, "tells the kinds apart");
        var key = approval.member(
                "key",
                multikey("an Ed25519 key as Multikey"),
                Approval.Ed25519::key,
                "whose approval it is said to be");
        var signature = approval.member(
                "signature",
                Bytes.kind(Ed25519PublicKey.SIGNATURE_BYTES, Ed25519PublicKey.SIGNATURE_BYTES),
                Approval.Ed25519::signature,
                "over the 32 bytes of the act id");
        return approval.form(found -> new Approval.Ed25519(key.in(found), signature.in(found)));
    }

    private static Form<Approval.Webauthn> webauthn() {
        var approval = new Form.Draft<Approval.Webauthn>("approval by a passkey");
        approval.constant("kind", WEBAUTHN_NAME, "tells the kinds apart");
        var key = approval.member(
                "key",
                multikey("an Ed25519 or P-256 key as Multikey"),
                Approval.Webauthn::key,
                "whose approval it is said to be");
        var authenticatorData = approval.member(
                "authenticatorData",
                Bytes.kind(0, MOST_AUTHENTICATOR_BYTES),
                Approval.Webauthn::authenticatorData,
                "as the authenticator gave it");
        var clientData = approval.member(
                "clientData",
                Bytes.kind(0, MOST_CLIENT_BYTES),
                Approval.Webauthn::clientData,
                "as the browser gave it; the challenge in it is the act id");
        var signature = approval.member(
                "signature",
                Bytes.kind(Approval.Webauthn.SIGNATURE_BYTES, Approval.Webauthn.SIGNATURE_BYTES),
                Approval.Webauthn::signature,
                "over `authenticatorData` and SHA-256 of `clientData`: r and s of ES256, or Ed25519");
        return approval.form(found -> new Approval.Webauthn(
                key.in(found), authenticatorData.in(found), clientData.in(found), signature.in(found)));
    }

    private static Kind<Multikey> multikey(String words) {
        return Kind.unique(words, Multikey::parse, Multikey::text);
    }

    private static Approval read(Json json) throws MalformedException {
        if (!(json instanceof Json.Members approval)) {
            throw new MalformedException("must be an object");
        }
        var kind = approval.text("kind", "approval");
        return switch (kind) {
            case ED25519_NAME -> ED25519.read(approval);
            case WEBAUTHN_NAME -> WEBAUTHN.read(approval);
            default ->
                throw new MalformedException("the kind \"" + (kind.length() <= 40 ? kind : kind.substring(0, 37) + "…")
                        + "\" is not known; known are " + ED25519_NAME + " and " + WEBAUTHN_NAME);
        };
    }

    private static Json write(Approval approval) {
        return switch (approval) {
            case Approval.Ed25519 ed25519 -> ED25519.write(ed25519);
            case Approval.Webauthn webauthn -> WEBAUTHN.write(webauthn);
        };
    }
}

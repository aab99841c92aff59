package org.comity.record.act;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.json.Json;
import org.comity.record.key.Base58;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.Multikey;

/// JSON documents secured by Data Integrity, cryptosuite `eddsa-jcs-2022` (W3C Recommendation of 15 May 2025, section
/// 3.3).
///
/// Acts use it in its plainest form; it is public for whatever else proves itself: outcomes, reports, credentials.
public final class DataIntegrity {
    static final String TYPE = "DataIntegrityProof";
    static final String SUITE = "eddsa-jcs-2022";
    static final String PURPOSE = "assertionMethod";
    private static final String DID_KEY = "did:key:";

    /// A z and 64 bytes in base 58, when none of them is a leading zero.
    private static final int MOST_VALUE_CHARACTERS = 89;

    private static final byte[] OPTIONS_START = ascii("{\"cryptosuite\":\"" + SUITE + "\",\"proofPurpose\":\"" + PURPOSE
            + "\",\"type\":\"" + TYPE + "\",\"verificationMethod\":\"" + DID_KEY);
    private static final byte[] OPTIONS_MIDDLE = ascii("#");
    private static final byte[] OPTIONS_END = ascii("\"}");

    /// `xsd:dateTimeStamp` as all implementations read it: without years of five digits, hours of 24 and parts left
    /// out.
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    /// Names the place in messages.
    private static final String WHERE = "proof";

    private DataIntegrity() {}

    /// The document with one proof, purpose `assertionMethod`, by the key as `did:key`.
    public static Json.Members sign(Json.Members document, Ed25519PrivateKey key) {
        return sign(document, options(key.publicKey().multikey()), key);
    }

    /// The proof of this key, purpose `assertionMethod`, before it has a value.
    static Json.Members options(Multikey key) {
        return Json.object(
                Json.member("type", Json.of(TYPE)),
                Json.member("cryptosuite", Json.of(SUITE)),
                Json.member("verificationMethod", Json.of(didUrl(key))),
                Json.member("proofPurpose", Json.of(PURPOSE)));
    }

    /// SHA-256 of the canonical form of [#options], put together as it would be written: a Multikey needs no escape.
    static Hash optionsHash(Multikey key) {
        byte[] text = ascii(key.text());
        return Hash.sha256(OPTIONS_START, text, OPTIONS_MIDDLE, text, OPTIONS_END);
    }

    /// The document with one proof that has these options; a `@context` of the document is copied into the proof.
    public static Json.Members sign(Json.Members document, Json.Members options, Ed25519PrivateKey key) {
        var context = document.get("@context");
        var configuration = context.isPresent() ? options.with("@context", context.get()) : options;
        byte[] signature = key.sign(hashData(configuration, document));
        return document.with("proof", configuration.with("proofValue", Json.of(proofValue(signature))));
    }

    /// Vouches for a document with one proof by the key that the proof itself names as `did:key`.
    ///
    /// @return that key; whether it is anybody's is for the caller to ask
    /// @throws UnverifiedException if the signature does not hold
    public static Ed25519PublicKey verify(Json.Members secured) throws UnverifiedException, MalformedException {
        var key = didKey(secured.object("proof", "document").text("verificationMethod", WHERE))
                .ed25519();
        verify(secured, key);
        return key;
    }

    /// Vouches for a document with one proof, its purpose being `assertionMethod`. The members `expires`, `domain` and
    /// `challenge` are signed, and what they ask is for the caller to compare; several proofs are not read.
    ///
    /// @throws UnverifiedException if this key did not make the proof over exactly this document
    /// @throws MalformedException if there is no proof of this suite and purpose in it
    public static void verify(Json.Members secured, Ed25519PublicKey key)
            throws UnverifiedException, MalformedException {
        var proof = secured.object("proof", "document");
        requireSuite(proof);
        proof.text("verificationMethod", WHERE);
        if (proof.get("created").isPresent()) {
            requireInstant(proof.text("created", WHERE));
        }
        byte[] signature = proofValue(proof.text("proofValue", WHERE));
        var document = secured.without("proof");
        var context = proof.get("@context");
        if (context.isPresent()) {
            requireStart(secured.get("@context").map(DataIntegrity::items).orElse(List.of()), items(context.get()));
            document = document.with("@context", context.get());
        }
        key.verify(hashData(proof.without("proofValue"), document), signature);
    }

    /// What is signed: the hash of the proof's options, then the hash of the document, 64 bytes.
    static byte[] hashData(Json.Members options, Json.Members document) {
        return hashData(Hash.sha256(options.canonical()), Hash.sha256(document.canonical()));
    }

    static byte[] hashData(Hash options, Hash document) {
        var data = new byte[2 * Hash.SIZE_BYTES];
        options.copyTo(data, 0);
        document.copyTo(data, Hash.SIZE_BYTES);
        return data;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void requireSuite(Json.Members proof) throws MalformedException {
        require(proof, "type", TYPE);
        require(proof, "cryptosuite", SUITE);
        require(proof, "proofPurpose", PURPOSE);
    }

    /// The 64 bytes of the signature. Base 58 has one spelling for each, so there is nothing to compare.
    static byte[] proofValue(String value) throws MalformedException {
        if (!value.startsWith("z") || value.length() > MOST_VALUE_CHARACTERS) {
            throw new MalformedException(WHERE + ": proofValue must be z and the base 58 of 64 bytes");
        }
        byte[] signature = Base58.decode(value.substring(1));
        if (signature.length != Ed25519PublicKey.SIGNATURE_BYTES) {
            throw new MalformedException(WHERE + ": proofValue must have 64 bytes, not " + signature.length);
        }
        return signature;
    }

    static String proofValue(byte[] signature) {
        return "z" + Base58.encode(signature);
    }

    private static void requireInstant(String created) throws MalformedException {
        try {
            if (DATE_TIME.matcher(created).matches()) {
                OffsetDateTime.parse(created);
                return;
            }
        } catch (DateTimeParseException e) {
            throw new MalformedException(WHERE + ": created is no such date and time", e);
        }
        throw new MalformedException(
                WHERE + ": created is not a date and time with its offset, as 2026-11-23T09:58:30Z");
    }

    /// The key of a `verificationMethod` of the form `did:key:<key>#<key>`.
    static Multikey didKey(String method) throws MalformedException {
        int hash = method.indexOf('#');
        if (!method.startsWith(DID_KEY)
                || hash < 0
                || !method.substring(hash + 1).equals(method.substring(DID_KEY.length(), hash))) {
            throw new MalformedException(WHERE + ": verificationMethod must be did:key:<key>#<key>");
        }
        return Multikey.parse(method.substring(hash + 1));
    }

    static String didUrl(Multikey key) {
        return DID_KEY + key.text() + "#" + key.text();
    }

    private static void require(Json.Members proof, String member, String value) throws MalformedException {
        if (!proof.text(member, "proof").equals(value)) {
            throw new MalformedException("proof: " + member + " must be " + value);
        }
    }

    /// The document's contexts must start with the proof's, in the same order.
    private static void requireStart(List<Json> have, List<Json> want) throws MalformedException {
        if (have.size() < want.size() || !have.subList(0, want.size()).equals(want)) {
            throw new MalformedException("proof: its @context is not the start of the document's");
        }
    }

    private static List<Json> items(Json context) {
        return context instanceof Json.Items(var items) ? items : List.of(context);
    }
}

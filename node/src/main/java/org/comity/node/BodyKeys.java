package org.comity.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;

/// The keys that a node holds for a body whose only party and keeper it is.
///
/// @param party of the party's log
/// @param keeper of the keeper's log
/// @param approval agrees to the party's acts, within its mandate
/// @param witness cosigns what it saw growing consistently
/// @param mirror cosigns what it stores and serves
record BodyKeys(
        LogKeyPair party,
        LogKeyPair keeper,
        Ed25519PrivateKey approval,
        Ed25519PrivateKey witness,
        Ed25519PrivateKey mirror) {
    private static final String TYPE = "comity.node-keys/v0";
    private static final String ROOT_TYPE = "comity.root-keys/v0";

    /// What serves a log: Ed25519 and ML-DSA-44.
    record LogKeyPair(Ed25519PrivateKey ed25519, MlDsa44PrivateKey mlDsa44) {
        static LogKeyPair generate(SecureRandom random) {
            return new LogKeyPair(Ed25519PrivateKey.generate(random), MlDsa44PrivateKey.generate(random));
        }
    }

    /// The root keys of party and keeper: used once while the body is founded, then meant to leave this machine.
    record Roots(Ed25519PrivateKey party, Ed25519PrivateKey keeper) {
        static Roots generate(SecureRandom random) {
            return new Roots(Ed25519PrivateKey.generate(random), Ed25519PrivateKey.generate(random));
        }

        void write(DataFolder folder, String body) throws IOException {
            var file = Json.object(
                    Json.member("type", Json.of(ROOT_TYPE)),
                    Json.member(
                            "readMe",
                            Json.of(
                                    "Root keys: they approve mandates, key changes and new epochs. Take this file away from this machine and keep it offline.")),
                    Json.member("body", Json.of(body)),
                    Json.member("party", Json.of(party.secretMultikey())),
                    Json.member("keeper", Json.of(keeper.secretMultikey())));
            DataFolder.writeSecret(folder.offline(body), file.indented() + "\n");
        }
    }

    static BodyKeys generate(SecureRandom random) {
        return new BodyKeys(
                LogKeyPair.generate(random),
                LogKeyPair.generate(random),
                Ed25519PrivateKey.generate(random),
                Ed25519PrivateKey.generate(random),
                Ed25519PrivateKey.generate(random));
    }

    void write(DataFolder folder, String body) throws IOException {
        var file = Json.object(
                Json.member("type", Json.of(TYPE)),
                Json.member("body", Json.of(body)),
                Json.member("party", pair(party)),
                Json.member("keeper", pair(keeper)),
                Json.member("approval", Json.of(approval.secretMultikey())),
                Json.member("witness", Json.of(witness.secretMultikey())),
                Json.member("mirror", Json.of(mirror.secretMultikey())));
        DataFolder.writeSecret(folder.keys(body), file.indented() + "\n");
    }

    /// Reads the keys of a body.
    ///
    /// @throws MalformedException if the file is not one that this node wrote
    static BodyKeys read(DataFolder folder, String body) throws IOException, MalformedException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.keys(body));
        } catch (NoSuchFileException e) {
            throw new MalformedException(
                    folder.keys(body) + ": the keys of " + body
                            + " are missing; put them back from your backup, or open a new epoch",
                    e);
        }
        var where = "keys of " + body;
        if (!(Json.parseStrict(bytes) instanceof Json.Members file)
                || !file.text("type", where).equals(TYPE)) {
            throw new MalformedException(where + ": not a file of type " + TYPE);
        }
        file.requireExactly(
                List.of("type", "body", "party", "keeper", "approval", "witness", "mirror"), List.of(), where);
        return new BodyKeys(
                pair(file.object("party", where), where),
                pair(file.object("keeper", where), where),
                Ed25519PrivateKey.parseMultikey(file.text("approval", where)),
                Ed25519PrivateKey.parseMultikey(file.text("witness", where)),
                Ed25519PrivateKey.parseMultikey(file.text("mirror", where)));
    }

    private static Json pair(LogKeyPair pair) {
        return Json.object(
                Json.member("ed25519", Json.of(pair.ed25519().secretMultikey())),
                Json.member("mlDsa44", Json.of(pair.mlDsa44().secretText())));
    }

    private static LogKeyPair pair(Json.Members pair, String where) throws MalformedException {
        return new LogKeyPair(
                Ed25519PrivateKey.parseMultikey(pair.text("ed25519", where)),
                MlDsa44PrivateKey.parseSecret(pair.text("mlDsa44", where)));
    }
}

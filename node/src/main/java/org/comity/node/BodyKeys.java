package org.comity.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;
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
    private static final Kind<Ed25519PrivateKey> SECRET = Kind.spelled(
            "a secret Ed25519 key as Multikey", Ed25519PrivateKey::parseMultikey, Ed25519PrivateKey::secretMultikey);
    private static final Kind<LogKeyPair> PAIR = Kind.object(pair());

    /// The file `keys/<body>.json`.
    static final Form<File> FORM = form();

    /// The file `offline/<body>.json`.
    static final Form<RootsFile> ROOTS = roots();

    /// Keys, and the name of the body whose they are.
    record File(String body, BodyKeys keys) {}

    /// Root keys, and the name of the body whose they are.
    record RootsFile(String body, Roots roots) {}

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
            DataFolder.writeSecret(
                    folder.offline(body), ROOTS.write(new RootsFile(body, this)).indented() + "\n");
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
        DataFolder.writeSecret(
                folder.keys(body), FORM.write(new File(body, this)).indented() + "\n");
    }

    /// Reads the keys of a body.
    ///
    /// @throws MalformedException if the file is not one that this node wrote for this body
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
        if (!(Json.parseStrict(bytes) instanceof Json.Members file)) {
            throw new MalformedException(folder.keys(body) + ": must be an object");
        }
        var named = FORM.read(file);
        if (!named.body().equals(body)) {
            throw new MalformedException(folder.keys(body) + ": holds the keys of " + named.body());
        }
        return named.keys();
    }

    private static Form<File> form() {
        var file = new Form.Draft<File>("keys of a node");
        file.constant("type", "comity.node-keys/v0", "the form");
        var body = file.member("body", Kind.text(), File::body, "the body's name");
        var party = file.member("party", PAIR, named -> named.keys().party(), "of the party's log");
        var keeper = file.member("keeper", PAIR, named -> named.keys().keeper(), "of the keeper's log");
        var approval = file.member(
                "approval", SECRET, named -> named.keys().approval(), "agrees to the party's acts, within its mandate");
        var witness = file.member(
                "witness", SECRET, named -> named.keys().witness(), "cosigns what it saw growing consistently");
        var mirror = file.member("mirror", SECRET, named -> named.keys().mirror(), "cosigns what it stores and serves");
        return file.form(found -> new File(
                body.in(found),
                new BodyKeys(
                        party.in(found), keeper.in(found), approval.in(found), witness.in(found), mirror.in(found))));
    }

    private static Form<LogKeyPair> pair() {
        var pair = new Form.Draft<LogKeyPair>("secret keys of a log");
        var ed25519 = pair.member("ed25519", SECRET, LogKeyPair::ed25519, "proves entries and signs checkpoints");
        var mlDsa44 = pair.member(
                "mlDsa44",
                Kind.unique(
                        "the seed of an ML-DSA-44 key, 32 bytes in base64url without padding",
                        MlDsa44PrivateKey::parseSecret,
                        MlDsa44PrivateKey::secretText),
                LogKeyPair::mlDsa44,
                "signs checkpoints");
        return pair.form(found -> new LogKeyPair(ed25519.in(found), mlDsa44.in(found)));
    }

    private static Form<RootsFile> roots() {
        var file = new Form.Draft<RootsFile>("root keys");
        file.constant("type", "comity.root-keys/v0", "the form");
        file.constant(
                "readMe",
                "Root keys: they approve mandates, key changes and new epochs. Take this file away from this machine and keep it offline.",
                "for whoever finds it");
        var body = file.member("body", Kind.text(), RootsFile::body, "the body's name");
        var party = file.member("party", SECRET, named -> named.roots().party(), "of the party's log");
        var keeper = file.member("keeper", SECRET, named -> named.roots().keeper(), "of the keeper's log");
        return file.form(found -> new RootsFile(body.in(found), new Roots(party.in(found), keeper.in(found))));
    }
}

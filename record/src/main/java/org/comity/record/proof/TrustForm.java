package org.comity.record.proof;

import java.util.List;
import org.comity.record.json.Form;
import org.comity.record.json.Kind;
import org.comity.record.key.Multikey;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;

/// The members of a `trust.json`.
final class TrustForm {
    private static final Kind<VerifierKey> VKEY = Kind.unique("a vkey", VerifierKey::parse, VerifierKey::vkey);

    static final Form<TrustedKeys> FORM = keys();

    private TrustForm() {}

    private static Form<TrustedKeys> keys() {
        var keys = new Form.Draft<TrustedKeys>("trusted keys");
        var logs = keys.member(
                "logs", Kind.list(Kind.object(log()), 0), TrustedKeys::logs, "that are believed, each origin once");
        var cosigners = keys.member(
                "cosigners",
                Kind.list(Kind.object(cosigner()), 0),
                TrustedKeys::cosigners,
                "whose lines count, each public key once");
        var source = keys.member(
                "source",
                Kind.text(),
                TrustedKeys::source,
                "where these keys come from, in words; shown with every result");
        return keys.form(found -> new TrustedKeys(logs.in(found), cosigners.in(found), source.in(found)));
    }

    private static Form<TrustedKeys.Log> log() {
        var log = new Form.Draft<TrustedKeys.Log>("trusted log");
        var origin = log.member(
                "origin",
                Kind.unique("one line of 1 to " + Origin.MOST_BYTES + " bytes in UTF-8", Origin::parse, Origin::value),
                each -> each.log().origin(),
                "of its checkpoints");
        Form.Place<List<VerifierKey>> vkeys = log.member(
                "vkeys",
                Kind.list(VKEY, 1),
                each -> each.log().keys(),
                "that sign its checkpoints, an Ed25519 one among them");
        var proofKey = log.member(
                "proofKey",
                Kind.unique("an Ed25519 key as Multikey", Multikey::parse, Multikey::text),
                TrustedKeys.Log::proofKey,
                "the log key that its entries name");
        return log.form(
                found -> new TrustedKeys.Log(new KnownLog(origin.in(found), vkeys.in(found)), proofKey.in(found)));
    }

    private static Form<TrustedKeys.Cosigner> cosigner() {
        var cosigner = new Form.Draft<TrustedKeys.Cosigner>("trusted cosigner");
        var name = cosigner.member(
                "name",
                Kind.text(),
                TrustedKeys.Cosigner::name,
                "whose voice it is; two keys of one name are one voice");
        var vkey = cosigner.member("vkey", VKEY, TrustedKeys.Cosigner::key, "of a type that cosigns");
        var kind = cosigner.member(
                "kind",
                Kind.oneOf(List.of(TrustedKeys.Kind.values()), TrustedKeys.Kind::text),
                TrustedKeys.Cosigner::kind,
                "what it vouches for");
        return cosigner.form(found -> new TrustedKeys.Cosigner(name.in(found), vkey.in(found), kind.in(found)));
    }
}

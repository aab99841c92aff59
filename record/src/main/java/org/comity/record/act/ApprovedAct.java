package org.comity.record.act;

import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;
import org.comity.record.key.Ed25519PrivateKey;

/// An act with the approvals it came with, before a node's log key puts it in its place.
///
/// @param approvals sorted by key, each key once, at most 16
public record ApprovedAct(Act act, List<Approval> approvals) {
    /// The most approvals that one act carries.
    public static final int MOST_APPROVALS = 16;

    /// The envelope without its proof.
    public static final Form<ApprovedAct> FORM = form();

    public ApprovedAct {
        approvals = List.copyOf(approvals);
        if (approvals.size() > MOST_APPROVALS) {
            throw new IllegalArgumentException(approvals.size() + " approvals; at most " + MOST_APPROVALS);
        }
        for (int i = 1; i < approvals.size(); i++) {
            if (approvals.get(i - 1).key().compareTo(approvals.get(i).key()) >= 0) {
                throw new IllegalArgumentException("approvals are sorted by key, each key once");
            }
        }
    }

    /// Reads what a client hands to the node of its log: an act with approvals and without a proof, in any spelling.
    ///
    /// @throws MalformedException if it is not exactly of envelope version 0
    public static ApprovedAct parse(byte[] text) throws MalformedException {
        if (!(Json.parseStrict(text) instanceof Json.Members document)) {
            throw new MalformedException("an act must be a JSON object");
        }
        return FORM.read(document);
    }

    /// The document that the log key has still to secure.
    public Json.Members toJson() {
        return FORM.write(this);
    }

    private static Form<ApprovedAct> form() {
        var approved = new Form.Draft<ApprovedAct>("act");
        var act = approved.including(Act.FORM, ApprovedAct::act);
        var approvals = approved.member(
                "approvals",
                Kind.list(ApprovalForms.APPROVAL, 0, MOST_APPROVALS),
                ApprovedAct::approvals,
                "who agreed, in ascending order of `key`, each key once");
        return approved.form(found -> new ApprovedAct(act.in(found), approvals.in(found)));
    }

    /// The entry that a log holds: the whole document, secured by the log key.
    ///
    /// @throws IllegalArgumentException if no entry can hold the act: more than 65,535 bytes, a payload with a
    /// fraction or of more than 62 levels. The larger part goes into a blob that the act names by its digest.
    public Entry sign(Ed25519PrivateKey logKey) {
        return Entry.sign(this, logKey);
    }
}

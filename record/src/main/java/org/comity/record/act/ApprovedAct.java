package org.comity.record.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;

/// An act with the approvals it came with, before a node's log key puts it in its place.
///
/// @param approvals sorted by key, each key once, at most 16
public record ApprovedAct(Act act, List<Approval> approvals) {
    /// The most approvals that one act carries.
    public static final int MOST_APPROVALS = 16;

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
        return from(document, "act", Set.of("body", "approvals"));
    }

    /// The document that the log key has still to secure.
    public Json.Members toJson() {
        return act.toJson()
                .with(
                        "approvals",
                        Json.array(approvals.stream().map(Approval::toJson).toList()));
    }

    /// @param mayHave members besides those that every act has; whatever is in them, others read
    static ApprovedAct from(Json.Members document, String where, Set<String> mayHave) throws MalformedException {
        var listed = new ArrayList<Approval>();
        for (var approval : document.array("approvals", where)) {
            if (listed.size() == MOST_APPROVALS) {
                throw new MalformedException(where + ": more than " + MOST_APPROVALS + " approvals");
            }
            listed.add(Approval.from(approval));
        }
        var act = Act.from(document, mayHave);
        try {
            return new ApprovedAct(act, listed);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(where + ": " + e.getMessage(), e);
        }
    }

    /// The entry that a log holds: the whole document, secured by the log key.
    ///
    /// @throws IllegalArgumentException if no entry can hold the act: more than 65,535 bytes, a payload with a
    /// fraction or of more than 62 levels. The larger part goes into a blob that the act names by its digest.
    public Entry sign(Ed25519PrivateKey logKey) {
        return Entry.sign(this, logKey);
    }
}

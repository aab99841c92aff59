package org.comity.node.act;

import java.util.List;
import org.comity.assembly.Act;
import org.comity.assembly.ActId;
import org.comity.assembly.BodyId;
import org.comity.assembly.Filed;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.Approval;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;

/// Turns an entry of a log into what the fold reads: payload decoded, signatures verified, nothing judged.
public final class Filing {
    private Filing() {}

    /// Whether signatures are computed, or known to hold because a tree that was signed after they were computed holds
    /// these very bytes.
    public enum Signatures {
        COMPUTE,
        COMPUTED_BEFORE
    }

    /// The entry as the fold reads it. Whatever is wrong with it becomes an act without effect, never an exception.
    ///
    /// @param body the body of the log in which it stands
    public static Filed file(Entry entry, BodyId body, Origin origin, long index, Signatures signatures) {
        var said = entry.act();
        var id = ActId.of(entry.id().toString());
        List<Multikey> approvedBy = List.of();
        Act act;
        try {
            if (signatures == Signatures.COMPUTE) {
                entry.verifyProof();
                approvedBy = keys(entry.verifyApprovals().held());
            } else {
                approvedBy = keys(entry.approvals().stream()
                        .filter(Approval.Ed25519.class::isInstance)
                        .map(Approval::key)
                        .toList());
            }
            var named = said.body().map(at -> BodyId.of(at.toString()));
            if (!said.origin().equals(origin.toString())) {
                act = new Act.Unreadable(said.verb(), "it names the log " + said.origin() + " and stands in " + origin);
            } else if (named.isPresent() && !named.get().equals(body)) {
                act = new Act.Astray(said.verb(), named.get());
            } else {
                act = Payloads.read(said.verb(), said.payload());
            }
        } catch (MalformedException e) {
            act = new Act.Unreadable(said.verb(), String.valueOf(e.getMessage()));
        } catch (UnverifiedException e) {
            act = new Act.Unproven(said.verb(), String.valueOf(e.getMessage()));
        }
        return new Filed(id, body, origin, index, new Multikey(entry.logKey().text()), approvedBy, act);
    }

    /// An envelope's payload for an act that is about to be said.
    public static Json.Members payload(Act.Said act) {
        return Payloads.write(act);
    }

    private static List<Multikey> keys(List<org.comity.record.key.Multikey> keys) {
        return keys.stream().map(key -> new Multikey(key.text())).toList();
    }
}

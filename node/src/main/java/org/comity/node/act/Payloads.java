package org.comity.node.act;

import org.comity.assembly.Act;
import org.comity.assembly.Verb;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.body.BodyAct;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;

/// The payload of each verb, in both directions.
public final class Payloads {
    private Payloads() {}

    /// The form that the payload of this verb has.
    public static Form<? extends Act.Said> form(Verb verb) {
        return switch (verb) {
            case ADOPT_CHARTER -> BodyForms.ADOPT_CHARTER;
            case ACCEPT_CHARTER -> BodyForms.ACCEPT_CHARTER;
            case OPEN_KEEPER_LOG -> BodyForms.OPEN_KEEPER_LOG;
            case GRANT_MANDATE -> BodyForms.GRANT_MANDATE;
            case REVOKE_MANDATE -> BodyForms.REVOKE_MANDATE;
            case ROTATE_KEY -> BodyForms.ROTATE_KEY;
            case ATTEST_PARTY -> ArchiveForms.ATTEST_PARTY;
            case ATTEST_ROLL_CALL -> ArchiveForms.ATTEST_ROLL_CALL;
        };
    }

    /// What an act says, as its payload.
    public static Json.Members write(Act.Said act) {
        return switch (act) {
            case BodyAct.AdoptCharter adopt -> BodyForms.ADOPT_CHARTER.write(adopt);
            case BodyAct.AcceptCharter accept -> BodyForms.ACCEPT_CHARTER.write(accept);
            case BodyAct.OpenKeeperLog open -> BodyForms.OPEN_KEEPER_LOG.write(open);
            case BodyAct.GrantMandate grant -> BodyForms.GRANT_MANDATE.write(grant);
            case BodyAct.RevokeMandate revoke -> BodyForms.REVOKE_MANDATE.write(revoke);
            case BodyAct.RotateKey rotate -> BodyForms.ROTATE_KEY.write(rotate);
            case ArchiveAct.AttestParty party -> ArchiveForms.ATTEST_PARTY.write(party);
            case ArchiveAct.AttestRollCall rollCall -> ArchiveForms.ATTEST_ROLL_CALL.write(rollCall);
        };
    }

    /// Reads a payload; it must have exactly the members that its verb asks for, each in its one spelling.
    ///
    /// @throws MalformedException naming the member, what was found, and what was expected
    public static Act.Said read(String verb, Json.Members payload) throws MalformedException {
        try {
            return form(Verb.parse(verb)).read(payload);
        } catch (org.comity.assembly.MalformedException e) {
            throw new MalformedException(verb + ": " + e.getMessage(), e);
        }
    }
}

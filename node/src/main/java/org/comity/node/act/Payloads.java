package org.comity.node.act;

import org.comity.assembly.Act;
import org.comity.assembly.Verb;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.body.BodyAct;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;

/// The payload of each verb, in both directions.
public final class Payloads {
    private Payloads() {}

    /// What an act says, as its payload.
    public static Json.Members write(Act.Said act) {
        return switch (act) {
            case BodyAct body -> BodyPayloads.write(body);
            case ArchiveAct archive -> ArchivePayloads.write(archive);
        };
    }

    /// Reads a payload; it must have exactly the members that its verb asks for.
    ///
    /// @throws MalformedException naming the member, what was found, and what was expected
    public static Act.Said read(String verb, Json.Members payload) throws MalformedException {
        try {
            return switch (Verb.parse(verb)) {
                case ADOPT_CHARTER, ACCEPT_CHARTER, OPEN_KEEPER_LOG, GRANT_MANDATE, REVOKE_MANDATE, ROTATE_KEY ->
                    BodyPayloads.read(Verb.parse(verb), payload);
                case ATTEST_PARTY, ATTEST_ROLL_CALL -> ArchivePayloads.read(Verb.parse(verb), payload);
            };
        } catch (IllegalArgumentException | org.comity.assembly.MalformedException e) {
            // The fold's own constructors say in a sentence what they refuse.
            throw new MalformedException(verb + ": " + e.getMessage(), e);
        }
    }
}

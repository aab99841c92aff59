package org.comity.assembly;

import java.time.Instant;
import java.util.List;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.body.BodyKind;

/// Why an entry has no effect. Each case carries what a page needs to say it in any language.
public sealed interface Reason {
    /// A stable name, `no-mandate`: the key of the sentence in each language.
    default String code() {
        return switch (this) {
            case Unreadable _ -> "unreadable";
            case Unproven _ -> "unproven";
            case Astray _ -> "astray";
            case UnknownBody _ -> "unknown-body";
            case UnknownRules _ -> "unknown-rules";
            case NotInCharter _ -> "not-in-charter";
            case RootKeyDiffers _ -> "root-key-differs";
            case LogNotOpen _ -> "log-not-open";
            case LogAlreadyOpen _ -> "log-already-open";
            case NotTheLogKey _ -> "not-the-log-key";
            case NoRootApproval _ -> "no-root-approval";
            case NoMandate _ -> "no-mandate";
            case TooFewApprovals _ -> "too-few-approvals";
            case NotShownTimely _ -> "not-shown-timely";
            case NotForAKeeper _ -> "not-for-a-keeper";
            case Duplicate _ -> "duplicate";
            case NoSuchMandate _ -> "no-such-mandate";
            case NotAnArchive _ -> "not-an-archive";
            case NotTheImporter _ -> "not-the-importer";
            case PartyAttestedBefore _ -> "party-attested-before";
            case RollCallAttestedBefore _ -> "roll-call-attested-before";
            case UnattestedMember _ -> "unattested-member";
        };
    }

    /// What goes into the sentence, in the order in which the case names it.
    default List<String> arguments() {
        return switch (this) {
            case Unreadable(var verb, var why) -> List.of(verb, why);
            case Unproven(var verb, var why) -> List.of(verb, why);
            case Astray(var named) -> List.of(named.toString());
            case UnknownBody(var body) -> List.of(body.toString());
            case UnknownRules(var found) -> List.of(found);
            case NotInCharter(var origin) -> List.of(origin.toString());
            case RootKeyDiffers(var named, var found) -> List.of(named.value(), found.value());
            case LogNotOpen(var origin) -> List.of(origin.toString());
            case LogAlreadyOpen(var origin) -> List.of(origin.toString());
            case NotTheLogKey(var inForce, var found) -> List.of(inForce.value(), found.value());
            case NoRootApproval(var verb, var root) -> List.of(verb.text(), root.value());
            case NoMandate(var verb, var subject) -> List.of(verb.text(), subject.value());
            case TooFewApprovals(var verb, var found, var asked) -> List.of(verb.text(), "" + found, "" + asked);
            case NotShownTimely(var until) -> List.of(until.toString());
            case NotForAKeeper(var verb) -> List.of(verb.text());
            case Duplicate(var id) -> List.of(id.toString());
            case NoSuchMandate(var grant) -> List.of(grant.toString());
            case NotAnArchive(var kind) -> List.of(kind.text());
            case NotTheImporter(var importer) -> List.of(importer.value());
            case PartyAttestedBefore(var member, var first) -> List.of(member.value(), first.toString());
            case RollCallAttestedBefore(var rollCall, var first) -> List.of(rollCall.toString(), first.toString());
            case UnattestedMember(var members) ->
                members.stream().map(MemberCode::value).toList();
        };
    }

    /// Payload or verb could not be read.
    record Unreadable(String verb, String why) implements Reason {}

    /// The proof or an approval does not hold.
    record Unproven(String verb, String why) implements Reason {}

    /// The act is for another body than the one whose log it stands in.
    record Astray(BodyId named) implements Reason {}

    /// No charter of this body took effect so far.
    record UnknownBody(BodyId body) implements Reason {}

    /// The charter names a version of the rules that nobody has.
    record UnknownRules(String found) implements Reason {}

    /// The charter names no such log, or not with this part.
    record NotInCharter(Origin origin) implements Reason {}

    /// The log would be opened with another root key than the charter names.
    record RootKeyDiffers(Multikey named, Multikey found) implements Reason {}

    /// The log's opening act has not taken effect.
    record LogNotOpen(Origin origin) implements Reason {}

    /// A log opens once.
    record LogAlreadyOpen(Origin origin) implements Reason {}

    /// Another key than the log's own signed the entry.
    record NotTheLogKey(Multikey inForce, Multikey found) implements Reason {}

    /// The verb asks for the root key's approval.
    record NoRootApproval(Verb verb, Multikey root) implements Reason {}

    /// No approval is covered by a mandate for this verb and subject that stood at this place in the log.
    record NoMandate(Verb verb, Subject subject) implements Reason {}

    /// The charter asks for more approvals.
    record TooFewApprovals(Verb verb, int found, int asked) implements Reason {}

    /// A mandate would cover it but has an end, and no act quotes lines that show the entry held by then.
    record NotShownTimely(Instant until) implements Reason {}

    /// A keeper's log says what its machine saw, and holds its keys; nothing else.
    record NotForAKeeper(Verb verb) implements Reason {}

    /// The same act stood before, in force.
    record Duplicate(ActId id) implements Reason {}

    /// No mandate that stands was granted by this act in this log.
    record NoSuchMandate(ActId grant) implements Reason {}

    /// Attestations are for archive bodies.
    record NotAnArchive(BodyKind kind) implements Reason {}

    /// In an archive the party that adopted the charter attests, and no other: so one log orders all attestations.
    record NotTheImporter(PartyId importer) implements Reason {}

    record PartyAttestedBefore(MemberCode member, ActId first) implements Reason {}

    record RollCallAttestedBefore(RollCallId rollCall, ActId first) implements Reason {}

    /// The roll call has votes of members whom no act attests.
    record UnattestedMember(List<MemberCode> members) implements Reason {
        public UnattestedMember {
            members = List.copyOf(members);
        }
    }
}

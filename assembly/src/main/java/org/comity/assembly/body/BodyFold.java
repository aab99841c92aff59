package org.comity.assembly.body;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.assembly.Act;
import org.comity.assembly.ActId;
import org.comity.assembly.BodyId;
import org.comity.assembly.Effect;
import org.comity.assembly.Filed;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.Reason;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.ArchiveAct;

/// The fold of one body; [org.comity.assembly.Assembly] holds one for each. Has one owner.
public final class BodyFold {
    /// The versions of the rules that this release has.
    private static final Set<String> RULES = Set.of("v0");

    private final BodyId id;
    private final Charter charter;
    private final PartyId convener;
    private final SortedMap<Origin, LogState> logs = new TreeMap<>();
    // Asked for single ids and never walked, so its order reaches nothing.
    private final Set<ActId> inForce = new HashSet<>();
    private Archive archive = Archive.empty();

    private BodyFold(BodyId id, Charter charter, PartyId convener) {
        this.id = id;
        this.charter = charter;
        this.convener = convener;
        for (var founder : charter.founders()) {
            var origin = new Origin(charter.name(), founder.party());
            logs.put(origin, LogState.unread(origin, false));
        }
        for (var keeper : charter.keepers()) {
            logs.put(keeper.origin(), LogState.unread(keeper.origin(), true));
        }
    }

    /// A body's beginning: what the charter's adoption founds, or why it founds nothing.
    public sealed interface Founding {
        record Founded(BodyFold fold) implements Founding {}

        record Refused(Reason reason) implements Founding {}
    }

    /// Founds the body if the entry may.
    public static Founding found(Filed filed, BodyAct.AdoptCharter act) {
        var charter = act.charter();
        if (!RULES.contains(charter.rules())) {
            return new Founding.Refused(new Reason.UnknownRules(charter.rules()));
        }
        var origin = filed.origin();
        var refused = LogState.unread(origin, false).refusesOpening(charter, act, filed);
        if (refused.isPresent()) {
            return new Founding.Refused(refused.get());
        }
        if (charter.founder(origin.party()).isEmpty()) {
            return new Founding.Refused(new Reason.NotInCharter(origin));
        }
        var fold = new BodyFold(filed.body(), charter, origin.party());
        fold.logs.put(
                origin,
                LogState.unread(origin, false).opened(filed.id(), act.keys()).read(filed.entryIndex() + 1));
        fold.inForce.add(filed.id());
        return new Founding.Founded(fold);
    }

    /// What the entry does. Entries of one log come in the order of the log, without a gap.
    ///
    /// @throws IllegalArgumentException if the entry is not the next of its log
    public Effect after(Filed filed) {
        var log = logs.get(filed.origin());
        if (log == null) {
            return new Effect.None(new Reason.NotInCharter(filed.origin()));
        }
        if (filed.entryIndex() != log.entryCount()) {
            throw new IllegalArgumentException("entry " + filed.entryIndex() + " of " + filed.origin() + " came when "
                    + log.entryCount() + " was next");
        }
        var refused = switch (filed.act()) {
            case Act.Unreadable(var verb, var why) -> Optional.<Reason>of(new Reason.Unreadable(verb, why));
            case Act.Unproven(var verb, var why) -> Optional.<Reason>of(new Reason.Unproven(verb, why));
            case Act.Astray(var _, var named) -> Optional.<Reason>of(new Reason.Astray(named));
            case BodyAct act -> take(log, filed, act);
            case ArchiveAct act -> take(log, filed, act);
        };
        logs.computeIfPresent(filed.origin(), (_, now) -> now.read(filed.entryIndex() + 1));
        return refused.<Effect>map(Effect.None::new).orElseGet(Effect.Took::new);
    }

    private Optional<Reason> take(LogState log, Filed filed, BodyAct act) {
        var refused = switch (act) {
            case BodyAct.Opening opening -> log.refusesOpening(charter, opening, filed);
            case BodyAct.GrantMandate _, BodyAct.RevokeMandate _, BodyAct.RotateKey _ ->
                log.refusesAuthority(charter, act.verb(), act.subject(), filed);
        };
        if (refused.isPresent()) {
            return refused;
        }
        // Only now: an entry that nobody with the power to do so approved must not block the same act when it is
        // approved.
        if (!inForce.add(filed.id())) {
            return Optional.of(new Reason.Duplicate(filed.id()));
        }
        switch (act) {
            case BodyAct.Opening _
            when log.opening().isPresent() -> {
                return Optional.of(new Reason.LogAlreadyOpen(log.origin()));
            }
            case BodyAct.Opening opening -> logs.put(log.origin(), log.opened(filed.id(), opening.keys()));
            case BodyAct.GrantMandate(var mandate) -> logs.put(log.origin(), log.plus(filed.id(), mandate));
            case BodyAct.RevokeMandate(var grant) -> {
                if (!log.mandates().containsKey(grant)) {
                    return Optional.of(new Reason.NoSuchMandate(grant));
                }
                logs.put(log.origin(), log.minus(grant));
            }
            case BodyAct.RotateKey(var classical, var postQuantum) ->
                logs.put(log.origin(), log.rotated(classical, postQuantum));
        }
        return Optional.empty();
    }

    private Optional<Reason> take(LogState log, Filed filed, ArchiveAct act) {
        var refused = log.refusesAuthority(charter, act.verb(), act.subject(), filed);
        if (refused.isPresent()) {
            return refused;
        }
        if (!inForce.add(filed.id())) {
            return Optional.of(new Reason.Duplicate(filed.id()));
        }
        if (charter.kind() != BodyKind.ARCHIVE) {
            return Optional.of(new Reason.NotAnArchive(charter.kind()));
        }
        if (!filed.origin().party().equals(convener)) {
            return Optional.of(new Reason.NotTheImporter(convener));
        }
        refused = archive.refuses(act);
        if (refused.isEmpty()) {
            archive = archive.plus(filed.id(), act);
        }
        return refused;
    }

    /// What is so now; later entries leave it as it is.
    public Body snapshot() {
        return new Body(
                id,
                charter,
                convener,
                logs,
                charter.kind() == BodyKind.ARCHIVE ? Optional.of(archive) : Optional.empty());
    }
}

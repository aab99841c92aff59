package org.comity.assembly.body;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.assembly.ActId;
import org.comity.assembly.Filed;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.assembly.Reason;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;

/// What is so in one log: its keys and mandates, as far as it was read.
///
/// @param keeper whether it is a keeper's log
/// @param opening the act that opened it, once one took effect
/// @param keys in force for the next entry, once the log is open
/// @param mandates that stand, by the act that granted them
public record LogState(
        Origin origin,
        boolean keeper,
        long entryCount,
        Optional<ActId> opening,
        Optional<LogKeys> keys,
        SortedMap<ActId, Mandate> mandates) {
    public LogState {
        mandates = Collections.unmodifiableSortedMap(mandates);
    }

    /// The log of which nothing was read.
    static LogState unread(Origin origin, boolean keeper) {
        return new LogState(origin, keeper, 0, Optional.empty(), Optional.empty(), new TreeMap<>());
    }

    /// Why a log may not be opened so, if it may not.
    Optional<Reason> refusesOpening(Charter charter, BodyAct.Opening act, Filed filed) {
        var named = charter.rootKey(origin);
        boolean forKeeper = act instanceof BodyAct.OpenKeeperLog;
        if (named.isEmpty() || forKeeper != keeper) {
            return Optional.of(new Reason.NotInCharter(origin));
        }
        var keys = act.keys();
        if (!named.get().equals(keys.root())) {
            return Optional.of(new Reason.RootKeyDiffers(named.get(), keys.root()));
        }
        if (!keys.log().equals(filed.logKey())) {
            return Optional.of(new Reason.NotTheLogKey(keys.log(), filed.logKey()));
        }
        if (!filed.approvedBy().contains(keys.root())) {
            return Optional.of(new Reason.NoRootApproval(act.verb(), keys.root()));
        }
        return Optional.empty();
    }

    /// Why nobody with the power to do so stands behind an act, if nobody does (`verifiable-log.md` 9.4).
    Optional<Reason> refusesAuthority(Charter charter, Verb verb, Subject subject, Filed filed) {
        if (keys.isEmpty()) {
            return Optional.of(new Reason.LogNotOpen(origin));
        }
        var inForce = keys.get();
        if (!inForce.log().equals(filed.logKey())) {
            return Optional.of(new Reason.NotTheLogKey(inForce.log(), filed.logKey()));
        }
        if (keeper && verb != Verb.ROTATE_KEY) {
            return Optional.of(new Reason.NotForAKeeper(verb));
        }
        return switch (verb.authority()) {
            case ROOT_KEY ->
                filed.approvedBy().contains(inForce.root())
                        ? Optional.empty()
                        : Optional.of(new Reason.NoRootApproval(verb, inForce.root()));
            case MANDATE -> refusesMandate(charter, verb, subject, filed);
        };
    }

    private Optional<Reason> refusesMandate(Charter charter, Verb verb, Subject subject, Filed filed) {
        int covered = 0;
        Optional<Mandate> ended = Optional.empty();
        for (var key : filed.approvedBy()) {
            boolean covers = false;
            for (var mandate : mandates.values()) {
                if (mandate.key().equals(key) && mandate.covers(verb, subject)) {
                    // Timely is what lines show that acts quote. No act of this version quotes any, so nothing is.
                    covers |= mandate.until().isEmpty();
                    ended = mandate.until().isEmpty() ? ended : Optional.of(mandate);
                }
            }
            covered += covers ? 1 : 0;
        }
        int asked = charter.approvalsAsked(verb).approvals();
        if (covered >= asked) {
            return Optional.empty();
        }
        if (ended.isPresent()) {
            return ended.flatMap(Mandate::until).map(Reason.NotShownTimely::new);
        }
        return Optional.of(
                covered == 0 ? new Reason.NoMandate(verb, subject) : new Reason.TooFewApprovals(verb, covered, asked));
    }

    LogState opened(ActId id, LogKeys with) {
        return new LogState(origin, keeper, entryCount, Optional.of(id), Optional.of(with), mandates);
    }

    LogState rotated(Multikey log, Multikey logPostQuantum) {
        var changed = keys.map(before -> new LogKeys(before.root(), log, logPostQuantum));
        return new LogState(origin, keeper, entryCount, opening, changed, mandates);
    }

    LogState plus(ActId grant, Mandate mandate) {
        var more = new TreeMap<>(mandates);
        more.put(grant, mandate);
        return new LogState(origin, keeper, entryCount, opening, keys, more);
    }

    LogState minus(ActId grant) {
        var fewer = new TreeMap<>(mandates);
        fewer.remove(grant);
        return new LogState(origin, keeper, entryCount, opening, keys, fewer);
    }

    LogState read(long entries) {
        return new LogState(origin, keeper, entries, opening, keys, mandates);
    }
}

package org.comity.assembly;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.assembly.body.Body;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyFold;

/*
 * State is a pure fold of the logs. To fold 500,000 ballots a second the fold itself is a single-owner accumulator: what an
 * entry changes is changed in place or shares its past (`SortedChunks`), and `state()` gives a value that later entries
 * never touch. Nothing here reads a clock, a file, a locale, chance, or the order of a hash map.
 */

/// The fold, and the only entrance: entries in, effects out, [#state] at any time.
///
/// The result depends on the entries alone: logs may come in any order and interleaved, as long as each log is read
/// from its beginning without a gap and the log in which the charter was adopted reaches the charter before others of
/// the body are read. Has one owner; not for several threads. The states it gives are.
public final class Assembly {
    private final SortedMap<BodyId, BodyFold> bodies = new TreeMap<>();
    private Optional<State> state = Optional.empty();

    /// Begins where nothing was filed.
    public Assembly() {}

    /// What the entry does to the state.
    ///
    /// Entries of a body whose charter has not taken effect so far have no effect and are not kept: file them again
    /// after it.
    ///
    /// @throws IllegalArgumentException if the entry is not the next of its log, which is the caller's mistake
    public Effect after(Filed filed) {
        state = Optional.empty();
        var body = bodies.get(filed.body());
        if (body != null) {
            return body.after(filed);
        }
        return switch (filed.act()) {
            case BodyAct.AdoptCharter act -> found(filed, act);
            case Act.Unreadable(var verb, var why) -> new Effect.None(new Reason.Unreadable(verb, why));
            case Act.Unproven(var verb, var why) -> new Effect.None(new Reason.Unproven(verb, why));
            case Act.Astray(var _, var named) -> new Effect.None(new Reason.Astray(named));
            case Act.Said _ -> new Effect.None(new Reason.UnknownBody(filed.body()));
        };
    }

    private Effect found(Filed filed, BodyAct.AdoptCharter act) {
        if (!filed.body().charter().equals(filed.id())) {
            return new Effect.None(new Reason.Astray(new BodyId(filed.id())));
        }
        return switch (BodyFold.found(filed, act)) {
            case BodyFold.Founding.Founded(var fold) -> {
                bodies.put(filed.body(), fold);
                yield new Effect.Took();
            }
            case BodyFold.Founding.Refused(var reason) -> new Effect.None(reason);
        };
    }

    /// What is so now. Asked twice without an entry in between it is the same value.
    public State state() {
        var now = state.orElseGet(() -> {
            var snapshots = new TreeMap<BodyId, Body>();
            bodies.forEach((id, fold) -> snapshots.put(id, fold.snapshot()));
            return new State(snapshots);
        });
        state = Optional.of(now);
        return now;
    }
}

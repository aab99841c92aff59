package org.comity.record.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.ActId;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Entry;
import org.comity.record.key.Ed25519PrivateKey;
import org.jspecify.annotations.Nullable;

/// A log of acts: what goes in was verified, and the same act goes in once.
///
/// An act that comes again, after a time-out perhaps, is answered with the index at which it stands.
public final class ActLog {
    private final Log log;
    private final String origin;
    private final Ed25519PrivateKey logKey;
    private @Nullable ActIndex index;

    /// @param origin the log's own; acts that name another are refused
    /// @param logKey puts the proof on each entry
    public ActLog(Log log, String origin, Ed25519PrivateKey logKey) {
        this.log = log;
        this.origin = origin;
        this.logKey = logKey;
    }

    /// Files one act and waits until it is durable.
    ///
    /// @return where it stands, which never changes
    /// @throws UnverifiedException if one of its approvals does not hold
    /// @throws MalformedException if an approval's key is refused, or the act names another log
    public long file(ApprovedAct act) throws IOException, UnverifiedException, MalformedException, DamagedException {
        return file(List.of(act)).getFirst();
    }

    /// Files acts in a row; those already there keep their place.
    ///
    /// @return where each stands, in the same order
    public List<Long> file(List<ApprovedAct> acts)
            throws IOException, UnverifiedException, MalformedException, DamagedException {
        var entries = new ArrayList<Entry>(acts.size());
        for (var act : acts) {
            if (!act.act().origin().equals(origin)) {
                throw new MalformedException(
                        "the act is for the log " + act.act().origin() + "; this log is " + origin);
            }
            var entry = act.sign(logKey);
            entry.verifyApprovals();
            entries.add(entry);
        }
        return put(entries);
    }

    /// One at a time, so that two retries of one act cannot both miss it.
    private synchronized List<Long> put(List<Entry> entries) throws IOException, DamagedException {
        var known = index();
        var fresh = new LinkedHashMap<ActId, Entry>();
        for (var entry : entries) {
            if (known.find(entry.id()) < 0) {
                fresh.putIfAbsent(entry.id(), entry);
            }
        }
        if (!fresh.isEmpty()) {
            long next = log.append(fresh.values().stream().map(Entry::bytes).toList());
            for (var id : fresh.keySet()) {
                known.put(id, next++);
            }
        }
        return entries.stream().map(entry -> known.find(entry.id())).toList();
    }

    private ActIndex index() throws IOException, DamagedException {
        var built = index;
        if (built == null) {
            var fresh = new ActIndex();
            log.forEach((at, bytes) -> {
                try {
                    fresh.put(Entry.parse(bytes).id(), at);
                } catch (MalformedException e) {
                    throw new IOException("entry " + at + " of " + origin + " is not an act: " + e.getMessage(), e);
                }
            });
            index = fresh;
            built = fresh;
        }
        return built;
    }

    /// Where the first entry of each act stands.
    private static final class ActIndex {
        private final HashMap<ActId, Long> places = new HashMap<>();

        long find(ActId id) {
            return places.getOrDefault(id, -1L);
        }

        void put(ActId id, long at) {
            places.putIfAbsent(id, at);
        }
    }
}

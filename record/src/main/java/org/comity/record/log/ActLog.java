package org.comity.record.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.ActId;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Entry;
import org.comity.record.key.Ed25519PrivateKey;
import org.jspecify.annotations.Nullable;

/// A log of acts: what goes in was verified, and the same act goes in once.
///
/// An act that comes again, after a time-out perhaps, is answered with the index at which it stands. For any number of
/// threads:
/// signatures are verified in the caller's, and acts that come together share a force of the disk.
public final class ActLog {
    /// So many entries fit into a batch of the log, however large they are.
    private static final int MOST_IN_A_ROW = Batch.MOST_CONTENT_BYTES / (2 + Entry.MOST_BYTES);

    private final Log log;
    private final String origin;
    private final Ed25519PrivateKey logKey;
    private final ConcurrentHashMap<ActId, CompletableFuture<Long>> underWay = new ConcurrentHashMap<>();
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

    /// Files acts in their order; those already there keep their place. A failure may leave some of them filed: file
    /// all again.
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

    /// Different acts share batches of the log; the same act, coming twice at once, is filed by one and awaited by the
    /// other.
    private List<Long> put(List<Entry> entries) throws IOException, DamagedException {
        var known = index();
        var places = new ArrayList<CompletableFuture<Long>>(entries.size());
        var mine = new ArrayList<Filing>();
        for (var entry : entries) {
            var place = new CompletableFuture<Long>();
            var other = underWay.putIfAbsent(entry.id(), place);
            places.add(other == null ? place : other);
            if (other == null) {
                mine.add(new Filing(entry, place));
            }
        }
        try {
            file(mine, known);
        } catch (IOException | RuntimeException | Error e) {
            mine.forEach(filing -> filing.place().completeExceptionally(e));
            throw e;
        } finally {
            mine.forEach(filing -> underWay.remove(filing.entry().id()));
        }
        var found = new ArrayList<Long>(places.size());
        for (var place : places) {
            found.add(await(place));
        }
        return found;
    }

    /// An act that one caller files, and its answer for all who come with it meanwhile.
    private record Filing(Entry entry, CompletableFuture<Long> place) {}

    private void file(List<Filing> mine, ActIndex known) throws IOException {
        var fresh = new ArrayList<Filing>();
        for (var filing : mine) {
            var place = find(filing.entry().id(), known);
            if (place.isPresent()) {
                filing.place().complete(place.getAsLong());
            } else {
                fresh.add(filing);
            }
        }
        for (int from = 0; from < fresh.size(); from += MOST_IN_A_ROW) {
            append(fresh.subList(from, Math.min(fresh.size(), from + MOST_IN_A_ROW)), known);
        }
    }

    private void append(List<Filing> fresh, ActIndex known) throws IOException {
        long next =
                log.append(fresh.stream().map(filing -> filing.entry().bytes()).toList());
        for (var filing : fresh) {
            // In the index before it is no longer under way, so that nobody finds it in neither.
            known.put(filing.entry().id(), next);
            filing.place().complete(next++);
        }
    }

    /// The first entry with this id whose proof and approvals hold: one that was entered badly must not block the act.
    private OptionalLong find(ActId id, ActIndex known) throws IOException {
        for (long candidate : known.candidates(id)) {
            try {
                var entry = Entry.parse(log.durableEntry(candidate));
                if (entry.id().equals(id)) {
                    entry.verifyProof();
                    entry.verifyApprovals();
                    return OptionalLong.of(candidate);
                }
            } catch (MalformedException | UnverifiedException _) {
                // It has no effect: the next one may.
            }
        }
        return OptionalLong.empty();
    }

    private static long await(CompletableFuture<Long> place) throws IOException {
        try {
            return place.get();
        } catch (ExecutionException e) {
            throw new IOException("the same act was being filed and failed; file it again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the disk; the act may be there", e);
        }
    }

    /// Built when the first act comes, so that a log that is only read costs nothing.
    private synchronized ActIndex index() throws IOException, DamagedException {
        var built = index;
        if (built == null) {
            var fresh = new ActIndex();
            var scan = new ActScan();
            log.forEach((at, bytes) -> scan.id(bytes).ifPresent(id -> fresh.put(id, at)));
            index = fresh;
            built = fresh;
        }
        return built;
    }
}

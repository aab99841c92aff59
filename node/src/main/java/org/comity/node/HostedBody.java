package org.comity.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.comity.assembly.Assembly;
import org.comity.assembly.BodyId;
import org.comity.assembly.Effect;
import org.comity.assembly.Filed;
import org.comity.assembly.body.Body;
import org.comity.node.act.Filing;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Entry;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.log.ActLog;
import org.comity.record.log.DamagedException;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.jspecify.annotations.Nullable;

/// A body that this node carries: its logs, opened; its keeper; and its state, folded from them.
///
/// The logs are read once, at opening; afterwards what is filed is folded as it comes, by one thread at a time. Any
/// number of others read meanwhile: a [View] never changes, and effects and places only come to be more.
public final class HostedBody implements Closeable {
    /// The party in whose log the charter stands, and its keeper.
    static final String PARTY = "importer";

    static final String KEEPER = "keeper";

    private static final int READ_AT_ONCE = 256;

    private final String name;
    private final Map<String, Hosted> logs;
    private final Keeper keeper;
    private final InstantSource clock;
    private final Ed25519PrivateKey approval;

    private final Assembly fold = new Assembly();
    private final Map<ActId, Place> places = new ConcurrentHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable BodyId id;
    private volatile @Nullable View view;

    /// One log with what signs for it.
    ///
    /// @param effects what each of its entries did, by index
    private record Hosted(Log log, ActLog acts, LogSigner signer, List<Effect> effects) {
        static Hosted open(FolderStore store, Origin origin, BodyKeys.LogKeyPair keys)
                throws IOException, DamagedException {
            var log = Log.open(store);
            return new Hosted(
                    log,
                    new ActLog(log, origin.value(), keys.ed25519()),
                    new LogSigner(origin, keys.ed25519(), keys.mlDsa44()),
                    Collections.synchronizedList(new ArrayList<>()));
        }

        /// The checkpoint that is out.
        Optional<Note> published() throws IOException, MalformedException {
            var checkpoint = log.checkpoint();
            return checkpoint.isEmpty() ? Optional.empty() : Optional.of(Note.parse(checkpoint.get()));
        }
    }

    /// Where an act stands.
    public record Place(String origin, long index) {}

    /// The body as it was at one cut.
    ///
    /// @param body the state
    /// @param sizes how many entries of each log it was folded from
    public record View(Body body, Map<String, Long> sizes) {}

    private HostedBody(
            String name, Map<String, Hosted> logs, Keeper keeper, Ed25519PrivateKey approval, InstantSource clock) {
        this.name = name;
        this.logs = logs;
        this.keeper = keeper;
        this.approval = approval;
        this.clock = clock;
    }

    /// Opens the logs of a body, has its keeper look at them, and folds them.
    ///
    /// @throws DamagedException if a log holds something else than it signed
    static HostedBody open(DataFolder folder, String name, InstantSource clock)
            throws IOException, DamagedException, MalformedException {
        var keys = BodyKeys.read(folder, name);
        var keeperOrigin = name + "/" + KEEPER;
        var logs = new LinkedHashMap<String, Hosted>();
        var keeper = Keeper.open(
                folder.keeper(name),
                keeperOrigin,
                keys,
                origin -> Optional.ofNullable(logs.get(origin.value())).map(hosted -> hosted.signer.knownLog()),
                clock);
        var body = new HostedBody(name, logs, keeper, keys.approval(), clock);
        try {
            body.add(folder, name + "/" + PARTY, keys.party());
            body.add(folder, keeperOrigin, keys.keeper());
            for (var log : logs.entrySet()) {
                body.review(log.getKey(), log.getValue());
            }
            body.foldAll();
        } catch (IOException | DamagedException | MalformedException | RuntimeException e) {
            body.close();
            throw e;
        }
        return body;
    }

    private void add(DataFolder folder, String origin, BodyKeys.LogKeyPair keys) throws IOException, DamagedException {
        var hosted = Hosted.open(new FolderStore(folder.log(origin)), new Origin(origin), keys);
        logs.put(origin, hosted);
        hosted.log.notes().forEach(note -> notes.add(origin + ": " + note));
    }

    /// Has the keeper look at what a log published, and publishes what it holds beyond that.
    ///
    /// A log that the keeper refuses is shown as it was published, with the refusal, and nothing is added to it.
    ///
    /// @throws DamagedException if what it published does not hold, or it is refused and there is no checkpoint of
    ///     the tree that it signed last
    private void review(String origin, Hosted hosted) throws IOException, DamagedException {
        boolean isNewest = false;
        try {
            var published = hosted.published();
            if (published.isPresent()) {
                var checkpoint = Checkpoint.parse(published.get().text());
                // Not so if the process stopped between signing a tree and putting its checkpoint out.
                isNewest = checkpoint.size() == hosted.log.size();
                if (keeper.recover(published.get())) {
                    notes.add(
                            origin + ": what the keeper had cosigned of it was lost. It goes on from its own lines on "
                                    + "the published checkpoint; if there is a newer copy of its folder, put that back");
                }
                if (isNewest && !keeper.holds(checkpoint)) {
                    keeper.cosign(published.get(), hosted.log);
                    notes.add(origin + ": the keeper had cosigned less of it than was published. What was published "
                            + "continues that, and the keeper has caught up");
                }
            }
        } catch (UnverifiedException | MalformedException e) {
            if (keeper.refusal(new Origin(origin)).isPresent()) {
                notes.add(origin + ": " + e.getMessage());
                return;
            }
            throw new DamagedException(origin + ": the published checkpoint does not hold: " + e.getMessage()
                    + ". Put this log's folder back from a mirror or a backup");
        }
        if (!isNewest || hosted.log.durableSize() > hosted.log.size()) {
            publish(origin);
        }
    }

    /// As in its charter: looks like a domain, and is only a name.
    public String name() {
        return name;
    }

    /// The first label of the name, as people type it.
    public String slug() {
        return name.substring(0, name.indexOf('.'));
    }

    /// Origins of its logs, the one with the charter first.
    public List<String> origins() {
        return List.copyOf(logs.keySet());
    }

    /// What had to be mended when the body was opened, and what its keeper refuses, in words.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// Who cosigns these logs.
    public Keeper keeper() {
        return keeper;
    }

    /// @throws IllegalArgumentException if the body has no such log
    public Log log(String origin) {
        return hosted(origin).log;
    }

    /// The keys that speak for a log.
    public KnownLog knownLog(String origin) {
        return hosted(origin).signer.knownLog();
    }

    /// The state as it is now; empty before the charter took effect.
    public Optional<View> view() {
        return Optional.ofNullable(view);
    }

    public Optional<Place> place(ActId id) {
        return Optional.ofNullable(places.get(id));
    }

    /// What an entry did.
    public Effect effect(String origin, long index) {
        return hosted(origin).effects.get((int) index);
    }

    /// Files acts of the party, approved by the node's approval key, and folds them.
    ///
    /// @return what each did, in order
    public synchronized List<Effect> file(List<org.comity.assembly.Act.Said> acts)
            throws IOException, DamagedException, MalformedException, UnverifiedException {
        var body = requireView().body().id();
        var approved = new ArrayList<ApprovedAct>(acts.size());
        for (var act : acts) {
            approved.add(act(Optional.of(ActId.parse(body.toString())), name + "/" + PARTY, act, clock.instant())
                    .approvedBy(List.of(approval)));
        }
        return fileApproved(name + "/" + PARTY, approved);
    }

    synchronized List<Effect> fileApproved(String origin, List<ApprovedAct> approved)
            throws IOException, DamagedException, MalformedException, UnverifiedException {
        var hosted = hosted(origin);
        var refusal = keeper.refusal(new Origin(origin));
        if (refusal.isPresent()) {
            // What is added to an older copy, or to another history, forks the log.
            throw new DamagedException(origin + ": nothing is filed; " + refusal.get());
        }
        long before = hosted.effects.size();
        var indexes = hosted.acts.file(approved);
        publish(origin);
        fold(origin, hosted, before, Filing.Signatures.COMPUTE);
        snapshot();
        return indexes.stream().map(index -> effect(origin, index)).toList();
    }

    /// The envelope of an act, not yet approved.
    static Act act(Optional<ActId> body, String origin, org.comity.assembly.Act.Said said, Instant created) {
        return new Act(
                body,
                origin,
                said.verb().text(),
                created.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                new java.util.TreeMap<>(),
                Filing.payload(said));
    }

    /// Signs and cosigns what is durable, and puts it out.
    ///
    /// @throws DamagedException if the keeper refuses the log
    private void publish(String origin) throws IOException, DamagedException {
        var hosted = hosted(origin);
        try {
            hosted.log.publish((size, root) -> {
                try {
                    return keeper.cosign(hosted.signer.sign(size, root, clock.instant()), hosted.log)
                            .bytes();
                } catch (UnverifiedException | MalformedException e) {
                    throw new IOException(e.getMessage(), e);
                }
            });
        } catch (IOException e) {
            var refusal = keeper.refusal(new Origin(origin));
            if (refusal.isPresent()) {
                throw new DamagedException(origin + ": " + refusal.get());
            }
            throw e;
        }
    }

    private void foldAll() throws IOException, DamagedException, MalformedException {
        for (var log : logs.entrySet()) {
            // The tree that was signed holds these very bytes, and their signatures were computed before it was.
            fold(log.getKey(), log.getValue(), 0, Filing.Signatures.COMPUTED_BEFORE);
        }
        snapshot();
    }

    private void fold(String origin, Hosted hosted, long from, Filing.Signatures signatures)
            throws IOException, DamagedException, MalformedException {
        var named = org.comity.assembly.Origin.of(origin);
        long size = hosted.log.size();
        var read = new ArrayList<Stored>();
        try (var ahead = new Ahead(hosted)) {
            hosted.log.forEach((index, bytes) -> {
                if (index >= from && index < size) {
                    read.add(new Stored(named, index, bytes, signatures));
                }
                if (read.size() == READ_AT_ONCE) {
                    ahead.decode(read);
                    read.clear();
                }
            });
            ahead.decode(read);
        }
    }

    /// An entry as it lies in its log.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(org.comity.assembly.Origin origin, long index, byte[] bytes, Filing.Signatures signatures) {
        Entry entry() throws IOException {
            try {
                return Entry.parse(bytes);
            } catch (MalformedException e) {
                throw new IOException(origin + ", entry " + index + ": " + e.getMessage(), e);
            }
        }

        /// Uses no state, so any thread can do it.
        Decoded decode(BodyId body) {
            try {
                var entry = entry();
                return new Decoded(entry.id(), Filing.file(entry, body, origin, index, signatures));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Decoded(ActId id, Filed filed) {}

    /// Decodes on all cores, some entries ahead of those that are folded, in order.
    private final class Ahead implements Closeable {
        private final Hosted hosted;
        private @Nullable ForkJoinTask<List<Decoded>> decoding;

        Ahead(Hosted hosted) {
            this.hosted = hosted;
        }

        void decode(List<Stored> read) throws IOException {
            if (read.isEmpty()) {
                return;
            }
            var stored = List.copyOf(read);
            var body = id;
            if (body == null) {
                // The first entry of all is the charter's: its act id is the body's.
                body = BodyId.of(stored.getFirst().entry().id().toString());
                id = body;
            }
            var of = body;
            var next = ForkJoinPool.commonPool()
                    .submit(() ->
                            stored.parallelStream().map(each -> each.decode(of)).toList());
            close();
            decoding = next;
        }

        /// Folds what was decoded last.
        @Override
        public void close() throws IOException {
            var decoded = decoding;
            decoding = null;
            if (decoded != null) {
                try {
                    decoded.join().forEach(each -> take(hosted, each));
                } catch (UncheckedIOException e) {
                    throw Objects.requireNonNull(e.getCause());
                }
            }
        }
    }

    private void take(Hosted hosted, Decoded decoded) {
        var effect = fold.after(decoded.filed());
        // In this order: whoever finds the place finds the effect.
        hosted.effects.add(effect);
        var place =
                new Place(decoded.filed().origin().toString(), decoded.filed().entryIndex());
        if (effect instanceof Effect.Took) {
            places.put(decoded.id(), place);
        } else {
            places.putIfAbsent(decoded.id(), place);
        }
    }

    private void snapshot() {
        var state = fold.state();
        if (!state.bodies().isEmpty()) {
            var sizes = new LinkedHashMap<String, Long>();
            logs.forEach((origin, hosted) -> sizes.put(origin, (long) hosted.effects.size()));
            view = new View(state.bodies().values().iterator().next(), sizes);
        }
    }

    private View requireView() {
        var now = view;
        if (now == null) {
            throw new IllegalStateException(name + " has no charter in effect");
        }
        return now;
    }

    private Hosted hosted(String origin) {
        var hosted = logs.get(origin);
        if (hosted == null) {
            throw new IllegalArgumentException(name + " has no log " + origin);
        }
        return hosted;
    }

    @Override
    public void close() throws IOException {
        for (var hosted : logs.values()) {
            hosted.log.close();
        }
        keeper.close();
    }
}

package org.comity.node;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.comity.assembly.Wording;
import org.comity.record.MalformedException;
import org.comity.record.log.DamagedException;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Room;
import org.jspecify.annotations.Nullable;

/// One node over one data folder: the bodies in it, open and folded.
///
/// The folder has one user at a time.
public final class Node implements Closeable {
    private final DataFolder folder;
    private final FileChannel lock;
    private final InstantSource clock;
    private final SecureRandom random;
    private final List<HostedBody> bodies = new CopyOnWriteArrayList<>();

    private Node(DataFolder folder, FileChannel lock, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.lock = lock;
        this.clock = clock;
        this.random = random;
    }

    /// Opens the folder and every body in it.
    ///
    /// @throws FolderInUseException if another process has it open, or something else than a node filled it
    /// @throws DamagedException if a log in it is damaged: nothing is served then
    public static Node open(DataFolder folder, InstantSource clock, SecureRandom random)
            throws IOException, DamagedException, MalformedException {
        if (folder.isOfSomebodyElse()) {
            throw new FolderInUseException(folder.path()
                    + " has building, keys, offline or keeper, and no logs: either it is not a data folder, so name"
                    + " another with --data, or its logs are missing, so put them back");
        }
        try {
            folder.claim();
        } catch (IOException e) {
            throw room(folder).explained(e);
        }
        var node = new Node(folder, lock(folder), clock, random);
        try {
            folder.discardUnfinished();
            for (var name : folder.bodies()) {
                node.bodies.add(HostedBody.open(folder, name, clock));
            }
        } catch (IOException e) {
            node.close();
            throw room(folder).explained(e);
        } catch (DamagedException | MalformedException | RuntimeException e) {
            node.close();
            throw e;
        }
        return node;
    }

    public DataFolder folder() {
        return folder;
    }

    /// The day by this node's clock, in UTC.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public List<HostedBody> bodies() {
        return List.copyOf(bodies);
    }

    /// The body of this name, or of this first label of a name.
    public Optional<HostedBody> body(String nameOrSlug) {
        return bodies.stream()
                .filter(body -> body.name().equals(nameOrSlug) || body.slug().equals(nameOrSlug))
                .findFirst();
    }

    /// Founds an archive, lets `fill` file what it attests, and puts it into place whole or not at all.
    public HostedBody foundArchive(String name, Wording purpose, Wording importer, Filler fill)
            throws IOException, DamagedException, MalformedException {
        if (body(name).isPresent()) {
            throw new IllegalArgumentException(name + " is here already");
        }
        try {
            var building = folder.building();
            try (var founded = Founding.archive(building, name, purpose, importer, clock, random)) {
                fill.fill(founded);
            }
            folder.adopt(building, name);
        } catch (IOException e) {
            // In this order: afterwards there is room again.
            var explained = room(folder).explained(e);
            discardUnfinished(explained);
            throw explained;
        } catch (DamagedException | MalformedException | RuntimeException e) {
            discardUnfinished(e);
            throw e;
        }
        var body = HostedBody.open(folder, name, clock);
        bodies.add(body);
        return body;
    }

    /// At once, not at the next start: perhaps it failed because it filled the disk.
    private void discardUnfinished(Exception failure) {
        try {
            folder.discardUnfinished();
        } catch (IOException | DamagedException e) {
            failure.addSuppressed(e);
        }
    }

    /// Files into a body that is being built.
    @FunctionalInterface
    public interface Filler {
        void fill(HostedBody body) throws IOException, DamagedException, MalformedException;
    }

    @Override
    public void close() throws IOException {
        var failed = new ArrayList<IOException>();
        for (var body : bodies) {
            try {
                body.close();
            } catch (IOException e) {
                failed.add(e);
            }
        }
        lock.close();
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private static Room room(DataFolder folder) {
        return new Room(new FolderStore(folder.path()));
    }

    private static FileChannel lock(DataFolder folder) throws IOException {
        var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // this process has it open already: the same answer
        }
        if (lock == null) {
            channel.close();
            throw new FolderInUseException(
                    folder.path() + " is in use by another comity; stop that one, or name another folder with --data");
        }
        return channel;
    }
}

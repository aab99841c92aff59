package org.comity.node.align;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.comity.check.pack.Packs;

/// The packs of a node, read when somebody first asks for them, or in the background once the node has better things
/// behind it. A node answers its first reader before it reads seventy files.
public final class Library {
    private final FutureTask<Atlas> atlas;
    private final FutureTask<Finder> finder;
    private final AtomicBoolean preparing = new AtomicBoolean();

    private Library(FutureTask<Atlas> atlas, FutureTask<Finder> finder) {
        this.atlas = atlas;
        this.finder = finder;
    }

    /// What these packs hold, when they are needed.
    public static Library of(Callable<Packs> packs) {
        var atlas = new FutureTask<>(() -> Atlas.of(packs.call()));
        return new Library(atlas, new FutureTask<>(() -> Finder.over(read(atlas))));
    }

    /// @throws IOException if the packs cannot be read
    public Atlas atlas() throws IOException {
        return read(atlas);
    }

    /// @throws IOException if the packs cannot be read
    public Finder finder() throws IOException {
        return read(finder);
    }

    /// Begins to read, in a thread of its own; a second call does nothing.
    public void prepare() {
        if (preparing.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("library").start(() -> {
                atlas.run();
                finder.run();
            });
        }
    }

    private static <T> T read(FutureTask<T> task) throws IOException {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("the packs cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the packs were read", e);
        }
    }
}

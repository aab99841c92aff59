package org.comity.bench;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Divides indexed work among threads.
final class Cores {
    static final int COUNT = Runtime.getRuntime().availableProcessors();

    private Cores() {}

    /// Work on the item at one index.
    @FunctionalInterface
    interface Item {
        void run(int index) throws Exception;
    }

    /// A worker with what it needs for itself alone, such as a signature object.
    @FunctionalInterface
    interface Worker {
        Item start() throws Exception;
    }

    /// Runs `count` items on all cores, a platform thread each.
    static void all(int count, Worker worker) throws Exception {
        run(count, COUNT, Thread.ofPlatform().factory(), worker);
    }

    /// Runs `count` items on so many virtual threads, each waiting for its item before the next one.
    static void waiting(int count, int threads, Item item) throws Exception {
        run(count, threads, Thread.ofVirtual().factory(), () -> item);
    }

    private static void run(int count, int threads, java.util.concurrent.ThreadFactory factory, Worker worker)
            throws Exception {
        var next = new AtomicInteger();
        try (var executor = Executors.newThreadPerTaskExecutor(factory)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    var item = worker.start();
                    for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                        item.run(at);
                    }
                    return at(next);
                }));
            }
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static int at(AtomicInteger next) {
        return next.get();
    }
}

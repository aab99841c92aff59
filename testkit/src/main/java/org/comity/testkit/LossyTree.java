package org.comity.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.comity.testkit.LossyDisk.Happened;
import org.jspecify.annotations.Nullable;

/// Folders, the names in them, and the changes of names that no force of a folder has made durable.
final class LossyTree {
    private final LossyFolder root;
    private final List<Change> unsynced = new ArrayList<>();

    LossyTree() {
        this(new LossyFolder());
    }

    private LossyTree(LossyFolder root) {
        this.root = root;
    }

    /// One change; a rename is one of two names.
    ///
    /// @param path the new name, or the one that went
    private record Change(LossyPath path, List<Edit> edits) {}

    /// This name now stands for this, or for nothing.
    record Edit(LossyFolder folder, String name, @Nullable LossyNode node) {
        void on(Map<String, LossyNode> names) {
            if (node == null) {
                names.remove(name);
            } else {
                names.put(name, node);
            }
        }
    }

    LossyNode find(LossyPath path) throws IOException {
        LossyNode node = root;
        for (var name : path.names()) {
            if (!(node instanceof LossyFolder folder)) {
                throw new NotDirectoryException(path.toString());
            }
            var below = folder.seen.get(name);
            if (below == null) {
                throw new NoSuchFileException(path.toString());
            }
            node = below;
        }
        return node;
    }

    LossyFolder folderOf(LossyPath path) throws IOException {
        var parent = path.getParent();
        if (parent == null) {
            throw new FileSystemException(path.toString(), null, "the root is nobody's to change");
        }
        if (find(parent) instanceof LossyFolder folder) {
            return folder;
        }
        throw new NotDirectoryException(parent.toString());
    }

    void change(LossyPath path, Edit... edits) {
        for (var edit : edits) {
            edit.on(edit.folder.seen);
        }
        unsynced.add(new Change(path, List.of(edits)));
    }

    void syncNames(LossyFolder folder) {
        for (var changes = unsynced.iterator(); changes.hasNext(); ) {
            var change = changes.next();
            if (change.edits.stream().anyMatch(edit -> edit.folder.equals(folder))) {
                change.edits.forEach(edit -> edit.on(edit.folder.durable));
                changes.remove();
            }
        }
    }

    /// Makes durable all that is seen.
    void sync() {
        unsynced.clear();
        sync(root);
    }

    private static void sync(LossyNode node) {
        switch (node) {
            case LossyFile file -> file.force();
            case LossyFolder folder -> {
                folder.durable.clear();
                folder.durable.putAll(folder.seen);
                folder.seen.values().forEach(LossyTree::sync);
            }
        }
    }

    long bytes() {
        return bytes(root);
    }

    private static long bytes(LossyNode node) {
        return switch (node) {
            case LossyFile file -> file.size();
            case LossyFolder folder ->
                folder.seen.values().stream().mapToLong(LossyTree::bytes).sum();
        };
    }

    /// What a power loss leaves.
    ///
    /// @param asOne what is kept or lost by one choice
    LossyTree survivor(LossyPath at, Choices choices, Predicate<Path> asOne, Consumer<Happened> happened) {
        var survivors = new Survivors(choices, asOne, happened);
        unsynced.forEach(survivors::decide);
        return new LossyTree(survivors.copy(at, root));
    }

    /// Copies what is reached by names that were kept; what has two names stays one.
    private static final class Survivors {
        private final Choices choices;
        private final Predicate<Path> asOne;
        private final Consumer<Happened> happened;
        private final IdentityHashMap<LossyFolder, Map<String, LossyNode>> names = new IdentityHashMap<>();
        private final IdentityHashMap<LossyNode, LossyNode> copies = new IdentityHashMap<>();
        private @Nullable Boolean one;

        Survivors(Choices choices, Predicate<Path> asOne, Consumer<Happened> happened) {
            this.choices = choices;
            this.asOne = asOne;
            this.happened = happened;
        }

        private boolean isOneKept() {
            var decided = one;
            if (decided == null) {
                decided = choices.yes();
                one = decided;
            }
            return decided;
        }

        void decide(Change change) {
            boolean isKept = asOne.test(change.path) ? isOneKept() : choices.yes();
            happened.accept(isKept ? Happened.KEPT_UNSYNCED_NAME : Happened.LOST_NAME);
            if (isKept) {
                change.edits.forEach(
                        edit -> edit.on(names.computeIfAbsent(edit.folder, folder -> new TreeMap<>(folder.durable))));
            }
        }

        LossyFolder copy(LossyPath at, LossyFolder folder) {
            var copy = new LossyFolder();
            copies.put(folder, copy);
            names.getOrDefault(folder, folder.durable).forEach((name, node) -> {
                var known = copies.get(node);
                copy.durable.put(name, known != null ? known : copy(at.resolve(name), node));
            });
            copy.seen.putAll(copy.durable);
            return copy;
        }

        private LossyNode copy(LossyPath at, LossyNode node) {
            return switch (node) {
                case LossyFolder folder -> copy(at, folder);
                case LossyFile file -> copy(at, file);
            };
        }

        private LossyFile copy(LossyPath at, LossyFile file) {
            byte[] bytes;
            if (file.isForced() || !asOne.test(at)) {
                bytes = file.survivor(choices, happened);
            } else {
                bytes = isOneKept() ? file.seen() : file.durable();
            }
            var copy = new LossyFile(bytes);
            copies.put(file, copy);
            return copy;
        }
    }

    /// Everything that is seen, in words.
    String contents() {
        var words = new StringBuilder();
        describe("", root, words);
        return words.toString();
    }

    private static void describe(String path, LossyNode node, StringBuilder words) {
        switch (node) {
            case LossyFile file ->
                words.append(path)
                        .append(' ')
                        .append(file.size())
                        .append(' ')
                        .append(new String(file.seen(), StandardCharsets.ISO_8859_1))
                        .append('\n');
            case LossyFolder folder -> {
                words.append(path).append("/\n");
                folder.seen.forEach((name, below) -> describe(path + "/" + name, below, words));
            }
        }
    }
}

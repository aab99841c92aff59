package org.comity.testkit;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path on a [LossyDisk]: names with `/` between them.
record LossyPath(LossyFileSystem files, boolean isAbsolute, List<String> names) implements Path {
    LossyPath {
        names = List.copyOf(names);
    }

    static LossyPath parse(LossyFileSystem files, String text) {
        var names = Arrays.stream(text.split("/", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        return new LossyPath(files, text.startsWith("/"), names);
    }

    String lastName() {
        return names.getLast();
    }

    private LossyPath of(boolean absolute, List<String> some) {
        return new LossyPath(files, absolute, some);
    }

    @Override
    public FileSystem getFileSystem() {
        return files;
    }

    @Override
    public @Nullable Path getRoot() {
        return isAbsolute ? files.root() : null;
    }

    @Override
    public @Nullable Path getFileName() {
        return names.isEmpty() ? null : of(false, List.of(lastName()));
    }

    @Override
    public @Nullable LossyPath getParent() {
        return names.isEmpty() || names.size() == 1 && !isAbsolute
                ? null
                : of(isAbsolute, names.subList(0, names.size() - 1));
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public Path getName(int index) {
        return of(false, List.of(names.get(index)));
    }

    @Override
    public Path subpath(int from, int to) {
        return of(false, names.subList(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof LossyPath path
                && path.isAbsolute == isAbsolute
                && path.names.size() <= names.size()
                && names.subList(0, path.names.size()).equals(path.names);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof LossyPath path
                && (path.isAbsolute
                        ? equals(path)
                        : path.names.size() <= names.size()
                                && names.subList(names.size() - path.names.size(), names.size())
                                        .equals(path.names));
    }

    @Override
    public Path normalize() {
        var plain = new ArrayList<String>();
        for (var name : names) {
            if (name.equals("..") && !plain.isEmpty()) {
                plain.removeLast();
            } else if (!name.equals(".")) {
                plain.add(name);
            }
        }
        return of(isAbsolute, plain);
    }

    @Override
    public LossyPath resolve(String other) {
        return (LossyPath) resolve(parse(files, other));
    }

    @Override
    public Path resolve(Path other) {
        var path = (LossyPath) other;
        if (path.isAbsolute) {
            return path;
        }
        var all = new ArrayList<>(names);
        all.addAll(path.names);
        return of(isAbsolute, all);
    }

    @Override
    public Path relativize(Path other) {
        if (!other.startsWith(this)) {
            throw new UnsupportedOperationException(other + " is not below " + this);
        }
        return other.getNameCount() == names.size()
                ? of(false, List.of())
                : other.subpath(names.size(), other.getNameCount());
    }

    @Override
    public Path toAbsolutePath() {
        return of(true, names);
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return (isAbsolute ? "/" : "") + String.join("/", names);
    }

    @Override
    public URI toUri() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchKey register(
            WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.@Nullable Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }
}

package org.comity.assembly.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.comity.assembly.Subject;

/*
 * Acts arrive decoded one by one, each with its own copy of the same few source files, subjects and titles. For thousands of
 * roll calls the copies weigh more than the votes. So what the archive keeps is first exchanged for an equal value that it
 * keeps already. This changes no value, only how often it lies in memory; it belongs to one fold, like what feeds it.
 */

/// Values that many attestations share, kept once.
final class Kept {
    private static final int MOST = 10_000;

    private final Map<SourceFile, SourceFile> files = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Map<SortedSet<Subject>, SortedSet<Subject>> subjects = new HashMap<>();
    private final Map<Set<RollCallFlag>, Set<RollCallFlag>> flags = new HashMap<>();

    List<Source> sources(List<Source> sources) {
        return sources.stream()
                .map(each -> new Source(one(files, each.file()), each.firstLine(), each.lastLine()))
                .toList();
    }

    String title(String title) {
        return one(titles, title);
    }

    SortedSet<Subject> subjects(SortedSet<Subject> set) {
        return one(subjects, set);
    }

    Set<RollCallFlag> flags(Set<RollCallFlag> set) {
        return one(flags, set);
    }

    /// An equal value, the same object each time; beyond [#MOST] different ones the value itself.
    private static <T> T one(Map<T, T> values, T value) {
        var before = values.get(value);
        if (before != null) {
            return before;
        }
        if (values.size() < MOST) {
            values.put(value, value);
        }
        return value;
    }
}

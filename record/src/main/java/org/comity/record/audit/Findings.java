package org.comity.record.audit;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with one log, in order, up to a bound. Has one owner.
final class Findings {
    private final List<Finding> kept = new ArrayList<>();
    private long count;

    void add(Finding finding) {
        count++;
        if (kept.size() < LogReport.MOST_FINDINGS) {
            kept.add(finding);
        }
    }

    void addAll(List<Finding> findings) {
        findings.forEach(this::add);
    }

    long count() {
        return count;
    }

    /// All that were kept, changed entries that only stand in one another's place told as such.
    List<Finding> told() {
        var told = new ArrayList<Finding>(kept);
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i) instanceof Finding.EntryChanged one) {
                for (int j = i + 1; j < told.size(); j++) {
                    if (told.get(j) instanceof Finding.EntryChanged other && areSwapped(one, other)) {
                        told.set(i, swapped(one, other));
                        told.set(j, swapped(other, one));
                        break;
                    }
                }
            }
        }
        return told;
    }

    private static boolean areSwapped(Finding.EntryChanged one, Finding.EntryChanged other) {
        return one.found().equals(other.expected()) && other.found().equals(one.expected());
    }

    private static Finding swapped(Finding.EntryChanged here, Finding.EntryChanged there) {
        return new Finding.EntriesSwapped(here.log(), here.file(), here.bytes(), here.entry(), there.entry());
    }
}

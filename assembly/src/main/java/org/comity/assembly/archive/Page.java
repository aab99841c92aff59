package org.comity.assembly.archive;

import java.util.List;

/// A part of a list that was found.
///
/// @param total how many were found in all
/// @param offset how many of them come before `items`
public record Page<T>(List<T> items, int total, int offset) {
    public Page {
        items = List.copyOf(items);
    }
}

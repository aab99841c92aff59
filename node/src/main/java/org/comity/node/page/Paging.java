package org.comity.node.page;

import java.util.List;
import java.util.TreeSet;

/// Where in a long list a page stands.
///
/// @param page counted from 1
/// @param total how many rows there are on all pages
public record Paging(int page, int pageSize, long total) {
    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, pageSize));
    }

    /// The number of the first row shown, from 1; 0 if there is none.
    public long firstRow() {
        return total == 0 ? 0 : (page - 1L) * pageSize + 1;
    }

    public long lastRow() {
        return Math.min(total, (long) page * pageSize);
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages();
    }

    /// The pages to link to: the first, the last and those near by, in order.
    public List<Integer> near() {
        var near = new TreeSet<Integer>();
        near.add(1);
        near.add(pages());
        for (int i = Math.max(1, page - 2); i <= Math.min(pages(), page + 2); i++) {
            near.add(i);
        }
        return List.copyOf(near);
    }
}

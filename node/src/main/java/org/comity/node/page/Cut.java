package org.comity.node.page;

import java.util.List;

/// Up to where the record was read for a page: one size for each log.
public record Cut(List<Log> logs) {
    public Cut {
        logs = List.copyOf(logs);
    }

    /// The size of one log in the cut.
    ///
    /// @param root the root hash in hexadecimal digits; empty for a log without entries
    public record Log(String origin, long size, String root) {
        /// The first eight digits.
        public String shortRoot() {
            return root.length() > 8 ? root.substring(0, 8) : root;
        }
    }
}

package org.comity.record.audit;

import org.comity.record.log.SegmentReader;

/// What to do, in words that several findings share.
final class Remedies {
    static final String RESTORE =
            "Restore this log's folder from a mirror or a backup that holds at least the signed size, "
                    + "or open a new epoch of the log";
    static final String DERIVED =
            "The node computes it again from its segment when it starts; a mirror fetches it again";

    private Remedies() {}

    static String ofCopy(String file) {
        return file.equals(SegmentReader.FILE) ? RESTORE : DERIVED;
    }
}

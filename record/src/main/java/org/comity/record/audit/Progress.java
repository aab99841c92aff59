package org.comity.record.audit;

/// Is told how far an audit is.
@FunctionalInterface
public interface Progress {
    /// So many entries of this log are done; called about once in 256 entries, by one thread.
    void entries(String log, long done, long size);
}

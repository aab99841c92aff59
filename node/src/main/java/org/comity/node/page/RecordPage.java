package org.comity.node.page;

import java.time.Instant;
import java.util.List;

/// The logs that the node keeps, and how anybody audits them from outside.
///
/// @param bytes that the logs take on disk
/// @param audit the commands with which anybody audits these logs from outside, one for each
/// @param forks how many logs with two histories the node holds evidence of
public record RecordPage(Frame frame, long bytes, List<Log> logs, List<String> audit, int forks) implements Page {
    public RecordPage {
        audit = List.copyOf(audit);
        logs = List.copyOf(logs);
    }

    /// Of all logs together.
    public long entries() {
        return logs.stream().mapToLong(Log::size).sum();
    }

    /// One log.
    ///
    /// @param root in hexadecimal digits; empty for an empty log
    /// @param key the verifier key of the log
    /// @param checkpoint the signed note as it is served
    public record Log(
            String origin,
            Text party,
            long size,
            String root,
            String key,
            String checkpoint,
            List<Cosignature> cosignatures) {
        public Log {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /// Whoever cosigned that checkpoint.
    public record Cosignature(String name, String algorithm, Instant at) {}
}

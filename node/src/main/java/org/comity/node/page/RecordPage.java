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
    /// @param evidence address of the evidence that it signed two histories; empty if none is held
    public record Log(
            String origin,
            Text party,
            long size,
            String root,
            String key,
            String checkpoint,
            List<Cosignature> cosignatures,
            Refusal refusal,
            String evidence) {
        public Log {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /// Why the keeper of this node does not cosign a log.
    ///
    /// @param cosigned how many entries it has cosigned
    /// @param here how many entries lie here
    public record Refusal(Kind kind, long cosigned, long here) {
        /// That there is none.
        public static final Refusal NONE = new Refusal(Kind.NONE, 0, 0);

        /// What can be said of it.
        public enum Kind {
            NONE(""),
            OLDER("older"),
            FORK("fork"),
            INCONSISTENT("inconsistent");

            private final String key;

            Kind(String key) {
                this.key = key;
            }

            /// The end of the key of the words about it; empty if there is nothing to say.
            public String key() {
                return key;
            }
        }

        /// Whether there is anything to say.
        public boolean shown() {
            return kind != Kind.NONE;
        }
    }

    /// Whoever cosigned that checkpoint.
    public record Cosignature(String name, String algorithm, Instant at) {}
}

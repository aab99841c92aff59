package org.comity.node.page;

import java.time.Instant;
import java.util.List;

/// A body: its charter in words and as tables.
///
/// @param purpose as the charter gives it, in the page's language if it has it
/// @param languages tags of the body's languages
/// @param rulesVersion which version of the rules the fold keeps to
/// @param founded when the charter says it was made
/// @param charter the founding act
/// @param rules how the body decides
/// @param logs one for each party, with its size
public record BodyPage(
        Frame frame,
        Text purpose,
        List<String> languages,
        String rulesVersion,
        Instant founded,
        ActRef charter,
        List<Party> parties,
        List<Keeper> keepers,
        List<Deciding> rules,
        List<Mandate> mandates,
        List<LogRow> logs,
        Holdings holdings)
        implements Page {
    public BodyPage {
        languages = List.copyOf(languages);
        parties = List.copyOf(parties);
        keepers = List.copyOf(keepers);
        rules = List.copyOf(rules);
        mandates = List.copyOf(mandates);
        logs = List.copyOf(logs);
    }

    /// Whoever has a log.
    ///
    /// @param name declared by the party
    /// @param standing what it may do
    /// @param rootKey as a multikey
    /// @param logKey the verifier key of its log, as `name+hash+key`
    public record Party(String id, Text name, Standing standing, String rootKey, String logKey) {}

    /// What a party of a body is.
    public enum Standing {
        MEMBER("member"),
        OBSERVER("observer"),
        IMPORTER("importer"),
        KEEPER("keeper");

        private final String key;

        Standing(String key) {
            this.key = key;
        }

        /// The end of the keys of words about it.
        public String key() {
            return key;
        }
    }

    /// A node that mirrors, dates and cosigns.
    ///
    /// @param origin of its own log
    /// @param operator who runs it
    /// @param witnessKey the verifier key of its cosignatures as a witness
    /// @param mirrorKey the verifier key of its cosignatures as a mirror
    public record Keeper(String origin, String operator, String witnessKey, String mirrorKey) {}

    /// A rule of the charter.
    ///
    /// @param subject what it is for, by the charter's own name
    public record Deciding(String subject, Rule rule) {}

    /// Which key may approve what for a party.
    ///
    /// @param office in clear, as `Permanent Representative`
    /// @param acts verbs, as `attest-roll-call`
    /// @param until an instant as text; empty if no end is set
    public record Mandate(String party, String office, String key, List<String> acts, String until) {
        public Mandate {
            acts = List.copyOf(acts);
        }
    }

    /// A log of the body.
    public record LogRow(String origin, Text party, long size, Instant checkpointAt) {}

    /// How much lies in the archive.
    public record Holdings(long rollCalls, long ballots, int members, int firstYear, int lastYear) {}
}

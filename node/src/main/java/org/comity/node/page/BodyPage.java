package org.comity.node.page;

import java.time.Instant;
import java.util.List;

/// A body: its charter in words and as tables.
///
/// @param name as the charter gives it, in English
/// @param purpose as the charter gives it, in English
/// @param languages tags of the body's languages
/// @param rulesVersion which version of the rules the fold keeps to
/// @param founded when the charter says it was made
/// @param charter the founding act
/// @param rules how the body decides
/// @param logs one for each party, with its size
public record BodyPage(
        Frame frame,
        String name,
        String purpose,
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
    public record Party(String id, String name, Standing standing, String rootKey, String logKey) {}

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

    /// A node that mirrors, dates and certifies.
    ///
    /// @param key the verifier key of its cosignatures
    public record Keeper(String name, String operator, String key) {}

    /// A rule of the charter for a kind of question.
    ///
    /// @param question what it is for, in English as the charter has it
    public record Deciding(String question, Rule rule) {}

    /// Which key may do what for a party.
    ///
    /// @param acts verbs, as `attest-roll-call`
    /// @param until empty if no end is set
    public record Mandate(String party, String key, List<String> acts, String from, String until) {
        public Mandate {
            acts = List.copyOf(acts);
        }
    }

    /// A log of the body.
    public record LogRow(String origin, String party, long size, Instant checkpointAt) {}

    /// How much lies in the archive.
    public record Holdings(long rollCalls, long ballots, int members, int firstYear, int lastYear) {}
}

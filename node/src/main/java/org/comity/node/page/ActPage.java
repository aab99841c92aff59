package org.comity.node.page;

import java.time.Instant;
import java.util.List;

/// One act: what was said, by whom, what it did, and where it stands in its log.
///
/// @param act the log, the index and the act id
/// @param verb as `attest-roll-call`
/// @param party its name
/// @param recordedAt what the act itself says; proves nothing
/// @param about links to what the act is about, such as the decision
/// @param signatures who signed or approved
/// @param raw the whole entry, printed with line breaks: the browser compares it with the receipt
/// @param entryHash the leaf hash in hexadecimal digits
/// @param inclusion the way from the leaf to the root; may be empty for a log of one entry
public record ActPage(
        Frame frame,
        ActRef act,
        long logSize,
        String verb,
        Text party,
        Instant recordedAt,
        List<Link> about,
        List<Signature> signatures,
        Effect effect,
        String raw,
        String entryHash,
        List<ProofStep> inclusion,
        String root,
        Receipt receipt,
        Neighbours neighbours)
        implements Page {
    // A fold that would hide little is not worth opening.
    private static final int LINES_NOT_FOLDED = 60;
    private static final int LINES_BEFORE_FOLD = 24;

    public ActPage {
        about = List.copyOf(about);
        signatures = List.copyOf(signatures);
        inclusion = List.copyOf(inclusion);
    }

    /// What is shown of the entry at once: all of a short one, the first lines of a long one.
    public String rawBeginning() {
        return isLong() ? raw.substring(0, endOfBeginning()) : raw;
    }

    /// The lines that follow, to be unfolded; empty if all are shown.
    public String rawRest() {
        return isLong() ? raw.substring(endOfBeginning() + 1) : "";
    }

    /// Whether lines are folded.
    public boolean isLong() {
        return raw.lines().count() > LINES_NOT_FOLDED;
    }

    private int endOfBeginning() {
        int end = -1;
        for (int line = 0; line < LINES_BEFORE_FOLD; line++) {
            end = raw.indexOf('\n', end + 1);
        }
        return end;
    }

    /// What an act did.
    public sealed interface Effect {
        record Took() implements Effect {}

        /// It stays in the log and does nothing.
        ///
        /// @param reason the stable name of the reason, as `no-mandate`: the end of a key of words
        /// @param arguments what goes into the sentence, in its order
        record None(String reason, List<String> arguments) implements Effect {
            public None {
                arguments = List.copyOf(arguments);
            }
        }
    }

    /// @param role what the key is for
    /// @param key as a multikey
    public record Signature(Role role, String key) {}

    /// What a signature on an act is for.
    public enum Role {
        LOG_KEY("log"),
        APPROVAL_KEY("approval"),
        ROOT_KEY("root");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /// A page that the act is about.
    ///
    /// @param address made by [Links]
    /// @param text from the record
    public record Link(String address, Text text) {}

    /// One step of an inclusion proof.
    ///
    /// @param hash that the receipt brings along, in hexadecimal digits
    /// @param before whether its entries stand before this act's
    /// @param firstEntry that it covers
    /// @param lastEntry that it covers, included
    /// @param gives the hash computed from it and the step before
    public record ProofStep(String hash, boolean before, long firstEntry, long lastEntry, String gives) {}

    /// The entries beside this one in the log; an empty verb where there is none.
    public record Neighbours(String verbBefore, String verbAfter) {}
}

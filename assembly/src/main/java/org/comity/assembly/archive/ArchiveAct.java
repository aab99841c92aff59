package org.comity.assembly.archive;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.comity.assembly.Act;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.Wording;

/// What an importer attests in an archive body.
public sealed interface ArchiveAct extends Act.Said {
    int LONGEST_TEXT = 8_000;
    int MOST_VOTES = 2_000;

    @Override
    default Subject subject() {
        return Subject.PUBLIC_RECORD;
    }

    /// Where it says so; at least one place.
    List<Source> sources();

    /// A member of the organisation whose record this is.
    ///
    /// @param name as the source writes it
    /// @param names in further languages, where the source declares them
    /// @param firstSession in which it voted, as the source has it
    record AttestParty(
            MemberCode member, String name, Wording names, int firstSession, int lastSession, List<Source> sources)
            implements ArchiveAct {
        public AttestParty {
            if (name.isBlank() || name.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException("a member has a name of 1 to " + LONGEST_TEXT + " characters");
            }
            if (firstSession < 1 || lastSession < firstSession) {
                throw new IllegalArgumentException("no such sessions: " + firstSession + " to " + lastSession);
            }
            sources = cited(sources);
        }

        @Override
        public Verb verb() {
            return Verb.ATTEST_PARTY;
        }
    }

    /// A roll call: who voted how, and what the record says about it.
    ///
    /// @param symbol of the document, empty where the record has none; several roll calls may share one
    /// @param title short, may be empty
    /// @param subjects codes of the source, such as `hr`
    /// @param votes by member's code, ascending, each member once; who is absent is in it as absent
    record AttestRollCall(
            RollCallId rollCall,
            int session,
            RecordDate date,
            String symbol,
            String title,
            String description,
            SortedSet<Subject> subjects,
            Set<RollCallFlag> flags,
            OfficialTotals official,
            List<Vote> votes,
            Optional<Governing> governing,
            List<Source> sources)
            implements ArchiveAct {
        public AttestRollCall {
            if (session < 1) {
                throw new IllegalArgumentException("no such session: " + session);
            }
            if (symbol.length() > LONGEST_TEXT
                    || title.length() > LONGEST_TEXT
                    || description.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "symbol, title and description have at most " + LONGEST_TEXT + " characters each");
            }
            subjects = Collections.unmodifiableSortedSet(new TreeSet<>(subjects));
            var some = EnumSet.noneOf(RollCallFlag.class);
            some.addAll(flags);
            flags = Collections.unmodifiableSet(some);
            votes = List.copyOf(votes);
            if (votes.isEmpty() || votes.size() > MOST_VOTES) {
                throw new IllegalArgumentException(
                        "a roll call has 1 to " + MOST_VOTES + " votes, not " + votes.size());
            }
            for (int i = 1; i < votes.size(); i++) {
                if (votes.get(i - 1).member().compareTo(votes.get(i).member()) >= 0) {
                    throw new IllegalArgumentException("votes stand in the order of the members' codes, each once; "
                            + votes.get(i).member() + " follows "
                            + votes.get(i - 1).member());
                }
            }
            sources = cited(sources);
        }

        @Override
        public Verb verb() {
            return Verb.ATTEST_ROLL_CALL;
        }
    }

    private static List<Source> cited(List<Source> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("an attestation cites at least one source");
        }
        return List.copyOf(sources);
    }
}

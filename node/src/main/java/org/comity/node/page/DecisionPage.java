package org.comity.node.page;

import java.util.List;

/// One roll call: question, both results or the governing one, who voted how, where it comes from, its proof.
///
/// @param id the source's number of the roll call
/// @param session of the body
/// @param title as the source has it, in English; may be empty
/// @param question as the source describes it, in English; may be empty
/// @param simple the result by simple majority
/// @param twoThirds the result by two thirds of those present and voting
/// @param others the same ballots under rules that did not bind this body
/// @param governing which majority applied, if the record says it
/// @param ballots one for each member on the roster, in any order
/// @param act that attests the roll call
/// @param previous the roll call before this one; empty for the first
/// @param next the roll call after this one; empty for the last
public record DecisionPage(
        Frame frame,
        String id,
        int session,
        String symbol,
        Day day,
        String title,
        String question,
        List<Subject> subjects,
        Counts counts,
        Result simple,
        Result twoThirds,
        List<Result> others,
        Governing governing,
        List<Ballot> ballots,
        Official official,
        List<Flag> flags,
        List<Source> sources,
        ActRef act,
        Receipt receipt,
        String previous,
        String next)
        implements Page {
    public DecisionPage {
        subjects = List.copyOf(subjects);
        others = List.copyOf(others);
        ballots = List.copyOf(ballots);
        flags = List.copyOf(flags);
        sources = List.copyOf(sources);
    }

    /// What the page calls it.
    public Heading heading() {
        return Heading.of(title, question);
    }

    /// The position of one member.
    public record Ballot(MemberRef member, Position position) {}

    /// Which majority applied.
    public sealed interface Governing {
        /// The record does not say it: for all but a few roll calls.
        record NotSaid() implements Governing {}

        /// The record says it.
        ///
        /// @param evidence in the words of those who read the descriptions, in English
        /// @param motion the roll call on the question which majority applies; empty if there was none
        record Known(Rule rule, String evidence, String motion) implements Governing {}
    }

    /// The totals that the source gives beside the ballots.
    public sealed interface Official {
        /// It gives none, or not all three.
        record NotGiven() implements Official {}

        record Given(int yes, int no, int abstain) implements Official {
            boolean matches(Counts counts) {
                return yes == counts.yes() && no == counts.no() && abstain == counts.abstain();
            }
        }
    }

    /// Where the importer read the roll call.
    ///
    /// @param sha256 of the whole file, in hexadecimal digits
    /// @param licence under which the source gives it out
    /// @param day of the file's version, as its source dates it
    /// @param firstLine counted from 1, the heading included
    public record Source(String file, String sha256, String licence, String day, long firstLine, long lastLine) {}

    /// The majority whose result is the outcome, if the record says which one.
    public Result governed() {
        return governing instanceof Governing.Known known && known.rule() == Rule.TWO_THIRDS ? twoThirds : simple;
    }

    /// The majority that did not govern, whose result is shown beside the outcome.
    public Result other() {
        return governed().equals(simple) ? twoThirds : simple;
    }
}

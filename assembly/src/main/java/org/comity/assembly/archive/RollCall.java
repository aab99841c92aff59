package org.comity.assembly.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.comity.assembly.ActId;
import org.comity.assembly.Subject;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.Count;
import org.comity.assembly.decision.CountRule;
import org.comity.assembly.decision.Outcome;

/// A roll call as attested, counted. Immutable.
///
/// The record does not say which majority applied, but for a few: so there are two results, and a [#governing] one
/// only where the attestation quotes the record for it.
public final class RollCall {
    // One byte a vote: an archive holds a million of them.
    private static final List<Choice> CHOICES = List.of(Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.ABSENT);
    static final byte ABSENT = 3;
    static final byte NOT_LISTED = 4;
    private static final byte ABSTAIN = 2;

    private final ActId attestedBy;
    private final RollCallId id;
    private final int session;
    private final RecordDate date;
    private final String symbol;
    private final String title;
    private final String description;
    private final SortedSet<Subject> subjects;
    private final Set<RollCallFlag> flags;
    private final OfficialTotals official;
    private final Optional<Governing> governing;
    private final List<Source> sources;
    private final Count count;
    private final MemberIndex places;
    private final byte[] choices;

    private RollCall(ActId attestedBy, ArchiveAct.AttestRollCall act, MemberIndex places, Kept kept) {
        this.attestedBy = attestedBy;
        this.id = act.rollCall();
        this.session = act.session();
        this.date = act.date();
        this.symbol = act.symbol();
        this.title = kept.title(act.title());
        this.description = act.description();
        this.subjects = kept.subjects(act.subjects());
        this.flags = kept.flags(act.flags());
        this.official = act.official();
        this.governing = act.governing();
        this.sources = kept.sources(act.sources());
        this.places = places;
        var listed = new byte[places.size()];
        Arrays.fill(listed, NOT_LISTED);
        int last = -1;
        var counted = new int[CHOICES.size()];
        for (var vote : act.votes()) {
            byte choice = byteOf(vote.choice());
            int place = places.of(vote.member());
            listed[place] = choice;
            last = Math.max(last, place);
            counted[choice]++;
        }
        this.choices = Arrays.copyOf(listed, last + 1);
        this.count = new Count(counted[0], counted[1], counted[2], counted[3]);
    }

    static byte byteOf(Choice choice) {
        return switch (choice) {
            case YES -> 0;
            case NO -> 1;
            case ABSTAIN -> ABSTAIN;
            case ABSENT -> ABSENT;
        };
    }

    static RollCall of(ActId attestedBy, ArchiveAct.AttestRollCall act, MemberIndex places, Kept kept) {
        return new RollCall(attestedBy, act, places, kept);
    }

    /// The act that says so.
    public ActId attestedBy() {
        return attestedBy;
    }

    public RollCallId id() {
        return id;
    }

    public int session() {
        return session;
    }

    public RecordDate date() {
        return date;
    }

    /// Of the document; empty where the record has none.
    public String symbol() {
        return symbol;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public SortedSet<Subject> subjects() {
        return subjects;
    }

    public Set<RollCallFlag> flags() {
        return flags;
    }

    public List<Source> sources() {
        return sources;
    }

    /// What the record's own totals are.
    public OfficialTotals official() {
        return official;
    }

    /// Counted from the votes.
    public Count count() {
        return count;
    }

    /// What the member did; empty if the roll call does not list it.
    public Optional<Choice> choice(MemberCode member) {
        byte choice = choiceAt(places.of(member));
        return choice == NOT_LISTED ? Optional.empty() : Optional.of(CHOICES.get(choice));
    }

    /// The choice as a byte, or [#NOT_LISTED]. All roll calls of one archive give a member the same place.
    byte choiceAt(int place) {
        return place < 0 || place >= choices.length ? NOT_LISTED : choices[place];
    }

    /// Adds to common, identical and halfway of every member, by place, beside one who did `own` and took part.
    void compare(byte own, int[][] compared) {
        for (int place = 0; place < choices.length; place++) {
            byte other = choices[place];
            if (other < ABSENT) {
                var sums = compared[place];
                sums[0]++;
                if (other == own) {
                    sums[1]++;
                } else if (other == ABSTAIN || own == ABSTAIN) {
                    sums[2]++;
                }
            }
        }
    }

    /// All votes, by member's code.
    public List<Vote> votes() {
        var votes = new ArrayList<Vote>();
        for (int place = 0; place < choices.length; place++) {
            if (choices[place] != NOT_LISTED) {
                votes.add(new Vote(places.at(place), CHOICES.get(choices[place])));
            }
        }
        votes.sort(Comparator.comparing(Vote::member));
        return List.copyOf(votes);
    }

    /// What a rule makes of the count. Quorum is not asked: the record does not say who was in the room.
    public Outcome outcome(CountRule rule) {
        return rule.decide(count);
    }

    /// What the two rules make of it, in one word.
    public Results results() {
        if (!CountRule.SIMPLE.adopts(count)) {
            return Results.UNDER_NEITHER;
        }
        return CountRule.TWO_THIRDS.adopts(count) ? Results.UNDER_BOTH : Results.UNDER_SIMPLE_ONLY;
    }

    /// Whether simple majority and two thirds of those present and voting lead to different results.
    public boolean rulesDisagree() {
        return results() == Results.UNDER_SIMPLE_ONLY;
    }

    /// Yes less no, without sign.
    public long margin() {
        return Math.abs(count.yes() - count.no());
    }

    /// Whether the margin is a tenth of those present and voting, or less.
    public boolean close() {
        return 10 * margin() <= count.presentAndVoting();
    }

    /// Whether it hung on the rule or on few votes.
    public boolean contested() {
        return rulesDisagree() || close();
    }

    /// The majority that governed, where the record says so.
    public Optional<Governing> governing() {
        return governing;
    }

    /// The result under the majority that governed, where the record says so.
    public Optional<Outcome> governingOutcome() {
        return governing.map(rule -> outcome(rule.majority()));
    }

    /// Where the votes differ from the record's own totals; shown, never patched.
    public List<Difference> differences() {
        var differences = new ArrayList<Difference>();
        official.yes().ifPresent(said -> differences.add(new Difference(Choice.YES, count.yes(), said)));
        official.no().ifPresent(said -> differences.add(new Difference(Choice.NO, count.no(), said)));
        official.abstain().ifPresent(said -> differences.add(new Difference(Choice.ABSTAIN, count.abstain(), said)));
        differences.removeIf(each -> each.counted() == each.official());
        return List.copyOf(differences);
    }

    /// Under which of the two majorities a roll call adopts. (Whatever has two thirds has more for than against.)
    public enum Results {
        UNDER_BOTH("both"),
        UNDER_SIMPLE_ONLY("simple-only"),
        UNDER_NEITHER("neither");

        private final String text;

        Results(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// A total that the record gives otherwise.
    public record Difference(Choice choice, long counted, long official) {}
}

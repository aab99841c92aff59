package org.comity.assembly.archive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.comity.assembly.Subject;
import org.comity.assembly.decision.Choice;

/// Which roll calls of an archive somebody wants to see, in which order. Begin with [#ALL] and narrow it.
///
/// @param words lower case; each must occur in symbol, title or description
/// @param choice what the member did; empty: the roll call lists it
/// @param contested only where the two rules disagree or the margin is close
public record RollCallQuery(
        List<String> words,
        OptionalInt firstYear,
        OptionalInt lastYear,
        Optional<Subject> subject,
        Optional<RollCall.Results> results,
        Optional<MemberCode> member,
        Optional<Choice> choice,
        boolean contested,
        Order order)
        implements Predicate<RollCall> {
    public static final RollCallQuery ALL = new RollCallQuery(
            List.of(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Order.NEWEST);

    private static final int MOST_WORDS = 20;

    /// In which order roll calls are listed. What is equal stands in the order of its numbers.
    public enum Order {
        NEWEST("newest"),
        OLDEST("oldest"),
        CLOSEST("closest"),
        WIDEST("widest");

        private final String text;

        Order(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public RollCallQuery {
        words = List.copyOf(words);
    }

    /// With these words.
    ///
    /// @param text what somebody typed; words beyond the twentieth are left out
    public RollCallQuery withText(String text) {
        var typed = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return new RollCallQuery(typed, firstYear, lastYear, subject, results, member, choice, contested, order);
    }

    /// Both years included.
    public RollCallQuery withYears(OptionalInt first, OptionalInt last) {
        return new RollCallQuery(words, first, last, subject, results, member, choice, contested, order);
    }

    public RollCallQuery withSubject(Subject wanted) {
        return new RollCallQuery(
                words, firstYear, lastYear, Optional.of(wanted), results, member, choice, contested, order);
    }

    public RollCallQuery withResults(RollCall.Results wanted) {
        return new RollCallQuery(
                words, firstYear, lastYear, subject, Optional.of(wanted), member, choice, contested, order);
    }

    /// Only roll calls that list the member.
    public RollCallQuery withMember(MemberCode wanted) {
        return new RollCallQuery(
                words, firstYear, lastYear, subject, results, Optional.of(wanted), choice, contested, order);
    }

    /// Only roll calls in which the member did this.
    public RollCallQuery withMember(MemberCode wanted, Choice did) {
        return new RollCallQuery(
                words, firstYear, lastYear, subject, results, Optional.of(wanted), Optional.of(did), contested, order);
    }

    public RollCallQuery onlyContested() {
        return new RollCallQuery(words, firstYear, lastYear, subject, results, member, choice, true, order);
    }

    public RollCallQuery orderedBy(Order wanted) {
        return new RollCallQuery(words, firstYear, lastYear, subject, results, member, choice, contested, wanted);
    }

    Comparator<RollCall> comparator() {
        var first = switch (order) {
            case NEWEST -> Comparator.comparing(RollCall::date).reversed();
            case OLDEST -> Comparator.comparing(RollCall::date);
            case CLOSEST -> Comparator.comparingLong(RollCall::margin);
            case WIDEST -> Comparator.comparingLong(RollCall::margin).reversed();
        };
        return first.thenComparing(RollCall::id);
    }

    @Override
    public boolean test(RollCall rollCall) {
        int year = rollCall.date().year();
        return year >= firstYear.orElse(year)
                && year <= lastYear.orElse(year)
                && (subject.isEmpty() || rollCall.subjects().contains(subject.get()))
                && (results.isEmpty() || rollCall.results() == results.get())
                && (!contested || rollCall.contested())
                && memberHolds(rollCall)
                && words.stream().allMatch(word -> mentions(rollCall, word));
    }

    private boolean memberHolds(RollCall rollCall) {
        if (member.isEmpty()) {
            return true;
        }
        var did = rollCall.choice(member.get());
        return did.isPresent() && (choice.isEmpty() || did.equals(choice));
    }

    private static boolean mentions(RollCall rollCall, String word) {
        return contains(rollCall.title(), word)
                || contains(rollCall.description(), word)
                || contains(rollCall.symbol(), word);
    }

    private static boolean contains(String text, String lowerCaseWord) {
        char first = lowerCaseWord.charAt(0);
        int last = text.length() - lowerCaseWord.length();
        for (int i = 0; i <= last; i++) {
            if (Character.toLowerCase(text.charAt(i)) == first
                    && text.regionMatches(true, i, lowerCaseWord, 0, lowerCaseWord.length())) {
                return true;
            }
        }
        return false;
    }
}

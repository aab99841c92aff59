package org.comity.node.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which roll calls a list shows, and in which order. It stands in the address, so that a list can be linked to.
///
/// @param text words to look for in titles, questions and symbols; empty for any
/// @param year 0 for any
/// @param subject a [Subject#code]; empty for any
/// @param outcome an [Outcome#key]; empty for any
/// @param member a member's code; empty for any, and on a member's own page
/// @param position a [Position#key] of that member; empty for any
/// @param page counted from 1
public record Filter(
        String text,
        int year,
        String subject,
        String outcome,
        String member,
        String position,
        Sort sort,
        boolean descending,
        int page) {

    /// The longest text that is looked for, in characters.
    public static final int LONGEST_TEXT = 200;

    /// What a list is sorted by. Equal rows keep the order of the source's numbers.
    public enum Sort {
        DATE("date"),
        TITLE("title"),
        YES("yes"),
        NO("no"),
        ABSTAIN("abstain"),
        ABSENT("absent");

        private final String key;

        Sort(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /// Everything, latest first.
    public static Filter none() {
        return new Filter("", 0, "", "", "", "", Sort.DATE, true, 1);
    }

    /// Reads the parameters of an address.
    ///
    /// @return empty if a value is none that a page of ours writes: the caller answers 400 rather than show more
    ///     than was asked for
    public static Optional<Filter> parse(Map<String, String> parameters) {
        var given = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> given.put(name, value.strip()));
        var text = given.getOrDefault("text", "");
        var year = given.getOrDefault("year", "");
        var subject = given.getOrDefault("subject", "");
        var outcome = given.getOrDefault("outcome", "");
        var member = given.getOrDefault("member", "");
        var position = given.getOrDefault("position", "");
        var sort = sort(given.getOrDefault("sort", ""));
        var order = given.getOrDefault("order", "");
        var page = given.getOrDefault("page", "");
        var sound = text.length() <= LONGEST_TEXT
                && year.matches("([12][0-9]{3})?")
                && (subject.isEmpty()
                        || Arrays.stream(Subject.values())
                                .anyMatch(s -> s.code().equals(subject)))
                && (outcome.isEmpty()
                        || Arrays.stream(Outcome.values()).anyMatch(o -> o.key().equals(outcome)))
                && member.matches("([A-Z]{3})?")
                && (position.isEmpty()
                        || Arrays.stream(Position.values())
                                .anyMatch(p -> p.key().equals(position)))
                && sort.isPresent()
                && order.matches("(up|down)?")
                && page.matches("([1-9][0-9]{0,5})?");
        if (!sound) {
            return Optional.empty();
        }
        var by = sort.get();
        return Optional.of(new Filter(
                text,
                year.isEmpty() ? 0 : Integer.parseInt(year),
                subject,
                outcome,
                member,
                position,
                by,
                order.isEmpty() ? by == Sort.DATE : order.equals("down"),
                page.isEmpty() ? 1 : Integer.parseInt(page)));
    }

    /// The address's query, with only what differs from [#none], always in the same order.
    public String query() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("text", text);
        parameters.put("year", year == 0 ? "" : Integer.toString(year));
        parameters.put("subject", subject);
        parameters.put("outcome", outcome);
        parameters.put("member", member);
        parameters.put("position", position);
        parameters.put("sort", sort == Sort.DATE ? "" : sort.key());
        parameters.put("order", descending == (sort == Sort.DATE) ? "" : descending ? "down" : "up");
        parameters.put("page", page == 1 ? "" : Integer.toString(page));
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + Links.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// Whether rows are left out.
    public boolean narrows() {
        return !(text.isEmpty()
                && year == 0
                && subject.isEmpty()
                && outcome.isEmpty()
                && member.isEmpty()
                && position.isEmpty());
    }

    public Filter withPage(int other) {
        return new Filter(text, year, subject, outcome, member, position, sort, descending, other);
    }

    public Filter withSubject(String other) {
        return new Filter(text, year, other, outcome, member, position, sort, descending, 1);
    }

    /// For the member's own page, which names it.
    public Filter withoutMember() {
        return new Filter(text, year, subject, outcome, "", position, sort, descending, page);
    }

    /// Sorted by `by`: the other way round if it already is.
    public Filter sortedBy(Sort by) {
        var down = by == sort ? !descending : by != Sort.TITLE;
        return new Filter(text, year, subject, outcome, member, position, by, down, 1);
    }

    private static Optional<Sort> sort(String key) {
        return key.isEmpty()
                ? Optional.of(Sort.DATE)
                : Arrays.stream(Sort.values())
                        .filter(sort -> sort.key().equals(key))
                        .findFirst();
    }
}

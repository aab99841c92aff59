package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.comity.assembly.MalformedException;
import org.comity.assembly.decision.Majority.Needs;

/// A roll call as people keep it in a table: columns `member` and `vote`, `weight` or `group` where the rule reads
/// them.
///
/// The members are the rows: who is entitled and took no part has a row that says absent. Every wrong row is named
/// with its line and a remedy, and one wrong row is enough for nothing to be read.
public final class RollCallCsv {
    public static final int MOST_CHARACTERS = 16 * 1024 * 1024;
    public static final int LONGEST_FIELD = 1_000;
    public static final int MOST_PROBLEMS = 100;

    private static final Map<String, Choice> WORDS = Map.ofEntries(
            Map.entry("yes", Choice.YES),
            Map.entry("y", Choice.YES),
            Map.entry("for", Choice.YES),
            Map.entry("no", Choice.NO),
            Map.entry("n", Choice.NO),
            Map.entry("against", Choice.NO),
            Map.entry("abstain", Choice.ABSTAIN),
            Map.entry("a", Choice.ABSTAIN),
            Map.entry("absent", Choice.ABSENT),
            Map.entry("x", Choice.ABSENT));
    private static final List<String> LONG_WORDS = List.of("yes", "no", "abstain", "absent", "for", "against");
    private static final List<String> COLUMNS = List.of("member", "vote", "weight", "group");

    private final String file;
    private final Needs needs;
    private final Optional<SortedSet<String>> known;
    private final List<String> problems = new ArrayList<>();
    private int problemCount;

    private RollCallCsv(String file, Needs needs, Optional<SortedSet<String>> known) {
        this.file = file;
        this.needs = needs;
        this.known = known;
    }

    /// The roll call in `text`, any names taken as members.
    ///
    /// @param file how problems name it
    /// @throws MalformedException with all problems, up to [#MOST_PROBLEMS]
    public static Roll parse(String file, String text, Majority rule) throws MalformedException {
        return new RollCallCsv(file, rule.needs(), Optional.empty()).roll(text);
    }

    /// The same where the members are known; whoever else stands in the table is a problem.
    ///
    /// @throws MalformedException with all problems, up to [#MOST_PROBLEMS]
    public static Roll parse(String file, String text, Majority rule, Collection<String> members)
            throws MalformedException {
        return new RollCallCsv(file, rule.needs(), Optional.of(new TreeSet<>(members))).roll(text);
    }

    private Roll roll(String text) throws MalformedException {
        if (text.length() > MOST_CHARACTERS) {
            throw new MalformedException(file + ": more than " + MOST_CHARACTERS + " characters; one roll call a file");
        }
        var rows = new CsvRows(text, Roll.MOST_MEMBERS + 1).rows();
        if (rows.isEmpty()) {
            throw new MalformedException(file + ":1: nothing in it; the first line is the heading member,vote");
        }
        var ballots = ballots(rows);
        if (problemCount == 0 && ballots.isEmpty()) {
            problem(rows.getFirst().line(), "no votes below the heading; one line for each member");
        }
        if (problemCount > problems.size()) {
            problems.add(file + ": and " + (problemCount - problems.size()) + " more");
        }
        if (!problems.isEmpty()) {
            throw new MalformedException(problems);
        }
        return new Roll(ballots);
    }

    private List<Ballot> ballots(List<CsvRows.Row> rows) {
        var heading = rows.getFirst();
        var columns = columns(heading);
        var ballots = new ArrayList<Ballot>();
        if (problemCount > 0) {
            return ballots;
        }
        if (rows.size() - 1 > Roll.MOST_MEMBERS) {
            problem(rows.get(Roll.MOST_MEMBERS + 1).line(), "more than " + Roll.MOST_MEMBERS + " members");
            return ballots;
        }
        var lines = new HashMap<String, Integer>();
        for (var row : rows.subList(1, rows.size())) {
            if (row.problem().isPresent()) {
                problem(row.line(), row.problem().get());
            } else if (row.fields().size() != heading.fields().size()) {
                problem(
                        row.line(),
                        fields(row) + " where the heading has "
                                + heading.fields().size() + "; put a name with a comma in it between double quotes");
            } else {
                var member = member(row, columns, lines);
                var choice = choice(row, columns);
                var weight = weight(row, columns);
                var group = group(row, columns);
                if (member.isPresent() && choice.isPresent() && weight.isPresent() && group.isPresent()) {
                    ballots.add(new Ballot(member.get(), choice.get(), weight.get(), group.get()));
                }
            }
        }
        return ballots;
    }

    private Map<String, Integer> columns(CsvRows.Row heading) {
        var columns = new HashMap<String, Integer>();
        if (heading.problem().isPresent()) {
            problem(heading.line(), heading.problem().get());
            return columns;
        }
        for (int i = 0; i < heading.fields().size(); i++) {
            var name = heading.fields().get(i).toLowerCase(Locale.ROOT);
            if (columns.putIfAbsent(name, i) != null && COLUMNS.contains(name)) {
                problem(heading.line(), "two columns \"" + name + "\"; keep one");
            }
        }
        require(heading, columns, "member", "");
        require(heading, columns, "vote", "");
        switch (needs) {
            case VOTES -> {}
            case WEIGHTS -> require(heading, columns, "weight", ", which this rule reads");
            case GROUPS -> require(heading, columns, "group", ", which this rule reads");
        }
        return columns;
    }

    private void require(CsvRows.Row heading, Map<String, Integer> columns, String name, String why) {
        if (columns.containsKey(name)) {
            return;
        }
        var whole = String.join(",", heading.fields());
        var separator = whole.indexOf(';') >= 0 || whole.indexOf('\t') >= 0 ? " Separate columns with commas." : "";
        var nearest = nearest(name, columns.keySet().stream().sorted().toList(), " Is \"%s\" meant?");
        problem(heading.line(), "no column \"" + name + "\"" + why + "; name it in the heading." + nearest + separator);
    }

    private Optional<String> member(CsvRows.Row row, Map<String, Integer> columns, Map<String, Integer> lines) {
        var member = field(row, columns, "member");
        if (member.isEmpty()) {
            problem(row.line(), "no member; give its name or code");
            return Optional.empty();
        }
        if (member.length() > LONGEST_FIELD || member.chars().anyMatch(Character::isISOControl)) {
            problem(
                    row.line(),
                    "not a member's name: " + shown(member) + "; at most " + LONGEST_FIELD
                            + " characters, no control characters");
            return Optional.empty();
        }
        var before = lines.putIfAbsent(member.toLowerCase(Locale.ROOT), row.line());
        if (before != null) {
            problem(row.line(), shown(member) + " has voted on line " + before + "; keep one of the two");
            return Optional.empty();
        }
        if (known.isPresent() && !known.get().contains(member)) {
            var nearest = nearest(member, known.get(), " Did you mean \"%s\"?");
            problem(row.line(), "\"" + shown(member) + "\" is not a member." + nearest);
            return Optional.empty();
        }
        return Optional.of(member);
    }

    private Optional<Choice> choice(CsvRows.Row row, Map<String, Integer> columns) {
        var typed = field(row, columns, "vote");
        var choice = Optional.ofNullable(WORDS.get(typed.toLowerCase(Locale.ROOT)));
        if (choice.isEmpty()) {
            var nearest = typed.length() < 3 ? "" : nearest(typed, LONG_WORDS, " Did you mean \"%s\"?");
            problem(row.line(), "\"" + shown(typed) + "\" is no vote: yes, no, abstain or absent." + nearest);
        }
        return choice;
    }

    private Optional<Long> weight(CsvRows.Row row, Map<String, Integer> columns) {
        if (needs != Needs.WEIGHTS) {
            return Optional.of(1L);
        }
        var typed = field(row, columns, "weight");
        boolean digits =
                !typed.isEmpty() && typed.length() <= 13 && typed.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Long.parseLong(typed) > Ballot.GREATEST_WEIGHT) {
            problem(
                    row.line(),
                    "\"" + shown(typed) + "\" is no weight: a whole number from 0 to " + Ballot.GREATEST_WEIGHT
                            + ", in digits alone");
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(typed));
    }

    private Optional<String> group(CsvRows.Row row, Map<String, Integer> columns) {
        if (needs != Needs.GROUPS) {
            return Optional.of("");
        }
        var group = field(row, columns, "group");
        if (group.isEmpty() || group.length() > LONGEST_FIELD || group.chars().anyMatch(Character::isISOControl)) {
            problem(row.line(), "no group; this rule reads one for every member");
            return Optional.empty();
        }
        return Optional.of(group);
    }

    private static String fields(CsvRows.Row row) {
        return row.fields().size() == 1 ? "one field" : row.fields().size() + " fields";
    }

    /// A hint at the name that was meant, if there is one; none for problems that will not be listed.
    private String nearest(String typed, Collection<String> names, String hint) {
        return problemCount >= MOST_PROBLEMS
                ? ""
                : Nearest.to(typed, names)
                        .map(near -> hint.replace("%s", shown(near)))
                        .orElse("");
    }

    private static String field(CsvRows.Row row, Map<String, Integer> columns, String name) {
        return row.fields().get(columns.getOrDefault(name, 0));
    }

    /// A field as a problem quotes it: short, and harmless in a terminal.
    private static String shown(String field) {
        var text = new StringBuilder();
        field.codePoints().limit(60).forEach(c -> text.appendCodePoint(isHarmful(c) ? '\uFFFD' : c));
        return field.codePointCount(0, field.length()) > 60 ? text.append('…').toString() : text.toString();
    }

    /// Control characters steer a terminal, and marks of direction make it show one text as another.
    private static boolean isHarmful(int c) {
        return Character.isISOControl(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private void problem(int line, String what) {
        if (++problemCount <= MOST_PROBLEMS) {
            problems.add(file + ":" + line + ": " + what);
        }
    }
}

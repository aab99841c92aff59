package org.comity.node.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.decision.Nearest;

/// The public record of the General Assembly's roll calls as its four files say it: read, bounded, cross-checked, not
/// yet
/// attested by anybody.
///
/// @param members by code, in the order of the file
/// @param rollCalls in ascending order of their number
record UngaFiles(
        SourceFile memberFile,
        SourceFile rollCallFile,
        SourceFile voteFile,
        Optional<SourceFile> caseFile,
        List<Member> members,
        List<RollCall> rollCalls) {

    /// More than five times all roll calls to 2020.
    private static final int MOST_ROLL_CALLS = 50_000;

    private static final int MOST_VOTES = 20_000_000;

    private static final int LONGEST_EVIDENCE = 2_000;

    private static final Pattern SUBJECTS = Pattern.compile("[a-z][a-z0-9-]{0,62}(;[a-z][a-z0-9-]{0,62})*");

    /// A member as the record names it.
    record Member(String code, String name, int firstSession, int lastSession, long line) {}

    /// A roll call as the record has it.
    ///
    /// @param ballots one for each member listed, in the order of the file
    /// @param voteLines the runs of lines of the vote file that hold them, as `first-last`
    /// @param governing which majority governed, where the record itself says so
    record RollCall(
            int number,
            int session,
            String date,
            boolean dayKnown,
            String symbol,
            boolean amendment,
            boolean paragraph,
            OptionalInt officialYes,
            OptionalInt officialNo,
            OptionalInt officialAbstain,
            String title,
            String description,
            List<String> subjects,
            long line,
            List<Ballot> ballots,
            String voteLines,
            Optional<Governing> governing) {}

    /// What one member did.
    record Ballot(String member, char vote) {}

    /// Which majority governed a roll call, and the words of the record that say so.
    record Governing(String threshold, String evidence, long line) {}

    static UngaFiles read(Path members, Path rollCalls, Path votes, Optional<Path> cases)
            throws IOException, ImportException {
        var memberFile = SourceFile.of(members);
        var rollCallFile = SourceFile.of(rollCalls);
        var voteFile = SourceFile.of(votes);
        Optional<SourceFile> caseFile = cases.isPresent() ? Optional.of(SourceFile.of(cases.get())) : Optional.empty();
        var defects = new ArrayList<String>();
        var memberRows = readMembers(memberFile, defects);
        var headers = readRollCalls(rollCallFile, defects);
        // A row that is wrong here would make many others look wrong that lean on it.
        requireNone(defects);
        var ballots = readVotes(voteFile, memberRows, headers, defects);
        var governing = new HashMap<Integer, Governing>();
        if (caseFile.isPresent()) {
            readCases(caseFile.get(), headers, governing, defects);
        }
        requireNone(defects);
        var whole = new ArrayList<RollCall>();
        for (var header : headers.values()) {
            var found = ballots.get(header.number());
            if (found == null) {
                ImportException.gather(
                        defects,
                        rollCallFile.name() + ":" + header.line() + ": roll call " + header.number() + " has no row in "
                                + voteFile.name() + "; add its votes or remove it");
            } else if (found.ballots.size() > ArchiveAct.MOST_VOTES) {
                ImportException.gather(
                        defects,
                        rollCallFile.name() + ":" + header.line() + ": roll call " + header.number() + " has "
                                + found.ballots.size() + " votes; at most " + ArchiveAct.MOST_VOTES);
            } else {
                whole.add(new RollCall(
                        header.number(),
                        header.session(),
                        header.date(),
                        header.dayKnown(),
                        header.symbol(),
                        header.amendment(),
                        header.paragraph(),
                        header.officialYes(),
                        header.officialNo(),
                        header.officialAbstain(),
                        header.title(),
                        header.description(),
                        header.subjects(),
                        header.line(),
                        List.copyOf(found.ballots),
                        found.lines(),
                        Optional.ofNullable(governing.get(header.number()))));
            }
        }
        requireNone(defects);
        return new UngaFiles(
                memberFile, rollCallFile, voteFile, caseFile, List.copyOf(memberRows.values()), List.copyOf(whole));
    }

    private static void requireNone(List<String> defects) throws ImportException {
        if (!defects.isEmpty()) {
            throw new ImportException(defects);
        }
    }

    private static Map<String, Member> readMembers(SourceFile file, List<String> defects)
            throws IOException, ImportException {
        var members = new LinkedHashMap<String, Member>();
        new CsvTable(file, List.of("member", "name", "first_session", "last_session"), defects).read(row -> {
            var code = row.text("member");
            var name = row.text("name");
            if (!code.matches("[A-Z]{3}")) {
                row.defect("has the member code \"" + code + "\"; expected three capital letters");
            } else if (name.isBlank()) {
                row.defect("has no name for " + code + "; give one");
            } else {
                int first = row.ordinal("first_session");
                int last = row.ordinal("last_session");
                if (last != 0 && last < first) {
                    row.defect("has the sessions " + first + " to " + last + "; the last comes after the first");
                }
                if (members.put(code, new Member(code, name, first, last, row.line())) != null) {
                    row.defect("has the member " + code + " a second time; keep one row");
                }
            }
        });
        return members;
    }

    private static TreeMap<Integer, RollCall> readRollCalls(SourceFile file, List<String> defects)
            throws IOException, ImportException {
        var headers = new TreeMap<Integer, RollCall>();
        var columns = List.of(
                "rcid",
                "session",
                "date",
                "date_precision",
                "unres",
                "amendment",
                "paragraph",
                "official_yes",
                "official_no",
                "official_abstain",
                "short",
                "description",
                "issues");
        new CsvTable(file, columns, defects).read(row -> {
            int number = row.ordinal("rcid");
            var date = row.text("date");
            if (!isDate(date)) {
                row.defect("has the date \"" + date + "\"; expected year-month-day, as in 1970-11-20");
            }
            var precision = row.text("date_precision");
            if (!precision.equals("day") && !precision.equals("month")) {
                row.defect("has the date precision \"" + precision + "\"; expected day or month");
            }
            var issues = row.text("issues");
            if (!issues.isEmpty() && !SUBJECTS.matcher(issues).matches()) {
                row.defect("has the issues \"" + issues + "\"; expected codes such as hr, with ; between them");
            }
            var header = new RollCall(
                    number,
                    row.ordinal("session"),
                    date,
                    precision.equals("day"),
                    row.text("unres"),
                    row.flag("amendment"),
                    row.flag("paragraph"),
                    row.numberOrNothing("official_yes"),
                    row.numberOrNothing("official_no"),
                    row.numberOrNothing("official_abstain"),
                    row.text("short"),
                    row.text("description"),
                    issues.isEmpty() ? List.of() : List.copyOf(Arrays.asList(issues.split(";", -1))),
                    row.line(),
                    List.of(),
                    "",
                    Optional.empty());
            if (headers.put(number, header) != null) {
                row.defect("has the roll call " + number + " a second time; keep one row");
            }
            if (headers.size() > MOST_ROLL_CALLS) {
                row.defect("is past " + MOST_ROLL_CALLS + " roll calls; import them in parts");
            }
        });
        return headers;
    }

    private static boolean isDate(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.startsWith("0000")) {
            return false;
        }
        try {
            java.time.LocalDate.parse(text);
            return true;
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }

    private static Map<Integer, Votes> readVotes(
            SourceFile file, Map<String, Member> members, Map<Integer, RollCall> headers, List<String> defects)
            throws IOException, ImportException {
        var votes = new HashMap<Integer, Votes>();
        int[] rows = {0};
        new CsvTable(file, List.of("rcid", "member", "vote"), defects).read(row -> {
            if (++rows[0] > MOST_VOTES) {
                row.defect("is past " + MOST_VOTES + " votes; import them in parts");
                throw new ImportException(defects);
            }
            int number = row.ordinal("rcid");
            var member = members.get(row.text("member"));
            var vote = row.text("vote");
            if (number == 0) {
                return;
            }
            if (!headers.containsKey(number)) {
                row.defect("votes in roll call " + number
                        + ", which the roll-call file does not have; add it there or mend the number");
            } else if (member == null) {
                row.defect("has the member \"" + row.text("member") + "\", which the member file does not have"
                        + nearest(row.text("member"), members.keySet()));
            } else if (!vote.matches("[YNAX]")) {
                row.defect("has the vote \"" + vote + "\"; expected Y, N, A or X (took no part)");
            } else if (!votes.computeIfAbsent(number, _ -> new Votes())
                    .add(member.code(), vote.charAt(0), row.line())) {
                row.defect("is a second vote of " + member.code() + " in roll call " + number + "; keep one row");
            }
        });
        return votes;
    }

    private static void readCases(
            SourceFile file, Map<Integer, RollCall> headers, Map<Integer, Governing> governing, List<String> defects)
            throws IOException, ImportException {
        new CsvTable(file, List.of("governed_rcid", "threshold", "evidence"), defects).read(row -> {
            int number = row.ordinal("governed_rcid");
            var threshold = row.text("threshold");
            var evidence = row.text("evidence");
            if (!threshold.equals("two_thirds") && !threshold.equals("simple_majority")) {
                row.defect("has the threshold \"" + threshold + "\"; expected two_thirds or simple_majority");
            } else if (!headers.containsKey(number)) {
                row.defect("names roll call " + number
                        + ", which the roll-call file does not have; add it there or mend the number");
            } else if (evidence.isBlank() || evidence.length() > LONGEST_EVIDENCE) {
                row.defect("has no evidence, or more than " + LONGEST_EVIDENCE
                        + " characters; quote what the record says");
            } else if (governing.put(number, new Governing(threshold, evidence, row.line())) != null) {
                row.defect("names roll call " + number + " a second time; keep one row");
            }
        });
    }

    private static String nearest(String code, Set<String> known) {
        return Nearest.to(code, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; add it there or mend the code");
    }

    /// The votes of one roll call while the file is read.
    private static final class Votes {
        private final List<Ballot> ballots = new ArrayList<>();
        private final Set<String> voted = new java.util.HashSet<>();
        private final StringBuilder runs = new StringBuilder();
        private long first = -1;
        private long last = -1;

        boolean add(String member, char vote, long line) {
            if (!voted.add(member)) {
                return false;
            }
            ballots.add(new Ballot(member, vote));
            if (first < 0) {
                first = line;
            } else if (line != last + 1) {
                closeRun();
                first = line;
            }
            last = line;
            return true;
        }

        String lines() {
            closeRun();
            return runs.toString();
        }

        private void closeRun() {
            runs.append(runs.isEmpty() ? "" : ",").append(first).append('-').append(last);
        }
    }
}

package org.comity.node.data;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.comity.assembly.Subject;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallFlag;
import org.comity.assembly.decision.CountRule;
import org.comity.assembly.decision.Outcome;
import org.comity.assembly.decision.Step;
import org.comity.record.json.Json;

/// A roll call as data.
public final class RollCallData {
    /// How a formula begins, in some spreadsheet: the wide forms where the keyboard is East Asian.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private RollCallData() {}

    /// The figures alone: the row that compares with an official table.
    ///
    /// `governing` and `outcome` are null where the record does not say which majority governed.
    public static Json.Members figures(RollCall rollCall) {
        var count = rollCall.count();
        var members = new LinkedHashMap<String, Json>();
        members.put("rcid", Json.of(rollCall.id().number()));
        members.put("yes", Json.of(count.yes()));
        members.put("no", Json.of(count.no()));
        members.put("abstain", Json.of(count.abstain()));
        members.put("absent", Json.of(count.absent()));
        members.put("simpleMajority", result(rollCall.outcome(CountRule.SIMPLE)));
        members.put("twoThirds", result(rollCall.outcome(CountRule.TWO_THIRDS)));
        members.put(
                "governing",
                rollCall.governing()
                        .<Json>map(governing ->
                                Json.of(governing.majority() == CountRule.SIMPLE ? "simple_majority" : "two_thirds"))
                        .orElse(new Json.Null()));
        members.put(
                "outcome", rollCall.governingOutcome().map(RollCallData::result).orElse(new Json.Null()));
        return new Json.Members(members);
    }

    /// All that is known of a roll call, without the votes.
    public static Json.Members summary(RollCall rollCall) {
        var members = new LinkedHashMap<>(figures(rollCall).members());
        members.put("session", Json.of(rollCall.session()));
        members.put("date", Json.of(rollCall.date().toString()));
        members.put("symbol", Json.of(rollCall.symbol()));
        members.put("title", Json.of(rollCall.title()));
        members.put("description", Json.of(rollCall.description()));
        members.put(
                "subjects",
                Json.texts(rollCall.subjects().stream().map(Subject::value).toList()));
        members.put(
                "flags",
                Json.texts(rollCall.flags().stream().map(RollCallFlag::text).toList()));
        members.put("act", Json.of(rollCall.attestedBy().toString()));
        members.put(
                "differences",
                Json.array(rollCall.differences().stream()
                        .map(difference -> Json.object(
                                Json.member(
                                        "choice", Json.of(difference.choice().text())),
                                Json.member("counted", Json.of(difference.counted())),
                                Json.member("official", Json.of(difference.official()))))
                        .toList()));
        return new Json.Members(members);
    }

    /// All that is known of a roll call, with the votes and the arithmetic of both majorities.
    public static Json.Members whole(RollCall rollCall) {
        var members = new LinkedHashMap<>(summary(rollCall).members());
        var arithmetic = new LinkedHashMap<String, Json>();
        for (var rule : List.of(CountRule.SIMPLE, CountRule.TWO_THIRDS)) {
            arithmetic.put(rule.code(), outcome(rollCall.outcome(rule)));
        }
        members.put("arithmetic", new Json.Members(arithmetic));
        var votes = new LinkedHashMap<String, Json>();
        rollCall.votes()
                .forEach(vote ->
                        votes.put(vote.member().value(), Json.of(vote.choice().text())));
        members.put("votes", new Json.Members(votes));
        return new Json.Members(members);
    }

    /// An outcome with its arithmetic.
    public static Json.Members outcome(Outcome outcome) {
        var members = new LinkedHashMap<String, Json>();
        members.put("result", Json.of(outcome.result().text()));
        members.put(
                "steps", Json.texts(outcome.steps().stream().map(Step::toString).toList()));
        outcome.needed().ifPresent(needed -> members.put("needed", Json.of(needed)));
        outcome.neededBesideOthers().ifPresent(needed -> members.put("neededBesideOthers", Json.of(needed)));
        return new Json.Members(members);
    }

    /// The votes as a table: `member,vote`.
    public static byte[] votesCsv(RollCall rollCall) {
        return rollCall.votes().stream()
                .map(vote -> vote.member() + "," + vote.choice().text())
                .collect(Collectors.joining("\n", "member,vote\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Roll calls as a table, one row each.
    public static byte[] csv(List<RollCall> rollCalls) {
        var text = new StringBuilder(
                "rcid,session,date,symbol,title,yes,no,abstain,absent,simple_majority,two_thirds,governing,outcome\n");
        for (var rollCall : rollCalls) {
            var figures = figures(rollCall).members();
            text.append(rollCall.id())
                    .append(',')
                    .append(rollCall.session())
                    .append(',')
                    .append(rollCall.date());
            text.append(',').append(quoted(rollCall.symbol())).append(',').append(quoted(rollCall.title()));
            for (var name :
                    List.of("yes", "no", "abstain", "absent", "simpleMajority", "twoThirds", "governing", "outcome")) {
                text.append(',').append(figures.get(name) instanceof Json.Null() ? "" : plain(figures.get(name)));
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A cell. One that a spreadsheet would compute or run gets an apostrophe before it, which spreadsheets take for
    /// the sign of a text; a program that wants the text as it was signed reads the JSON.
    public static String quoted(String cell) {
        var safe = cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    private static String plain(@org.jspecify.annotations.Nullable Json value) {
        return switch (value) {
            case Json.Text(var text) -> text;
            case Json.Whole(long number) -> Long.toString(number);
            case null, default -> "";
        };
    }

    private static Json result(Outcome outcome) {
        return Json.of(outcome.adopted() ? "ADOPTED" : "NOT_ADOPTED");
    }
}

package org.comity.node.data;

import java.util.List;
import java.util.Optional;
import org.comity.assembly.decision.Count;
import org.comity.assembly.decision.Majority;
import org.comity.assembly.decision.Outcome;
import org.comity.record.Hash;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;

/// What somebody counted, as they sign it: figures, arithmetic and outcome of one roll call under one rule.
///
/// @param file name of the table
/// @param sha256 of the table's bytes
/// @param rule its code
/// @param needed the least that would have been enough, where the rule has such a number
public record OutcomeFile(
        String file,
        Hash sha256,
        String rule,
        Count count,
        List<Comparison> arithmetic,
        Optional<Long> needed,
        boolean adopted) {
    /// Names the form in the member `type`.
    public static final String TYPE = "comity.outcome/v0";

    /// The members before the proof is made.
    public static final Form<OutcomeFile> FORM = form();

    /// One comparison, as [Step] writes it.
    ///
    /// @param group empty where the rule looks at no groups
    public record Comparison(String group, String text, boolean holds) {}

    public OutcomeFile {
        arithmetic = List.copyOf(arithmetic);
    }

    /// What was counted from the table.
    public static OutcomeFile of(String file, byte[] table, Majority rule, Outcome outcome) {
        var needed = outcome.needed();
        return new OutcomeFile(
                file,
                Hash.sha256(table),
                rule.code(),
                outcome.count(),
                outcome.steps().stream()
                        .map(step -> new Comparison(step.group(), step.toString(), step.holds()))
                        .toList(),
                needed.isPresent() ? Optional.of(needed.getAsLong()) : Optional.empty(),
                outcome.adopted());
    }

    private static Form<OutcomeFile> form() {
        var figure = Kind.whole(0, Json.LARGEST_WHOLE);
        var draft = new Form.Draft<OutcomeFile>("outcome");
        draft.constant("type", TYPE, "the form");
        var file = draft.member("file", Kind.text(), OutcomeFile::file, "name of the table");
        var sha256 = draft.member(
                "sha256",
                Kind.unique("64 lower-case hex digits", Hash::parseHex, Hash::hex),
                OutcomeFile::sha256,
                "of the table");
        var rule = draft.member(
                "rule", Kind.text("the code of a majority"), OutcomeFile::rule, "under which it was counted");
        var yes = draft.member("yes", figure, each -> each.count().yes(), "");
        var no = draft.member("no", figure, each -> each.count().no(), "");
        var abstain = draft.member("abstain", figure, each -> each.count().abstain(), "");
        var absent = draft.member("absent", figure, each -> each.count().absent(), "");
        var voting =
                draft.member("presentAndVoting", figure, each -> each.count().presentAndVoting(), "`yes` and `no`");
        var members = draft.member("members", figure, each -> each.count().members(), "all four");
        var arithmetic = draft.member(
                "arithmetic",
                Kind.list(Kind.object(comparison()), 0),
                OutcomeFile::arithmetic,
                "what the rule asks, all of it");
        var needed = draft.optional(
                "needed",
                figure,
                OutcomeFile::needed,
                "the fewest in favour that adopt, on the number on which the rule is based; where there is such a number");
        var outcome = draft.member(
                "outcome",
                Kind.oneOf(List.of(true, false), adopted -> adopted ? "ADOPTED" : "NOT_ADOPTED"),
                OutcomeFile::adopted,
                "what it decides");
        return draft.form(found -> {
            var count = new Count(yes.in(found), no.in(found), abstain.in(found), absent.in(found));
            if (voting.in(found) != count.presentAndVoting() || members.in(found) != count.members()) {
                throw new IllegalArgumentException("its sums are not those of its figures");
            }
            return new OutcomeFile(
                    file.in(found),
                    sha256.in(found),
                    rule.in(found),
                    count,
                    arithmetic.in(found),
                    needed.in(found),
                    outcome.in(found));
        });
    }

    private static Form<Comparison> comparison() {
        var comparison = new Form.Draft<Comparison>("comparison");
        var group =
                comparison.member("group", Kind.text(), Comparison::group, "empty where the rule looks at no groups");
        var text = comparison.member(
                "comparison", Kind.text(), Comparison::text, "in numbers, such as `3 × 51 ≥ 2 × 100`");
        var holds = comparison.member("holds", Kind.truth(), Comparison::holds, "whether it is so");
        return comparison.form(found -> new Comparison(group.in(found), text.in(found), holds.in(found)));
    }
}

package org.comity.node.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallFlag;
import org.comity.assembly.archive.RollCallQuery;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.node.HostedBody;
import org.comity.node.page.ActRef;
import org.comity.node.page.DecisionPage;
import org.comity.node.page.DecisionsPage;
import org.comity.node.page.Filter;
import org.comity.node.page.Flag;
import org.comity.node.page.Frame;
import org.comity.node.page.Heading;
import org.comity.node.page.Paging;
import org.comity.node.page.Position;
import org.comity.node.page.Receipt;
import org.comity.node.page.Result;
import org.comity.node.page.Rule;
import org.comity.node.page.Subject;

/// The pages of decisions: lists of them, and each.
final class DecisionViews {
    static final int PAGE_SIZE = 50;

    private DecisionViews() {}

    /// The roll calls that a filter leaves, in its order.
    static List<RollCall> filtered(Archive archive, Filter filter) {
        return filtered(archive, filter, chosen(filter));
    }

    private static Optional<MemberCode> chosen(Filter filter) {
        return filter.member().isEmpty() ? Optional.empty() : Optional.of(new MemberCode(filter.member()));
    }

    /// The same of one member, whatever member the filter names.
    static List<RollCall> filtered(Archive archive, Filter filter, Optional<MemberCode> member) {
        var query = RollCallQuery.ALL.withText(filter.text());
        if (filter.year() != 0) {
            query = query.withYears(OptionalInt.of(filter.year()), OptionalInt.of(filter.year()));
        }
        if (!filter.subject().isEmpty()) {
            query = query.withSubject(new org.comity.assembly.Subject(filter.subject()));
        }
        for (var results : RollCall.Results.values()) {
            if (Views.outcome(results).key().equals(filter.outcome())) {
                query = query.withResults(results);
            }
        }
        if (member.isPresent()) {
            query = filter.position().isEmpty()
                    ? query.withMember(member.get())
                    : query.withMember(member.get(), Views.choice(filter.position()));
        }
        return archive.rollCalls().stream()
                .filter(query)
                .sorted(comparator(filter))
                .toList();
    }

    private static String heading(RollCall rollCall) {
        return Heading.of(rollCall.title(), rollCall.description()).words();
    }

    private static Comparator<RollCall> comparator(Filter filter) {
        Comparator<RollCall> by = switch (filter.sort()) {
            case DATE -> Comparator.comparing(RollCall::date);
            case TITLE -> Comparator.comparing(DecisionViews::heading, String.CASE_INSENSITIVE_ORDER);
            case YES -> Comparator.comparingLong(rollCall -> rollCall.count().yes());
            case NO -> Comparator.comparingLong(rollCall -> rollCall.count().no());
            case ABSTAIN ->
                Comparator.comparingLong(rollCall -> rollCall.count().abstain());
            case ABSENT -> Comparator.comparingLong(rollCall -> rollCall.count().absent());
        };
        return (filter.descending() ? by.reversed() : by).thenComparing(RollCall::id);
    }

    static DecisionsPage decisions(Frame frame, HostedBody body, Filter filter) {
        var archive = Views.archive(body);
        var member = chosen(filter);
        var found = filtered(archive, filter, member);
        var paging = new Paging(filter.page(), PAGE_SIZE, found.size());
        var shown = page(found, paging);
        var positions = member.isEmpty()
                ? List.<Position>of()
                : shown.stream()
                        .map(rollCall ->
                                Views.position(rollCall.choice(member.get()).orElse(Choice.ABSENT)))
                        .toList();
        return new DecisionsPage(
                frame,
                filter,
                archive.rollCalls().size(),
                Views.years(archive),
                Views.members(archive),
                paging,
                Views.rows(shown),
                positions);
    }

    /// The rows of one page of a list; a list without rows has one page.
    static <T> List<T> page(List<T> all, Paging paging) {
        if (paging.page() > paging.pages()) {
            throw Problem.notFound(
                    "There are " + paging.pages() + " pages; page " + paging.page() + " is not among them.");
        }
        return all.subList((int) Math.max(0, paging.firstRow() - 1), (int) paging.lastRow());
    }

    static DecisionPage decision(Frame frame, HostedBody hosted, RollCall rollCall) {
        var archive = Views.archive(hosted);
        var id = rollCall.id().toString();
        var place =
                hosted.place(Views.recordId(rollCall.attestedBy().toString())).orElseThrow();
        var all = archive.rollCalls();
        int at = all.indexOf(rollCall);
        var names = archive.members();
        return new DecisionPage(
                frame,
                id,
                rollCall.session(),
                rollCall.symbol(),
                Views.day(rollCall),
                rollCall.title(),
                rollCall.description(),
                subjects(rollCall),
                Views.counts(rollCall.count()),
                result(rollCall, Rule.SIMPLE, CountRule.SIMPLE),
                result(rollCall, Rule.TWO_THIRDS, CountRule.TWO_THIRDS),
                List.of(
                        result(rollCall, Rule.TWO_THIRDS_OF_PRESENT, CountRule.TWO_THIRDS_PRESENT),
                        result(rollCall, Rule.ABSOLUTE, CountRule.ABSOLUTE_MAJORITY),
                        result(rollCall, Rule.TWO_THIRDS_OF_MEMBERS, CountRule.TWO_THIRDS_OF_MEMBERS)),
                governing(rollCall),
                rollCall.votes().stream()
                        .map(vote -> new DecisionPage.Ballot(
                                Views.ref(java.util.Objects.requireNonNull(names.get(vote.member()))),
                                Views.position(vote.choice())))
                        .toList(),
                official(rollCall),
                flags(rollCall),
                rollCall.sources().stream()
                        .map(source -> new DecisionPage.Source(
                                source.file().name(),
                                source.file().sha256().toString(),
                                source.file().licence(),
                                source.file().day().toString(),
                                source.firstLine(),
                                source.lastLine()))
                        .toList(),
                new ActRef(place.origin(), place.index(), rollCall.attestedBy().toString()),
                Views.receipt(hosted, place, Receipt.stepsOfDecision()),
                at > 0 ? all.get(at - 1).id().toString() : "",
                at + 1 < all.size() ? all.get(at + 1).id().toString() : "");
    }

    private static DecisionPage.Governing governing(RollCall rollCall) {
        return rollCall.governing()
                .<DecisionPage.Governing>map(governing -> new DecisionPage.Governing.Known(
                        governing.majority() == CountRule.SIMPLE ? Rule.SIMPLE : Rule.TWO_THIRDS,
                        governing.evidence(),
                        ""))
                .orElse(new DecisionPage.Governing.NotSaid());
    }

    private static DecisionPage.Official official(RollCall rollCall) {
        var official = rollCall.official();
        return official.yes().isPresent()
                        && official.no().isPresent()
                        && official.abstain().isPresent()
                ? new DecisionPage.Official.Given(
                        official.yes().getAsInt(),
                        official.no().getAsInt(),
                        official.abstain().getAsInt())
                : new DecisionPage.Official.NotGiven();
    }

    private static List<Flag> flags(RollCall rollCall) {
        var flags = new ArrayList<Flag>();
        if (rollCall.date().day().isEmpty()) {
            flags.add(Flag.MONTH_ONLY);
        }
        if (rollCall.flags().contains(RollCallFlag.ROSTER_INCOMPLETE)) {
            flags.add(Flag.ROSTER_INCOMPLETE);
        }
        if (rollCall.flags().contains(RollCallFlag.FRAGMENT)) {
            flags.add(Flag.FRAGMENT);
        }
        if (!rollCall.differences().isEmpty()) {
            flags.add(Flag.TOTALS_DIFFER);
        }
        if (rollCall.flags().contains(RollCallFlag.AMENDMENT)) {
            flags.add(Flag.AMENDMENT);
        }
        if (rollCall.flags().contains(RollCallFlag.PARAGRAPH)) {
            flags.add(Flag.PARAGRAPH);
        }
        if (rollCall.count().presentAndVoting() > 0 && rollCall.margin() == 0) {
            flags.add(Flag.TIE);
        }
        return flags;
    }

    private static Result result(RollCall rollCall, Rule rule, CountRule by) {
        var outcome = rollCall.outcome(by);
        return new Result(rule, (int) outcome.needed().orElse(0), outcome.adopted());
    }

    private static List<Subject> subjects(RollCall rollCall) {
        return java.util.Arrays.stream(Subject.values())
                .filter(subject -> rollCall.subjects().contains(new org.comity.assembly.Subject(subject.code())))
                .toList();
    }
}

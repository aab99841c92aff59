package org.comity.node.web;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.comity.assembly.Origin;
import org.comity.assembly.Wording;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.Member;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.Partner;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallFlag;
import org.comity.assembly.archive.RollCallQuery;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.Count;
import org.comity.assembly.decision.CountRule;
import org.comity.node.HostedBody;
import org.comity.node.page.ActRef;
import org.comity.node.page.BodyKind;
import org.comity.node.page.BodyPage;
import org.comity.node.page.Counts;
import org.comity.node.page.Cut;
import org.comity.node.page.Day;
import org.comity.node.page.DecisionPage;
import org.comity.node.page.DecisionRow;
import org.comity.node.page.DecisionsPage;
import org.comity.node.page.Filter;
import org.comity.node.page.Flag;
import org.comity.node.page.Frame;
import org.comity.node.page.Heading;
import org.comity.node.page.HomePage;
import org.comity.node.page.Language;
import org.comity.node.page.Links;
import org.comity.node.page.MemberPage;
import org.comity.node.page.MemberRef;
import org.comity.node.page.MembersPage;
import org.comity.node.page.Outcome;
import org.comity.node.page.Paging;
import org.comity.node.page.Position;
import org.comity.node.page.Receipt;
import org.comity.node.page.RecordPage;
import org.comity.node.page.Result;
import org.comity.node.page.Rule;
import org.comity.node.page.Subject;
import org.comity.node.page.Text;

/// Fills the records of pages from the state of a body. Shows what is so, computes nothing that the rooms do not.
final class Views {
    static final int PAGE_SIZE = 50;

    private static final int LATEST = 6;
    private static final int TELLING = 6;
    private static final int PARTNERS = 10;

    /// With fewer common votes a share says little; members with a short history are compared over what there is.
    private static final int USUAL_COMMON = 100;

    private Views() {}

    static Archive archive(HostedBody body) {
        return view(body)
                .body()
                .archive()
                .orElseThrow(() -> Problem.notFound("The body " + body.name() + " is not an archive."));
    }

    static HostedBody.View view(HostedBody body) {
        return body.view()
                .orElseThrow(() -> Problem.notFound("The body " + body.name() + " has no charter in effect."));
    }

    static Cut cut(HostedBody body) throws IOException {
        var logs = new ArrayList<Cut.Log>();
        for (var origin : body.origins()) {
            var checkpoint = LogView.of(body, origin).checkpoint().checkpoint();
            logs.add(new Cut.Log(origin, checkpoint.size(), checkpoint.root().hex()));
        }
        return new Cut(logs);
    }

    static Frame.Band band(HostedBody body, Language language) {
        var charter = view(body).body().charter();
        var kind = switch (charter.kind()) {
            case LIVE -> BodyKind.LIVE;
            case EXERCISE -> BodyKind.EXERCISE;
            case ARCHIVE -> BodyKind.ARCHIVE;
        };
        return new Frame.Band(
                kind, body.name(), bodyName(body, language), charter.keepers().size());
    }

    /// What people call the body: its purpose, for a name that looks like a domain tells them nothing. In the page's
    /// language if the charter has it, else in the first that it has.
    static Text bodyName(HostedBody body, Language language) {
        return text(view(body).body().charter().purpose(), language);
    }

    /// What the charter calls the party of a log: a founder's name, a keeper's operator, else its id.
    static Text partyName(HostedBody body, String origin, Language language) {
        var charter = view(body).body().charter();
        var party = Origin.of(origin).party();
        return charter.founders().stream()
                .filter(founder -> founder.party().equals(party))
                .filter(founder -> !founder.name().texts().isEmpty())
                .map(founder -> text(founder.name(), language))
                .findFirst()
                .or(() -> charter.keepers().stream()
                        .filter(keeper -> keeper.origin().toString().equals(origin))
                        .map(keeper -> Text.english(keeper.operator()))
                        .findFirst())
                .orElse(Text.english(party.value()));
    }

    private static Text text(Wording wording, Language language) {
        var texts = wording.texts();
        var wanted = new org.comity.assembly.Language(language.tag());
        var chosen = texts.containsKey(wanted) ? wanted : texts.firstKey();
        return new Text(java.util.Objects.requireNonNull(texts.get(chosen)), chosen.tag());
    }

    static HomePage home(Frame frame, List<HostedBody> bodies) throws IOException {
        var rows = new ArrayList<HomePage.BodyRow>();
        for (var body : bodies) {
            long acts = 0;
            var cosigned = Instant.EPOCH;
            for (var origin : body.origins()) {
                var log = LogView.of(body, origin);
                acts += log.checkpoint().checkpoint().size();
                var at = log.cosignedAt().orElse(Instant.EPOCH);
                cosigned = at.isAfter(cosigned) ? at : cosigned;
            }
            rows.add(new HomePage.BodyRow(
                    body.name(),
                    bodyName(body, frame.language()),
                    band(body, frame.language()).kind(),
                    body.origins().size(),
                    acts,
                    view(body).body().charter().keepers().size(),
                    cosigned));
        }
        if (bodies.isEmpty()) {
            return new HomePage(frame, List.of(), new HomePage.Doors(0, 0, 0), rows, 0, List.of(), List.of());
        }
        var archive = archive(bodies.getFirst());
        var latest = archive.find(RollCallQuery.ALL.orderedBy(RollCallQuery.Order.NEWEST), 0, LATEST)
                .items();
        var telling = archive.rollCalls().stream()
                .filter(rollCall -> rollCall.governing().isPresent() && rollCall.rulesDisagree())
                .limit(TELLING)
                .toList();
        return new HomePage(frame, members(archive), doors(archive), rows, forks(bodies), rows(latest), rows(telling));
    }

    private static HomePage.Doors doors(Archive archive) {
        long ballots = archive.rollCalls().stream()
                .mapToLong(rollCall -> rollCall.count().members())
                .sum();
        return new HomePage.Doors(
                archive.rollCalls().size(), ballots, archive.members().size());
    }

    static BodyPage body(Frame frame, HostedBody hosted) throws IOException {
        var view = view(hosted);
        var body = view.body();
        var charter = body.charter();
        var parties = new ArrayList<BodyPage.Party>();
        for (var founder : charter.founders()) {
            var origin = hosted.name() + "/" + founder.party();
            parties.add(new BodyPage.Party(
                    founder.party().value(),
                    partyName(hosted, origin, frame.language()),
                    founder.party().equals(body.convener()) ? BodyPage.Standing.IMPORTER : BodyPage.Standing.MEMBER,
                    founder.rootKey().value(),
                    hosted.knownLog(origin).keys().getFirst().toString()));
        }
        var keepers = charter.keepers().stream()
                .map(keeper -> new BodyPage.Keeper(
                        keeper.origin().toString(), keeper.operator(), keeper.witnessKey(), keeper.mirrorKey()))
                .toList();
        var mandates = new ArrayList<BodyPage.Mandate>();
        body.logs()
                .values()
                .forEach(log -> log.mandates()
                        .values()
                        .forEach(mandate -> mandates.add(new BodyPage.Mandate(
                                log.origin().party().value(),
                                mandate.office(),
                                mandate.key().value(),
                                mandate.verbs().stream().map(Object::toString).toList(),
                                mandate.until().map(Instant::toString).orElse("")))));
        var logs = new ArrayList<BodyPage.LogRow>();
        for (var origin : hosted.origins()) {
            var log = LogView.of(hosted, origin);
            logs.add(new BodyPage.LogRow(
                    origin,
                    partyName(hosted, origin, frame.language()),
                    log.checkpoint().checkpoint().size(),
                    log.cosignedAt().orElse(Instant.EPOCH)));
        }
        var archive = archive(hosted);
        var years = years(archive);
        var place = hosted.place(recordId(body.id().toString())).orElseThrow();
        return new BodyPage(
                frame,
                bodyName(hosted, frame.language()),
                charter.languages().stream().map(Object::toString).toList(),
                charter.rules(),
                created(hosted, place),
                new ActRef(place.origin(), place.index(), body.id().toString()),
                parties,
                keepers,
                List.of(),
                mandates,
                logs,
                new BodyPage.Holdings(
                        archive.rollCalls().size(),
                        doors(archive).ballots(),
                        archive.members().size(),
                        years.isEmpty() ? 0 : years.getLast(),
                        years.isEmpty() ? 0 : years.getFirst()));
    }

    static MembersPage members(Frame frame, HostedBody body) {
        var archive = archive(body);
        int lastSession =
                archive.rollCalls().stream().mapToInt(RollCall::session).max().orElse(0);
        var rows = new ArrayList<MembersPage.Row>();
        for (var member : archive.members().values()) {
            var span = span(archive, member.code());
            if (span.rollCalls() > 0) {
                rows.add(new MembersPage.Row(
                        ref(member),
                        span.firstYear(),
                        span.lastYear(),
                        span.rollCalls(),
                        member.lastSession() < lastSession));
            }
        }
        return new MembersPage(frame, rows);
    }

    /// From when to when the archive lists a member, and how often.
    private record Span(int firstYear, int lastYear, int rollCalls) {}

    private static Span span(Archive archive, MemberCode member) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        int count = 0;
        for (var rollCall : archive.rollCalls()) {
            if (rollCall.choice(member).isPresent()) {
                first = Math.min(first, rollCall.date().year());
                last = Math.max(last, rollCall.date().year());
                count++;
            }
        }
        return new Span(count == 0 ? 0 : first, last, count);
    }

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
            if (outcome(results).key().equals(filter.outcome())) {
                query = query.withResults(results);
            }
        }
        if (member.isPresent()) {
            query = filter.position().isEmpty()
                    ? query.withMember(member.get())
                    : query.withMember(member.get(), choice(filter.position()));
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
            case TITLE -> Comparator.comparing(Views::heading, String.CASE_INSENSITIVE_ORDER);
            case YES -> Comparator.comparingLong(rollCall -> rollCall.count().yes());
            case NO -> Comparator.comparingLong(rollCall -> rollCall.count().no());
            case ABSTAIN ->
                Comparator.comparingLong(rollCall -> rollCall.count().abstain());
            case ABSENT -> Comparator.comparingLong(rollCall -> rollCall.count().absent());
        };
        return (filter.descending() ? by.reversed() : by).thenComparing(RollCall::id);
    }

    static DecisionsPage decisions(Frame frame, HostedBody body, Filter filter) {
        var archive = archive(body);
        var member = chosen(filter);
        var found = filtered(archive, filter, member);
        var paging = new Paging(filter.page(), PAGE_SIZE, found.size());
        var shown = page(found, paging);
        var positions = member.isEmpty()
                ? List.<Position>of()
                : shown.stream()
                        .map(rollCall -> position(rollCall.choice(member.get()).orElse(Choice.ABSENT)))
                        .toList();
        return new DecisionsPage(
                frame,
                filter,
                archive.rollCalls().size(),
                years(archive),
                members(archive),
                paging,
                rows(shown),
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
        var archive = archive(hosted);
        var id = rollCall.id().toString();
        var place = hosted.place(recordId(rollCall.attestedBy().toString())).orElseThrow();
        var all = archive.rollCalls();
        int at = all.indexOf(rollCall);
        var names = archive.members();
        return new DecisionPage(
                frame,
                id,
                rollCall.session(),
                rollCall.symbol(),
                day(rollCall),
                rollCall.title(),
                rollCall.description(),
                subjects(rollCall),
                counts(rollCall.count()),
                result(rollCall, Rule.SIMPLE, CountRule.SIMPLE),
                result(rollCall, Rule.TWO_THIRDS, CountRule.TWO_THIRDS),
                List.of(
                        result(rollCall, Rule.TWO_THIRDS_OF_PRESENT, CountRule.TWO_THIRDS_PRESENT),
                        result(rollCall, Rule.ABSOLUTE, CountRule.ABSOLUTE_MAJORITY),
                        result(rollCall, Rule.TWO_THIRDS_OF_MEMBERS, CountRule.TWO_THIRDS_OF_MEMBERS)),
                governing(rollCall),
                rollCall.votes().stream()
                        .map(vote -> new DecisionPage.Ballot(
                                ref(java.util.Objects.requireNonNull(names.get(vote.member()))),
                                position(vote.choice())))
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
                receipt(hosted, place, Receipt.stepsOfDecision()),
                at > 0 ? all.get(at - 1).id().toString() : "",
                at + 1 < all.size() ? all.get(at + 1).id().toString() : "");
    }

    static Receipt receipt(HostedBody body, HostedBody.Place place, List<Receipt.Step> steps) {
        return new Receipt(
                Links.actFile(place.origin(), place.index(), "tlog-proof"),
                Links.trust(body.name()),
                Links.actFile(place.origin(), place.index(), "json"),
                "comity verify " + place.origin().replace('/', '-') + "-" + place.index() + ".tlog-proof",
                steps);
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

    static MemberPage member(Frame frame, HostedBody hosted, Member member, Filter filter) {
        var archive = archive(hosted);
        var span = span(archive, member.code());
        var found = filtered(archive, filter, Optional.of(member.code()));
        var paging = new Paging(filter.page(), PAGE_SIZE, found.size());
        var votes = page(found, paging).stream()
                .map(rollCall -> new MemberPage.Vote(
                        row(rollCall), position(rollCall.choice(member.code()).orElseThrow())))
                .toList();
        var count = archive.countOf(member.code());
        var partners = partners(archive, member);
        return new MemberPage(
                frame,
                ref(member),
                span.firstYear(),
                span.lastYear(),
                counts(count),
                filter,
                memberYears(archive, member.code()),
                paging,
                votes,
                agreements(archive, partners),
                agreements(archive, partners.reversed()),
                leastCommon(archive, member));
    }

    /// How alike the member and each of the others voted, the most alike first.
    static List<Partner> partners(Archive archive, Member member) {
        return archive.partners(member.code(), leastCommon(archive, member), _ -> true);
    }

    /// How many common votes another member needs to be compared with this one.
    static int leastCommon(Archive archive, Member member) {
        return archive.countOf(member.code()).present() >= 5 * USUAL_COMMON ? USUAL_COMMON : 10;
    }

    private static List<MemberPage.Agreement> agreements(Archive archive, List<Partner> partners) {
        return partners.stream()
                .limit(PARTNERS)
                .map(partner -> new MemberPage.Agreement(
                        ref(archive.member(partner.member()).orElseThrow()),
                        partner.agreement().identical(),
                        partner.agreement().common()))
                .toList();
    }

    static RecordPage record(Frame frame, List<HostedBody> bodies, List<String> audits) throws IOException {
        var logs = new ArrayList<RecordPage.Log>();
        long bytes = 0;
        for (var body : bodies) {
            for (var origin : body.origins()) {
                var log = LogView.of(body, origin);
                var checkpoint = log.checkpoint().checkpoint();
                bytes += body.log(origin).segmentBytes();
                logs.add(new RecordPage.Log(
                        origin,
                        partyName(body, origin, frame.language()),
                        checkpoint.size(),
                        checkpoint.root().hex(),
                        body.knownLog(origin).keys().getFirst().toString(),
                        log.text(),
                        log.checkpoint().cosignatures().stream()
                                .map(line -> new RecordPage.Cosignature(
                                        line.line().name().value(),
                                        line.key().algorithm(),
                                        Instant.ofEpochSecond(
                                                line.signedAtSeconds().orElse(0))))
                                .toList(),
                        refusal(body, origin),
                        evidence(body, origin)));
            }
        }
        return new RecordPage(frame, bytes, logs, audits, forks(bodies));
    }

    /// The commands by which anybody audits the logs of this node from outside, one for each.
    ///
    /// @param node where readers reach it
    static List<String> audits(List<HostedBody> bodies, URI node) {
        return bodies.stream()
                .flatMap(body -> body.origins().stream())
                .map(origin -> "comity audit " + node.resolve(Links.log(origin, "")))
                .toList();
    }

    private static RecordPage.Refusal refusal(HostedBody body, String origin) {
        return body.keeper()
                .refusal(new org.comity.record.note.Origin(origin))
                .map(refusal -> new RecordPage.Refusal(
                        switch (refusal.kind()) {
                            case OLDER_COPY -> RecordPage.Refusal.Kind.OLDER;
                            case FORK -> RecordPage.Refusal.Kind.FORK;
                            case INCONSISTENT -> RecordPage.Refusal.Kind.INCONSISTENT;
                        },
                        refusal.cosigned(),
                        refusal.shown()))
                .orElse(RecordPage.Refusal.NONE);
    }

    /// The address of the evidence that a log signed two histories; empty if none is held.
    private static String evidence(HostedBody body, String origin) throws IOException {
        var log = new org.comity.record.note.Origin(origin);
        return body.keeper().evidence(log).isPresent()
                ? Links.forkEvidence(body.name(), log.hash().hex())
                : "";
    }

    private static int forks(List<HostedBody> bodies) throws IOException {
        int forks = 0;
        for (var body : bodies) {
            for (var origin : body.origins()) {
                forks += evidence(body, origin).isEmpty() ? 0 : 1;
            }
        }
        return forks;
    }

    static org.comity.record.act.ActId recordId(String hex) {
        try {
            return org.comity.record.act.ActId.parse(hex);
        } catch (org.comity.record.MalformedException e) {
            throw new IllegalStateException("an act id that the fold gave", e);
        }
    }

    private static Instant created(HostedBody body, HostedBody.Place place) throws IOException {
        try {
            return org.comity.record.act.Entry.parse(body.log(place.origin()).entry(place.index()))
                    .act()
                    .created();
        } catch (org.comity.record.MalformedException e) {
            throw new IllegalStateException("an entry that was folded", e);
        }
    }

    static List<MemberRef> members(Archive archive) {
        var voted = new HashSet<MemberCode>();
        archive.members().keySet().forEach(code -> {
            if (archive.countOf(code).members() > 0) {
                voted.add(code);
            }
        });
        return archive.members().values().stream()
                .filter(member -> voted.contains(member.code()))
                .map(Views::ref)
                .toList();
    }

    private static List<Integer> years(Archive archive) {
        var years = new TreeSet<Integer>(Comparator.reverseOrder());
        archive.rollCalls().forEach(rollCall -> years.add(rollCall.date().year()));
        return List.copyOf(years);
    }

    private static List<Integer> memberYears(Archive archive, MemberCode member) {
        var years = new TreeSet<Integer>(Comparator.reverseOrder());
        for (var rollCall : archive.rollCalls()) {
            if (rollCall.choice(member).isPresent()) {
                years.add(rollCall.date().year());
            }
        }
        return List.copyOf(years);
    }

    private static List<DecisionRow> rows(List<RollCall> rollCalls) {
        return rollCalls.stream().map(Views::row).toList();
    }

    private static DecisionRow row(RollCall rollCall) {
        return new DecisionRow(
                rollCall.id().toString(),
                day(rollCall),
                rollCall.title(),
                rollCall.description(),
                rollCall.symbol(),
                counts(rollCall.count()),
                outcome(rollCall.results()));
    }

    private static Result result(RollCall rollCall, Rule rule, CountRule by) {
        var outcome = rollCall.outcome(by);
        return new Result(rule, (int) outcome.needed().orElse(0), outcome.adopted());
    }

    private static Outcome outcome(RollCall.Results results) {
        return switch (results) {
            case UNDER_BOTH -> Outcome.BOTH;
            case UNDER_SIMPLE_ONLY -> Outcome.SIMPLE_ONLY;
            case UNDER_NEITHER -> Outcome.NEITHER;
        };
    }

    private static List<Subject> subjects(RollCall rollCall) {
        return java.util.Arrays.stream(Subject.values())
                .filter(subject -> rollCall.subjects().contains(new org.comity.assembly.Subject(subject.code())))
                .toList();
    }

    private static Day day(RollCall rollCall) {
        var date = rollCall.date();
        return new Day(
                LocalDate.of(date.year(), date.month(), date.day().orElse(1)),
                date.day().isEmpty());
    }

    private static Counts counts(Count count) {
        return new Counts((int) count.members(), (int) count.yes(), (int) count.no(), (int) count.abstain(), (int)
                count.absent());
    }

    private static MemberRef ref(Member member) {
        return new MemberRef(member.code().value(), member.name());
    }

    private static Position position(Choice choice) {
        return switch (choice) {
            case YES -> Position.FOR;
            case NO -> Position.AGAINST;
            case ABSTAIN -> Position.ABSTAIN;
            case ABSENT -> Position.NOT_VOTING;
        };
    }

    private static Choice choice(String positionKey) {
        for (var choice : Choice.values()) {
            if (position(choice).key().equals(positionKey)) {
                return choice;
            }
        }
        throw Problem.badRequest("There is no position \"" + positionKey + "\".");
    }
}

package org.comity.node.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.comity.assembly.Origin;
import org.comity.assembly.Wording;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.Member;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.Count;
import org.comity.node.HostedBody;
import org.comity.node.page.BodyKind;
import org.comity.node.page.Counts;
import org.comity.node.page.Cut;
import org.comity.node.page.Day;
import org.comity.node.page.DecisionRow;
import org.comity.node.page.Frame;
import org.comity.node.page.Language;
import org.comity.node.page.Links;
import org.comity.node.page.MemberRef;
import org.comity.node.page.Outcome;
import org.comity.node.page.Position;
import org.comity.node.page.Receipt;
import org.comity.node.page.Text;

/// What several pages show alike, filled from the state of a body. Views show what is so, and compute nothing that the
/// rooms do not.
final class Views {
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

    static Receipt receipt(HostedBody body, HostedBody.Place place, List<Receipt.Step> steps) {
        return new Receipt(
                Links.actFile(place.origin(), place.index(), "tlog-proof"),
                Links.trust(body.name()),
                Links.actFile(place.origin(), place.index(), "json"),
                "comity verify " + place.origin().replace('/', '-') + "-" + place.index() + ".tlog-proof",
                steps);
    }

    static org.comity.record.act.ActId recordId(String hex) {
        try {
            return org.comity.record.act.ActId.parse(hex);
        } catch (org.comity.record.MalformedException e) {
            throw new IllegalStateException("an act id that the fold gave", e);
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

    static List<Integer> years(Archive archive) {
        var years = new TreeSet<Integer>(Comparator.reverseOrder());
        archive.rollCalls().forEach(rollCall -> years.add(rollCall.date().year()));
        return List.copyOf(years);
    }

    static List<DecisionRow> rows(List<RollCall> rollCalls) {
        return rollCalls.stream().map(Views::row).toList();
    }

    static DecisionRow row(RollCall rollCall) {
        return new DecisionRow(
                rollCall.id().toString(),
                day(rollCall),
                rollCall.title(),
                rollCall.description(),
                rollCall.symbol(),
                counts(rollCall.count()),
                outcome(rollCall.results()));
    }

    static Outcome outcome(RollCall.Results results) {
        return switch (results) {
            case UNDER_BOTH -> Outcome.BOTH;
            case UNDER_SIMPLE_ONLY -> Outcome.SIMPLE_ONLY;
            case UNDER_NEITHER -> Outcome.NEITHER;
        };
    }

    static Day day(RollCall rollCall) {
        var date = rollCall.date();
        return new Day(
                LocalDate.of(date.year(), date.month(), date.day().orElse(1)),
                date.day().isEmpty());
    }

    static Counts counts(Count count) {
        return new Counts((int) count.members(), (int) count.yes(), (int) count.no(), (int) count.abstain(), (int)
                count.absent());
    }

    static MemberRef ref(Member member) {
        return new MemberRef(member.code().value(), member.name());
    }

    static Position position(Choice choice) {
        return switch (choice) {
            case YES -> Position.FOR;
            case NO -> Position.AGAINST;
            case ABSTAIN -> Position.ABSTAIN;
            case ABSENT -> Position.NOT_VOTING;
        };
    }

    static Choice choice(String positionKey) {
        for (var choice : Choice.values()) {
            if (position(choice).key().equals(positionKey)) {
                return choice;
            }
        }
        throw Problem.badRequest("There is no position \"" + positionKey + "\".");
    }
}

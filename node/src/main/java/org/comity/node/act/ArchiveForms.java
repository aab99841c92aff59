package org.comity.node.act;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.comity.assembly.Verb;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.archive.Governing;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.OfficialTotals;
import org.comity.assembly.archive.RecordDate;
import org.comity.assembly.archive.RollCallFlag;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.archive.Source;
import org.comity.assembly.archive.SourceFile;
import org.comity.assembly.archive.Vote;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Kind;

/// Payloads of attestations.
final class ArchiveForms {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Kind<MemberCode> MEMBER =
            Kind.unique("a member's code, `" + MemberCode.FORM + "`", MemberCode::new, MemberCode::value);
    private static final Kind<List<Source>> SOURCES = Kind.list(Kind.object(source()), 1);

    static final Form<ArchiveAct.AttestParty> ATTEST_PARTY = attestParty();
    static final Form<ArchiveAct.AttestRollCall> ATTEST_ROLL_CALL = attestRollCall();

    private ArchiveForms() {}

    private static Form<ArchiveAct.AttestParty> attestParty() {
        var act = new Form.Draft<ArchiveAct.AttestParty>(Verb.ATTEST_PARTY.text());
        var member = act.member("member", MEMBER, ArchiveAct.AttestParty::member, "as the source codes it");
        var name = act.member(
                "name", Kind.filled(ArchiveAct.LONGEST_TEXT), ArchiveAct.AttestParty::name, "as the source writes it");
        var names = act.member(
                "names",
                Kinds.wording(0),
                ArchiveAct.AttestParty::names,
                "in further languages, where the source has them");
        var firstSession =
                act.member("firstSession", Kind.number(1), ArchiveAct.AttestParty::firstSession, "in which it voted");
        var lastSession =
                act.member("lastSession", Kind.number(1), ArchiveAct.AttestParty::lastSession, "not before the first");
        var sources = act.member("sources", SOURCES, ArchiveAct.AttestParty::sources, "where it says so");
        return act.form(found -> new ArchiveAct.AttestParty(
                member.in(found),
                name.in(found),
                names.in(found),
                firstSession.in(found),
                lastSession.in(found),
                sources.in(found)));
    }

    private static Form<ArchiveAct.AttestRollCall> attestRollCall() {
        var act = new Form.Draft<ArchiveAct.AttestRollCall>(Verb.ATTEST_ROLL_CALL.text());
        var rollCall = act.member(
                "rollCall",
                Kind.number(1).as(RollCallId::new, RollCallId::number),
                ArchiveAct.AttestRollCall::rollCall,
                "its number in the record, the only key: several roll calls share one symbol");
        var session = act.member("session", Kind.number(1), ArchiveAct.AttestRollCall::session, "of the organ");
        var date = act.member(
                "date",
                Kind.spelled("a month or a day, `1970-11` or `1970-11-20`", ArchiveForms::date, RecordDate::toString),
                ArchiveAct.AttestRollCall::date,
                "as precise as the record has it");
        var symbol = act.member(
                "symbol",
                Kind.text(ArchiveAct.LONGEST_TEXT),
                ArchiveAct.AttestRollCall::symbol,
                "of the document, empty where the record has none");
        var title = act.member(
                "title", Kind.text(ArchiveAct.LONGEST_TEXT), ArchiveAct.AttestRollCall::title, "short, may be empty");
        var description = act.member(
                "description",
                Kind.text(ArchiveAct.LONGEST_TEXT),
                ArchiveAct.AttestRollCall::description,
                "may be empty");
        var subjects = act.member(
                "subjects",
                Kind.ascending(Kinds.SUBJECT, 0),
                ArchiveAct.AttestRollCall::subjects,
                "codes of the source, such as `hr`");
        var flags = act.member(
                "flags",
                Kind.someOf(Arrays.asList(RollCallFlag.values()), RollCallFlag::text, 0),
                each -> new TreeSet<>(each.flags()),
                "what a reader must know about the record");
        var official = act.member(
                "official",
                Kind.object(official()),
                ArchiveAct.AttestRollCall::official,
                "totals as the record itself gives them");
        var votes = act.member(
                "votes",
                Kind.byName(MEMBER, Kinds.oneOf(Choice.class, Choice::text), 1, ArchiveAct.MOST_VOTES)
                        .as(ArchiveForms::votes, ArchiveForms::byMember),
                ArchiveAct.AttestRollCall::votes,
                "by member; who is absent stands there as absent");
        var governing = act.optional(
                "governing",
                Kind.object(governing()),
                ArchiveAct.AttestRollCall::governing,
                "the majority that governed, where the record says so");
        var sources = act.member("sources", SOURCES, ArchiveAct.AttestRollCall::sources, "where it says so");
        return act.form(found -> new ArchiveAct.AttestRollCall(
                rollCall.in(found),
                session.in(found),
                date.in(found),
                symbol.in(found),
                title.in(found),
                description.in(found),
                subjects.in(found),
                flags.in(found),
                official.in(found),
                votes.in(found),
                governing.in(found),
                sources.in(found)));
    }

    private static RecordDate date(String text) throws MalformedException {
        if (!text.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")) {
            throw new MalformedException("must be a date such as 1970-11 or 1970-11-20, not \"" + text + "\"");
        }
        return new RecordDate(
                Integer.parseInt(text.substring(0, 4)),
                Integer.parseInt(text.substring(5, 7)),
                text.length() == 7 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.substring(8))));
    }

    private static List<Vote> votes(SortedMap<MemberCode, Choice> byMember) {
        return byMember.entrySet().stream()
                .map(vote -> new Vote(vote.getKey(), vote.getValue()))
                .toList();
    }

    private static SortedMap<MemberCode, Choice> byMember(List<Vote> votes) {
        var byMember = new TreeMap<MemberCode, Choice>();
        votes.forEach(vote -> byMember.put(vote.member(), vote.choice()));
        return Collections.unmodifiableSortedMap(byMember);
    }

    private static Form<OfficialTotals> official() {
        var official = new Form.Draft<OfficialTotals>("official totals");
        var yes = official.optional("yes", Kind.number(0), totals -> optional(totals.yes()), "");
        var no = official.optional("no", Kind.number(0), totals -> optional(totals.no()), "");
        var abstain = official.optional("abstain", Kind.number(0), totals -> optional(totals.abstain()), "");
        return official.form(
                found -> new OfficialTotals(total(yes.in(found)), total(no.in(found)), total(abstain.in(found))));
    }

    private static Optional<Integer> optional(OptionalInt total) {
        return total.isPresent() ? Optional.of(total.getAsInt()) : Optional.empty();
    }

    private static OptionalInt total(Optional<Integer> found) {
        return found.isPresent() ? OptionalInt.of(found.get()) : OptionalInt.empty();
    }

    private static Form<Governing> governing() {
        var governing = new Form.Draft<Governing>("governing majority");
        var majority = governing.member(
                "majority",
                Kinds.oneOf(CountRule.class, CountRule::code),
                Governing::majority,
                "an archive knows those that count members");
        var evidence = governing.member(
                "evidence", Kind.filled(Governing.LONGEST_EVIDENCE), Governing::evidence, "the sentence for it");
        return governing.form(found -> new Governing(majority.in(found), evidence.in(found)));
    }

    private static Form<Source> source() {
        var source = new Form.Draft<Source>("source");
        var file = source.member(
                "file",
                Kind.filled(SourceFile.LONGEST_TEXT),
                each -> each.file().name(),
                "its name");
        var sha256 = source.member("sha256", Kinds.DIGEST, each -> each.file().sha256(), "of the file");
        var licence = source.member(
                "licence",
                Kind.filled(SourceFile.LONGEST_TEXT),
                each -> each.file().licence(),
                "under which the source gives it out, such as `CC0-1.0`");
        var day = source.member(
                "day",
                Kind.spelled("a day, `2021-03-08`", ArchiveForms::day, LocalDate::toString),
                each -> each.file().day(),
                "of the file's version, as its source dates it");
        var firstLine = source.member("firstLine", Kind.number(1), Source::firstLine, "the heading counted");
        var lastLine = source.member("lastLine", Kind.number(1), Source::lastLine, "not before the first");
        return source.form(found -> new Source(
                new SourceFile(sha256.in(found), file.in(found), licence.in(found), day.in(found)),
                firstLine.in(found),
                lastLine.in(found)));
    }

    private static LocalDate day(String text) throws MalformedException {
        if (!DAY.matcher(text).matches()) {
            throw new MalformedException("must be a day such as 2021-03-08, not \"" + text + "\"");
        }
        return LocalDate.parse(text);
    }
}

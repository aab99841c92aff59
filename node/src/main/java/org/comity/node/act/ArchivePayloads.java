package org.comity.node.act;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.Subject;
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
import org.comity.assembly.decision.Majority;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;

/// Payloads of attestations.
final class ArchivePayloads {
    private ArchivePayloads() {}

    static Json.Members write(ArchiveAct act) {
        return switch (act) {
            case ArchiveAct.AttestParty party ->
                Json.object(
                        Json.member("member", Json.of(party.member().value())),
                        Json.member("name", Json.of(party.name())),
                        Json.member("names", Fields.wording(party.names())),
                        Json.member("firstSession", Json.of(party.firstSession())),
                        Json.member("lastSession", Json.of(party.lastSession())),
                        Json.member("sources", sources(party.sources())));
            case ArchiveAct.AttestRollCall rollCall -> rollCall(rollCall);
        };
    }

    static ArchiveAct read(Verb verb, Json.Members payload)
            throws MalformedException, org.comity.assembly.MalformedException {
        return verb == Verb.ATTEST_PARTY ? party(payload) : rollCall(payload);
    }

    private static ArchiveAct.AttestParty party(Json.Members payload) throws MalformedException {
        var where = "attest-party";
        payload.requireExactly(
                List.of("member", "name", "names", "firstSession", "lastSession", "sources"), List.of(), where);
        return new ArchiveAct.AttestParty(
                new MemberCode(payload.text("member", where)),
                payload.text("name", where),
                Fields.wording(payload.object("names", where), where),
                Fields.number(payload, "firstSession", where),
                Fields.number(payload, "lastSession", where),
                sources(payload, where));
    }

    private static Json.Members rollCall(ArchiveAct.AttestRollCall act) {
        var members = new LinkedHashMap<String, Json>();
        members.put("rollCall", Json.of(act.rollCall().number()));
        members.put("session", Json.of(act.session()));
        members.put("date", Json.of(act.date().toString()));
        members.put("symbol", Json.of(act.symbol()));
        members.put("title", Json.of(act.title()));
        members.put("description", Json.of(act.description()));
        members.put(
                "subjects",
                Json.texts(act.subjects().stream().map(Subject::value).toList()));
        members.put(
                "flags", Json.texts(act.flags().stream().map(RollCallFlag::text).toList()));
        var official = new LinkedHashMap<String, Json>();
        act.official().yes().ifPresent(total -> official.put("yes", Json.of(total)));
        act.official().no().ifPresent(total -> official.put("no", Json.of(total)));
        act.official().abstain().ifPresent(total -> official.put("abstain", Json.of(total)));
        members.put("official", new Json.Members(official));
        var votes = new LinkedHashMap<String, Json>();
        act.votes()
                .forEach(vote ->
                        votes.put(vote.member().value(), Json.of(vote.choice().text())));
        members.put("votes", new Json.Members(votes));
        act.governing()
                .ifPresent(governing -> members.put(
                        "governing",
                        Json.object(
                                Json.member(
                                        "majority", Json.of(governing.majority().code())),
                                Json.member("evidence", Json.of(governing.evidence())))));
        members.put("sources", sources(act.sources()));
        return new Json.Members(members);
    }

    private static ArchiveAct.AttestRollCall rollCall(Json.Members payload)
            throws MalformedException, org.comity.assembly.MalformedException {
        var where = "attest-roll-call";
        payload.requireExactly(
                List.of(
                        "rollCall",
                        "session",
                        "date",
                        "symbol",
                        "title",
                        "description",
                        "subjects",
                        "flags",
                        "official",
                        "votes",
                        "sources"),
                List.of("governing"),
                where);
        var subjects = new TreeSet<Subject>();
        for (var subject : Fields.texts(payload, "subjects", where)) {
            subjects.add(new Subject(subject));
        }
        var flags = EnumSet.noneOf(RollCallFlag.class);
        for (var flag : Fields.texts(payload, "flags", where)) {
            flags.add(RollCallFlag.parse(flag));
        }
        // In canonical form members stand in ascending order already; elsewhere they are put into it.
        var votes = new TreeMap<MemberCode, Vote>();
        for (var vote : payload.object("votes", where).members().entrySet()) {
            var member = new MemberCode(vote.getKey());
            if (!(vote.getValue() instanceof Json.Text(var choice))) {
                throw new MalformedException(where + ": the vote of " + member + " must be a text");
            }
            votes.put(member, new Vote(member, Choice.parse(choice)));
        }
        Optional<Governing> governing = Optional.empty();
        if (payload.members().containsKey("governing")) {
            var named = payload.object("governing", where);
            named.requireExactly(List.of("majority", "evidence"), List.of(), where + ": governing");
            if (!(Majority.parse(named.text("majority", where)) instanceof CountRule rule)) {
                throw new MalformedException(where + ": governing: an archive knows majorities that count members");
            }
            governing = Optional.of(new Governing(rule, named.text("evidence", where)));
        }
        var official = payload.object("official", where);
        official.requireExactly(List.of(), List.of("yes", "no", "abstain"), where + ": official");
        return new ArchiveAct.AttestRollCall(
                new RollCallId(Fields.number(payload, "rollCall", where)),
                Fields.number(payload, "session", where),
                date(payload.text("date", where)),
                payload.text("symbol", where),
                payload.text("title", where),
                payload.text("description", where),
                subjects,
                flags,
                new OfficialTotals(total(official, "yes"), total(official, "no"), total(official, "abstain")),
                new ArrayList<>(votes.values()),
                governing,
                sources(payload, where));
    }

    private static OptionalInt total(Json.Members official, String name) throws MalformedException {
        return official.members().containsKey(name)
                ? OptionalInt.of(Fields.number(official, name, "attest-roll-call: official"))
                : OptionalInt.empty();
    }

    private static RecordDate date(String text) throws MalformedException {
        if (!text.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")) {
            throw new MalformedException("attest-roll-call: the date \"" + text + "\"; expected 1970-11 or 1970-11-20");
        }
        return new RecordDate(
                Integer.parseInt(text.substring(0, 4)),
                Integer.parseInt(text.substring(5, 7)),
                text.length() == 7 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.substring(8))));
    }

    private static Json sources(List<Source> sources) {
        return Json.array(sources.stream()
                .map(source -> Json.object(
                        Json.member("file", Json.of(source.file().name())),
                        Json.member("sha256", Json.of(source.file().sha256().toString())),
                        Json.member("licence", Json.of(source.file().licence())),
                        Json.member("day", Json.of(source.file().day().toString())),
                        Json.member("firstLine", Json.of(source.firstLine())),
                        Json.member("lastLine", Json.of(source.lastLine()))))
                .toList());
    }

    private static List<Source> sources(Json.Members payload, String where) throws MalformedException {
        var sources = new ArrayList<Source>();
        for (var item : payload.array("sources", where)) {
            var source = Fields.object(item, where + ": sources");
            source.requireExactly(
                    List.of("file", "sha256", "licence", "day", "firstLine", "lastLine"),
                    List.of(),
                    where + ": sources");
            java.time.LocalDate day;
            try {
                day = java.time.LocalDate.parse(source.text("day", where));
            } catch (java.time.DateTimeException e) {
                throw new MalformedException(where + ": sources: no such day: " + source.text("day", where), e);
            }
            sources.add(new Source(
                    new SourceFile(
                            Fields.digest(source, "sha256", where),
                            source.text("file", where),
                            source.text("licence", where),
                            day),
                    Fields.number(source, "firstLine", where),
                    Fields.number(source, "lastLine", where)));
        }
        return sources;
    }
}

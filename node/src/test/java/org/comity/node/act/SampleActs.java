package org.comity.node.act;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.Act;
import org.comity.assembly.ActId;
import org.comity.assembly.BodyName;
import org.comity.assembly.Content;
import org.comity.assembly.Digest;
import org.comity.assembly.Language;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.Wording;
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
import org.comity.assembly.body.ApprovalsAsked;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyKind;
import org.comity.assembly.body.Charter;
import org.comity.assembly.body.Founder;
import org.comity.assembly.body.Keeper;
import org.comity.assembly.body.LogKeys;
import org.comity.assembly.body.Mandate;
import org.comity.assembly.body.Period;
import org.comity.assembly.body.Standing;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.assembly.decision.DecisionRule;

/// One act of each kind, every optional part of it filled.
final class SampleActs {
    private static final LogKeys KEYS = new LogKeys(key('a'), key('b'), key('c'));
    private static final List<Source> SOURCES = List.of(new Source(
            new SourceFile(Digest.of("0f".repeat(32)), "votes.csv", "CC0-1.0", LocalDate.of(2021, 3, 8)), 2, 5));

    private SampleActs() {}

    static List<Act.Said> all() {
        return List.of(
                new BodyAct.AdoptCharter(charter(), KEYS),
                new BodyAct.AcceptCharter(KEYS),
                new BodyAct.OpenKeeperLog(KEYS),
                new BodyAct.GrantMandate(new Mandate(
                        key('d'),
                        new TreeSet<>(Set.of(Verb.ATTEST_PARTY, Verb.ATTEST_ROLL_CALL)),
                        new TreeSet<>(Set.of(Subject.PUBLIC_RECORD)),
                        Optional.of(Instant.parse("2027-01-31T12:00:00Z")),
                        "importer of the public record",
                        new Content(Digest.of("1e".repeat(32)), 12, "text/plain"))),
                new BodyAct.RevokeMandate(ActId.of("2d".repeat(32))),
                new BodyAct.RotateKey(key('e'), key('f')),
                party(),
                rollCall());
    }

    static ArchiveAct.AttestParty party() {
        return new ArchiveAct.AttestParty(
                new MemberCode("FRA"), "France", Wording.of(Map.of(new Language("ru"), "Франция")), 1, 69, SOURCES);
    }

    static ArchiveAct.AttestRollCall rollCall() {
        return new ArchiveAct.AttestRollCall(
                new RollCallId(1120),
                25,
                RecordDate.ofDay(LocalDate.of(1970, 11, 20)),
                "A/L.599",
                "CHINA",
                "TO DECLARE THE QUESTION IMPORTANT",
                new TreeSet<>(Set.of(new Subject("hr"), new Subject("ec"))),
                EnumSet.of(RollCallFlag.AMENDMENT, RollCallFlag.FRAGMENT),
                new OfficialTotals(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(0)),
                List.of(
                        new Vote(new MemberCode("FRA"), Choice.YES),
                        new Vote(new MemberCode("GBR"), Choice.NO),
                        new Vote(new MemberCode("IND"), Choice.ABSTAIN),
                        new Vote(new MemberCode("PER"), Choice.ABSENT)),
                Optional.of(new Governing(CountRule.TWO_THIRDS, "the motion was carried")),
                SOURCES);
    }

    static Multikey key(char fill) {
        return new Multikey("z6Mk" + String.valueOf(fill).repeat(44));
    }

    private static Charter charter() {
        var name = new BodyName("demo.example");
        return new Charter(
                name,
                BodyKind.EXERCISE,
                Wording.of(Map.of(new Language("en"), "To try things", new Language("fr"), "Essayer")),
                List.of(new Language("en"), new Language("fr")),
                List.of(new Founder(new PartyId("mara"), Wording.of("en", "Mara"), Standing.OBSERVER, key('g'))),
                List.of(new Keeper(
                        new Origin(name, new PartyId("keeper")), "an operator", key('h'), "witness", "mirror")),
                "v0",
                new TreeMap<>(Map.of(
                        new Subject("budget"),
                        DecisionRule.plenary(CountRule.TWO_THIRDS),
                        new Subject("order"),
                        DecisionRule.committee(CountRule.SIMPLE))),
                new TreeMap<>(Map.of(Period.VOTING, Duration.ofDays(3))),
                new TreeMap<>(Map.of(Verb.ATTEST_PARTY, new ApprovalsAsked(2, 1))));
    }
}

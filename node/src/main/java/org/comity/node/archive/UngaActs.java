package org.comity.node.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.comity.assembly.Digest;
import org.comity.assembly.Subject;
import org.comity.assembly.Wording;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.archive.Governing;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.OfficialTotals;
import org.comity.assembly.archive.RecordDate;
import org.comity.assembly.archive.RollCallFlag;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.archive.Source;
import org.comity.assembly.archive.Vote;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.node.act.Payloads;

/// What the importer attests, made from what the files say.
final class UngaActs {
    static final String LICENCE = "CC0-1.0";

    /// The day of the source's commit.
    static final LocalDate SOURCE_DAY = LocalDate.of(2021, 3, 8);

    /// A roll call with fewer votes listed is a fragment: the Assembly never had so few members.
    private static final int FEWEST_VOTES = 10;

    /// Where more members than this are not listed, the source does not know who was absent. Fewer are single seats
    /// whose
    /// standing was in doubt (Yugoslavia from 1992 on), not a gap of the source.
    private static final int MOST_UNLISTED = 5;

    /// What fits into an entry beside envelope, approval and proof.
    private static final int MOST_PAYLOAD_BYTES = 60_000;

    private UngaActs() {}

    /// @throws ImportException if a roll call is more than an act holds
    static List<ArchiveAct> of(UngaFiles files) throws ImportException {
        var acts = new ArrayList<ArchiveAct>();
        for (var member : files.members()) {
            acts.add(new ArchiveAct.AttestParty(
                    new MemberCode(member.code()),
                    member.name(),
                    Wording.NONE,
                    member.firstSession(),
                    member.lastSession(),
                    List.of(source(files.memberFile(), member.line(), member.line()))));
        }
        var defects = new ArrayList<String>();
        for (var read : files.rollCalls()) {
            var act = rollCall(files, read);
            int bytes = Payloads.write(act).canonical().length;
            if (bytes > MOST_PAYLOAD_BYTES) {
                ImportException.gather(
                        defects,
                        files.rollCallFile().name() + ":" + read.line() + ": roll call " + read.number() + " makes "
                                + bytes + " bytes; an act holds " + MOST_PAYLOAD_BYTES
                                + "; shorten its texts, and keep its votes in one run of rows");
            }
            acts.add(act);
        }
        if (!defects.isEmpty()) {
            throw new ImportException(defects);
        }
        return acts;
    }

    private static ArchiveAct.AttestRollCall rollCall(UngaFiles files, UngaFiles.RollCall read) {
        var date = LocalDate.parse(read.date());
        var subjects = new TreeSet<Subject>();
        read.subjects().forEach(subject -> subjects.add(new Subject(subject)));
        var votes = new ArrayList<Vote>(read.ballots().size());
        for (var ballot : read.ballots()) {
            votes.add(new Vote(new MemberCode(ballot.member()), choice(ballot.vote())));
        }
        votes.sort(Comparator.comparing(Vote::member));
        return new ArchiveAct.AttestRollCall(
                new RollCallId(read.number()),
                read.session(),
                read.dayKnown() ? RecordDate.ofDay(date) : RecordDate.ofMonth(date.getYear(), date.getMonthValue()),
                read.symbol(),
                read.title(),
                read.description(),
                subjects,
                flags(files, read),
                new OfficialTotals(read.officialYes(), read.officialNo(), read.officialAbstain()),
                votes,
                read.governing().map(UngaActs::governing),
                sources(files, read));
    }

    private static EnumSet<RollCallFlag> flags(UngaFiles files, UngaFiles.RollCall read) {
        var flags = EnumSet.noneOf(RollCallFlag.class);
        if (read.amendment()) {
            flags.add(RollCallFlag.AMENDMENT);
        }
        if (read.paragraph()) {
            flags.add(RollCallFlag.PARAGRAPH);
        }
        if (unlisted(files, read) > MOST_UNLISTED) {
            flags.add(RollCallFlag.ROSTER_INCOMPLETE);
        }
        if (read.ballots().size() < FEWEST_VOTES) {
            flags.add(RollCallFlag.FRAGMENT);
        }
        return flags;
    }

    /// How many members of the session, by the member file, the roll call does not list at all.
    private static long unlisted(UngaFiles files, UngaFiles.RollCall read) {
        var listed = new HashSet<String>();
        read.ballots().forEach(ballot -> listed.add(ballot.member()));
        return files.members().stream()
                .filter(member -> member.firstSession() < read.session() && read.session() < member.lastSession())
                .filter(member -> !listed.contains(member.code()))
                .count();
    }

    private static Governing governing(UngaFiles.Governing named) {
        return new Governing(
                named.threshold().equals("two_thirds") ? CountRule.TWO_THIRDS : CountRule.SIMPLE, named.evidence());
    }

    private static List<Source> sources(UngaFiles files, UngaFiles.RollCall read) {
        var sources = new ArrayList<Source>();
        sources.add(source(files.rollCallFile(), read.line(), read.line()));
        for (var run : read.voteLines().split(",", -1)) {
            var ends = run.split("-", -1);
            sources.add(source(files.voteFile(), Long.parseLong(ends[0]), Long.parseLong(ends[1])));
        }
        Optional<SourceFile> cases = files.caseFile();
        if (cases.isPresent() && read.governing().isPresent()) {
            long line = read.governing().get().line();
            sources.add(source(cases.get(), line, line));
        }
        return sources;
    }

    private static Source source(SourceFile file, long first, long last) {
        return new Source(
                new org.comity.assembly.archive.SourceFile(
                        Digest.of(file.sha256().hex()), file.name(), LICENCE, SOURCE_DAY),
                Math.toIntExact(first),
                Math.toIntExact(last));
    }

    private static Choice choice(char vote) {
        return switch (vote) {
            case 'Y' -> Choice.YES;
            case 'N' -> Choice.NO;
            case 'A' -> Choice.ABSTAIN;
            case 'X' -> Choice.ABSENT;
            default -> throw new IllegalArgumentException("vote " + vote);
        };
    }
}

package org.comity.node.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.comity.node.web.AlignSamples;

/// One page of each kind, with the real values of two roll calls; logs, keys and hashes are those of a made-up archive.
final class Samples {
    static final String BODY = "unga.archive";
    static final String IMPORTER = "unga.archive/importer";
    static final long LOG_SIZE = 4_453;

    private static final String ASSEMBLY = "United Nations General Assembly, 1946–2014";
    private static final Instant COSIGNED = Instant.parse("2026-11-24T14:45:08Z");
    private static final Day NOVEMBER_1970 = new Day(LocalDate.of(1970, 11, 1), true);
    private static final Day DECEMBER_2007 = new Day(LocalDate.of(2007, 12, 18), false);
    private static final String CHINA_QUESTION =
            "TO ADOPT THE DRAFT RESOL. (A/L.605) DECIDING TO RECOGNIZE THE PEOPLE'S REPUBLIC OF CHINA REPRESENTATIVES AS"
                    + " THE ONLY LAWFUL REPRESENTATIVES OF CHINA TO THE UN, AND TO EXPEL FORTHWITH CHIANG-KAI-SHEK'S"
                    + " REPRESENTATIVES FROM THE UN.";

    private static final String RAW = """
            {
              "body": "unga.archive",
              "payload": {
                "date": "1970-11",
                "rollCall": 1120,
                "title": "CHINA REPRESENTATION"
              },
              "verb": "attest-roll-call"
            }""";

    private final Language language;
    private final SampleLog log = SampleLog.of(LOG_SIZE);

    private Samples(Language language) {
        this.language = language;
    }

    /// All pages in one language, by a short name.
    static SequencedMap<String, Page> all(Language language) {
        var samples = new Samples(language);
        var pages = new LinkedHashMap<String, Page>();
        pages.put("home", samples.home());
        pages.put("body", samples.body());
        pages.put("members", samples.members());
        pages.put("member", samples.member());
        pages.put("decisions", samples.decisions());
        pages.put("decisions-member", samples.decisionsOfMember());
        pages.put("decisions-empty", samples.decisionsEmpty());
        pages.put("decision-governed", samples.governed());
        pages.put("decision-not-said", samples.notSaid());
        pages.put("act", samples.act());
        pages.put("act-without-effect", samples.actWithoutEffect());
        pages.put("record", samples.record(RecordPage.Refusal.NONE, RecordPage.Refusal.NONE, ""));
        pages.put(
                "record-refused",
                samples.record(
                        new RecordPage.Refusal(RecordPage.Refusal.Kind.FORK, LOG_SIZE, LOG_SIZE),
                        new RecordPage.Refusal(RecordPage.Refusal.Kind.OLDER, 1_004, 3),
                        Links.forkEvidence(BODY, "6f".repeat(32))));
        pages.put(
                "verify",
                new VerifyPage(
                        samples.frame("/verify", "", Place.VERIFY, false),
                        Links.trust(BODY),
                        "comity verify receipt.tlog-proof --trust trust.json"));
        pages.putAll(AlignSamples.all((path, query) -> samples.frame(path, query, Place.ALIGN, false)));
        pages.put("about", new AboutPage(samples.frame("/about", "", Place.ABOUT, false)));
        pages.put("problem", samples.problem());
        return pages;
    }

    /// One of them.
    static Page one(Language language, String name) {
        var page = all(language).get(name);
        if (page == null) {
            throw new IllegalArgumentException("no sample " + name);
        }
        return page;
    }

    /// An act whose entry reads like this.
    static ActPage act(Language language, String raw) {
        return new Samples(language).actPage(new ActPage.Effect.Took(), raw);
    }

    /// A decision whose every text is hostile.
    static DecisionPage hostile(Language language, String text) {
        var samples = new Samples(language);
        var page = samples.notSaid();
        var member = new MemberRef("ZZZ", text);
        return new DecisionPage(
                samples.frame("/body/unga.archive/decisions/1", text, Place.AGREE, true),
                text,
                1,
                text,
                page.day(),
                text,
                text,
                page.subjects(),
                new Counts(1, 1, 0, 0, 0),
                page.simple(),
                page.twoThirds(),
                page.others(),
                new DecisionPage.Governing.Known(Rule.SIMPLE, text, text),
                List.of(new DecisionPage.Ballot(member, Position.FOR)),
                page.official(),
                page.flags(),
                List.of(new DecisionPage.Source(text, text, text, text, 1, 2)),
                new ActRef(text, 1, text),
                new Receipt(text, text, text, text, Receipt.stepsOfDecision()),
                text,
                text);
    }

    private Frame frame(String path, String query, Place place, boolean ofBody) {
        var site = new Site(
                "Example node",
                "",
                "/assets/dev",
                BODY,
                "0.1.0",
                List.of(new Site.Credit(
                        "Erik Voeten, Anton Strezhnev, Michael Bailey, United Nations General Assembly Voting Data",
                        "CC0-1.0",
                        "2021-03-08",
                        "https://doi.org/10.7910/DVN/LEJUQZ")));
        var band = ofBody ? new Frame.Band(BodyKind.ARCHIVE, BODY, Text.english(ASSEMBLY), 1) : Frame.Band.none();
        var cut = new Cut(List.of(
                new Cut.Log(IMPORTER, LOG_SIZE, log.root()),
                new Cut.Log("unga.archive/keeper", 3, SampleLog.of(3).root())));
        var views = place == Place.VERIFY || place == Place.ABOUT || place == Place.NOWHERE;
        return new Frame(
                site,
                language,
                path,
                query,
                place,
                band,
                views ? new Cut(List.of()) : cut,
                place == Place.ALIGN ? "d1".repeat(32) : "",
                "comity audit https://node.example/log/" + IMPORTER);
    }

    private HomePage home() {
        return new HomePage(
                frame("/", "", Place.HOME, false),
                memberRefs(),
                new HomePage.Doors(4_252, 639_113, 200),
                List.of(new HomePage.BodyRow(BODY, Text.english(ASSEMBLY), BodyKind.ARCHIVE, 2, 4_456, 1, COSIGNED)),
                0,
                rows().subList(0, 3),
                List.of(
                        rows().get(4),
                        rows().get(5),
                        new DecisionRow(
                                "523",
                                new Day(LocalDate.of(1957, 11, 1), true),
                                "NON SELF GOVERNING TERRITORIES, INFORMATION",
                                "TO ADOPT 4TH COMMITTEE DRAFT RESOLUTION III (A/3733) REQUIRING PORTUGAL TO SUBMIT INFORMATION ON HER TERRITORIES",
                                "R/12/517B",
                                new Counts(82, 41, 30, 10, 1),
                                Outcome.SIMPLE_ONLY)));
    }

    private BodyPage body() {
        return new BodyPage(
                frame("/body/" + BODY, "", Place.AGREE, true),
                Text.english(
                        "An archive of the roll calls of the General Assembly of the United Nations, rebuilt from the"
                                + " public voting record so that anybody can count them again."),
                List.of("ar", "en", "es", "fr", "ru", "zh"),
                "v0",
                Instant.parse("2026-11-24T14:00:00Z"),
                new ActRef(IMPORTER, 0, log.entryHash(0)),
                List.of(
                        new BodyPage.Party(
                                "importer",
                                Text.english("The importer of this archive"),
                                BodyPage.Standing.IMPORTER,
                                "z6MkisACZY82r8pdh2vK6orBHfsXbTErmmGFmwHw4VRNLBnv",
                                "unga.archive/importer+8fd2a4b1+AZ0nq1"),
                        new BodyPage.Party(
                                "keeper",
                                Text.english("The operator of this node"),
                                BodyPage.Standing.KEEPER,
                                "z6MktZmZ5b1yTfZbWQv4g2n3Yc8Qm6f2k8h5JtQ8Y1Xb3RkD",
                                "unga.archive/keeper+0c9e2b77+AUq81x")),
                List.of(new BodyPage.Keeper(
                        "unga.archive/keeper",
                        "The operator of this node",
                        "keeper.example/w+3d1f22aa+BAk2",
                        "keeper.example/m+7711c0de+Bi9z")),
                List.of(),
                List.of(new BodyPage.Mandate(
                        "importer",
                        "Archivist",
                        "z6MknGc3ocHs3zdPiJbnaaqDi58NGb4pk1Sp9WxWufuXSdxf",
                        List.of("attest-party", "attest-roll-call"),
                        "")),
                List.of(
                        new BodyPage.LogRow(IMPORTER, Text.english("The importer of this archive"), LOG_SIZE, COSIGNED),
                        new BodyPage.LogRow(
                                "unga.archive/keeper", Text.english("The operator of this node"), 3, COSIGNED)),
                new BodyPage.Holdings(4_252, 639_113, 200, 1946, 2014));
    }

    private MembersPage members() {
        var rows = lines("members.csv").stream()
                .map(cells -> new MembersPage.Row(
                        new MemberRef(cells.get(0), cells.get(1)),
                        year(cells.get(2)),
                        Math.min(2014, year(cells.get(3))),
                        Integer.parseInt(cells.get(4)),
                        Integer.parseInt(cells.get(3)) < 69))
                .toList();
        return new MembersPage(frame("/body/" + BODY + "/members", "", Place.AGREE, true), rows);
    }

    private MemberPage member() {
        var votes = rows().stream()
                .map(row -> new MemberPage.Vote(row, row.id().equals("1120") ? Position.FOR : Position.AGAINST))
                .toList();
        return new MemberPage(
                frame("/body/" + BODY + "/members/DZA", "", Place.AGREE, true),
                new MemberRef("DZA", "Algeria"),
                1962,
                2014,
                new Counts(3_711, 3_204, 141, 267, 99),
                Filter.none(),
                years(),
                new Paging(1, 6, 3_711),
                votes,
                List.of(
                        new MemberPage.Agreement(new MemberRef("TUN", "Tunisia"), 3_151, 3_402),
                        new MemberPage.Agreement(new MemberRef("EGY", "Egypt"), 3_190, 3_468)),
                List.of(
                        new MemberPage.Agreement(new MemberRef("USA", "United States"), 604, 3_498),
                        new MemberPage.Agreement(new MemberRef("ISR", "Israel"), 611, 3_301)),
                500);
    }

    private DecisionsPage decisions() {
        return new DecisionsPage(
                frame("/body/" + BODY + "/decisions", "", Place.AGREE, true),
                Filter.none(),
                4_252,
                years(),
                memberRefs(),
                new Paging(1, 6, 4_252),
                rows(),
                List.of());
    }

    private DecisionsPage decisionsOfMember() {
        var filter = new Filter("china", 0, "", "", "FRA", "", Filter.Sort.YES, true, 2);
        return new DecisionsPage(
                frame("/body/" + BODY + "/decisions", filter.query(), Place.AGREE, true),
                filter,
                4_252,
                years(),
                memberRefs(),
                new Paging(2, 6, 38),
                rows(),
                List.of(
                        Position.FOR,
                        Position.FOR,
                        Position.ABSTAIN,
                        Position.NOT_VOTING,
                        Position.AGAINST,
                        Position.FOR));
    }

    private DecisionsPage decisionsEmpty() {
        var filter = new Filter("no such words", 1970, "nu", "", "", "", Filter.Sort.DATE, true, 1);
        return new DecisionsPage(
                frame("/body/" + BODY + "/decisions", filter.query(), Place.AGREE, true),
                filter,
                4_252,
                years(),
                memberRefs(),
                new Paging(1, 50, 0),
                List.of(),
                List.of());
    }

    private DecisionPage governed() {
        return new DecisionPage(
                frame("/body/" + BODY + "/decisions/1120", "", Place.AGREE, true),
                "1120",
                25,
                "R/25/2642B",
                NOVEMBER_1970,
                "CHINA REPRESENTATION",
                CHINA_QUESTION,
                List.of(),
                new Counts(127, 51, 49, 25, 2),
                new Result(Rule.SIMPLE, 51, true),
                new Result(Rule.TWO_THIRDS, 67, false),
                List.of(
                        new Result(Rule.TWO_THIRDS_OF_PRESENT, 84, false),
                        new Result(Rule.ABSOLUTE, 64, false),
                        new Result(Rule.TWO_THIRDS_OF_MEMBERS, 85, false)),
                new DecisionPage.Governing.Known(
                        Rule.TWO_THIRDS,
                        "Assembly affirmed that any proposal to change the representation of China is an important question",
                        "1119"),
                ballots("1120"),
                new DecisionPage.Official.Given(51, 49, 25),
                List.of(Flag.MONTH_ONLY),
                sources(802, 68_614, 68_740),
                new ActRef(IMPORTER, 1_002, log.entryHash(1_002)),
                receipt("1120"),
                "1119",
                "1122");
    }

    private DecisionPage notSaid() {
        return new DecisionPage(
                frame("/body/" + BODY + "/decisions/4801", "", Place.AGREE, true),
                "4801",
                62,
                "R/62/149",
                DECEMBER_2007,
                "HUMAN RIGHTS ADVANCEMENT, CAPITAL PUNISHMENT",
                "Moratorium on the use of the death penalty : resolution / adopted by the General Assembly",
                List.of(Subject.HUMAN_RIGHTS),
                new Counts(192, 105, 54, 28, 5),
                new Result(Rule.SIMPLE, 80, true),
                new Result(Rule.TWO_THIRDS, 106, false),
                List.of(
                        new Result(Rule.TWO_THIRDS_OF_PRESENT, 125, false),
                        new Result(Rule.ABSOLUTE, 97, true),
                        new Result(Rule.TWO_THIRDS_OF_MEMBERS, 128, false)),
                new DecisionPage.Governing.NotSaid(),
                ballots("4801"),
                new DecisionPage.Official.Given(104, 54, 29),
                List.of(Flag.TOTALS_DIFFER),
                sources(3_569, 519_604, 519_795),
                new ActRef(IMPORTER, 3_769, log.entryHash(3_769)),
                receipt("4801"),
                "4800",
                "4802");
    }

    private ActPage act() {
        return actPage(new ActPage.Effect.Took(), RAW);
    }

    private ActPage actWithoutEffect() {
        return actPage(new ActPage.Effect.None("no-mandate", List.of("attest-roll-call", "public-record")), RAW);
    }

    private ActPage actPage(ActPage.Effect effect, String raw) {
        long index = 1_002;
        var frame = frame("/act/" + IMPORTER + "/" + index, "", Place.RECORD, true);
        return new ActPage(
                frame,
                new ActRef(IMPORTER, index, log.entryHash(7)),
                LOG_SIZE,
                "attest-roll-call",
                Text.english("The importer of this archive"),
                Instant.parse("2026-11-24T14:02:11Z"),
                List.of(new ActPage.Link(frame.links().decision(BODY, "1120"), Text.english("China representation"))),
                List.of(
                        new ActPage.Signature(ActPage.Role.LOG_KEY, "z6MkisACZY82r8pdh2vK6orBHfsXbTErmmGFmwHw4VRNLBnv"),
                        new ActPage.Signature(
                                ActPage.Role.APPROVAL_KEY, "z6MknGc3ocHs3zdPiJbnaaqDi58NGb4pk1Sp9WxWufuXSdxf")),
                effect,
                raw,
                log.entryHash(index),
                log.proof(index),
                log.root(),
                new Receipt(
                        Links.actFile(IMPORTER, index, "tlog-proof"),
                        Links.trust(BODY),
                        Links.actFile(IMPORTER, index, "json"),
                        "comity verify 1002.tlog-proof --trust trust.json",
                        Receipt.stepsOfAct()),
                new ActPage.Neighbours("attest-roll-call", "attest-roll-call"));
    }

    private RecordPage record(RecordPage.Refusal ofImporter, RecordPage.Refusal ofKeeper, String evidence) {
        var cosignature = new RecordPage.Cosignature("keeper.example/w", "Ed25519", COSIGNED);
        var mirror = new RecordPage.Cosignature("keeper.example/m", "ML-DSA-44", COSIGNED);
        return new RecordPage(
                frame("/record", "", Place.RECORD, false),
                96_411_008,
                List.of(
                        new RecordPage.Log(
                                IMPORTER,
                                Text.english("The importer of this archive"),
                                LOG_SIZE,
                                log.root(),
                                "unga.archive/importer+8fd2a4b1+AZ0nq1",
                                "unga.archive/importer\n4453\nq2XcPzNQxV0=\n\n— unga.archive/importer j9KkscqP\n",
                                List.of(cosignature, mirror),
                                ofImporter,
                                evidence),
                        new RecordPage.Log(
                                "unga.archive/keeper",
                                Text.english("The operator of this node"),
                                3,
                                SampleLog.of(3).root(),
                                "unga.archive/keeper+0c9e2b77+AUq81x",
                                "unga.archive/keeper\n3\nQm9vbQ==\n\n— unga.archive/keeper DJ4rd3Kq\n",
                                List.of(cosignature),
                                ofKeeper,
                                "")),
                List.of(
                        "comity audit https://node.example/log/unga.archive/importer",
                        "comity audit https://node.example/log/unga.archive/keeper"),
                evidence.isEmpty() ? 0 : 1);
    }

    private ProblemPage problem() {
        return new ProblemPage(
                frame("/body/" + BODY + "/decisions/999999", "", Place.NOWHERE, false),
                404,
                "Not on record",
                "no roll call 999999 in unga.archive",
                "/body/unga.archive/decisions/999999");
    }

    private Receipt receipt(String id) {
        return new Receipt(
                Links.decisionFile(BODY, id, "tlog-proof"),
                Links.trust(BODY),
                "",
                "comity verify " + id + ".tlog-proof --trust trust.json",
                Receipt.stepsOfDecision());
    }

    private static List<DecisionRow> rows() {
        return List.of(
                new DecisionRow(
                        "5228",
                        new Day(LocalDate.of(2012, 12, 20), false),
                        "RACIAL DISCRIMINATION--ELIMINATION",
                        "Glorification of Nazism : inadmissibility of certain practices that contribute to fuelling contemporary forms of racism",
                        "R/67/154",
                        new Counts(193, 129, 3, 54, 7),
                        Outcome.BOTH),
                new DecisionRow(
                        "5100",
                        new Day(LocalDate.of(2010, 12, 21), false),
                        "HUMAN RIGHTS ADVANCEMENT",
                        "Moratorium on the use of the death penalty : resolution / adopted by the General Assembly",
                        "R/65/206",
                        new Counts(192, 109, 41, 35, 7),
                        Outcome.BOTH),
                new DecisionRow(
                        "5097",
                        new Day(LocalDate.of(2010, 12, 21), false),
                        "",
                        "The right of the Palestinian people to self-determination : resolution / adopted by the General"
                                + " Assembly",
                        "R/65/202",
                        new Counts(192, 177, 6, 4, 5),
                        Outcome.BOTH),
                new DecisionRow(
                        "843",
                        new Day(LocalDate.of(1962, 12, 1), true),
                        "POPULATION PROBLEMS",
                        "TO ADOPT LAST PART OF OPERATIVE PARAGRAPH 6 OF THE 2ND COMM. DRAFT RESOLUTION (A/5354) ON POPULATION, GROWTH AND ECONOMIC DEVELOPMENT",
                        "R/17/1178B",
                        new Counts(110, 34, 34, 32, 10),
                        Outcome.NEITHER),
                new DecisionRow(
                        "4801",
                        DECEMBER_2007,
                        "HUMAN RIGHTS ADVANCEMENT, CAPITAL PUNISHMENT",
                        "Moratorium on the use of the death penalty : resolution / adopted by the General Assembly",
                        "R/62/149",
                        new Counts(192, 105, 54, 28, 5),
                        Outcome.SIMPLE_ONLY),
                new DecisionRow(
                        "1120",
                        NOVEMBER_1970,
                        "CHINA REPRESENTATION",
                        CHINA_QUESTION,
                        "R/25/2642B",
                        new Counts(127, 51, 49, 25, 2),
                        Outcome.SIMPLE_ONLY));
    }

    private static List<DecisionPage.Source> sources(long inTable, long firstVote, long lastVote) {
        return List.of(
                new DecisionPage.Source(
                        "roll_calls.csv",
                        "b325e0ef4ba0e8d55293c56dee40b1f43248766ba2993dd3316265d9ade203b9",
                        "CC0-1.0",
                        "2021-03-08",
                        inTable,
                        inTable),
                new DecisionPage.Source(
                        "votes.csv.gz",
                        "4e93920c51fc87e1c61bcb021d00ccfda4e2b57aaf8b01a766bb8c2b0777a9a1",
                        "CC0-1.0",
                        "2021-03-08",
                        firstVote,
                        lastVote));
    }

    private static List<DecisionPage.Ballot> ballots(String id) {
        return lines("roll-call-" + id + ".csv").stream()
                .map(cells -> new DecisionPage.Ballot(
                        new MemberRef(cells.get(0), cells.get(1)),
                        switch (cells.get(2)) {
                            case "Y" -> Position.FOR;
                            case "N" -> Position.AGAINST;
                            case "A" -> Position.ABSTAIN;
                            default -> Position.NOT_VOTING;
                        }))
                .toList();
    }

    private static List<MemberRef> memberRefs() {
        return lines("members.csv").stream()
                .map(cells -> new MemberRef(cells.get(0), cells.get(1)))
                .toList();
    }

    private static List<Integer> years() {
        return IntStream.iterate(2014, year -> year - 1).limit(69).boxed().toList();
    }

    private static int year(String session) {
        return 1945 + Integer.parseInt(session);
    }

    // The files hold a quoted cell only where a name has a comma, and never a quote inside.
    private static List<List<String>> lines(String file) {
        try (var in = Words.resource(file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                            .map(cell -> cell.replace("\"", ""))
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.comity.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.Act.Said;
import org.comity.assembly.BodyName;
import org.comity.assembly.Digest;
import org.comity.assembly.Language;
import org.comity.assembly.Multikey;
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
import org.comity.assembly.body.LogKeys;
import org.comity.assembly.body.Mandate;
import org.comity.assembly.body.Period;
import org.comity.assembly.body.Standing;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.assembly.decision.DecisionRule;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.ActId;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Content;
import org.comity.record.act.Entry;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.log.ActLog;
import org.comity.record.log.DamagedException;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Origin;
import org.comity.testkit.Zeros;

/// One small archive that comes out the same each time, byte for byte: the examples of `docs/formats` are taken from
/// it.
///
/// Its logs are written, signed and cosigned by the code that does so in a node. Three things differ: keys come from
/// names instead of chance, ML-DSA-44 signs without chance, and the clock stands still.
public final class ExampleBody {
    public static final String NAME = "example.archive";
    public static final String IMPORTER = NAME + "/importer";
    static final String KEEPER = NAME + "/keeper";
    static final String LIBRARY = NAME + "/library";
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));

    /// Where in the importer's log the roll call stands that says most.
    public static final int ROLL_CALL = 6;

    /// What the keys' seeds are SHA-256 of, behind `comity example: `.
    static final List<String> ED25519 = List.of(
            "root key of importer",
            "log key of importer",
            "approval key of importer",
            "root key of keeper",
            "log key of keeper",
            "witness key of keeper",
            "mirror key of keeper",
            "root key of library",
            "log key of library",
            "next log key of library",
            "approval key of library",
            "signing key of a reader");

    static final List<String> ML_DSA_44 = List.of(
            "log key of importer, post-quantum",
            "log key of keeper, post-quantum",
            "log key of library, post-quantum",
            "next log key of library, post-quantum");

    static final byte[] PERSON = "Mara Example".getBytes(StandardCharsets.UTF_8);

    static final BodyKeys KEYS = new BodyKeys(
            new BodyKeys.LogKeyPair(ed25519("log key of importer"), mlDsa44("log key of importer, post-quantum")),
            new BodyKeys.LogKeyPair(ed25519("log key of keeper"), mlDsa44("log key of keeper, post-quantum")),
            ed25519("approval key of importer"),
            ed25519("witness key of keeper"),
            ed25519("mirror key of keeper"));
    static final BodyKeys.Roots ROOTS =
            new BodyKeys.Roots(ed25519("root key of importer"), ed25519("root key of keeper"));

    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();

    private ExampleBody() {}

    static byte[] seed(String of) {
        return Hash.sha256(("comity example: " + of).getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    static Ed25519PrivateKey ed25519(String of) {
        return Ed25519PrivateKey.ofSeed(seed(of));
    }

    static MlDsa44PrivateKey mlDsa44(String of) {
        return MlDsa44PrivateKey.ofSeed(seed(of)).hedgedBy(new Zeros());
    }

    static LogSigner signer() {
        return new LogSigner(
                new Origin(IMPORTER), KEYS.party().ed25519(), KEYS.party().mlDsa44());
    }

    /// Writes the archive into an empty folder.
    public static ExampleBody write(DataFolder folder) throws Exception {
        KEYS.write(folder, NAME);
        ROOTS.write(folder, NAME);
        var body = new ExampleBody();
        var signers = new LinkedHashMap<String, LogSigner>();
        signers.put(IMPORTER, signer());
        signers.put(
                KEEPER,
                new LogSigner(
                        new Origin(KEEPER),
                        KEYS.keeper().ed25519(),
                        KEYS.keeper().mlDsa44()));
        try (var keeper = Keeper.open(
                        folder.keeper(NAME),
                        KEEPER,
                        KEYS,
                        origin ->
                                Optional.ofNullable(signers.get(origin.value())).map(LogSigner::knownLog),
                        CLOCK);
                var importer = Log.open(new FolderStore(folder.log(IMPORTER)));
                var kept = Log.open(new FolderStore(folder.log(KEEPER)))) {
            var founding = act(Optional.empty(), IMPORTER, 0, adoptCharter()).approvedBy(List.of(ROOTS.party()));
            var id = Optional.of(founding.act().id());
            body.file(
                    importer,
                    signers.get(IMPORTER),
                    keeper,
                    List.of(founding, act(id, IMPORTER, 1, grant()).approvedBy(List.of(ROOTS.party()))));
            body.file(
                    kept,
                    signers.get(KEEPER),
                    keeper,
                    List.of(act(id, KEEPER, 2, new BodyAct.OpenKeeperLog(keys(ROOTS.keeper(), "log key of keeper")))
                            .approvedBy(List.of(ROOTS.keeper()))));
            var attested = new ArrayList<ApprovedAct>();
            for (var said : attestations()) {
                attested.add(act(id, IMPORTER, 3 + attested.size(), said).approvedBy(List.of(KEYS.approval())));
            }
            body.file(importer, signers.get(IMPORTER), keeper, attested);
            body.library(id);
        }
        return body;
    }

    private void file(Log log, LogSigner signer, Keeper keeper, List<ApprovedAct> acts)
            throws IOException, UnverifiedException, MalformedException, DamagedException {
        var origin = signer.origin().value();
        new ActLog(log, origin, signer.key()).file(acts);
        log.publish((size, root) -> {
            try {
                return keeper.cosign(signer.sign(size, root, CLOCK.instant()), log)
                        .bytes();
            } catch (UnverifiedException | MalformedException e) {
                throw new IOException(e);
            }
        });
        for (var act : acts) {
            entries(origin).add(act.sign(signer.key()));
        }
    }

    /// The second party's acts, whose log another node would hold. The last entry has the proof of the next log key.
    private void library(Optional<ActId> body) {
        var root = ed25519("root key of library");
        var opening = new BodyAct.AcceptCharter(keys(root, "log key of library"));
        var granting = new BodyAct.GrantMandate(new Mandate(
                multikey(ed25519("approval key of library")),
                new TreeSet<>(Set.of(Verb.ATTEST_PARTY, Verb.ATTEST_ROLL_CALL)),
                new TreeSet<>(Set.of(Subject.PUBLIC_RECORD)),
                Optional.of(Instant.parse("2027-01-31T12:00:00Z")),
                "librarian",
                person()));
        var granted = act(body, LIBRARY, 11, granting);
        var rotation = new BodyAct.RotateKey(
                multikey(ed25519("next log key of library")),
                multikey(mlDsa44("next log key of library, post-quantum")));
        var revocation = new BodyAct.RevokeMandate(
                org.comity.assembly.ActId.of(granted.id().toString()));
        var before = ed25519("log key of library");
        entries(LIBRARY)
                .add(act(body, LIBRARY, 10, opening).approvedBy(List.of(root)).sign(before));
        entries(LIBRARY).add(granted.approvedBy(List.of(root)).sign(before));
        entries(LIBRARY)
                .add(act(body, LIBRARY, 12, rotation).approvedBy(List.of(root)).sign(before));
        entries(LIBRARY)
                .add(act(body, LIBRARY, 13, revocation)
                        .approvedBy(List.of(root))
                        .sign(ed25519("next log key of library")));
    }

    /// All entries of each log, the one with the charter first.
    Map<String, List<Entry>> entries() {
        return entries;
    }

    List<Entry> entries(String origin) {
        return entries.computeIfAbsent(origin, _ -> new ArrayList<>());
    }

    /// The entry that stands for a verb in the documentation.
    Entry example(Verb verb) {
        return switch (verb) {
            case ADOPT_CHARTER -> entries(IMPORTER).get(0);
            case OPEN_KEEPER_LOG -> entries(KEEPER).get(0);
            case ACCEPT_CHARTER -> entries(LIBRARY).get(0);
            case GRANT_MANDATE -> entries(LIBRARY).get(1);
            case ROTATE_KEY -> entries(LIBRARY).get(2);
            case REVOKE_MANDATE -> entries(LIBRARY).get(3);
            case ATTEST_PARTY -> entries(IMPORTER).get(2);
            case ATTEST_ROLL_CALL -> entries(IMPORTER).get(ROLL_CALL);
        };
    }

    private static org.comity.record.act.Act act(Optional<ActId> body, String origin, int minute, Said said) {
        return HostedBody.act(
                body, origin, said, Instant.parse("2026-11-24T09:00:00Z").plusSeconds(60L * minute));
    }

    private static BodyAct.AdoptCharter adoptCharter() {
        var name = new BodyName(NAME);
        var charter = new Charter(
                name,
                BodyKind.ARCHIVE,
                Wording.of(Map.of(
                        new Language("en"), "To show each form once", new Language("fr"), "Montrer chaque forme")),
                List.of(new Language("en"), new Language("fr")),
                List.of(
                        new Founder(
                                new PartyId("importer"),
                                Wording.of("en", "An importer"),
                                Standing.MEMBER,
                                multikey(ROOTS.party())),
                        new Founder(
                                new PartyId("library"),
                                Wording.of("en", "A library"),
                                Standing.OBSERVER,
                                multikey(ed25519("root key of library")))),
                List.of(new org.comity.assembly.body.Keeper(
                        org.comity.assembly.Origin.of(KEEPER),
                        "An operator",
                        multikey(ROOTS.keeper()),
                        Keeper.witness(KEEPER, KEYS).verifierKey().vkey(),
                        Keeper.mirror(KEEPER, KEYS).verifierKey().vkey())),
                "v0",
                new TreeMap<>(Map.of(Subject.PUBLIC_RECORD, DecisionRule.plenary(CountRule.TWO_THIRDS))),
                new TreeMap<>(Map.of(Period.OBSERVATION, Duration.ofHours(1), Period.VOTING, Duration.ofDays(3))),
                new TreeMap<>(Map.of(Verb.ATTEST_PARTY, ApprovalsAsked.ONE)));
        return new BodyAct.AdoptCharter(charter, keys(ROOTS.party(), "log key of importer"));
    }

    private static BodyAct.GrantMandate grant() {
        return new BodyAct.GrantMandate(new Mandate(
                multikey(KEYS.approval()),
                new TreeSet<>(Set.of(Verb.ATTEST_PARTY, Verb.ATTEST_ROLL_CALL)),
                new TreeSet<>(),
                Optional.empty(),
                "importer of the public record",
                person()));
    }

    /// A name that can be erased: the salt lies beside it, and here is made from a name too.
    private static org.comity.assembly.Content person() {
        var commitment = Content.commit(seed("salt"), PERSON).commitment();
        return new org.comity.assembly.Content(Digest.of(commitment.hex()), PERSON.length, "text/plain");
    }

    private static List<Said> attestations() {
        var said = new ArrayList<Said>();
        for (var member : List.of("FRA France", "GBR United Kingdom", "IND India", "PER Peru")) {
            said.add(new ArchiveAct.AttestParty(
                    new MemberCode(member.substring(0, 3)),
                    member.substring(4),
                    member.startsWith("FRA")
                            ? Wording.of(Map.of(new Language("ar"), "فرنسا", new Language("ru"), "Франция"))
                            : Wording.NONE,
                    1,
                    75,
                    List.of(source("members.csv", 2 + said.size(), 2 + said.size()))));
        }
        said.add(new ArchiveAct.AttestRollCall(
                new RollCallId(1120),
                25,
                RecordDate.ofDay(LocalDate.of(1970, 11, 20)),
                "A/L.599",
                "REPRESENTATION",
                "To decide that the question is an important one",
                new TreeSet<>(Set.of(new Subject("hr"), new Subject("ec"))),
                EnumSet.of(RollCallFlag.AMENDMENT, RollCallFlag.FRAGMENT),
                new OfficialTotals(OptionalInt.of(1), OptionalInt.of(1), OptionalInt.of(1)),
                votes(Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.ABSENT),
                Optional.of(new Governing(CountRule.TWO_THIRDS, "The motion was adopted by two thirds")),
                List.of(source("roll-calls.csv", 2, 2), source("votes.csv", 2, 5))));
        said.add(plainRollCall(1121, RecordDate.ofMonth(1970, 12), 3));
        said.add(plainRollCall(1122, RecordDate.ofDay(LocalDate.of(1971, 1, 5)), 4));
        return said;
    }

    private static Said plainRollCall(int number, RecordDate date, int line) {
        return new ArchiveAct.AttestRollCall(
                new RollCallId(number),
                25,
                date,
                "",
                "",
                "",
                new TreeSet<>(),
                Set.of(),
                OfficialTotals.NONE,
                votes(Choice.YES, Choice.YES, Choice.NO, Choice.YES),
                Optional.empty(),
                List.of(source("roll-calls.csv", line, line)));
    }

    private static List<Vote> votes(Choice... choices) {
        var votes = new ArrayList<Vote>();
        for (var code : List.of("FRA", "GBR", "IND", "PER")) {
            votes.add(new Vote(new MemberCode(code), choices[votes.size()]));
        }
        return votes;
    }

    private static Source source(String file, int firstLine, int lastLine) {
        var digest = Digest.of(Hash.of(seed(file)).hex());
        return new Source(new SourceFile(digest, file, "CC0-1.0", LocalDate.of(2021, 3, 8)), firstLine, lastLine);
    }

    private static LogKeys keys(Ed25519PrivateKey root, String logKey) {
        return new LogKeys(multikey(root), multikey(ed25519(logKey)), multikey(mlDsa44(logKey + ", post-quantum")));
    }

    private static Multikey multikey(Ed25519PrivateKey key) {
        return new Multikey(key.publicKey().multikey().text());
    }

    private static Multikey multikey(MlDsa44PrivateKey key) {
        return new Multikey(key.publicKey().multikeyText());
    }
}

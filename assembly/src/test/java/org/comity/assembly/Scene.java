package org.comity.assembly;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.archive.Archive;
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
import org.comity.assembly.body.Body;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyKind;
import org.comity.assembly.body.Charter;
import org.comity.assembly.body.Founder;
import org.comity.assembly.body.Keeper;
import org.comity.assembly.body.LogKeys;
import org.comity.assembly.body.Mandate;
import org.comity.assembly.body.Standing;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.assembly.decision.DecisionRule;

/// A body with its logs, for tests: files acts as a node would and remembers what was filed.
public final class Scene {
    public static final BodyName NAME = new BodyName("unga.archive");
    public static final Origin IMPORTER = Origin.of("unga.archive/importer");
    public static final Origin READER = Origin.of("unga.archive/reader");
    public static final Origin KEEPER = Origin.of("unga.archive/keeper");
    public static final SourceFile FILE =
            new SourceFile(digest("file"), "votes.csv.gz", "CC0-1.0", LocalDate.of(2021, 3, 8));

    private final Map<Origin, Long> entryCounts = new HashMap<>();
    private final List<Filed> filed = new ArrayList<>();
    private final Assembly assembly = new Assembly();
    private final ActId charterId = actId("adopt-charter");

    /// Begins where nothing was filed.
    public Scene() {}

    /// A charter of this kind.
    public static Charter charter(BodyKind kind) {
        return new Charter(
                NAME,
                kind,
                Wording.of("en", "The roll calls of the General Assembly"),
                List.of(new Language("en"), new Language("fr")),
                List.of(
                        new Founder(IMPORTER.party(), Wording.of("en", "Importer"), Standing.MEMBER, root(IMPORTER)),
                        new Founder(READER.party(), Wording.of("en", "Reader"), Standing.OBSERVER, root(READER))),
                List.of(new Keeper(KEEPER, "Archive operator", root(KEEPER), "witness+vkey", "mirror+vkey")),
                "v0",
                new TreeMap<>(Map.of(Subject.PUBLIC_RECORD, DecisionRule.plenary(CountRule.SIMPLE))),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /// A body of this kind whose charter is adopted and whose importer may attest.
    public static Scene founded(BodyKind kind) {
        var scene = new Scene();
        scene.adopt(charter(kind));
        scene.fileByRoot(IMPORTER, "grant", new BodyAct.GrantMandate(importerMandate()));
        return scene;
    }

    public static Mandate importerMandate() {
        return mandate(delegate(IMPORTER), Verb.ATTEST_PARTY, Verb.ATTEST_ROLL_CALL);
    }

    public static Mandate mandate(Multikey key, Verb... verbs) {
        return new Mandate(
                key,
                new TreeSet<>(List.of(verbs)),
                new TreeSet<>(),
                Optional.empty(),
                "Importer",
                new Content(digest("name"), 12, "text/plain"));
    }

    public Effect adopt(Charter charter) {
        return file(IMPORTER, charterId, root(IMPORTER), new BodyAct.AdoptCharter(charter, keys(IMPORTER)));
    }

    /// Files an act approved by the log's root key; the label makes its id.
    public Effect fileByRoot(Origin origin, String label, Act act) {
        return file(origin, actId(label), root(origin), act);
    }

    /// Files an act approved by the delegate of the log.
    public Effect fileByDelegate(Origin origin, String label, Act act) {
        return file(origin, actId(label), delegate(origin), act);
    }

    public Effect file(Origin origin, ActId id, Multikey approvedBy, Act act) {
        return file(origin, id, logKey(origin), List.of(approvedBy), act);
    }

    public Effect file(Origin origin, ActId id, Multikey logKey, List<Multikey> approvedBy, Act act) {
        long index = entryCounts.getOrDefault(origin, 0L);
        entryCounts.put(origin, index + 1);
        var entry = new Filed(id, body(), origin, index, logKey, approvedBy, act);
        filed.add(entry);
        return assembly.after(entry);
    }

    public Assembly assembly() {
        return assembly;
    }

    public List<Filed> filed() {
        return List.copyOf(filed);
    }

    public BodyId body() {
        return new BodyId(charterId);
    }

    public Body state() {
        return assembly.state().body(body()).orElseThrow();
    }

    public Archive archive() {
        return state().archive().orElseThrow();
    }

    public static LogKeys keys(Origin origin) {
        return new LogKeys(root(origin), logKey(origin), key("post-quantum " + origin));
    }

    public static Multikey root(Origin origin) {
        return key("root " + origin);
    }

    public static Multikey logKey(Origin origin) {
        return key("log " + origin);
    }

    public static Multikey delegate(Origin origin) {
        return key("delegate " + origin);
    }

    /// A key's name made of a label; the fold only compares it.
    public static Multikey key(String label) {
        var digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var text = new StringBuilder("z6Mk");
        var rest = new BigInteger(1, sha256(label));
        for (int i = 0; i < 43; i++) {
            text.append(digits.charAt(rest.mod(BigInteger.valueOf(58)).intValue()));
            rest = rest.divide(BigInteger.valueOf(58));
        }
        return new Multikey(text.toString());
    }

    public static ActId actId(String label) {
        return new ActId(digest(label));
    }

    public static Digest digest(String label) {
        return Digest.of(HexFormat.of().formatHex(sha256(label)));
    }

    private static byte[] sha256(String label) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(label.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public static ArchiveAct.AttestParty attestParty(String code) {
        return new ArchiveAct.AttestParty(
                new MemberCode(code), "State " + code, Wording.NONE, 1, 75, List.of(new Source(FILE, 2, 2)));
    }

    /// A roll call with the votes spelled as in `AAA=Y BBB=N`: Y yes, N no, A abstain, X absent.
    public static ArchiveAct.AttestRollCall attestRollCall(int number, String votes) {
        return attestRollCall(number, votes, OfficialTotals.NONE, Optional.empty());
    }

    public static ArchiveAct.AttestRollCall attestRollCall(
            int number, String votes, OfficialTotals official, Optional<Governing> governing) {
        return new ArchiveAct.AttestRollCall(
                new RollCallId(number),
                1 + number / 100,
                new RecordDate(1946 + number / 100, 1 + number % 12, OptionalInt.empty()),
                "R/1/" + number,
                "TITLE " + number,
                "To adopt draft " + number,
                subjects(number),
                number % 2 == 0 ? Set.of(RollCallFlag.AMENDMENT) : Set.of(),
                official,
                votes(votes),
                governing,
                List.of(new Source(FILE, number, number)));
    }

    private static SortedSet<Subject> subjects(int number) {
        return new TreeSet<>(Set.of(new Subject(number % 3 == 0 ? "hr" : "me")));
    }

    public static List<Vote> votes(String text) {
        var votes = new ArrayList<Vote>();
        for (var vote : text.split(" ", -1)) {
            votes.add(new Vote(
                    new MemberCode(vote.substring(0, vote.length() - 2)), choice(vote.charAt(vote.length() - 1))));
        }
        return votes;
    }

    public static Choice choice(char letter) {
        return switch (letter) {
            case 'Y' -> Choice.YES;
            case 'N' -> Choice.NO;
            case 'A' -> Choice.ABSTAIN;
            case 'X' -> Choice.ABSENT;
            default -> throw new IllegalArgumentException("no choice: " + letter);
        };
    }
}

package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.comity.check.Answer;
import org.comity.check.RefusedException;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Check;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Met;
import org.comity.check.pack.Packs;
import org.comity.check.predicate.Derivation;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.testkit.Choices;
import org.comity.testkit.Shared;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two checkers, one in Java and one in the reader's browser: of the same dossier both say the same of every provision.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserCheckTest {
    private static final String SHARED = "facts/frameworks/examples/";
    private static final Path ROOT = Path.of(System.getProperty("comity.root", ".."));
    private static final String ARGUED = "check/src/test/resources/org/comity/check/argued-differences.yaml";
    private static final Pattern ENTRY = Pattern.compile(" *- provision: (.+)");
    private static final Pattern ROW = Pattern.compile(" *- \\{dossier: ([^,]+), day: ([^,]+), .*ours: ([^}]+)}");
    private static final List<String> DOSSIERS =
            List.of("consumer-chatbot", "frontier-model", "hr-screening", "vlop-feed");
    private static final List<String> PLACES = List.of(
            "CN", "DE", "FR", "GB", "US", "US-CA", "US-CO", "US-NY", "US-NYC", "KR", "JP", "BR", "IN", "EU", "EEA",
            "NO", "VN", "KZ", "CA", "AU");
    private static final List<String> DAYS =
            List.of("2024-02-29", "2026-08-01", "2026-08-02", "2026-11-23", "2027-08-02", "2027-12-02", "2030-08-02");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "0.05",
            "0.8",
            "0.9",
            "0.95",
            "-3",
            "1e10",
            "1e23",
            "1e25",
            "10000000000000000000000001",
            "9999999999999999999999999",
            "1e26",
            "3.0e+26",
            "500000000.00");

    private final Packs packs = Packs.shipped();
    private @org.jspecify.annotations.Nullable BrowserChecker browser;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        assumeTrue(BrowserReaders.areHere(), "not run: needs Node 20");
        browser = BrowserChecker.start(packs, folder.resolve("packs.json"));
    }

    @AfterAll
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2027-12-02"})
    void findings_areThoseThatWereReadAgainstTheLaw(String day) throws IOException, MalformedException {
        var expected =
                (Json.Members) Json.parse(Files.readAllBytes(Shared.require(SHARED + "expected-" + day + ".json")));
        for (var name : DOSSIERS) {
            var frameworks =
                    expected.object("dossiers", day).object(name + ".yaml", day).object("frameworks", day);
            var told = new TreeMap<String, String>();
            for (var finding : ask(Files.readString(Shared.require(SHARED + name + ".yaml")), day, false)
                    .array("findings", name)) {
                var words = text(finding).split(" ", -1);
                told.put(words[0], words[1].equals("not-yet") ? "not-yet " + words[2] : words[1]);
            }
            var theirs = new TreeMap<>(answers(frameworks));
            theirs.putAll(argued(name + ".yaml", day));
            assertThat(told).as(name).isEqualTo(theirs).hasSize(832);
        }
    }

    private static Map<String, String> answers(Json.Members frameworks) throws MalformedException {
        var answers = new TreeMap<String, String>();
        for (var framework : frameworks.members().keySet()) {
            var answered = frameworks.object(framework, framework);
            answered.members().forEach((state, ids) -> {
                if (ids instanceof Json.Items(var listed) && !state.equals("others")) {
                    listed.forEach(id -> answers.put(framework + "#" + text(id), state));
                } else if (ids instanceof Json.Members(var later)) {
                    later.forEach((id, from) -> answers.put(
                            framework + "#" + id, "not-yet " + (from instanceof Json.Text(var day) ? day : "null")));
                }
            });
        }
        return answers;
    }

    /// Ours, where a reason is written down why the law is read otherwise.
    private static Map<String, String> argued(String dossier, String day) throws IOException {
        var argued = new TreeMap<String, String>();
        var provision = "";
        for (var line : Files.readAllLines(ROOT.resolve(ARGUED))) {
            var entry = ENTRY.matcher(line);
            var row = ROW.matcher(line);
            if (entry.matches()) {
                provision = entry.group(1);
            } else if (row.matches()
                    && row.group(1).equals(dossier)
                    && row.group(2).equals(day)) {
                argued.put(provision, row.group(3));
            }
        }
        return argued;
    }

    @Test
    void examples_haveTheSameFindingsReasonsAndQuestionsInBoth() throws Exception {
        try (var files = Files.newDirectoryStream(ROOT.resolve("examples/dossiers"), "*.yaml")) {
            for (var file : files) {
                for (var day : DAYS) {
                    assertThat(assertSame(Files.readString(file), day, day.startsWith("2026-11")))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void findings_areTheSameInBothForDossiersKnownInPart() {
        int[] read = {0};
        Choices.some(20261123, 2_000, choices -> {
            int known = choices.of(List.of(1, 3, 8));
            read[0] += assertSame(random(choices, known), choices.of(DAYS), false) ? 1 : 0;
        });
        assertThat(read[0]).as("dossiers that do not contradict themselves").isGreaterThan(1_200);
    }

    @Test
    void reasonsAndQuestions_areTheSameInBothForDossiersKnownInPart() {
        Choices.some(7, 12, choices -> assertSame(random(choices, 6), choices.of(DAYS), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "facts: {system.is_ia: true} | 1: no fact is called system.is_ia; did you mean system.is_ai?",
                "facts: {system.is_ai: yes} | 1: system.is_ai must be true or false",
                "facts: {market.anywhere: [FR]} | 1: market.anywhere follows from other facts; it is not stated",
                "facts: {market.places: FR} | 1: market.places must be a list, such as [A, B], or {at-least: [A, B]} if there may be more",
                "facts: {market.places: [fr]} | 1: market.places must be codes of places, such as FR, EU or US-CA, not fr",
                "facts: {market.placed_on: 2026-02-30} | 1: market.placed_on must be a day of the calendar such as 2026-08-02",
                "facts: {actor.headcount: 1.5} | 1: actor.headcount must be a whole number",
                "evidence: {no-such-kind: none} | 1: no kind of evidence is called no-such-kind",
                "facts: [1] | 1: facts must be a map: name, colon, value",
                "facts: {a: &x 1} | 1: a value does not begin with & here: anchors, aliases, tags and block texts are not read",
                "facts: {a: 1, a: 2} | 1: the key a stands here a second time"
            })
    void dossier_isRefusedWithLineAndRemedy(String yaml, String problem) throws IOException, MalformedException {
        var problems = ask(yaml, "2026-11-23", false).array("refused", yaml).stream()
                .map(each -> (Json.Members) each)
                .map(each -> each.members().get("line") + ": " + each.members().get("text"))
                .toList();
        assertThat(problems).anySatisfy(each -> assertThat(each).contains(problem.split(": ", 2)[1]));
        assertThat(refusedByJava(yaml)).isTrue();
    }

    private boolean refusedByJava(String yaml) {
        try {
            DossierReader.read("dossier", yaml.getBytes(UTF_8), packs);
            return false;
        } catch (RefusedException e) {
            return true;
        }
    }

    /// Whether the dossier could be read.
    private boolean assertSame(String yaml, String day, boolean deep) throws IOException, MalformedException {
        var told = ask(yaml, day, deep);
        Dossier dossier;
        try {
            dossier = DossierReader.read("dossier", yaml.getBytes(UTF_8), packs);
        } catch (RefusedException e) {
            assertThat(told.members())
                    .as(e.getMessage())
                    .satisfiesAnyOf(
                            members -> assertThat(members).containsKey("contradicted"),
                            members -> assertThat(members).containsKey("refused"));
            return false;
        }
        var check = Check.of(packs, dossier, LocalDate.parse(day));
        assertThat(texts(told, "findings"))
                .as(yaml)
                .isEqualTo(
                        check.findings().stream().map(BrowserCheckTest::words).toList());
        assertThat(readAgain(text(told.members().get("written")))).isEqualTo(dossier);
        if (deep) {
            assertThat(texts(told, "reasons"))
                    .as(yaml)
                    .isEqualTo(check.findings().stream()
                            .map(finding ->
                                    String.join(",", finding.why().because().keySet()))
                            .toList());
            assertThat(texts(told, "questions"))
                    .as(yaml)
                    .isEqualTo(check.questions().stream()
                            .map(question -> question.fact().name() + " "
                                    + question.settles().size() + " "
                                    + question.bearsOn().size())
                            .toList());
        }
        return true;
    }

    private Dossier readAgain(String yaml) {
        try {
            return DossierReader.read("written", yaml.getBytes(UTF_8), packs);
        } catch (RefusedException e) {
            throw new AssertionError(e.getMessage() + "\n" + yaml, e);
        }
    }

    private static String words(Finding finding) {
        var state = switch (finding.applicability()) {
            case Applicability.Applies _ -> "applies null";
            case Applicability.DoesNot _ -> "does-not null";
            case Applicability.Unknown _ -> "unknown null";
            case Applicability.NotYet(var from) ->
                "not-yet " + from.map(LocalDate::toString).orElse("null");
        };
        var met = switch (finding.met()) {
            case Met.MET -> "2";
            case Met.NOT_MET -> "0";
            case Met.UNKNOWN -> "1";
            case Met.NOT_ASSESSED -> "none";
        };
        return finding.id() + " " + state + " " + code(finding.ours()) + " " + met;
    }

    private static int code(Answer answer) {
        return switch (answer) {
            case NO -> 0;
            case UNKNOWN -> 1;
            case YES -> 2;
        };
    }

    /// @param known of ten facts
    private String random(Choices choices, int known) {
        var facts = new ArrayList<String>();
        for (var fact : packs.terms().vocabulary().facts()) {
            var derivation = packs.program().derivation(fact.name());
            boolean follows = derivation
                    .filter(rule -> !(rule instanceof Derivation.Judged))
                    .isPresent();
            if (follows ? !(fact.type() instanceof Type.SetOf) && choices.below(400) == 0 : choices.below(10) < known) {
                facts.add(fact.name() + ": " + value(fact, choices));
            }
        }
        var evidence = new ArrayList<String>();
        for (var kind : packs.terms().evidence().keySet()) {
            if (choices.below(10) < known) {
                evidence.add(
                        kind + ": " + choices.of(List.of("none", "{}", "{expires: 2026-11-22}", "{owner: \"A: b\"}")));
            }
        }
        return "title: \"t\"\nfacts: {" + String.join(", ", facts) + "}\nevidence: {" + String.join(", ", evidence)
                + "}\n";
    }

    private static String value(Fact fact, Choices choices) {
        return switch (fact.type()) {
            case Type.Bool _ -> String.valueOf(choices.yes());
            case Type.Whole _ -> choices.of(List.of("0", "1", "50", "1000000", "1e6", "3", "45000000"));
            case Type.Amount _ -> choices.of(NUMBERS);
            case Type.Day _ -> choices.of(DAYS);
            case Type.Text _ -> choices.of(List.of("\"\"", "\" \"", "word"));
            case Type.OneOf(var values) -> "\"" + choices.of(values) + "\"";
            case Type.SetOf(Type.Range.Listed range) -> set(range.values(), choices);
            case Type.SetOf(Type.Range.PlaceCodes _) -> set(PLACES, choices);
        };
    }

    private static String set(List<String> values, Choices choices) {
        var in = new LinkedHashSet<String>();
        var out = new LinkedHashSet<String>();
        for (int size = choices.below(5); size > 0; size--) {
            in.add("\"" + choices.of(values) + "\"");
        }
        if (choices.yes()) {
            return "[" + String.join(", ", in) + "]";
        }
        for (int size = choices.below(3); size > 0; size--) {
            out.add("\"" + choices.of(values) + "\"");
        }
        out.removeAll(in);
        return "{at-least: [" + String.join(", ", in) + "], not: [" + String.join(", ", out) + "]}";
    }

    private Json.Members ask(String yaml, String day, boolean deep) throws IOException, MalformedException {
        return java.util.Objects.requireNonNull(browser).check(yaml, day, deep);
    }

    private static List<String> texts(Json.Members told, String name) throws MalformedException {
        return told.array(name, "told").stream().map(BrowserCheckTest::text).toList();
    }

    private static String text(@org.jspecify.annotations.Nullable Json json) {
        return json instanceof Json.Text(var text) ? text : String.valueOf(json);
    }
}

package org.comity.cli;

import io.modelcontextprotocol.json.McpJsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.comity.check.dossier.DossierText;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.finding.Check;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Question;
import org.comity.check.pack.Packs;
import org.comity.check.report.JsonReport;
import org.comity.check.report.Report;
import org.comity.check.report.Words;
import org.jspecify.annotations.Nullable;

/// What an agent can learn of one AI system.
final class McpDossiers {
    private static final List<String> DETAILS = List.of("summary", "full");
    private static final int FLOOR = 10;
    private static final int QUESTIONS = 5;

    private final Packs packs;
    private final McpJsonMapper mapper;
    private final boolean files;
    private final Words words = Words.of("en");

    /// @param files whether an agent may name local files
    McpDossiers(Packs packs, McpJsonMapper mapper, boolean files) {
        this.packs = packs;
        this.mapper = mapper;
        this.files = files;
    }

    List<McpTool> tools() {
        var check = dossierArguments();
        check.put("day", McpTool.text("As of this day, such as 2027-12-02. Default: today, UTC."));
        check.put(
                "detail",
                McpTool.choice(
                        DETAILS,
                        "summary (the default): the figures, what binds and asks something of this actor, the evidence that "
                                + "serves most, divergences, the first questions, and how many of each are left_out. full: every "
                                + "finding with its reasons; long."));
        var next = dossierArguments();
        next.put("skip", McpTool.texts("Facts that the person left open; they are not asked again."));
        next.put("day", McpTool.text("As of this day, such as 2027-12-02. Default: today, UTC."));
        return List.of(
                new McpTool(
                        "check",
                        "Check an AI system",
                        "Say what the AI rules on record ask of one AI system, from when, why, and what evidence is wanted. "
                                + "Always repeat the sentences of the answer. What the dossier does not state is unknown.",
                        check,
                        List.of(),
                        this::check),
                new McpTool(
                        "next_question",
                        "Ask for the next fact",
                        "Say which fact to ask the person for next, that one first whose answer may settle most findings. Put the "
                                + "answer into the dossier's facts under its name and call again. An empty dossier is a good start.",
                        next,
                        List.of(),
                        this::nextQuestion));
    }

    private SequencedMap<String, Map<String, Object>> dossierArguments() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("title", McpTool.text("Name and purpose of the system."));
        properties.put("given_by", McpTool.text("Who states these facts."));
        properties.put(
                "about",
                McpTool.pair(
                        "type",
                        "object",
                        "description",
                        "Names and descriptions that registers ask for; no rule looks at them."));
        properties.put(
                "facts",
                McpTool.pair(
                        "type",
                        "object",
                        "description",
                        "By name, such as {\"market.places\": [\"FR\"], \"system.is_ai\": true}. A list means these and no "
                                + "others; {\"at-least\": [\"FR\"]} means these, and there may be more. Leave out what nobody stated."));
        properties.put(
                "evidence",
                McpTool.pair(
                        "type",
                        "object",
                        "description",
                        "By kind: \"none\", or an object with any of owner, date, expires, digest."));
        var dossier = new LinkedHashMap<String, Object>();
        dossier.put("type", "object");
        dossier.put("description", "What is known of one AI system.");
        dossier.put("properties", properties);
        dossier.put("required", List.of("title", "facts"));
        dossier.put("additionalProperties", false);
        var arguments = new LinkedHashMap<String, Map<String, Object>>();
        arguments.put("dossier", dossier);
        arguments.put(
                "path",
                McpTool.text(
                        files
                                ? "A dossier in a local file, YAML or JSON, instead of dossier."
                                : "Refused: the person who started this server did not let it read files. Send dossier."));
        return arguments;
    }

    private Map<String, ? extends @Nullable Object> check(McpArguments arguments) throws McpRefusal {
        var detail = arguments.choice("detail", DETAILS).orElse("summary");
        var report = Report.of(packs, Check.of(packs, dossier(arguments), day(arguments)));
        var tree = JsonReport.tree(report);
        if (detail.equals("full")) {
            return tree;
        }
        return summary(report, tree);
    }

    private Map<String, @Nullable Object> summary(Report report, Map<String, Object> tree) {
        var summary = new LinkedHashMap<String, @Nullable Object>();
        summary.put("detail", "summary");
        for (var same : List.of("title", "given_by", "day", "packs")) {
            if (tree.containsKey(same)) {
                summary.put(same, tree.get(same));
            }
        }
        var sentences = new ArrayList<Object>((List<?>) tree.getOrDefault("sentences", List.of()));
        sentences.add("verified: false means: " + words.say("unverified"));
        summary.put("sentences", sentences);
        summary.put("tally", tree.get("tally"));
        var asks = report.findings().stream()
                .filter(finding -> finding.asks() && finding.provision().binding())
                .map(finding -> asks(report, finding))
                .toList();
        summary.put("asks", asks);
        summary.put("floor", first(FLOOR, (List<?>) tree.getOrDefault("floor", List.of())));
        summary.put("divergences", tree.get("divergences"));
        summary.put(
                "questions",
                first(QUESTIONS, report.questions()).stream()
                        .map(McpDossiers::question)
                        .toList());
        var left = new LinkedHashMap<String, Object>();
        left.put("findings", report.findings().size() - asks.size());
        left.put("floor", Math.max(0, report.floor().size() - FLOOR));
        left.put("questions", Math.max(0, report.questions().size() - QUESTIONS));
        summary.put("left_out", left);
        return summary;
    }

    private static <T> List<T> first(int most, List<T> items) {
        return items.subList(0, Math.min(most, items.size()));
    }

    private static Map<String, @Nullable Object> asks(Report report, Finding finding) {
        var provision = finding.provision();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", finding.id());
        fields.put("citation", finding.framework().shortTitle() + " " + provision.citation());
        fields.put("title", provision.title());
        fields.put("ours", McpFrameworks.word(finding.ours()));
        fields.put("from", McpFrameworks.day(provision.bindsFrom()));
        fields.put("met", McpFrameworks.word(finding.met()));
        fields.put("wanting", report.check().wanting(finding));
        fields.put("verified", provision.verified());
        return fields;
    }

    private Map<String, @Nullable Object> nextQuestion(McpArguments arguments) throws McpRefusal {
        var skip = arguments.texts("skip");
        for (var name : skip) {
            if (packs.terms().vocabulary().find(name).isEmpty()) {
                throw new McpRefusal("skip: no fact is called " + McpArguments.shown(name)
                        + packs.terms()
                                .vocabulary()
                                .nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
        var open = Check.of(packs, dossier(arguments), day(arguments)).questions().stream()
                .filter(question -> !skip.contains(question.fact().name()))
                .toList();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("open", open.size());
        if (open.isEmpty()) {
            answer.put("sentences", List.of("No question is open that an answer could settle."));
            return answer;
        }
        var next = open.getFirst();
        answer.putAll(question(next));
        answer.put("may_settle", next.settles().stream().map(Finding::id).toList());
        return answer;
    }

    private static Map<String, Object> question(Question question) {
        var fields = asked(question.fact());
        fields.put("settles", question.settles().size());
        fields.put("bears_on", question.bearsOn().size());
        return fields;
    }

    /// A fact, and how to ask a person for it.
    static Map<String, Object> asked(Fact fact) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("fact", fact.name());
        fields.put("question", fact.question().isEmpty() ? fact.meaning() : fact.question());
        fields.put("why", fact.why());
        fields.put("type", fact.type().words());
        fields.put("allowed", DossierText.allowed(fact));
        switch (fact.type()) {
            case Type.OneOf(var values) -> fields.put("values", values);
            case Type.SetOf(Type.Range.Listed listed) -> fields.put("values", listed.values());
            case Type.SetOf _, Type.Bool _, Type.Whole _, Type.Amount _, Type.Day _, Type.Text _ -> {}
        }
        return fields;
    }

    private static LocalDate day(McpArguments arguments) throws McpRefusal {
        var day = arguments.text("day");
        try {
            return day.map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new McpRefusal("day must be a day of the calendar such as 2027-12-02");
        }
    }

    private Dossier dossier(McpArguments arguments) throws McpRefusal {
        var sent = arguments.object("dossier");
        var path = arguments.text("path");
        if (sent.isPresent() && path.isPresent()) {
            throw new McpRefusal("give dossier or path, not both");
        }
        if (path.isPresent()) {
            return read(path.get());
        }
        var dossier = sent.orElseThrow(
                () -> new McpRefusal(
                        "dossier is missing: send {\"title\": \"…\", \"facts\": {}} at least; what it does not state is unknown"));
        try {
            return DossierReader.read("dossier", mapper.writeValueAsBytes(dossier), packs);
        } catch (RefusedException e) {
            throw refused(e.problems().stream().map(Problem::message).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dossier read(String name) throws McpRefusal {
        if (!files) {
            throw new McpRefusal("path is read only if the server was started with --files; send the dossier itself");
        }
        try {
            var file = Path.of(name);
            InputFile.requireReadable(file);
            if (!Files.isRegularFile(file)) {
                // The input of this process is one of those, and holds the client's messages.
                throw new McpRefusal("path: " + file + " is no file on a disk");
            }
            return DossierReader.read(file.toString(), InputFile.read(file, DossierReader.MOST_BYTES), packs);
        } catch (RefusedException e) {
            throw refused(e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        } catch (CliException | IOException | InvalidPathException e) {
            throw new McpRefusal("path: " + e.getMessage());
        }
    }

    private static McpRefusal refused(String problems) {
        return new McpRefusal("nothing was checked; mend the dossier:\n" + problems);
    }
}

package org.comity.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comity.assembly.Verb;
import org.comity.node.act.Payloads;
import org.comity.node.data.OutcomeFile;
import org.comity.record.Hash;
import org.comity.record.act.Approval;
import org.comity.record.act.Entry;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.proof.TrustedKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the pages of `docs/formats` say of documents and answers is what the code reads and writes.
final class FormatsTest {
    private static final Path ROOT = Path.of(System.getProperty("comity.root", ".."));
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]*`", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(#[^)]*)?\\)");

    @TempDir
    private static Path temporary = Path.of("");

    private static Examples examples = new Examples(new DataFolder(temporary), new TreeMap<>());

    @BeforeAll
    static void make() throws Exception {
        examples = Examples.make(temporary);
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void aPayload_isToldAsItIsRead(Verb verb) throws Exception {
        var entry = entry(verb.text() + ".json");
        FormatPages.assertPage(
                verb.text(),
                "members",
                FormatPages.members(Payloads.form(verb)),
                "example",
                digests(verb.text() + ".json", entry) + "\n"
                        + FormatPages.shown(entry.act().payload()));
    }

    @Test
    void anEntry_isToldAsItIsRead() throws Exception {
        var entry = entry("entry.json");
        FormatPages.assertPage(
                "act",
                "members",
                FormatPages.members(Entry.FORM),
                "bounds",
                FormatPages.bounds(
                        FormatPages.bound("an entry", Entry.MOST_BYTES, "bytes in canonical form"),
                        FormatPages.bound("nesting", Json.DEEPEST, "levels"),
                        FormatPages.bound("a whole number", Json.LARGEST_WHOLE, "either way, 2^53-1"),
                        FormatPages.bound("a spelling before it is canonical", Json.MOST_STRICT_BYTES, "bytes")),
                "example",
                digests("entry.json", entry) + "\n" + FormatPages.shown(entry.document()));
    }

    @Test
    void content_isToldAsItIsRead() {
        byte[] committed = example("content.bin");
        int start = committed.length - ExampleBody.PERSON.length - 32;
        FormatPages.assertPage(
                "content",
                "members",
                FormatPages.members(formWithin(Payloads.form(Verb.GRANT_MANDATE), "person")),
                "example",
                FormatPages.table(
                        List.of("bytes", ""),
                        List.of(
                                List.of(
                                        "`" + new String(committed, 0, start - 1, UTF_8) + "` and a line feed",
                                        start + " bytes"),
                                List.of("`" + HexFormat.of().formatHex(committed, start, start + 32) + "`", "the salt"),
                                List.of("`" + new String(ExampleBody.PERSON, UTF_8) + "`", "the content"),
                                List.of(
                                        "`" + Hash.sha256(committed) + "`",
                                        "the commitment, as `grant-mandate.json` has it"))));
    }

    @Test
    void signedAndUnsignedDocuments_areToldAsTheyAreRead() throws Exception {
        FormatPages.assertPage(
                "trust",
                "members",
                FormatPages.members(TrustedKeys.FORM),
                "bounds",
                FormatPages.bounds(FormatPages.bound("the file", TrustedKeys.MOST_BYTES, "bytes")),
                "example",
                FormatPages.shown(json("trust.json")));
        FormatPages.assertPage(
                "outcome",
                "members",
                FormatPages.members(OutcomeFile.FORM),
                "example",
                FormatPages.shown(json("outcome.json")));
        FormatPages.assertPage(
                "keys",
                "node-keys",
                FormatPages.members(BodyKeys.FORM),
                "root-keys",
                FormatPages.members(BodyKeys.ROOTS));
    }

    @Test
    void answers_areThoseOfTheDescription() throws Exception {
        byte[] description;
        try (var in = Objects.requireNonNull(Node.class.getResourceAsStream("web/openapi.json"))) {
            description = in.readAllBytes();
        }
        var rows = new ArrayList<List<String>>();
        for (var path : ((Json.Members) Json.parse(description))
                .object("paths", "openapi")
                .members()
                .entrySet()) {
            var get = ((Json.Members) path.getValue()).object("get", path.getKey());
            var found = get.object("responses", path.getKey()).get("200");
            if (found.isPresent() && found.get() instanceof Json.Members ok) {
                rows.add(List.of(
                        "`" + path.getKey() + "`",
                        ok.object("content", path.getKey()).members().entrySet().stream()
                                .map(type -> type.getKey() + schema(type.getValue()))
                                .collect(Collectors.joining(", ")),
                        get.text("summary", path.getKey())));
            }
        }
        FormatPages.assertPage(
                "answers",
                "addresses",
                FormatPages.table(List.of("address", "type (schema)", ""), rows),
                "example",
                FormatPages.shown(json("decision.json")) + "\n```\n" + text("decisions.csv") + "```\n");
    }

    private static String schema(Json type) {
        var text = new String(type.canonical(), UTF_8);
        var name = Pattern.compile("\"#/components/schemas/(\\w+)\"").matcher(text);
        return name.find() ? " (" + name.group(1) + ")" : "";
    }

    @Test
    void theExamples_areListedWithTheirDigestsAndKeys() throws Exception {
        var rows = new ArrayList<List<String>>();
        examples.files()
                .forEach((name, bytes) -> rows.add(List.of(
                        "[`" + name + "`](" + name + ")",
                        Integer.toString(bytes.length),
                        "`" + Hash.sha256(bytes) + "`")));
        var keys = new ArrayList<List<String>>();
        for (var name : Stream.concat(
                        Stream.of("log key of alpha", "approval key of alpha"), ExampleBody.ED25519.stream())
                .toList()) {
            keys.add(List.of(name, "`" + ExampleBody.ed25519(name).publicKey().multikey() + "`"));
        }
        for (var name : ExampleBody.ML_DSA_44) {
            var key = ExampleBody.mlDsa44(name).publicKey();
            keys.add(List.of(name, "ML-DSA-44; SHA-256 of its 1,312 bytes: `" + Hash.sha256(key.bytes()) + "`"));
        }
        FormatPages.assertPage(
                "examples/README",
                "files",
                FormatPages.table(List.of("file", "bytes", "SHA-256"), rows),
                "keys",
                FormatPages.table(List.of("name", "public key"), keys));
    }

    @Test
    void everyPageAndEveryExample_isLinkedAndEveryLinkLeadsSomewhere() throws Exception {
        var folder = ROOT.resolve(FormatPages.PATH);
        var reached = new LinkedHashMap<Path, Path>();
        List<Path> pages;
        try (var files = Files.walk(folder)) {
            pages = files.filter(file -> file.toString().endsWith(".md")).toList();
        }
        for (var page : pages) {
            LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                    .results()
                    .map(link -> link.group(1))
                    .forEach(link -> {
                        if (!link.isEmpty() && !link.startsWith("http")) {
                            var target = Objects.requireNonNull(page.getParent())
                                    .resolve(link)
                                    .normalize();
                            assertThat(target).as("a link in " + page).exists();
                            reached.put(target, page);
                        }
                    });
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(Path::normalize))
                    .filteredOn(
                            file -> !file.endsWith(".gitattributes") && !file.endsWith(FormatPages.PATH + "README.md"))
                    .isSubsetOf(reached.keySet());
        }
    }

    private static String digests(String file, Entry entry) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("file", "[`" + file + "`](examples/" + file + "), " + entry.bytes().length + " bytes"));
        rows.add(List.of("act id", "`" + entry.id() + "`"));
        rows.add(List.of("entry hash", "`" + entry.hash() + "`"));
        rows.add(List.of(
                "leaf hash, base64", "`" + MerkleHash.leaf(entry.bytes()).base64() + "`"));
        rows.add(List.of("proof by the log key", "`" + entry.logKey() + "`"));
        for (var approval : entry.approvals()) {
            rows.add(List.of(
                    approval instanceof Approval.Ed25519 ? "approval by" : "approval by a passkey",
                    "`" + approval.key() + "`"));
        }
        return FormatPages.table(List.of("", ""), rows);
    }

    private static Form<?> formWithin(Form<?> form, String member) {
        return form.members().stream()
                .filter(each -> each.name().equals(member))
                .findFirst()
                .orElseThrow()
                .forms()
                .getFirst();
    }

    private static Entry entry(String file) throws Exception {
        return Entry.parse(example(file));
    }

    private static Json.Members json(String file) throws Exception {
        return (Json.Members) Json.parse(example(file));
    }

    private static String text(String file) {
        return new String(example(file), UTF_8);
    }

    private static byte[] example(String file) {
        return examples.read(file);
    }
}

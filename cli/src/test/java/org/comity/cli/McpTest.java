package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.comity.check.pack.Packs;
import org.comity.check.report.JsonText;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The server as its own process, and a client of the protocol's own library.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpTest {
    private static final Map<String, Object> CHATBOT = chatbot();

    private final JacksonMcpJsonMapper mapper =
            new JacksonMcpJsonMapper(JsonMapper.builder().build());
    private final List<McpSyncClient> clients = new ArrayList<>();
    private Path folder = Path.of("");

    private static Map<String, Object> chatbot() {
        var dossier = new LinkedHashMap<String, Object>();
        dossier.put("title", "Shop assistant");
        dossier.put("given_by", "The shop");
        dossier.put("facts", facts());
        return dossier;
    }

    private static Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("system.is_ai", true);
        facts.put("market.places", List.of("FR"));
        facts.put("market.output_used_in", List.of("FR"));
        facts.put("actor.roles", List.of("provider"));
        facts.put("actor.established_in", List.of("FR"));
        facts.put("actor.purpose_personal_only", false);
        facts.put("system.kind", List.of("ai-system", "chatbot"));
        facts.put("system.purpose_military", false);
        facts.put("system.purpose_research_only", false);
        facts.put("system.open_source", false);
        facts.put("cap.interacts_with_persons", true);
        facts.put("cap.obvious_ai", false);
        facts.put("use.authorised_crime_detection", false);
        return facts;
    }

    private static List<String> line(Path classes, String... options) {
        var line = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "mcp"));
        line.addAll(List.of(options));
        return line;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private McpSyncClient start(String... options) {
        var parameters = ServerParameters.builder(java())
                .args(line(folder.resolve("classes" + options.length), options))
                .build();
        return McpClient.sync(new StdioClientTransport(parameters, mapper))
                .clientInfo(McpSchema.Implementation.builder("test", "1").build())
                .jsonSchemaValidator((_, _) -> JsonSchemaValidator.ValidationResponse.asValid(""))
                .requestTimeout(Duration.ofMinutes(2))
                .initializationTimeout(Duration.ofMinutes(2))
                .build();
    }

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        clients.add(start());
        clients.add(start("--files"));
        clients.forEach(McpSyncClient::initialize);
    }

    /// Of a server that reads no files.
    private McpSyncClient client() {
        return clients.getFirst();
    }

    /// Of one that does.
    private McpSyncClient reader() {
        return clients.getLast();
    }

    @AfterAll
    void stop() {
        assertThat(clients).allMatch(McpSyncClient::closeGracefully);
    }

    private McpSchema.CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private Map<?, ?> answer(String tool, Map<String, Object> arguments) {
        var result = call(client(), tool, arguments);
        assertThat(result.isError()).as("%s", result.content()).isFalse();
        return (Map<?, ?>) result.structuredContent();
    }

    private static Object at(Map<?, ?> answer, String name) {
        return Objects.requireNonNull(answer.get(name), name);
    }

    private String refusal(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = call(client, tool, arguments);
        assertThat(result.isError()).as("%s", result.content()).isTrue();
        var text = ((McpSchema.TextContent) result.content().getFirst()).text();
        assertThat(text).doesNotContain("\tat ", "Exception");
        return text;
    }

    private String refusal(String tool, Map<String, Object> arguments) {
        return refusal(client(), tool, arguments);
    }

    private static Map<String, Object> with(String name, Object value) {
        var dossier = new LinkedHashMap<>(CHATBOT);
        var facts = new LinkedHashMap<>(facts());
        facts.put(name, value);
        dossier.put("facts", facts);
        return Map.of("dossier", dossier);
    }

    @Test
    void tools_sayWhatTheyTakeAndThatTheyChangeNothing() {
        var tools = client().listTools().tools();

        assertThat(tools)
                .extracting(McpSchema.Tool::name)
                .containsExactlyInAnyOrder("list_frameworks", "get_provision", "compare", "check", "next_question");
        for (var tool : tools) {
            assertThat(tool.description()).as(tool.name()).hasSizeGreaterThan(100);
            assertThat(tool.inputSchema())
                    .as(tool.name())
                    .containsEntry("type", "object")
                    .containsKey("properties");
            assertThat(tool.annotations().readOnlyHint()).as(tool.name()).isTrue();
            assertThat(tool.annotations().idempotentHint()).as(tool.name()).isTrue();
            assertThat(tool.annotations().openWorldHint()).as(tool.name()).isFalse();
        }
    }

    @Test
    void listFrameworks_withoutFilters_listsAll() {
        var packs = Packs.shipped();

        var answer = answer("list_frameworks", Map.of());

        assertThat(at(answer, "listed")).isEqualTo(packs.frameworks().size());
        assertThat((List<?>) at(answer, "frameworks")).hasSameSizeAs(packs.frameworks());
    }

    @Test
    void listFrameworks_ofAPlace_listsThoseOfItsWholesAndParts() {
        assertThat(ids(answer("list_frameworks", Map.of("jurisdiction", "FR")))).contains("eu-ai-act");
        assertThat(ids(answer("list_frameworks", Map.of("jurisdiction", "US")))).contains("us-ca-sb942");
        assertThat(ids(answer("list_frameworks", Map.of("jurisdiction", "US-CA"))))
                .doesNotContain("eu-ai-act");
        assertThat(answer("list_frameworks", Map.of("jurisdiction", "CH", "kind", "law"))
                        .toString())
                .contains("not evidence that no rule exists");
    }

    private static List<String> ids(Map<?, ?> answer) {
        return ((List<?>) at(answer, "frameworks"))
                .stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("id")))
                        .toList();
    }

    @Test
    void getProvision_saysWhatEachProvisionSays() {
        for (var framework : Packs.shipped().frameworks()) {
            var provision = framework.provisions().getFirst();

            var answer = answer("get_provision", Map.of("id", framework.id() + "#" + provision.id()));

            assertThat(at(answer, "citation")).isEqualTo(provision.citation());
            assertThat(at(answer, "applies")).isEqualTo(provision.applies().text());
            assertThat(at(answer, "verified")).isEqualTo(provision.verified());
            assertThat(at(answer, "sentences").toString().contains("Written from secondary knowledge"))
                    .as(framework.id())
                    .isEqualTo(!provision.verified());
        }
    }

    @Test
    void compare_readsTheSameRelationFromEitherEnd() {
        var forth = relations("eu-ai-act", "eu-gdpr");
        var back = relations("eu-gdpr", "eu-ai-act");

        assertThat(forth).isNotEmpty().hasSameSizeAs(back);
        assertThat(forth).allSatisfy(each -> assertThat(each).startsWith("eu-ai-act#"));
        assertThat(back).allSatisfy(each -> assertThat(each).startsWith("eu-gdpr#"));
        assertThat(answer("compare", Map.of("first", "eu-ai-act#art-27", "second", "eu-gdpr#art-35"))
                        .toString())
                .contains("relation=intersects", "that is not evidence that none exists");
    }

    private List<String> relations(String first, String second) {
        return ((List<?>) at(answer("compare", Map.of("first", first, "second", second)), "mappings"))
                .stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("from")))
                        .toList();
    }

    @Test
    void check_hasTheSentencesThatMustStand_whateverItsDetail() {
        var arguments = new LinkedHashMap<String, Object>(Map.of("dossier", CHATBOT, "day", "2026-11-28"));
        for (var detail : List.of("summary", "full")) {
            arguments.put("detail", detail);

            var sentences = at(answer("check", arguments), "sentences").toString();

            assertThat(sentences)
                    .contains(
                            "According to the facts given by The shop, as of 28 November 2026, packs "
                                    + Packs.shipped().digest(),
                            "Not legal advice.",
                            "No conflict recorded; that is not evidence that none exists.");
        }
    }

    @Test
    void check_inFull_isTheReportOfTheCommand() throws Exception {
        var file = Files.writeString(folder.resolve("same.json"), JsonText.of(CHATBOT));

        var said = Session.run("check", file.toString(), "--at", "2026-11-28", "--json")
                .out();
        var answer = call(reader(), "check", Map.of("path", file.toString(), "day", "2026-11-28", "detail", "full"));

        assertThat(answer.structuredContent()).isEqualTo(mapper.readValue(said, Object.class));
    }

    @Test
    void check_inShort_saysWhatItLeftOut() {
        var answer = answer("check", Map.of("dossier", CHATBOT, "day", "2026-11-28"));
        var tally = (Map<?, ?>) at(answer, "tally");

        assertThat((List<?>) at(answer, "asks")).isNotEmpty();
        assertThat(((List<?>) at(answer, "asks")).size()).isEqualTo(at(tally, "binding"));
        assertThat((Map<?, ?>) at(answer, "left_out")).isNotEmpty();
        assertThat(answer.containsKey("frameworks")).isFalse();
    }

    @Test
    void nextQuestion_isAnotherOneWhenTheFirstIsSkippedOrAnswered() {
        var dossier = Map.of("title", "Nothing known yet", "facts", Map.of());
        var first = answer("next_question", Map.of("dossier", dossier));
        var fact = String.valueOf(at(first, "fact"));

        var second = answer("next_question", Map.of("dossier", dossier, "skip", List.of(fact)));

        assertThat(at(first, "question").toString()).isNotBlank();
        assertThat((List<?>) at(first, "may_settle")).isNotEmpty();
        assertThat(at(second, "fact")).isNotEqualTo(fact);
        assertThat(at(second, "open")).isEqualTo((Integer) at(first, "open") - 1);
    }

    @Test
    void wrongArguments_areRefusedWithPlaceAndRemedy() {
        assertThat(refusal("check", with("market.place", List.of("FR"))))
                .contains("no fact is called market.place; did you mean market.places?");
        assertThat(refusal("check", with("system.is_ai", "maybe"))).contains("system.is_ai must be true or false");
        assertThat(refusal("check", Map.of("dossier", Map.of("facts", Map.of()))))
                .contains("title is missing");
        assertThat(refusal("check", Map.of())).contains("dossier is missing: send {");
        assertThat(refusal("check", Map.of("dossier", "title: text"))).contains("dossier must be an object");
        assertThat(refusal("check", Map.of("dossier", CHATBOT, "day", "2026-02-30")))
                .contains("day must be a day");
        assertThat(refusal("check", Map.of("dossier", CHATBOT, "detail", "ful")))
                .contains("did you mean full?");
        assertThat(refusal("check", Map.of("dosier", CHATBOT))).contains("did you mean dossier?");
        assertThat(refusal("check", Map.of("path", "/etc/hostname"))).contains("--files");
        assertThat(refusal("get_provision", Map.of("id", "eu-ai-act"))).contains("eu-ai-act#art-50-1");
        assertThat(refusal("get_provision", Map.of("id", "eu-ai-act#art-50-99")))
                .contains("did you mean");
        assertThat(refusal("get_provision", Map.of("id", "eu-ai-atc#art-5"))).contains("did you mean eu-ai-act?");
        assertThat(refusal("compare", Map.of("first", "eu-ai-act", "second", "eu-gdpr#art-35")))
                .contains("both be");
        assertThat(refusal("list_frameworks", Map.of("topic", "transparancy"))).contains("topic: ");
        assertThat(refusal("list_frameworks", Map.of("jurisdiction", "France"))).contains("is no code of a place");
        assertThat(refusal("next_question", Map.of("dossier", CHATBOT, "skip", List.of("market.place"))))
                .contains("did you mean market.places?");
    }

    @Test
    void path_isReadWhereThePersonAllowedIt_andNowhereButOnADisk() throws Exception {
        var wrong = Files.writeString(folder.resolve("wrong.yaml"), "title: \"x\"\nfacts:\n  market.place: [FR]\n");

        assertThat(refusal(reader(), "check", Map.of("path", wrong.toString())))
                .contains(wrong + ":3: no fact is called");
        assertThat(refusal(reader(), "check", Map.of("path", "/dev/stdin"))).contains("is no file on a disk");
        assertThat(refusal(
                        reader(),
                        "check",
                        Map.of("path", folder.resolve("none.yaml").toString())))
                .contains("there is no such file");
        assertThat(refusal(reader(), "check", Map.of("path", wrong.toString(), "dossier", CHATBOT)))
                .contains("not both");
    }

    @Test
    void resources_areTheFrameworks() {
        var resources = client().listResources().resources();

        assertThat(resources).hasSameSizeAs(Packs.shipped().frameworks());
        var content = (McpSchema.TextResourceContents)
                client().readResource(McpSchema.ReadResourceRequest.builder("comity://framework/eu-gdpr")
                                .build())
                        .contents()
                        .getFirst();
        assertThat(content.text()).contains("\"eu-gdpr#art-35\"", "seen at the source");
    }

    @Test
    void server_loadsNoPartOfTheWebServer() throws Exception {
        answer("check", Map.of("dossier", CHATBOT));

        var loaded = Files.readAllLines(folder.resolve("classes0"));
        assertThat(loaded).anyMatch(each -> each.contains("io.modelcontextprotocol"));
        assertThat(loaded.stream()
                        .filter(each -> Stream.of(
                                        " org.springframework.web",
                                        " org.springframework.boot.web",
                                        " org.apache.",
                                        " gg.jte",
                                        " jakarta.")
                                .anyMatch(each::contains)))
                .isEmpty();
    }

    @Test
    void lines_thatAreNoMessages_areAnswered_andTheNextOneIsToo() throws Exception {
        var typed = """
                {"jsonrpc":"2.0","id":0,"method":"ping"
                {"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}
                [%s]

                {"jsonrpc":"2.0","id":3,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
                {"jsonrpc":"2.0","id":4,"method":"tools/list"}
                {"jsonrpc":"2.0","method":"notifications/initialized"}
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":3}}
                {"jsonrpc":"2.0","id":5,"method":"nothing/such"}
                {"jsonrpc":"2.0","id":6,"method":"resources/read","params":{"uri":"comity://framework/none"}}
                {"jsonrpc":"2.0","id":7,"method":"ping"}""".formatted("0".repeat(McpLines.MOST_BYTES));
        var command = line(folder.resolve("classes9"));
        command.addFirst(java());
        var process = new ProcessBuilder(command)
                .redirectInput(Files.writeString(folder.resolve("typed"), typed).toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        var answers = Files.readString(folder.resolve("out"), UTF_8).lines().toList();
        assertThat(answers).hasSize(8);
        assertThat(answers.subList(0, 2)).allMatch(each -> each.contains("\"code\":-32700"));
        assertThat(answers.get(2)).contains("-32600", "bytes");
        assertThat(answers.get(3)).contains("\"id\":3", "\"protocolVersion\":\"2025-06-18\"", "\"tools\":{");
        assertThat(answers.get(4)).contains("\"id\":4", "-32600", "notifications/initialized");
        assertThat(answers.get(5)).contains("\"id\":5", "-32601");
        assertThat(answers.get(6)).contains("\"id\":6", "\"error\"");
        assertThat(answers.get(7)).contains("\"id\":7", "\"result\":{}");
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    }

    @Test
    void transcript_ofTheGuide_isWhatTheServerSays() {
        var said = new StringBuilder("```json\n");
        say(said, "list_frameworks", Map.of("jurisdiction", "BR"));
        say(said, "get_provision", Map.of("id", "eu-ai-act#art-50-1"));
        var two = new LinkedHashMap<String, Object>();
        two.put("first", "eu-ai-act#art-27");
        two.put("second", "eu-gdpr#art-35");
        say(said, "compare", two);
        var nothing = new LinkedHashMap<String, Object>();
        nothing.put("title", "Shop assistant");
        nothing.put("facts", Map.of());
        say(said, "next_question", Map.of("dossier", nothing));
        var check = new LinkedHashMap<String, Object>();
        check.put("dossier", CHATBOT);
        check.put("day", "2026-11-28");
        say(said, "check", check);
        say(said, "check", with("market.place", List.of("FR")));
        Golden.assertParts(
                "docs/guides/mcp.md", Map.of("transcript", said.append("```\n").toString()));
    }

    /// A call and its answer; of a list its first item, and of a text its start.
    private void say(StringBuilder said, String tool, Map<String, Object> arguments) {
        var result = call(client(), tool, arguments);
        said.append("// → ").append(tool).append('\n').append(JsonText.of(arguments));
        said.append("// ←").append(Boolean.TRUE.equals(result.isError()) ? " isError\n" : "\n");
        if (result.structuredContent() instanceof Map<?, ?> answer) {
            said.append(JsonText.of(shortened(answer)).replaceAll("sha256:[0-9a-f]{64}", "sha256:…"));
        } else {
            said.append(((McpSchema.TextContent) result.content().getFirst()).text())
                    .append('\n');
        }
        said.append('\n');
    }

    private static Map<String, Object> shortened(Map<?, ?> tree) {
        var fields = new LinkedHashMap<String, Object>();
        tree.forEach((name, value) -> {
            if (value != null) {
                fields.put(String.valueOf(name), cut(String.valueOf(name), value));
            }
        });
        return fields;
    }

    private static Object cut(String name, Object value) {
        return switch (value) {
            case Map<?, ?> map -> shortened(map);
            case List<?> items
            when items.size() > 1 && !name.equals("sentences") -> List.of(cut(name, items.getFirst()), "…");
            case List<?> items -> items.stream().map(each -> cut(name, each)).toList();
            // Figures follow the packs, and are another with each of their changes.
            case Number _ -> "…";
            case String text when text.length() > 200 && !name.equals("sentences") -> text.substring(0, 100) + "…";
            default -> value;
        };
    }
}

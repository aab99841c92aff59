package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.comity.check.pack.Packs;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Hostile clients of `comity mcp`.
class McpFuzzTest {
    private static final String HELLO = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;

    static final Fuzz CALLS = Fuzz.of(
            Parts.JSON,
            List.of(
                    called("get_provision", "{\"id\":\"eu-ai-act#art-50-1\"}"),
                    called("list_frameworks", "{\"jurisdiction\":\"BR\",\"kind\":\"law\"}"),
                    called("compare", "{\"first\":\"eu-ai-act#art-27\",\"second\":\"eu-gdpr#art-35\"}"),
                    called(
                            "next_question",
                            "{\"dossier\":{\"title\":\"T\",\"facts\":{\"market.places\":{\"at-least\":[\"FR\"]},"
                                    + "\"model.training_flop\":3e25}},\"skip\":[\"system.is_ai\"]}")),
            List.of(
                    "\n",
                    "null",
                    "{",
                    "}",
                    "[",
                    "]",
                    "1e999999999",
                    "\"path\":\"/dev/stdin\"",
                    "\"dossier\":",
                    "\\u0000",
                    "id"),
            McpFuzzTest::answered);

    private static final Packs PACKS = Packs.shipped();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static byte[] called(String tool, String arguments) {
        return ("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                        + "\",\"arguments\":" + arguments + "}}")
                .getBytes(UTF_8);
    }

    /// Whatever comes, each line of the answer is one of JSON-RPC, nothing is a mistake of ours, and the last message,
    /// which is good, has its answer.
    private static String answered(byte[] input) {
        var in = new ByteArrayOutputStream();
        in.writeBytes(HELLO.getBytes(UTF_8));
        in.writeBytes(input);
        in.writeBytes("\n{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"ping\"}\n".getBytes(UTF_8));
        var out = new ByteArrayOutputStream();
        var said = new StringWriter();
        var terminal = Terminal.of(new PrintWriter(new StringWriter()), new PrintWriter(said), "", Map.of());
        try {
            McpService.run(PACKS, false, terminal, new ByteArrayInputStream(in.toByteArray()), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(said.toString()).isEmpty();
        var answers = out.toString(UTF_8).lines().map(McpFuzzTest::kind).toList();
        assertThat(answers.getLast()).isEqualTo("last");
        return answers.stream().distinct().sorted().collect(Collectors.joining(" "));
    }

    private static String kind(String line) {
        var answer = MAPPER.readTree(line);
        assertThat(answer.path("jsonrpc").asString()).isEqualTo("2.0");
        if (answer.path("id").asString("").equals("last")) {
            return "last";
        }
        return answer.has("error")
                ? answer.path("error").path("code").asString()
                : answer.path("result").path("isError").asBoolean(false) ? "refused" : "answered";
    }

    @Test
    void client_isAnsweredWhateverItSends() {
        assertThat(CALLS.run(300).keySet()).contains("answered last", "answered last refused", "-32700 answered last");
    }
}

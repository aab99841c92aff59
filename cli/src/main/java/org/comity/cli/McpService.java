package org.comity.cli;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.comity.check.pack.Packs;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What an agent finds here: tools and resources, as the protocol's library wants them.
final class McpService {
    private static final String INSTRUCTIONS = """
            Comity holds existing AI rules of the world, provision by provision, and checks one AI system against all of them. \
            Describe the system in a dossier: {"title", "given_by", "facts", "evidence"}. State only what the person told you: \
            a fact that is not stated stays unknown, and is never taken for a no. Let next_question say what to ask the person; \
            put each answer into "facts" and call check. Every answer of check has sentences: repeat them to whoever reads yours. \
            A provision with verified: false was not seen at its source; say so. Do not conclude that a system is compliant, \
            safe or certified: nothing here can show that.""";

    private final McpJsonMapper mapper;
    private final Terminal terminal;

    private McpService(McpJsonMapper mapper, Terminal terminal) {
        this.mapper = mapper;
        this.terminal = terminal;
    }

    /// Serves one client until its input ends.
    ///
    /// @param files whether it may name local files
    static void run(Packs packs, boolean files, Terminal terminal, InputStream in, OutputStream out)
            throws IOException {
        var mapper = new JacksonMcpJsonMapper(JsonMapper.builder()
                // Two values for one fact are a contradiction, not a choice of the parser.
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build());
        var lines = new McpLines(mapper, in, out);
        var service = new McpService(mapper, terminal);
        var frameworks = new McpFrameworks(packs);
        var tools = Stream.of(frameworks.tools(), new McpDossiers(packs, mapper, files).tools())
                .flatMap(List::stream)
                .map(service::tool)
                .toList();
        var server = McpServer.sync(lines)
                .serverInfo("comity", Release.name())
                .instructions(INSTRUCTIONS)
                .jsonMapper(mapper)
                .jsonSchemaValidator((_, _) -> JsonSchemaValidator.ValidationResponse.asValid(""))
                .validateToolInputs(false)
                .immediateExecution(true)
                .capabilities(McpSchema.ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .build())
                .tools(tools)
                .resources(service.resources(packs, frameworks))
                .build();
        try {
            lines.serve();
        } finally {
            server.close();
        }
    }

    private SyncToolSpecification tool(McpTool tool) {
        var described = McpSchema.Tool.builder(tool.name(), tool.schema())
                .title(tool.title())
                .description(tool.description())
                .annotations(McpSchema.ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
        return new SyncToolSpecification(described, (_, request) -> called(tool, request));
    }

    private McpSchema.CallToolResult called(McpTool tool, McpSchema.CallToolRequest request) {
        try {
            var answer =
                    tool.answerer().answer(new McpArguments(tool.arguments().sequencedKeySet(), request.arguments()));
            return McpSchema.CallToolResult.builder()
                    .structuredContent(answer)
                    .addTextContent(text(answer))
                    .isError(false)
                    .build();
        } catch (McpRefusal refusal) {
            return failed(tool.name() + ": " + refusal.getMessage());
        } catch (RuntimeException mistake) {
            if (System.getenv("COMITY_DEBUG") != null) {
                mistake.printStackTrace(terminal.err());
            }
            terminal.note("comity: " + tool.name() + ": this is a mistake of ours (" + mistake
                    + "); set COMITY_DEBUG=1 to see where, and please report it");
            return failed(tool.name() + ": this is a mistake of ours; it stands on the server's standard error");
        }
    }

    private static McpSchema.CallToolResult failed(String message) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(message)
                .isError(true)
                .build();
    }

    /// The same for a client that reads no structured content, as the protocol asks for.
    private String text(Map<String, ?> answer) {
        try {
            return mapper.writeValueAsString(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<SyncResourceSpecification> resources(Packs packs, McpFrameworks frameworks) {
        var resources = new ArrayList<SyncResourceSpecification>();
        for (var framework : packs.frameworks()) {
            var resource = McpSchema.Resource.builder("comity://framework/" + framework.id(), framework.id())
                    .title(framework.shortTitle())
                    .description(framework.title())
                    .mimeType("application/json")
                    .build();
            resources.add(new SyncResourceSpecification(
                    resource, (_, request) -> content(request.uri(), frameworks.whole(framework))));
        }
        return resources;
    }

    private McpSchema.ReadResourceResult content(String uri, Map<String, ?> tree) {
        return McpSchema.ReadResourceResult.builder(List.of(McpSchema.TextResourceContents.builder(uri, text(tree))
                        .mimeType("application/json")
                        .build()))
                .build();
    }
}

package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.comity.check.dossier.DossierReader;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/*
 * The library's own transport reads on one thread and writes on another. At the end of its input it drops the answers that are
 * not yet written, and one line that is no JSON ends it. Here one thread reads a message, has it answered, and reads the next:
 * answers come in the order of the questions, none is lost, and a line that cannot be read is answered like any other.
 */

/// The transport *stdio* of the Model Context Protocol: messages of JSON-RPC 2.0 in UTF-8, a line each.
final class McpLines implements McpServerTransportProvider {
    /// A message may have so many bytes: a dossier at its largest, and room for what JSON escapes in it.
    static final int MOST_BYTES = 2 * DossierReader.MOST_BYTES;

    private static final int LONGEST_REASON = 300;

    private final McpJsonMapper mapper;
    private final InputStream in;
    private final OutputStream out;
    private @Nullable McpServerSession session;
    private boolean greeted;

    McpLines(McpJsonMapper mapper, InputStream in, OutputStream out) {
        this.mapper = mapper;
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(new Transport());
    }

    /// Answers until the input ends.
    ///
    /// @throws UncheckedIOException if nobody reads the answers
    void serve() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                take(line.toByteArray());
                line.reset();
            } else if (line.size() <= MOST_BYTES) {
                // The rest of a line that is too long is passed over, so that the next message is found.
                line.write(next);
            }
        }
        take(line.toByteArray());
    }

    private void take(byte[] line) {
        if (line.length > MOST_BYTES) {
            // Of a message that is not read the number is not known, either.
            refuse(
                    null,
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "a message may have " + MOST_BYTES + " bytes, and this one has more");
            return;
        }
        McpSchema.JSONRPCMessage message;
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
            if (text.isBlank()) {
                return;
            }
            message = McpSchema.deserializeJsonRpcMessage(mapper, text);
        } catch (IOException | RuntimeException e) {
            refuse(null, McpSchema.ErrorCodes.PARSE_ERROR, "this line is no message of JSON-RPC 2.0: " + reason(e));
            return;
        }
        if (message instanceof McpSchema.JSONRPCNotification said) {
            greeted |= said.method().equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED);
        } else if (message instanceof McpSchema.JSONRPCRequest asked
                && !greeted
                && !asked.method().equals(McpSchema.METHOD_INITIALIZE)) {
            // The session would wait for the greeting, which cannot come before this is answered.
            refuse(
                    asked.id(),
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "send " + McpSchema.METHOD_INITIALIZE + " and " + McpSchema.METHOD_NOTIFICATION_INITIALIZED
                            + " first");
            return;
        }
        Objects.requireNonNull(session)
                .handle(message)
                // What is wrong with a notification nobody waits to hear; the session has logged it.
                .onErrorComplete(failure -> !(failure instanceof UncheckedIOException))
                .block();
    }

    private static String reason(Exception failure) {
        var reason = failure.getCause() == null
                ? failure.getMessage()
                : failure.getCause().getMessage();
        var line = String.valueOf(reason).lines().findFirst().orElse("");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    /// @param id of the message, if it is known
    private void refuse(@Nullable Object id, int code, String reason) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("jsonrpc", McpSchema.JSONRPC_VERSION);
        answer.put("id", id);
        answer.put("error", McpTool.pair("code", code, "message", reason));
        write(answer);
    }

    private void write(Object message) {
        try {
            out.write((mapper.writeValueAsString(message) + "\n").getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Objects.requireNonNull(session).sendNotification(method, params);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    /// The one client's end.
    private final class Transport implements McpServerTransport {
        @Override
        public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
            return Mono.fromRunnable(() -> write(message));
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            return mapper.convertValue(data, type);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}

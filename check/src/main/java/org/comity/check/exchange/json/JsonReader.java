package org.comity.check.exchange.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON document (RFC 8259).
public final class JsonReader {
    /// A file may have so many bytes. The largest catalogue that is published has some ten million.
    public static final int MOST_BYTES = 32 << 20;

    /// The deepest that lists and objects may stand in one another. Published files stand 21 deep.
    private static final int DEEPEST = 64;

    private static final int MOST_VALUES = 4_000_000;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 4_096;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(MOST_BYTES)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxTokenCount(MOST_VALUES)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private Step step;

    private JsonReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
        this.step = Step.top(file);
    }

    /// @param file how messages name it
    /// @throws RefusedException if it is no UTF-8 or no JSON, cut off, too large or too deep, or holds a name twice
    public static Json read(String file, byte[] bytes) throws RefusedException {
        var text = text(file, bytes);
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(file, parser).document();
        }
    }

    /// The text of a file, without the mark that some editors put before it.
    ///
    /// @throws RefusedException if it is too large, or no UTF-8
    public static String text(String file, byte[] bytes) throws RefusedException {
        if (bytes.length > MOST_BYTES) {
            throw refused(file, 0, "has " + bytes.length + " bytes; at most " + MOST_BYTES + " are read");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(file, 0, "is no UTF-8: save it in that encoding");
        }
    }

    private Json document() throws RefusedException {
        try {
            if (parser.nextToken() == null) {
                throw refused(file, 0, "is empty");
            }
            var value = value();
            if (parser.nextToken() != null) {
                throw refused(file, line(), "something follows the end of the document");
            }
            return value;
        } catch (UnexpectedEndOfInputException e) {
            throw refused(file, line(e), "ends in the middle" + within() + ": it was cut off; fetch it again");
        } catch (JacksonException e) {
            throw refused(file, line(e), "no JSON" + within() + ": " + plain(e.getOriginalMessage()));
        }
    }

    /// Without the name of the method with which a limit is set.
    private static String plain(String message) {
        return message.replaceAll(",? ?from `[^`]*`", "").replaceAll("\\s+", " ");
    }

    private String within() {
        var pointer = step.pointer();
        // A value is looked at before its name is handed over, so that the name before it is the last one known.
        return pointer.isEmpty() ? "" : " near " + pointer;
    }

    private Json value() {
        var at = new Json.At(step, line());
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(at);
            case START_ARRAY -> items(at);
            case VALUE_STRING -> new Json.Text(at, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(at, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Json.Flag(at, parser.currentToken() == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new Json.Null(at);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private Json items(Json.At at) {
        var here = step;
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            step = here.to(Integer.toString(items.size()));
            items.add(value());
        }
        step = here;
        return new Json.Items(at, items);
    }

    private Json fields(Json.At at) {
        var here = step;
        var fields = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            step = here.to(name);
            parser.nextToken();
            fields.put(name, value());
        }
        step = here;
        return new Json.Fields(at, fields);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private int line(JacksonException e) {
        var location = e.getLocation();
        return location == null ? line() : Math.max(0, location.getLineNr());
    }

    private static RefusedException refused(String file, int line, String message) {
        return new RefusedException(List.of(new Problem(file, line, message)));
    }
}

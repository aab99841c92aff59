package org.comity.check.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads one document. JSON is YAML too.
public final class YamlReader {
    /// A file may have so many bytes.
    public static final int MOST_BYTES = 4 << 20;

    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 400_000;

    private final String file;
    private final Iterator<Event> events;
    private int values;

    private YamlReader(String file, String text) {
        this.file = file;
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_BYTES)
                .setParseComments(false)
                // In one piece: the library copies all that it looks ahead for each further piece.
                .setBufferSize(Math.max(text.length(), 1_024))
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /// @param file how messages name it
    /// @throws RefusedException if it is no UTF-8 or no YAML, too large or too deep, or holds
    ///     an anchor, a tag, a key a second time or another document
    public static Yaml read(String file, byte[] bytes) throws RefusedException {
        if (bytes.length > MOST_BYTES) {
            throw refused(file, 0, "has " + bytes.length + " bytes; at most " + MOST_BYTES + " are read");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(file, 0, "is no UTF-8: save it in that encoding");
        }
        try {
            return new YamlReader(file, text).document();
        } catch (MarkedYamlEngineException e) {
            throw refused(
                    file, e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0), problem(e));
        } catch (YamlEngineException e) {
            throw refused(
                    file, 0, String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML"));
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        var context = Optional.ofNullable(e.getContext()).filter(text -> !text.isBlank());
        return "no YAML" + context.map(text -> " " + text).orElse("") + ": " + e.getProblem();
    }

    private Yaml document() throws RefusedException {
        var first = skipTo();
        if (first == null) {
            throw refused(file, 0, "is empty");
        }
        var value = value(first, 0);
        for (var rest = events.next(); !(rest instanceof StreamEndEvent); rest = events.next()) {
            if (!(rest instanceof DocumentEndEvent)) {
                throw refused(file, line(rest), "a second document begins here; a file holds one");
            }
        }
        return value;
    }

    /// The first value of the document.
    private @org.jspecify.annotations.Nullable Event skipTo() {
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof NodeEvent) {
                return event;
            }
            if (event instanceof StreamEndEvent) {
                return null;
            }
        }
        return null;
    }

    private Yaml value(Event event, int depth) throws RefusedException {
        if (depth > DEEPEST) {
            throw refused(file, line(event), "values may stand " + DEEPEST + " deep");
        }
        if (++values > MOST_VALUES) {
            throw refused(file, line(event), "a file holds at most " + MOST_VALUES + " values");
        }
        if (event instanceof AliasEvent) {
            throw refused(file, line(event), "aliases (*name) are not read: write the value again");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refused(file, line(event), "anchors (&name) are not read: write the value where it belongs");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                untagged(scalar.getTag(), event);
                yield new Yaml.Scalar(file, line(event), scalar.getValue(), scalar.isPlain());
            }
            case SequenceStartEvent items -> {
                untagged(items.getTag(), event);
                yield items(line(event), depth);
            }
            case MappingStartEvent fields -> {
                untagged(fields.getTag(), event);
                yield fields(line(event), depth);
            }
            default -> throw refused(file, line(event), "a value must stand here");
        };
    }

    private Yaml items(int line, int depth) throws RefusedException {
        List<Yaml> items = new ArrayList<>();
        for (var next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
            items.add(value(next, depth + 1));
        }
        return new Yaml.Items(file, line, items);
    }

    private Yaml fields(int line, int depth) throws RefusedException {
        var fields = new LinkedHashMap<String, Yaml>();
        for (var next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            if (!(value(next, depth + 1) instanceof Yaml.Scalar key)) {
                throw refused(file, line(next), "a key is a text, not a list or a map");
            }
            if (fields.containsKey(key.text())) {
                throw refused(file, key.line(), "the key " + key.text() + " stands here a second time");
            }
            fields.put(key.text(), value(events.next(), depth + 1));
        }
        return new Yaml.Fields(file, line, fields);
    }

    private void untagged(Optional<String> tag, Event event) throws RefusedException {
        if (tag.isPresent()) {
            throw refused(file, line(event), "tags (" + tag.get() + ") are not read");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static RefusedException refused(String file, int line, String message) {
        return new RefusedException(List.of(new Problem(file, line, message)));
    }
}

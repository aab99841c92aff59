package org.comity.check.exchange.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes JSON for people to read: members in their order, a line each.
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    /// In UTF-8, with a line feed at the end.
    public static byte[] write(Json value) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(new Indented(), bytes)) {
            write(value, generator);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /// The same as a text.
    public static String text(Json value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            var indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private static void write(Json value, JsonGenerator to) {
        switch (value) {
            case Json.Text text -> to.writeString(text.text());
            case Json.Numeral number -> to.writeNumber(number.literal());
            case Json.Flag flag -> to.writeBoolean(flag.holds());
            case Json.Null _ -> to.writeNull();
            case Json.Items list -> {
                to.writeStartArray();
                list.items().forEach(item -> write(item, to));
                to.writeEndArray();
            }
            case Json.Fields object -> {
                to.writeStartObject();
                object.fields().forEach((name, field) -> {
                    to.writeName(name);
                    write(field, to);
                });
                to.writeEndObject();
            }
        }
    }
}

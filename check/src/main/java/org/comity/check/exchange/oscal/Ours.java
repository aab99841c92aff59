package org.comity.check.exchange.oscal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.comity.check.exchange.json.Json;

/// What packs and OSCAL agree on: names in our namespace, identifiers, properties.
final class Ours {
    /// Whose names our properties are.
    static final String NAMESPACE = "urn:comity:oscal:v0";

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");
    private static final Pattern VALUE = Pattern.compile("\\S(?:.*\\S)?");

    private Ours() {}

    /// The UUID (version 5, RFC 9562) of something of ours: the same in every export.
    static Json uuid(String name) {
        return Json.of(id(name));
    }

    /// The same, as text.
    static String id(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((NAMESPACE + ":" + name).getBytes(StandardCharsets.UTF_8));
            hash[6] = (byte) (hash[6] & 0x0f | 0x50);
            hash[8] = (byte) (hash[8] & 0x3f | 0x80);
            var bits = java.nio.ByteBuffer.wrap(hash);
            return new UUID(bits.getLong(), bits.getLong()).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An identifier as OSCAL allows it.
    static String token(String id) {
        return TOKEN.matcher(id).matches() ? id : "p-" + id.replaceAll("[^\\p{L}\\p{N}._-]", "-");
    }

    static Json object(Object... members) {
        var fields = new LinkedHashMap<String, Json>();
        for (int i = 0; i < members.length; i += 2) {
            fields.put((String) members[i], (Json) members[i + 1]);
        }
        return Json.object(fields);
    }

    /// Properties of ours, in their order.
    static final class Props {
        private final List<Json> props = new ArrayList<>();

        Props add(String name, String value) {
            return add(name, value, "");
        }

        Props add(String name, Optional<String> value) {
            value.ifPresent(each -> add(name, each));
            return this;
        }

        Props all(String name, List<String> values) {
            values.forEach(value -> add(name, value));
            return this;
        }

        /// @param group a token that holds properties together; may be empty
        Props add(String name, String value, String group) {
            // A value stands on one line. Where ours does not, it stands in the remarks, to the letter.
            boolean fits = VALUE.matcher(value).matches();
            var line = fits ? value : value.strip().replaceAll("\\s+", " ");
            return add(name, line.isEmpty() ? "-" : line, group, fits ? "" : value, !fits);
        }

        /// @param remarks beside the value; may be empty
        Props add(String name, String value, String group, String remarks, boolean withRemarks) {
            var fields = new LinkedHashMap<String, Json>();
            fields.put("name", Json.of(name));
            fields.put("ns", Json.of(NAMESPACE));
            fields.put("value", Json.of(value));
            if (!group.isEmpty()) {
                fields.put("group", Json.of(group));
            }
            if (withRemarks) {
                fields.put("remarks", Json.of(remarks));
            }
            props.add(Json.object(fields));
            return this;
        }

        /// One that OSCAL names itself.
        Props named(String name, String value) {
            props.add(object("name", Json.of(name), "value", Json.of(value)));
            return this;
        }

        void into(Map<String, Json> fields) {
            if (!props.isEmpty()) {
                fields.put("props", Json.list(props));
            }
        }
    }

    static List<Json> props(Json of, String name) {
        return of.each("props").stream()
                .filter(prop -> prop.text("ns").equals(Optional.of(NAMESPACE))
                        && prop.text("name").equals(Optional.of(name)))
                .toList();
    }

    static List<String> values(Json of, String name) {
        return props(of, name).stream().map(Ours::value).toList();
    }

    static Optional<String> value(Json of, String name) {
        return props(of, name).stream().map(Ours::value).findFirst();
    }

    static String value(Json prop) {
        return prop.text("remarks").or(() -> prop.text("value")).orElse("");
    }
}

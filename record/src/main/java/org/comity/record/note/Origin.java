package org.comity.record.note;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.comity.record.Hash;
import org.comity.record.MalformedException;

/// Which log a checkpoint is of: its first line, unique for ever, and the name of no host.
///
/// Other people's origins are any line, and need not equal the name of the log's key. Ours are
/// `<body name>/<party>`, from the second epoch on `<body name>/<party>/<epoch>`, and do ([#parseOurs]).
///
/// @param value one line, not empty, at most 255 bytes in UTF-8
public record Origin(String value) {
    /// In UTF-8.
    public static final int MOST_BYTES = 255;

    /// At most 63 letters, digits and hyphens, none of these at an end.
    private static final String LABEL = "(?![a-z0-9-]{64})[a-z0-9]++(?:-++[a-z0-9]++)*+";

    /// The form of the origins of a body's logs, which are ASCII. It never looks back, for every entry has one.
    public static final Pattern OURS =
            Pattern.compile(LABEL + "(?:\\." + LABEL + ")++/[a-z][a-z0-9-]{1,62}+(?:/(?:[1-9][0-9]{1,8}+|[2-9]))?+");

    /// @throws IllegalArgumentException if this cannot be an origin
    public Origin {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an origin: \"" + value + "\"");
        }
    }

    /// @throws MalformedException if this cannot be an origin
    public static Origin parse(String text) throws MalformedException {
        if (!isValid(text)) {
            throw new MalformedException(
                    "not an origin: \"" + Text.abridged(text) + "\"; it must be one line of 1 to 255 " + "bytes");
        }
        return new Origin(text);
    }

    /// Reads the origin of a log of a body.
    ///
    /// @throws MalformedException if it does not have the form that ours have
    public static Origin parseOurs(String text) throws MalformedException {
        var origin = parse(text);
        if (!OURS.matcher(text).matches()) {
            throw new MalformedException("not the origin of a log of a body: \"" + Text.abridged(text)
                    + "\"; expected <body name>/<party>, such as exercise.example/alpha");
        }
        return origin;
    }

    /// The name of the log's keys, for logs that keep to the recommendation that it equals the origin.
    ///
    /// @throws IllegalArgumentException if a key name cannot be what this origin is
    public KeyName keyName() {
        return new KeyName(value);
    }

    /// SHA-256 of the origin: a witness and a mirror serve each log under its hex digits, C2SP tlog-witness and
    /// tlog-mirror.
    public Hash hash() {
        return Hash.sha256(value.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isValid(String text) {
        return !text.isEmpty()
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && text.codePoints().allMatch(c -> c >= 0x20 && Character.getType(c) != Character.SURROGATE);
    }

    @Override
    public String toString() {
        return value;
    }
}

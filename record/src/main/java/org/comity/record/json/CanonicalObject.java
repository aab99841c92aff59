package org.comity.record.json;

import java.util.Arrays;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;

/// An object together with the canonical bytes that it was read from.
///
/// The canonical form of the object without one of its members is its bytes without that member's: so digests of parts
/// of
/// it need no writing.
public final class CanonicalObject {
    private final byte[] bytes;
    private final Json.Members members;
    private final List<Place> places;

    /// Where a member stands, from the quotation mark of its name to the end of its value.
    record Place(String name, int start, int end) {}

    private CanonicalObject(byte[] bytes, Json.Members members, List<Place> places) {
        this.bytes = bytes;
        this.members = members;
        this.places = places;
    }

    /// Reads what [Json#parseCanonical] reads, if it is an object; the array is copied.
    public static CanonicalObject parse(byte[] text) throws MalformedException {
        return parse(text, 0, text.length);
    }

    /// The same of `length` bytes from `offset` on.
    public static CanonicalObject parse(byte[] text, int offset, int length) throws MalformedException {
        byte[] bytes = Arrays.copyOfRange(text, offset, offset + length);
        var parser = JsonParser.canonical(bytes);
        if (!(parser.parse() instanceof Json.Members members)) {
            throw new MalformedException("byte 0: found what is not an object");
        }
        return new CanonicalObject(bytes, members, parser.outermostMembers());
    }

    public Json.Members members() {
        return members;
    }

    /// The canonical bytes, as a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The number of canonical bytes.
    public int sizeBytes() {
        return bytes.length;
    }

    /// SHA-256 of the canonical bytes.
    public Hash hash() {
        return Hash.sha256(bytes);
    }

    /// SHA-256 of `prefix` and of the canonical form that the object has without the members of these names.
    public Hash hashWithout(byte[] prefix, String... names) {
        var without = List.of(names);
        var digest = Hash.newSha256();
        digest.update(prefix);
        digest.update((byte) '{');
        boolean first = true;
        for (var place : places) {
            if (!without.contains(place.name())) {
                if (!first) {
                    digest.update((byte) ',');
                }
                digest.update(bytes, place.start(), place.end() - place.start());
                first = false;
            }
        }
        digest.update((byte) '}');
        return Hash.from(digest);
    }
}

package org.comity.record.audit;

/// A place in a file.
///
/// @param from its first byte
/// @param to the byte after its last
public record ByteRange(long from, long to) {
    @Override
    public String toString() {
        return "bytes " + from + " to " + (to - 1);
    }
}

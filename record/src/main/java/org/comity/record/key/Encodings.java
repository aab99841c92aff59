package org.comity.record.key;

import java.security.Key;
import java.util.Arrays;
import java.util.HexFormat;

/// The fixed bytes that X.509 and PKCS#8 put before a key.
final class Encodings {
    private Encodings() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static byte[] join(byte[] prefix, byte[] key) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, joined, prefix.length, key.length);
        return joined;
    }

    static byte[] after(byte[] prefix, Key key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length < prefix.length || !Arrays.equals(prefix, Arrays.copyOf(encoded, prefix.length))) {
            throw new IllegalStateException("this JDK encodes keys of " + key.getAlgorithm() + " otherwise");
        }
        return Arrays.copyOfRange(encoded, prefix.length, encoded.length);
    }
}

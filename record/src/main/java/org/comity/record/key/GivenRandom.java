package org.comity.record.key;

import java.security.SecureRandom;

/// Hands out given bytes where the JDK asks for random ones: its only way to make a key pair of a seed.
final class GivenRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] given;
    private boolean used;

    GivenRandom(byte[] given) {
        this.given = given.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (used || bytes.length != given.length) {
            throw new IllegalStateException("this JDK draws a key otherwise than expected: " + bytes.length + " bytes");
        }
        used = true;
        System.arraycopy(given, 0, bytes, 0, given.length);
    }
}

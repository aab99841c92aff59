package org.comity.record.key;

import java.math.BigInteger;
import java.util.Arrays;
import org.comity.record.MalformedException;

/// The one thing that is asked of a passkey's point before passkeys are verified: that it is a point (SEC 1, 2.3.4).
final class P256Point {
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private P256Point() {}

    static void requireOnCurve(byte[] compressed) throws MalformedException {
        var x = new BigInteger(1, Arrays.copyOfRange(compressed, 1, compressed.length));
        boolean form = compressed.length == 33 && (compressed[0] == 2 || compressed[0] == 3) && x.compareTo(P) < 0;
        // y² = x³ - 3x + b has a solution if and only if the right side is a square modulo p (Euler's criterion).
        var square = x.modPow(THREE, P).subtract(x.multiply(THREE)).add(B).mod(P);
        boolean onCurve = square.signum() == 0
                || square.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P).equals(BigInteger.ONE);
        if (!form || !onCurve) {
            throw new MalformedException("a P-256 key that is not a point of the curve");
        }
    }
}

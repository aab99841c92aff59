package org.comity.record.key;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// The judge: our rule for Ed25519 written down with big integers, after RFC 8032 sections 5.1.3 and 5.1.7.
///
/// A key is canonically encoded, on the curve and not of small order; S is below L; and R is compared, as bytes, with
/// the encoding of S·B - k·A: the equation without the cofactor.
final class SlowEd25519 {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D =
            BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P));
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    private static final Point ZERO = new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE);
    private static final Point BASE = decoded(encoded(
                    BigInteger.valueOf(4)
                            .multiply(BigInteger.valueOf(5).modInverse(P))
                            .mod(P),
                    false))
            .orElseThrow();

    private SlowEd25519() {}

    /// A point in projective coordinates: (x/z, y/z).
    private record Point(BigInteger x, BigInteger y, BigInteger z) {
        /// RFC 8032 section 5.1.4 gives extended coordinates; these are the plain projective formulas, complete as
        /// well.
        Point plus(Point other) {
            var a = z.multiply(other.z).mod(P);
            var b = a.multiply(a).mod(P);
            var c = x.multiply(other.x).mod(P);
            var d = y.multiply(other.y).mod(P);
            var e = D.multiply(c).multiply(d).mod(P);
            var f = b.subtract(e);
            var g = b.add(e);
            var cross = x.add(y).multiply(other.x.add(other.y)).subtract(c).subtract(d);
            return new Point(
                    a.multiply(f).multiply(cross).mod(P),
                    a.multiply(g).multiply(d.add(c)).mod(P),
                    f.multiply(g).mod(P));
        }

        Point times(BigInteger scalar) {
            var result = ZERO;
            for (int i = scalar.bitLength() - 1; i >= 0; i--) {
                result = result.plus(result);
                if (scalar.testBit(i)) {
                    result = result.plus(this);
                }
            }
            return result;
        }

        Point negated() {
            return new Point(x.negate().mod(P), y, z);
        }

        byte[] bytes() {
            var inverse = z.modInverse(P);
            return encoded(
                    y.multiply(inverse).mod(P), x.multiply(inverse).mod(P).testBit(0));
        }
    }

    static boolean isGoodKey(byte[] key) {
        return decoded(key)
                .filter(point ->
                        !Arrays.equals(point.times(BigInteger.valueOf(8)).bytes(), ZERO.bytes()))
                .isPresent();
    }

    static boolean holds(byte[] key, byte[] message, byte[] signature) {
        if (!isGoodKey(key) || signature.length != 64) {
            return false;
        }
        var r = Arrays.copyOf(signature, 32);
        var s = number(Arrays.copyOfRange(signature, 32, 64));
        if (s.compareTo(L) >= 0) {
            return false;
        }
        var k = number(sha512(r, key, message)).mod(L);
        var a = decoded(key).orElseThrow();
        return Arrays.equals(BASE.times(s).plus(a.negated().times(k)).bytes(), r);
    }

    /// Nothing if y is not below p, no x belongs to it, or x = 0 is said to be odd.
    private static Optional<Point> decoded(byte[] bytes) {
        if (bytes.length != 32) {
            return Optional.empty();
        }
        var all = number(bytes);
        var y = all.clearBit(255);
        if (y.compareTo(P) >= 0) {
            return Optional.empty();
        }
        var square = y.multiply(y).mod(P);
        var xx = square.subtract(BigInteger.ONE)
                .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        var x = xx.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(xx)) {
            x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
        }
        boolean odd = all.testBit(255);
        if (!x.multiply(x).mod(P).equals(xx) || (x.signum() == 0 && odd)) {
            return Optional.empty();
        }
        return Optional.of(new Point(x.testBit(0) == odd ? x : P.subtract(x), y, BigInteger.ONE));
    }

    static byte[] encoded(BigInteger y, boolean xIsOdd) {
        var bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = y.shiftRight(8 * i).byteValue();
        }
        bytes[31] |= (byte) (xIsOdd ? 0x80 : 0);
        return bytes;
    }

    private static BigInteger number(byte[] littleEndian) {
        var number = BigInteger.ZERO;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(littleEndian[i] & 0xff));
        }
        return number;
    }

    private static byte[] sha512(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

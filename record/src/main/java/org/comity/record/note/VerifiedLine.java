package org.comity.record.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.MlDsa44PublicKey;

/// A signature line that holds. Only verification makes one.
public final class VerifiedLine {
    private static final int TIME_BYTES = 8;

    /// The end of the year 9999. The format allows up to 2^63-1, and behind this second no calendar has a name for the
    /// day: whoever says it is believed nothing.
    private static final long LAST_SECOND = 253_402_300_799L;

    private final VerifierKey key;
    private final SignatureLine line;
    private final long time;

    private VerifiedLine(VerifierKey key, SignatureLine line, long time) {
        this.key = key;
        this.line = line;
        this.time = time;
    }

    static VerifiedLine verify(VerifierKey key, String text, SignatureLine line) throws UnverifiedException {
        byte[] signature = line.signature();
        try {
            return switch (key) {
                case VerifierKey.Ed25519(var _, var publicKey) -> {
                    publicKey.verify(text.getBytes(UTF_8), signature);
                    yield new VerifiedLine(key, line, 0);
                }
                case VerifierKey.Ed25519Cosigner(var _, var publicKey) -> {
                    long time = time(signature, Ed25519PublicKey.SIGNATURE_BYTES);
                    publicKey.verify(SignedMessage.cosignature(text, time), behindTime(signature));
                    yield new VerifiedLine(key, line, time);
                }
                case VerifierKey.MlDsa44(var name, var publicKey) -> {
                    long time = time(signature, MlDsa44PublicKey.SIGNATURE_BYTES);
                    var message = SignedMessage.checkpoint(Checkpoint.parse(text), name, time);
                    publicKey.verify(message, behindTime(signature));
                    yield new VerifiedLine(key, line, time);
                }
            };
        } catch (UnverifiedException e) {
            throw new UnverifiedException("the line of " + key.name() + ": " + e.getMessage());
        } catch (MalformedException e) {
            throw new UnverifiedException("the line of " + key.name() + " is over no checkpoint: " + e.getMessage());
        }
    }

    private static long time(byte[] timed, int signatureBytes) throws UnverifiedException {
        if (timed.length != TIME_BYTES + signatureBytes) {
            throw new UnverifiedException(
                    "a time and a signature have " + (TIME_BYTES + signatureBytes) + " bytes, not " + timed.length);
        }
        long time = ByteBuffer.wrap(timed).getLong();
        if (time < 0 || time > LAST_SECOND) {
            throw new UnverifiedException(
                    "it is dated " + Long.toUnsignedString(time) + " seconds after 1970, which is no date");
        }
        return time;
    }

    private static byte[] behindTime(byte[] timed) {
        return Arrays.copyOfRange(timed, TIME_BYTES, timed.length);
    }

    /// Whose it is.
    public VerifierKey key() {
        return key;
    }

    public SignatureLine line() {
        return line;
    }

    /// When it was signed by the signer's clock, in seconds since 1970; nothing if it does not say.
    public OptionalLong signedAtSeconds() {
        return time == 0 ? OptionalLong.empty() : OptionalLong.of(time);
    }

    @Override
    public String toString() {
        return line.toString();
    }
}

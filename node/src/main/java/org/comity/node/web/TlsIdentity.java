package org.comity.node.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.comity.record.MalformedException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/// What a node that speaks TLS itself shows to readers: a certificate chain and its private key.
///
/// Read from PEM files and tried on one another. A server that starts with a wrong pair fails only when the first
/// reader comes, and tells the reader instead of the operator.
public final class TlsIdentity {
    /// Far more than any chain has.
    private static final int MOST_BYTES = 1 << 20;

    private final List<X509Certificate> certificates;
    private final PrivateKey key;

    private TlsIdentity(List<X509Certificate> certificates, PrivateKey key) {
        this.certificates = List.copyOf(certificates);
        this.key = key;
    }

    /// @param certificate file of the chain, the node's own certificate first
    /// @param key file of its private key; may be the same file
    /// @param now when the certificate has to be valid
    /// @throws MalformedException if a file is not what it should be, the key is another's, or the certificate is
    ///     not valid now; with file and remedy
    public static TlsIdentity read(Path certificate, Path key, Instant now) throws IOException, MalformedException {
        var identity = new TlsIdentity(certificates(certificate), key(key));
        var own = identity.certificates.getFirst();
        if (!belong(own.getPublicKey(), identity.key)) {
            throw new MalformedException(key + ": is not the key of the first certificate in " + certificate
                    + "; the node's own certificate stands first, before those that vouch for it");
        }
        // Its own alone: a chain may carry a certificate whose time is over beside a newer one of the same key.
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new MalformedException(certificate + ": the certificate expired at "
                    + own.getNotAfter().toInstant() + ", and no browser takes it; renew it and start again");
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw new MalformedException(certificate + ": the certificate is not valid before "
                    + own.getNotBefore().toInstant() + ", and this machine's clock says " + now
                    + "; set the clock, or wait");
        }
        return identity;
    }

    SslBundle bundle() {
        return SslBundle.of(
                new PemSslStoreBundle(PemSslStore.of(certificates, key), null),
                SslBundleKey.NONE,
                SslOptions.of(null, new String[] {"TLSv1.3", "TLSv1.2"}));
    }

    private static List<X509Certificate> certificates(Path file) throws IOException, MalformedException {
        var text = text(file);
        if (!text.contains("CERTIFICATE-----")) {
            throw new MalformedException(file + ": holds no certificate in PEM form (BEGIN CERTIFICATE)"
                    + (text.contains("PRIVATE KEY-----") ? " but a private key; the two files are swapped" : ""));
        }
        try {
            return PemContent.of(text).getCertificates();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new MalformedException(
                    file + ": a certificate in it is damaged; copy the file again from whoever issued it", e);
        }
    }

    private static PrivateKey key(Path file) throws IOException, MalformedException {
        var text = text(file);
        if (text.contains("ENCRYPTED")) {
            throw new MalformedException(file + ": is encrypted, and a node that starts by itself has nobody to ask for"
                    + " the password; write it without one, readable by the node's user alone:"
                    + " openssl pkey -in " + file + " -out plain.pem");
        }
        if (!text.contains("PRIVATE KEY-----")) {
            throw new MalformedException(file + ": holds no private key in PEM form (BEGIN PRIVATE KEY)"
                    + (text.contains("CERTIFICATE-----") ? " but a certificate; the two files are swapped" : ""));
        }
        try {
            return Objects.requireNonNull(PemContent.of(text).getPrivateKey());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new MalformedException(
                    file + ": the private key in it is damaged, or of a kind that is not known here; RSA, EC and"
                            + " Ed25519 keys are",
                    e);
        }
    }

    private static String text(Path file) throws IOException, MalformedException {
        if (Files.size(file) > MOST_BYTES) {
            throw new MalformedException(file + ": is larger than " + MOST_BYTES + " bytes; no PEM file is");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /// Whether what one signs the other verifies.
    private static boolean belong(PublicKey certified, PrivateKey key) {
        if (!certified.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        try {
            var signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            var signed = signature.sign();
            signature.initVerify(certified);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

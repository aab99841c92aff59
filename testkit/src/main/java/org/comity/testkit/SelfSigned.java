package org.comity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate of 127.0.0.1 that vouches for itself, made by the JDK's own tool.
///
/// @param certificateFile PEM
/// @param keyFile PEM, PKCS #8
public record SelfSigned(X509Certificate certificate, PrivateKey key, Path certificateFile, Path keyFile) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /// Makes one of thirty days in this folder; the test is not run where the JDK has no such tool.
    ///
    /// @param begins as `keytool -startdate` has it: `-1d` is yesterday
    public static SelfSigned make(Path folder, String begins) throws IOException, GeneralSecurityException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        assumeTrue(Files.isExecutable(tool), "the JDK has no keytool to make a certificate with");
        var store = folder.resolve("self-signed.p12");
        Files.deleteIfExists(store);
        var said = folder.resolve("keytool.txt");
        var process = new ProcessBuilder(
                        tool.toString(),
                        "-genkeypair",
                        "-alias",
                        "node",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=node.example",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-startdate",
                        begins,
                        "-validity",
                        "30",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.onExit().join().exitValue())
                .as(Files.readString(said))
                .isZero();
        var made = KeyStore.getInstance(store.toFile(), PASSWORD);
        var certificate = (X509Certificate) made.getCertificate("node");
        var key = (PrivateKey) made.getKey("node", PASSWORD);
        return new SelfSigned(
                certificate,
                key,
                Files.writeString(folder.resolve("chain.pem"), pem("CERTIFICATE", certificate.getEncoded())),
                Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded())));
    }

    /// What a client needs that trusts this certificate and no other.
    public SSLContext trust() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("node", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /// RFC 7468.
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}

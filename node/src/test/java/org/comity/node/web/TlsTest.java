package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.comity.record.MalformedException;
import org.comity.testkit.SelfSigned;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A node that speaks TLS itself, with a certificate made for the test by the JDK's own tool.
@ExtendWith(Served.Once.class)
final class TlsTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Optional<SelfSigned> made = Optional.empty();

    @BeforeAll
    static void makeCertificate() throws Exception {
        made = Optional.of(SelfSigned.make(folder, "-1d"));
    }

    private static SelfSigned made() {
        return made.orElseThrow();
    }

    private static TlsIdentity read(Path certificate, Path key) throws Exception {
        return TlsIdentity.read(
                certificate, key, made().certificate().getNotBefore().toInstant());
    }

    @Test
    void pages_comeOverTlsAndSayThatTheyAlwaysWill(Served served) throws Exception {
        try (var server = start(served);
                var client = HttpClient.newBuilder().sslContext(made().trust()).build()) {
            assertThat(server.address()).hasScheme("https");
            for (var path : List.of("/", "/nothing")) {
                var answer = Answer.of(client.send(
                        HttpRequest.newBuilder(server.address().resolve(path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
                assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
                answer.assertSafe(path);
            }
            var record = client.send(
                    HttpRequest.newBuilder(server.address().resolve("/record")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(record.body()).contains("comity audit " + server.address() + "log/unga.archive/importer/");
        }
    }

    @Test
    void pagesWithoutTls_sayNothingOfIt(Served served) {
        for (var path : List.of("/", "/nothing", "/api/openapi.json")) {
            assertThat(served.get(path, "X-Forwarded-Proto", "https").header("Strict-Transport-Security"))
                    .isEmpty();
        }
        assertThat(served.rawGet("/{").header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void versionsBeforeTls12_areNotSpoken(Served served) throws Exception {
        try (var server = start(served)) {
            assertThat(firstByteAfter(clientHello("0303"), server))
                    .as("TLS 1.2: a handshake")
                    .isEqualTo(22);
            assertThat(firstByteAfter(clientHello("0302"), server))
                    .as("TLS 1.1: an alert")
                    .isEqualTo(21);
            assertThat(firstByteAfter(clientHello("0301"), server))
                    .as("TLS 1.0: an alert")
                    .isEqualTo(21);
        }
    }

    private static int firstByteAfter(String hello, WebServer server) throws IOException {
        try (var socket = Served.socketTo(server, 64 * 1024)) {
            socket.getOutputStream().write(HexFormat.of().parseHex(hello));
            return socket.getInputStream().read();
        }
    }

    /// RFC 5246 §7.4.1.2. It is written out here because the JDK's own client would refuse an old version itself.
    private static String clientHello(String version) {
        var suites = "0006" + "c02b" + "c009" + "c00a";
        var extensions = "0014" + "000a0004" + "00020017" + "000d0008" + "0006" + "0403" + "0203" + "0401";
        var hello = version + "ab".repeat(32) + "00" + suites + "0100" + extensions;
        var handshake = "01" + HexFormat.of().toHexDigits(hello.length() / 2, 6) + hello;
        return "160301" + HexFormat.of().toHexDigits(handshake.length() / 2, 4) + handshake;
    }

    @Test
    void plainRequestAtAPortWithTls_isRefused(Served served) throws Exception {
        try (var server = start(served)) {
            var answer = Served.raw(server, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer).doesNotContain(" 200 ").doesNotContain("<html").doesNotContain("Tomcat");
        }
    }

    @Test
    void pair_mayStandInOneFile() throws Exception {
        var both = write("both.pem", Files.readString(made().keyFile()) + Files.readString(made().certificateFile()));
        assertThat(read(both, both)).isNotNull();
    }

    @Test
    void keyOfAnotherCertificate_isNamed() throws Exception {
        for (var kind : List.of("EC", "RSA", "Ed25519")) {
            var other = KeyPairGenerator.getInstance(kind).generateKeyPair().getPrivate();
            var file = write(kind + ".pem", SelfSigned.pem("PRIVATE KEY", other.getEncoded()));
            assertRefused(
                    made().certificateFile(),
                    file,
                    file + ": is not the key of the first certificate in " + made().certificateFile());
        }
    }

    @Test
    void encryptedKey_isNamedWithTheRemedy() throws Exception {
        var file = write("encrypted.pem", SelfSigned.pem("ENCRYPTED PRIVATE KEY", encrypted()));
        assertRefused(made().certificateFile(), file, file + ": is encrypted");
        assertRefused(made().certificateFile(), file, "openssl pkey -in " + file);
        var old = write("old.pem", """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,00

                AAAA
                -----END RSA PRIVATE KEY-----
                """);
        assertRefused(made().certificateFile(), old, old + ": is encrypted");
    }

    private static byte[] encrypted() throws Exception {
        var algorithm = "PBEWithSHA1AndDESede";
        var cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("changeit".toCharArray())));
        return new EncryptedPrivateKeyInfo(
                        cipher.getParameters(), cipher.doFinal(made().key().getEncoded()))
                .getEncoded();
    }

    @Test
    void filesThatAreNoPem_areNamed() throws Exception {
        var empty = write("empty.pem", "");
        var damaged = write(
                "damaged.pem",
                SelfSigned.pem("CERTIFICATE", new byte[] {1, 2, 3})
                        + SelfSigned.pem("PRIVATE KEY", new byte[] {1, 2, 3}));
        assertRefused(empty, made().keyFile(), empty + ": holds no certificate in PEM form");
        assertRefused(made().certificateFile(), empty, empty + ": holds no private key in PEM form");
        assertRefused(damaged, made().keyFile(), damaged + ": a certificate in it is damaged");
        assertRefused(made().certificateFile(), damaged, damaged + ": the private key in it is damaged");
        assertRefused(
                made().keyFile(),
                made().certificateFile(),
                made().keyFile() + ": holds no certificate in PEM form (BEGIN CERTIFICATE) but a"
                        + " private key; the two files are swapped");
        assertRefused(
                made().certificateFile(), made().certificateFile(), "but a certificate; the two files are swapped");
        assertThatThrownBy(() -> read(folder.resolve("none.pem"), made().keyFile()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void certificate_whoseTimeIsOverOrHasNotComeIsNamed() throws Exception {
        var from = made().certificate().getNotBefore().toInstant();
        var to = made().certificate().getNotAfter().toInstant();
        var file = made().certificateFile();
        for (var good : List.of(from, to)) {
            assertThat(TlsIdentity.read(file, made().keyFile(), good)).isNotNull();
        }
        assertThatThrownBy(() -> TlsIdentity.read(file, made().keyFile(), to.plusSeconds(1)))
                .isInstanceOf(MalformedException.class)
                .hasMessage(file + ": the certificate expired at " + to
                        + ", and no browser takes it; renew it and start again");
        assertThatThrownBy(() -> TlsIdentity.read(file, made().keyFile(), from.minusSeconds(1)))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(
                        file + ": the certificate is not valid before " + from + ", and this machine's");
    }

    private static void assertRefused(Path certificate, Path key, String message) {
        assertThatThrownBy(() -> read(certificate, key))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message);
    }

    private static WebServer start(Served served) throws Exception {
        var identity = read(made().certificateFile(), made().keyFile());
        return WebServer.start(new WebServer.Address("127.0.0.1", 0, Optional.of(identity)), served.site());
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

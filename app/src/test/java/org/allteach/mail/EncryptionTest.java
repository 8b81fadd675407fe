package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Credentials and mail go over an encrypted connection to the server that is meant, or not at all. */
class EncryptionTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext server;
    private static SSLContext trusting;

    private final MailRoom room = new MailRoom();

    @BeforeAll
    static void a_certificate(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var manager = KeyManagerFactory.getInstance("PKIX");
        manager.init(keys, PASSWORD);
        server = SSLContext.getInstance("TLS");
        server.init(manager.getKeyManagers(), null, null);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    @Test
    void credentials_and_mail_travel_encrypted() throws Exception {
        try (var office = new PostOffice(server)) {
            sendBy(settings("localhost", office.port(), "secret"), trusting);
            assertThat(room.state("1")).isEqualTo("sent");
            assertThat(office.heard())
                    .filteredOn(line -> !line.startsWith("TLS "))
                    .allMatch(line -> line.matches("(EHLO|STARTTLS).*"));
            assertThat(office.heard()).anyMatch(line -> line.startsWith("TLS AUTH PLAIN"));
            assertThat(office.taken()).hasSize(1);
        }
    }

    @Test
    void a_wrong_password_keeps_the_mail_and_blames_no_address() throws Exception {
        try (var office = new PostOffice(server)) {
            sendBy(settings("localhost", office.port(), "wrong"), trusting);
            assertThat(room.state("1")).isEqualTo("waits");
            assertThat(room.column("last_error", String.class)).contains("535").doesNotContain("wrong password");
            assertThat(room.addresses().bounced(10)).isEmpty();
            room.clock().pass(Duration.ofMinutes(1));
            sendBy(settings("localhost", office.port(), "secret"), trusting);
            assertThat(room.state("1")).isEqualTo("sent");
        }
    }

    @Test
    void a_server_that_cannot_encrypt_gets_nothing() throws Exception {
        try (var office = new PostOffice(null)) {
            sendBy(settings("localhost", office.port(), "secret"), trusting);
            assertThat(room.state("1")).isEqualTo("waits");
            assertThat(office.heard()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_gets_nothing() throws Exception {
        try (var office = new PostOffice(server)) {
            sendBy(settings("localhost", office.port(), "secret"), SSLContext.getDefault());
            assertThat(room.state("1")).isEqualTo("waits");
            assertThat(office.heard()).noneMatch(line -> line.contains("AUTH") || line.contains("MAIL"));
        }
    }

    @Test
    void a_server_of_another_name_gets_nothing() throws Exception {
        try (var office = new PostOffice(server)) {
            sendBy(settings("127.0.0.1", office.port(), "secret"), trusting);
            assertThat(room.state("1")).isEqualTo("waits");
            assertThat(office.heard()).noneMatch(line -> line.contains("AUTH") || line.contains("MAIL"));
        }
    }

    private void sendBy(MailSettings settings, SSLContext trust) {
        room.send("1", "ann@example.org", "One", "x");
        JavaMailSenderImpl smtp = Smtp.of(settings);
        smtp.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        room.delivery(settings, smtp).deliverDue();
    }

    private static MailSettings settings(String host, int port, String password) {
        return new MailSettings(host, port, "postman", password, "quality@example.org", MailSettings.Tls.STARTTLS);
    }
}

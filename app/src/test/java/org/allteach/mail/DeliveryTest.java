package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.allteach.SettableClock;
import org.allteach.database.DatabaseAddress;
import org.allteach.database.TestDatabase;
import org.allteach.web.PageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

class DeliveryTest {

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(new ServerSetup(0, "127.0.0.1", "smtp"));

    private final DriverManagerDataSource source = source();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final SettableClock clock = new SettableClock("2026-03-29T00:30:00Z");
    private final ApplicationEventPublisher nobody = event -> {};
    private final Addresses addresses = new Addresses(jdbc, null, nobody, clock);
    private final PublicUrl url = new PublicUrl(new MockEnvironment());
    private final PageWriter pages = new PageWriter();

    private static DriverManagerDataSource source() {
        DatabaseAddress address = TestDatabase.fresh();
        return new DriverManagerDataSource(
                address.url(), String.valueOf(address.user()), String.valueOf(address.password()));
    }

    @Test
    void a_mail_arrives_as_written_and_its_text_is_forgotten() throws Exception {
        send("greeting", "ann@example.org", "Grüezi 三", "Dear Ann\n\nhttp://localhost/x?token=secret\n");
        delivery(POST.getSmtp().getPort()).deliverDue();
        MimeMessage mail = POST.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Grüezi 三");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.org");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("quality@example.org");
        assertThat(mail.getContent().toString()).startsWith("Dear Ann").contains("token=secret");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(column("body", String.class)).isEmpty();
        assertThat(column("sent_at is not null", Boolean.class)).isTrue();
    }

    @Test
    void a_mail_about_the_same_thing_is_sent_once() {
        send("reminder/2026-03", "ann@example.org", "One", "x");
        send("reminder/2026-03", "ann@example.org", "Two", "x");
        delivery(POST.getSmtp().getPort()).deliverDue();
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    void however_many_deliver_at_once_each_mail_leaves_once() throws Exception {
        IntStream.range(0, 60).forEach(n -> send("mail/" + n, "ann@example.org", "No " + n, "x"));
        Delivery delivery = delivery(POST.getSmtp().getPort());
        Callable<Object> deliver = Executors.callable(delivery::deliverDue);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(
                    IntStream.range(0, 4).mapToObj(n -> deliver).toList())) {
                done.get();
            }
        }
        assertThat(POST.getReceivedMessages()).hasSize(60);
        assertThat(Arrays.stream(POST.getReceivedMessages())
                        .map(DeliveryTest::subject)
                        .distinct())
                .hasSize(60);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_not_taken_is_tried_again_later_and_later() {
        send("greeting", "ann@example.org", "Hello", "x");
        Delivery nowhere = delivery(1);
        for (int minutes : new int[] {1, 2, 4, 8}) {
            nowhere.deliverDue();
            nowhere.deliverDue();
            assertThat(column("next_attempt", java.time.OffsetDateTime.class).toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofMinutes(minutes)));
            clock.pass(Duration.ofMinutes(minutes));
        }
        assertThat(column("attempts", Integer.class)).isEqualTo(4);
        assertThat(column("last_error", String.class)).isNotBlank();
        delivery(POST.getSmtp().getPort()).deliverDue();
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    void what_is_never_taken_is_given_up_and_can_be_tried_again_by_hand() {
        send("greeting", "ann@example.org", "Hello", "x");
        for (int i = 0; i < 25; i++) {
            delivery(1).deliverDue();
            clock.pass(Duration.ofHours(6));
        }
        assertThat(column("given_up_at is not null", Boolean.class)).isTrue();
        assertThat(column("attempts", Integer.class)).isEqualTo(20);
        assertThat(outbox().health().givenUp()).isEqualTo(1);
        outbox().retry();
        delivery(POST.getSmtp().getPort()).deliverDue();
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    void without_a_server_mail_waits_and_old_mail_never_leaves() {
        send("greeting", "ann@example.org", "Hello", "text with a link");
        delivery(settings("", 0)).deliverDue();
        assertThat(outbox().waitingText("greeting")).hasValue("text with a link");
        assertThat(outbox().health().waiting()).isEqualTo(1);
        clock.pass(Duration.ofDays(15));
        delivery(POST.getSmtp().getPort()).deliverDue();
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_line_break_in_a_subject_makes_no_header() throws Exception {
        send("greeting", "ann@example.org", "Hello\r\nBcc: eve@example.org", "x");
        delivery(POST.getSmtp().getPort()).deliverDue();
        for (MimeMessage mail : POST.getReceivedMessages()) {
            assertThat(mail.getHeader("Bcc")).isNull();
        }
    }

    @Test
    void settings_tell_where_but_never_the_password() {
        assertThat(settings("mail.example.org", 0)).hasToString("mail.example.org:25 none");
        assertThat(outbox().delivers()).isFalse();
    }

    private void send(String key, String recipient, String subject, String body) {
        transaction.executeWithoutResult(status -> outbox().send(key, recipient, subject, body));
    }

    private Outbox outbox() {
        return new Outbox(jdbc, settings("", 0), url, pages, nobody, clock);
    }

    private Delivery delivery(int port) {
        return delivery(settings("127.0.0.1", port));
    }

    private Delivery delivery(MailSettings settings) {
        return new Delivery(jdbc, transaction, addresses, url, settings, clock);
    }

    private static MailSettings settings(String host, int port) {
        return new MailSettings(host, port, null, null, "quality@example.org", MailSettings.Tls.NONE);
    }

    private <T> T column(String expression, Class<T> type) {
        return jdbc.sql("select " + expression + " from outgoing_mail")
                .query(type)
                .single();
    }
}

package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allteach.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryTest {

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(new ServerSetup(0, "127.0.0.1", "smtp"));

    private final MailRoom room = new MailRoom();
    private final SettableClock clock = room.clock();

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
    void two_instances_that_deliver_at_once_send_each_mail_once() throws Exception {
        IntStream.range(0, 60).forEach(n -> send("mail/" + n, "ann@example.org", "No " + n, "x"));
        var instances =
                Stream.generate(() -> delivery(POST.getSmtp().getPort())).limit(2);
        var both = instances.flatMap(instance ->
                Stream.generate(() -> Executors.callable(instance::deliverDue)).limit(3));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(both.toList())) {
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
        room.delivery(MailRoom.settings("", 0)).deliverDue();
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
        assertThat(MailRoom.settings("mail.example.org", 0)).hasToString("mail.example.org:25 none");
        assertThat(outbox().delivers()).isFalse();
    }

    private void send(String key, String recipient, String subject, String body) {
        room.send(key, recipient, subject, body);
    }

    private Outbox outbox() {
        return room.outbox();
    }

    private Delivery delivery(int port) {
        return room.delivery(MailRoom.settings("127.0.0.1", port));
    }

    private <T> T column(String expression, Class<T> type) {
        return room.column(expression, type);
    }
}

package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** What becomes of mail when its server refuses it, is away, or one of both dies in the middle. */
class RefusalTest {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (.*)$");
    private static final Pattern DATE = Pattern.compile("(?m)^Date: (.*)$");

    private final MailRoom room = new MailRoom();
    private final PostOffice office = new PostOffice(null);
    private final MailSettings settings = MailRoom.settings("127.0.0.1", office.port());

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 No such user", "550 no such user", "553 5.1.3 bad", "556 5.1.10 null MX"})
    void who_is_refused_for_good_gets_nothing_until_tried_again(String reply) {
        office.refuse("Ann@example.org", reply);
        room.send("1", "Ann@example.org", "One", "x");
        room.delivery(settings).deliverDue();
        assertThat(room.state("1")).isEqualTo("given up");
        room.send("2", "ann@example.org", "Two", "x");
        room.send("3", "bob@example.org", "Three", "x");
        room.delivery(settings).deliverDue();
        assertThat(room.state("2")).isEqualTo("bounced");
        assertThat(room.state("3")).isEqualTo("sent");
        assertThat(room.addresses().bounced(10)).singleElement().satisfies(bounced -> {
            assertThat(bounced.address()).isEqualTo("ann@example.org");
            assertThat(bounced.reason()).contains(reply.substring(0, 3));
            assertThat(bounced.heldBack()).isEqualTo(1);
        });
        room.outbox().retry();
        room.delivery(settings).deliverDue();
        assertThat(office.taken()).hasSize(1);

        office.take("Ann@example.org");
        room.tryAgain("ann@example.org");
        room.delivery(settings).deliverDue();
        assertThat(List.of(room.state("1"), room.state("2"))).containsOnly("sent");
        assertThat(office.taken()).hasSize(3);
        assertThat(room.addresses().bounced(10)).isEmpty();
    }

    @Test
    void what_waits_for_a_refused_address_is_held_back_too() {
        office.refuse("ann@example.org", "550 5.1.1 No such user");
        room.send("1", "ann@example.org", "One", "x");
        room.send("2", "ann@example.org", "Two", "x");
        room.delivery(settings).deliverDue();
        assertThat(List.of(room.state("1"), room.state("2"))).containsExactly("given up", "bounced");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 Relay access denied",
                "530 5.7.0 Authentication required",
                "450 4.2.1 Mailbox busy",
                "552 5.2.2 Mailbox full"
            })
    void what_does_not_speak_of_the_address_blames_none(String reply) {
        office.refuse("ann@example.org", reply);
        room.send("1", "ann@example.org", "One", "x");
        room.delivery(settings).deliverDue();
        assertThat(room.state("1")).isEqualTo("waits");
        assertThat(room.column("last_error", String.class)).contains(reply.substring(0, 3));
        assertThat(room.addresses().bounced(10)).isEmpty();
        office.take("ann@example.org");
        room.clock().pass(Duration.ofMinutes(1));
        room.delivery(settings).deliverDue();
        assertThat(room.state("1")).isEqualTo("sent");
    }

    @Test
    void a_mail_sent_again_after_a_crash_is_known_as_the_same() {
        room.sendDigest("1", "ann@example.org");
        var dying = new JdbcTransactionManager(room.database()) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                if (!office.taken().isEmpty()) {
                    doRollback(status);
                    throw new IllegalStateException("killed");
                }
                super.doCommit(status);
            }
        };
        var killed = room.delivery(settings, dying);
        assertThatThrownBy(killed::deliverDue).hasMessage("killed");
        assertThat(office.taken()).hasSize(1);
        assertThat(room.state("1")).isEqualTo("waits");

        room.clock().pass(Duration.ofHours(1));
        room.delivery(settings).deliverDue();
        room.delivery(settings).deliverDue();
        assertThat(office.taken()).hasSize(2);
        assertThat(headers(DATE)).hasSize(2).containsOnly(headers(DATE).getFirst());
        assertThat(room.state("1")).isEqualTo("sent");
        assertThat(messageIds()).hasSize(2).containsOnly(messageIds().getFirst());
        assertThat(secrets())
                .as("links of both work")
                .hasSize(2)
                .containsOnly(secrets().getFirst());
    }

    @Test
    void a_server_that_hangs_up_before_it_says_that_it_took_a_mail_gets_the_same_again() {
        room.send("1", "ann@example.org", "One", "x");
        office.hangUpAfterTheNext();
        room.delivery(settings).deliverDue();
        assertThat(room.state("1")).isEqualTo("waits");
        room.clock().pass(Duration.ofMinutes(1));
        room.delivery(settings).deliverDue();
        assertThat(messageIds()).hasSize(2).containsOnly(messageIds().getFirst());
    }

    @Test
    void a_server_that_never_says_goodbye_has_the_mail_and_gets_it_once() {
        room.send("1", "ann@example.org", "One", "x");
        office.neverSayGoodbye();
        room.delivery(settings).deliverDue();
        assertThat(room.state("1")).isEqualTo("sent");
        assertThat(office.taken()).hasSize(1);
    }

    @Test
    void what_goes_wrong_after_a_mail_was_taken_sends_nothing_again() {
        room.send("1", "ann@example.org", "One", "x");
        var cutOff = new JavaMailSenderImpl() {
            @Override
            protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
                super.doSend(messages, originals);
                throw new MailSendException("Failed to close server connection", new MessagingException("reset"));
            }
        };
        cutOff.setHost("127.0.0.1");
        cutOff.setPort(office.port());
        room.delivery(settings, cutOff).deliverDue();
        assertThat(room.state("1")).isEqualTo("sent");
        room.clock().pass(Duration.ofMinutes(1));
        room.delivery(settings).deliverDue();
        assertThat(office.taken()).hasSize(1);
    }

    @Test
    void a_server_may_take_minutes_to_look_at_a_mail() {
        assertThat(Smtp.of(settings).getJavaMailProperties())
                .containsEntry("mail.smtp.timeout", "600000")
                .containsEntry("mail.smtp.connectiontimeout", "10000");
    }

    @Test
    void a_server_that_is_slow_holds_up_one_delivery_however_many_mails_are_written() throws Exception {
        var inHand = new AtomicInteger();
        var slow = new CountDownLatch(1);
        office.watch(
                mail -> {
                    inHand.incrementAndGet();
                    wait(slow);
                },
                mail -> {});
        var deliver = new DeliverMail(room.delivery(settings));
        for (int n = 0; n < 5; n++) {
            room.send("mail/" + n, "ann@example.org", "No " + n, "x");
            deliver.queued(new Outbox.MailQueued());
        }
        Thread.sleep(1000);
        assertThat(inHand).hasValue(1);
        slow.countDown();
        for (int tries = 0; tries < 500 && office.taken().size() < 5; tries++) {
            Thread.sleep(20);
        }
        assertThat(office.taken()).hasSize(5);
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_mail_leaves_though_nobody_was_alive_to_be_told_of_it() {
        room.send("1", "ann@example.org", "One", "x");
        room.clock().pass(Duration.ofDays(1));
        room.delivery(settings).deliverDue();
        assertThat(office.taken()).hasSize(1);
    }

    @Test
    void after_a_day_without_server_all_leave_once_and_the_oldest_first() throws Exception {
        office.close();
        for (int hour = 0; hour < 24; hour++) {
            room.send("mail/" + hour, "ann@example.org", "No " + hour, "x");
            room.clock().pass(Duration.ofHours(1));
            room.delivery(settings).deliverDue();
        }
        assertThat(room.outbox().waiting(100)).hasSize(24).noneMatch(Outbox.Waiting::givenUp);
        try (var back = new PostOffice(null)) {
            for (int hour = 0; hour < 7; hour++) {
                room.delivery(MailRoom.settings("127.0.0.1", back.port())).deliverDue();
                room.clock().pass(Duration.ofHours(1));
            }
            assertThat(back.taken()).hasSize(24);
            assertThat(subjects(back)).doesNotHaveDuplicates();
        }
    }

    @Test
    void mail_leaves_in_the_order_in_which_it_was_written() {
        for (int n = 0; n < 12; n++) {
            room.send("mail/" + n, "ann@example.org", "No " + n, "x");
        }
        room.delivery(settings).deliverDue();
        assertThat(subjects(office)).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    }

    @Test
    void a_server_that_is_away_is_asked_once_a_round() throws Exception {
        for (int n = 0; n < 5; n++) {
            room.send("mail/" + n, "ann@example.org", "No " + n, "x");
        }
        office.close();
        room.delivery(settings).deliverDue();
        assertThat(room.outbox().waiting(10))
                .filteredOn(mail -> mail.attempts() > 0)
                .hasSize(1);
    }

    private List<String> messageIds() {
        return headers(MESSAGE_ID);
    }

    private List<String> headers(Pattern header) {
        return office.taken().stream()
                .map(mail ->
                        header.matcher(mail).results().findFirst().orElseThrow().group(1))
                .toList();
    }

    private List<String> secrets() {
        return office.taken().stream()
                .map(mail -> mail.replaceAll("(?s).*https://a.example/unsubscribe/([\\w-]+).*", "$1"))
                .toList();
    }

    private static List<String> subjects(PostOffice office) {
        return office.taken().stream()
                .map(mail -> mail.replaceAll("(?s).*Subject: No (\\d+).*", "$1"))
                .toList();
    }
}

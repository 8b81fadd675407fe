package org.allteach.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.MovableClock;
import org.allteach.SettableClock;
import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was invited and has not come is asked once more, and then left alone. */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "allteach.mail.host=127.0.0.1", "allteach.mail.port=1"})
@WithDatabase(own = true)
@Import(MovableClock.class)
class RemindInvitedTest {

    private static final Pattern LINK = Pattern.compile("/invitation\\?token=(\\S+)");

    @Autowired
    private RemindInvited reminding;

    @Autowired
    private People people;

    @Autowired
    private Invitations invitations;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private UUID ann = new UUID(0, 0);

    @BeforeEach
    void somebody_is_invited() {
        clock.set(Instant.parse("2027-03-01T10:00:00Z"));
        ann = people.invite("ann@example.org", "Ann", null, null, Locale.GERMAN, ZoneId.of("Europe/Zurich"));
        jdbc.sql("delete from one_time_link").update();
        jdbc.sql("delete from outgoing_mail").update();
        jdbc.sql("update person set password_hash = null, disabled_at = null, demonstration = false")
                .update();
        people.invite("ann@example.org", "Ann", null, null, Locale.GERMAN, ZoneId.of("Europe/Zurich"));
    }

    private record Mail(String subject, String kind, String body) {

        String secret() {
            Matcher link = LINK.matcher(body);
            assertThat(link.find()).isTrue();
            return link.group(1);
        }
    }

    private List<Mail> mails() {
        return jdbc.sql("select subject, kind, body from outgoing_mail order by id")
                .query((row, n) -> new Mail(row.getString("subject"), row.getString("kind"), row.getString("body")))
                .list();
    }

    private void after(Duration time) {
        clock.pass(time);
        reminding.remindDue();
    }

    @Test
    void a_week_later_and_by_day_they_are_asked_once_more_and_never_again() {
        after(Duration.ofDays(6));
        assertThat(mails()).hasSize(1);
        after(Duration.ofHours(36));
        assertThat(mails()).as("it is night there").hasSize(1);
        after(Duration.ofHours(9));
        reminding.remindDue();
        assertThat(mails())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.kind()).isEqualTo("INVITATION"));
        assertThat(mails().get(1).subject()).isEqualTo("Ihr Konto bei Allteach wartet auf Sie");
        for (int day = 0; day < 40; day++) {
            after(Duration.ofDays(1));
        }
        assertThat(mails()).hasSize(2);
    }

    @Test
    void both_links_work_and_there_is_one_invitation_in_the_list() {
        after(Duration.ofDays(8));
        assertThat(mails())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(links.person(mail.secret(), OneTimeLinks.Purpose.INVITATION))
                        .contains(ann));
        assertThat(invitations.pending(10))
                .extracting(Invitations.Pending::name)
                .containsExactly("Ann");
        assertThat(invitations.countPending()).isOne();
    }

    @Test
    void who_has_joined_or_is_invented_or_disabled_is_not_asked() {
        for (String change : List.of("password_hash = 'x'", "demonstration = true", "disabled_at = now()")) {
            somebody_is_invited();
            jdbc.sql("update person set " + change).update();
            after(Duration.ofDays(8));
            assertThat(mails()).as(change).hasSize(1);
        }
    }

    @Test
    void what_has_ended_is_not_brought_up_again() {
        after(Duration.ofDays(15));
        assertThat(mails()).hasSize(1);
    }
}

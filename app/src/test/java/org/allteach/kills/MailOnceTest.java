package org.allteach.kills;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.allteach.database.DatabaseAddress;
import org.allteach.database.TestDatabase;
import org.allteach.mail.PostOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Seventeen teams in three countries, day by day: two processes of the application on one database remind, invite and deliver,
 * are killed at random and while a mail is on its way, the mail server is away for a day, and clocks change. What came is
 * compared with what was due, worked out beside it.
 *
 * <p>A mail whose sender dies between the mail server's answer and knowing of it is sent again as the same one. Only such are
 * let pass, and counted.
 *
 * <p>Two months and eight deaths, unless {@code -Dallteach.months=18 -Dallteach.kills=100} says otherwise, which takes a
 * quarter of an hour.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class MailOnceTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 2, 1);
    private static final LocalDate LAST =
            FIRST.plusMonths(Integer.getInteger("allteach.months", 2)).minusDays(1);
    private static final int KILLS = Integer.getInteger("allteach.kills", 6);
    private static final LocalDate OUTAGE = LocalDate.of(2027, 3, 18);
    private static final LocalTime AFTER_SEVEN = LocalTime.of(7, 5);

    @TempDir
    private static Path folder;

    private final Random random = new Random(20270201);
    private final Programme programme = new Programme(FIRST, LAST, random);
    private final DatabaseAddress database = TestDatabase.fresh();
    private final SingleConnectionDataSource connection = new SingleConnectionDataSource(
            database.url(), String.valueOf(database.user()), String.valueOf(database.password()), true);
    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final List<String> taken = new ArrayList<>();

    private LongBuffer ahead = LongBuffer.allocate(1);
    private PostOffice post = new PostOffice(null, 0);
    private Pair pair = new Pair(List.of());
    private Director director = new Director(pair, jdbc, programme);

    @BeforeEach
    void two_applications() {
        Path clock = folder.resolve("clock");
        ahead = MovedClock.file(clock);
        moveTo(FIRST.minusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
        pair = new Pair(List.of("one", "two").stream()
                .map(name -> RunningApplication.sharing(
                        folder.resolve(name),
                        database,
                        clock,
                        List.of(
                                "-Ddb-scheduler.polling-interval=100ms",
                                "-Ddb-scheduler.heartbeat-interval=250ms",
                                "-Dallteach.url=https://a.example",
                                "-Dallteach.mail.host=127.0.0.1",
                                "-Dallteach.mail.port=" + post.port(),
                                "-Dallteach.mail.tls=none",
                                "-Dallteach.mail.from=" + name + "@a.example")))
                .toList());
        pair.start();
        pair.watch(post);
        director = new Director(pair, jdbc, programme);
    }

    @AfterEach
    void stop() throws IOException {
        pair.close();
        post.close();
        connection.destroy();
    }

    @Test
    void every_mail_that_was_due_comes_once_and_no_other() throws Exception {
        long begun = System.nanoTime();
        director.setUp();
        var blows = new Blows(KILLS, FIRST, LAST, programme::hasDigests, random);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            live(day, blows);
        }
        moveTo(LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        settle();
        pair.settle();
        taken.addAll(post.taken());
        int again = judge();
        System.out.printf(
                "%s to %s: %d mails due and come, %d of them twice under one id; %d kills (%d of both, %d before a mail's"
                        + " answer, %d after it); %d s%n",
                FIRST,
                LAST,
                programme.due().size(),
                again,
                pair.kills(),
                blows.both(),
                pair.killsBefore(),
                pair.killsAfter(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertThat(pair.kills()).isEqualTo(KILLS);
    }

    /** A day: five past seven in three countries, then noon. */
    private void live(LocalDate day, Blows blows) throws IOException {
        if (day.equals(OUTAGE)) {
            taken.addAll(post.taken());
            post.close();
        }
        List<Instant> mornings = mornings(day);
        int moment = random.nextInt(mornings.size() + 1);
        for (int i = 0; i < mornings.size(); i++) {
            moveTo(mornings.get(i));
            strike(blows, day, i == moment);
            settle();
        }
        List<Runnable> work = director.work(day);
        strike(blows, day, moment == mornings.size());
        if (!work.isEmpty()) {
            moveTo(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
            work.forEach(Runnable::run);
            settle();
        }
        if (day.equals(OUTAGE)) {
            moveTo(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            settle();
            post = new PostOffice(null, post.port());
            pair.watch(post);
        }
    }

    private void strike(Blows blows, LocalDate day, boolean isNow) {
        if (isNow) {
            blows.of(day).forEach(pair::strike);
        }
    }

    /** Where nothing is due the last will do: whoever gets something too much has had it by then. */
    private List<Instant> mornings(LocalDate day) {
        var mornings = new ArrayList<Instant>();
        if (Programme.isNearChange(day)) {
            mornings.add(day.atTime(AFTER_SEVEN.minusMinutes(30))
                    .atZone(Programme.ZONES.getFirst())
                    .toInstant());
        }
        for (ZoneId zone : Programme.ZONES) {
            mornings.add(day.atTime(AFTER_SEVEN).atZone(zone).toInstant());
        }
        return Programme.isNearChange(day) || programme.hasDigests(day)
                ? mornings
                : mornings.subList(mornings.size() - 1, mornings.size());
    }

    private Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + ahead.get(0));
    }

    private void moveTo(Instant moment) {
        ahead.put(0, moment.toEpochMilli() - System.currentTimeMillis());
    }

    /** Until all has been done that is due at this moment; while something is not, minutes pass. */
    private void settle() {
        OffsetDateTime moment = now().atOffset(ZoneOffset.UTC);
        long minute = System.nanoTime();
        for (int minutes = 0; !isSettled(moment); ) {
            Pair.pause(10);
            if (System.nanoTime() - minute > Duration.ofSeconds(1).toNanos() && pair.isAnyReady()) {
                ahead.put(0, ahead.get(0) + Duration.ofMinutes(1).toMillis());
                minute = System.nanoTime();
                assertThat(minutes++).as("minutes after " + moment).isLessThan(50);
            }
        }
    }

    private boolean isSettled(OffsetDateTime moment) {
        return jdbc.sql("""
                        select not exists (
                            select from scheduled_tasks
                            where task_name in ('remind-people', 'deliver-mail')
                              and (picked or last_success is null or last_success < :moment))
                          and (:outage or not exists (
                            select from outgoing_mail
                            where sent_at is null and given_up_at is null and suppressed is null and next_attempt <= :now))
                        """)
                .param("moment", moment)
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("outage", post.isClosed())
                .query(Boolean.class)
                .single();
    }

    /** Compares what came with what was due; how many came twice, known as the same. */
    private int judge() throws MessagingException {
        var arrivals = new Arrivals(jdbc, director::session);
        for (String mail : taken) {
            arrivals.add(mail);
        }
        assertThat(arrivals.mails()).containsExactlyInAnyOrderElementsOf(programme.due());
        assertThat(arrivals.digests())
                .allSatisfy((digest, written) -> assertThat(programme.isPunctual(digest, written))
                        .as(digest + " at " + written)
                        .isTrue());
        assertThat(arrivals.again())
                .as("mails sent again because their sender died")
                .isLessThanOrEqualTo(KILLS);
        return arrivals.again();
    }
}

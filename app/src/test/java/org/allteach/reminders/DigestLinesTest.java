package org.allteach.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.mail.Letter;
import org.allteach.mail.Outbox;
import org.allteach.people.Person;
import org.allteach.web.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

/** However much is due, a digest says it in as many lines as somebody reads. */
@SpringBootTest(properties = "db-scheduler.enabled=false")
@WithDatabase
class DigestLinesTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    private static final LocalDate DAY = LocalDate.of(2027, 3, 15);
    private static final Collaborative FALLS = collaborative("falls");
    private static final Collaborative CALM = collaborative("calm");

    private static Collaborative collaborative(String slug) {
        return Collaborative.draft(slug, "Of " + slug, DAY, DAY.plusYears(1));
    }

    private static Reminding.Due due(Collaborative collaborative, About about, String key, String what, String team) {
        var obligation = new Obligation(
                about,
                what + team,
                Ids.next(),
                null,
                DAY,
                key,
                List.of(what),
                team,
                "/c/x/t/" + team + "/" + what.length());
        return new Reminding.Due(collaborative, obligation, 1, null);
    }

    private static Reminding.Due prework(Collaborative collaborative, String what, int team) {
        return due(collaborative, About.PREWORK, "reminders.prework", what, "Ward " + team);
    }

    private static Reminding.Due task(int team) {
        return due(FALLS, About.CYCLE_TASK, "pdsa.task.do", "Ask nurse " + team, "Ward " + team);
    }

    private static List<String> shown(List<Reminding.Due> due) {
        return Visit.speaking(Locale.ENGLISH, () -> DigestLines.of(due)).shown().values().stream()
                .flatMap(List::stream)
                .map(Letter.Line::text)
                .toList();
    }

    @Test
    void what_is_little_is_said_one_by_one_and_each_once() {
        List<Reminding.Due> few = IntStream.range(0, 8)
                .mapToObj(team -> prework(FALLS, "Aim", team))
                .toList();
        var twice = new ArrayList<>(few);
        twice.addAll(few);
        assertThat(shown(twice))
                .hasSize(8)
                .first()
                .asString()
                .isEqualTo("Prework: Aim (Ward 0), was due on Mar 15, 2027");
    }

    @Test
    void what_is_the_same_stands_together() {
        var due = new ArrayList<Reminding.Due>();
        for (int team = 0; team < 50; team++) {
            due.add(prework(FALLS, "Aim", team));
            due.add(prework(FALLS, "Measures", team));
        }
        due.add(task(7));
        assertThat(shown(due)).hasSize(3);
        assertThat(shown(due).get(1))
                .isEqualTo(
                        "Prework: Measures: 50 (Ward 0, Ward 1, Ward 10 and 47 more), the first was due on Mar 15, 2027");
        assertThat(DigestLines.of(due).shown().get(FALLS))
                .extracting(Letter.Line::address)
                .contains("/c/falls/prework?show=open");
    }

    @Test
    void what_is_alike_stands_together_where_nothing_is_the_same() {
        List<Reminding.Due> tasks =
                IntStream.range(0, 300).mapToObj(DigestLinesTest::task).toList();
        var due = new ArrayList<>(tasks);
        due.add(prework(FALLS, "Aim", 1));
        assertThat(shown(due)).hasSize(2);
        assertThat(shown(due).getFirst()).startsWith("Task in a test of change: 300 (Ward 0, Ward 1, ");
        assertThat(shown(due).getLast()).startsWith("Prework: Aim (Ward 1), ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fi"})
    void however_many_teams_there_are_it_is_a_page(String language) {
        var due = new ArrayList<Reminding.Due>();
        for (int team = 0; team < 200; team++) {
            for (Collaborative one : List.of(FALLS, CALM)) {
                due.add(prework(one, "A rather long name of a piece of prework that takes room", team));
                due.add(due(one, About.STUDY, "pdsa.task.study", "Test " + team, "A ward with a long name " + team));
                due.add(due(one, About.REGISTRATION, "reminders.registration", "The " + team % 30 + "th call", ""));
            }
        }
        String text = text(language, due);
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(40);
        assertThat(text).contains("/c/falls/prework?show=open", "/c/falls/cycles", "/c/calm/activities");
    }

    @Test
    void however_many_collaboratives_there_are_it_ends() {
        var due = new ArrayList<Reminding.Due>();
        for (int number = 0; number < 60; number++) {
            Collaborative one = collaborative("improving-care-together-" + number);
            for (int team = 0; team < 20; team++) {
                due.add(prework(one, "Aim", team));
                due.add(due(one, About.STUDY, "pdsa.task.study", "Test " + team, "Ward " + team));
            }
        }
        assertThat(DigestLines.of(due).left()).isEqualTo(54);
        assertThat(text("en", due))
                .contains(
                        "- 40 things to do, the first was due on Mar 15, 2027\n",
                        "Something waits in 54 more collaboratives too.")
                .contains("/c/improving-care-together-5\n");
        assertThat(text("en", due).lines()).hasSizeLessThanOrEqualTo(56);
    }

    /** As it arrives where mail is read as text. */
    private String text(String language, List<Reminding.Due> due) {
        var person = new Person(
                Ids.next(),
                "Ann",
                "ann@example.org",
                null,
                null,
                null,
                Locale.of(language),
                ZoneId.of("UTC"),
                true,
                true,
                false,
                false,
                1);
        Letter letter = Digest.letter(person, DAY, due);
        transaction.executeWithoutResult(status -> outbox.send(letter));
        return outbox.waitingText(letter.uniqueKey()).orElseThrow();
    }
}

package org.allteach.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.database.WithDatabase;
import org.allteach.measures.DataEntry;
import org.allteach.measures.Entry;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.measures.Observation;
import org.allteach.measures.TestCollaborative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@WithDatabase
class ExpectedTest {

    @Autowired
    private Submissions submissions;

    @Autowired
    private Due due;

    @Autowired
    private DataEntry entry;

    @Autowired
    private Measures measures;

    @Autowired
    private Teams teams;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private JdbcClient jdbc;

    private TestCollaborative ours;
    private LocalDate today;

    @BeforeEach
    void a_collaborative_of_many_periods() {
        ours = new TestCollaborative(jdbc, collaboratives, "A", "B", "C", "D");
        today = LocalDate.now(ours.itself().zone());
        define("MONTHLY", "proportion", null, true, null);
        define("WEEKLY", "score", "week", true, null);
        define("QUARTERLY", "count", "quarter", true, null);
        define("DAILY", "count", "day", true, today.minusDays(9).toString());
        define("OPTIONAL", "count", null, false, null);
        define("EVENTS", "time-between", null, true, null);
        // The first ones joined on the same day, C later; D has left.
        jdbc.sql("update team set enrolled_on = date '2025-03-10' where collaborative_id = ?")
                .param(ours.id)
                .update();
        jdbc.sql("update team set enrolled_on = date '2025-06-20' where id = ?")
                .param(ours.teamId("C"))
                .update();
        jdbc.sql("update team set state = 'WITHDRAWN', withdrawn_on = date '2025-08-20' where id = ?")
                .param(ours.teamId("D"))
                .update();
    }

    private void define(
            String code, String kind, @Nullable String frequency, boolean required, @Nullable String startsOn) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("code", code);
        fields.put("name", code);
        fields.put("type", "process");
        fields.put("kind", kind);
        fields.put("direction", "up");
        fields.put("required", required);
        fields.put("frequency", frequency);
        fields.put("startsOn", startsOn);
        measures.upsert(ours.itself(), List.of(fields));
    }

    /** The slow twin: every period of every required measure and team, one by one. */
    private Set<String> slowly(Team team) {
        Collaborative collaborative = ours.itself();
        var expected = new TreeSet<String>();
        for (Measure measure : measures.of(ours.id, team.id())) {
            if (!measure.required() || measure.kind().isOfEvents()) {
                continue;
            }
            Frequency frequency = measure.frequency(collaborative);
            LocalDate from = latest(
                    collaborative.startsOn(), measure.startsOn(), team.code().equals("C") ? team.enrolledOn() : null);
            LocalDate to = team.withdrawnOn() == null ? collaborative.endsOn() : team.withdrawnOn();
            for (Period period = frequency.containing(from);
                    period.end().isBefore(today) && !period.start().isAfter(to);
                    period = period.next()) {
                expected.add(measure.code() + " " + period + " " + measure.due(collaborative, period));
            }
        }
        return expected;
    }

    private static LocalDate latest(LocalDate first, @Nullable LocalDate... others) {
        LocalDate latest = first;
        for (LocalDate other : others) {
            latest = other != null && other.isAfter(latest) ? other : latest;
        }
        return latest;
    }

    private List<Submissions.Cell> cells(Team team) {
        return submissions.cells(ours.id, new Submissions.Range(List.of(team.id()), null, null, null));
    }

    @Test
    void what_is_expected_is_what_counting_one_by_one_gives() {
        Collaborative collaborative = ours.itself();
        for (Team team : teams.of(ours.id)) {
            var found = new TreeSet<String>();
            for (Submissions.Cell cell : cells(team)) {
                Measure measure = measures.of(ours.id).stream()
                        .filter(one -> one.id().equals(cell.measure()))
                        .findFirst()
                        .orElseThrow();
                found.add(measure.code() + " "
                        + measure.frequency(collaborative).containing(cell.start()) + " " + cell.due());
            }
            assertThat(found).as(team.code()).isEqualTo(slowly(team));
        }
    }

    @Test
    void a_persons_list_of_data_due_is_what_their_teams_have_not_submitted() {
        var nurse = ours.person("Nina");
        ours.assign(nurse, Role.DATA_ENTRY, "A");
        var coach = ours.person("Carl");
        ours.assign(coach, Role.COACH, "A");
        Team team = teams.find(ours.id, "A").orElseThrow();
        long all =
                cells(team).stream().filter(cell -> cell.submittedAt() == null).count();

        assertThat(due.of(nurse.id()).stream().mapToInt(Due.Item::measures).sum())
                .isEqualTo((int) all);
        assertThat(due.of(coach.id())).isEmpty();
        assertThat(due.of(ours.director.id())).isEmpty();

        Measure monthly = measures.find(ours.id, "MONTHLY").orElseThrow();
        var january = new Period(Frequency.MONTH, LocalDate.of(2025, 1, 1));
        entry.save(
                ours.itself(),
                team,
                List.of(new DataEntry.Cell(monthly, january, Entry.ratio(1, 2), 0)),
                Observation.Source.FORM,
                null);
        assertThat(items(nurse.id(), january)).hasSize(1);
        entry.submit(ours.itself(), team, january, List.of(monthly));
        assertThat(items(nurse.id(), january)).isEmpty();
    }

    private List<Due.Item> items(UUID person, Period period) {
        return due.of(person).stream()
                .filter(item -> item.period().equals(period))
                .toList();
    }

    @Test
    void months_count_what_cells_say() {
        Team team = teams.find(ours.id, "A").orElseThrow();
        Measure monthly = measures.find(ours.id, "MONTHLY").orElseThrow();
        var last = Frequency.MONTH.containing(today.minusMonths(1));
        var before = last.plus(-1);
        for (Period period : List.of(last, before)) {
            entry.save(
                    ours.itself(),
                    team,
                    List.of(new DataEntry.Cell(monthly, period, Entry.ratio(1, 2), 0)),
                    Observation.Source.FORM,
                    null);
            entry.submit(ours.itself(), team, period, List.of(monthly));
        }
        var range = new Submissions.Range(List.of(team.id()), null, null, null);
        var cells = new ArrayList<>(submissions.cells(ours.id, range));
        for (Submissions.Month month : submissions.months(ours.id, range)) {
            var of = cells.stream()
                    .filter(cell ->
                            cell.due() != null && cell.start().withDayOfMonth(1).equals(month.start()))
                    .toList();
            assertThat(month.expected()).isEqualTo(of.size());
            assertThat(month.late()).isEqualTo((int)
                    of.stream().filter(Submissions.Cell::isLate).count());
            assertThat(month.missing()).isEqualTo((int) of.stream()
                    .filter(cell -> cell.state() == Submissions.State.MISSING)
                    .count());
            assertThat(month.inTime()).isEqualTo((int) of.stream()
                    .filter(cell -> cell.submittedAt() != null && !cell.isLate())
                    .count());
        }
    }
}

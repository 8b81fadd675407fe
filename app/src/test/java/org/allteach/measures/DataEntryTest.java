package org.allteach.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.loads.DataLoad;
import org.allteach.loads.DataLoads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@WithDatabase
class DataEntryTest {

    private static final Period APRIL = new Period(Frequency.MONTH, LocalDate.of(2025, 4, 1));

    @Autowired
    private DataEntry entry;

    @Autowired
    private DataLoads loads;

    @Autowired
    private Observations observations;

    @Autowired
    private Measures measures;

    @Autowired
    private Teams teams;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private JdbcClient jdbc;

    private TestCollaborative ours;
    private Team team;
    private Measure measure;

    @BeforeEach
    void a_team_with_a_measure() {
        ours = new TestCollaborative(jdbc, collaboratives, "A");
        measure = ours.measure(measures, "P", "proportion");
        team = teams.find(ours.id, "A").orElseThrow();
    }

    private DataEntry.Saved save(@Nullable Entry what, int revision) {
        return entry.save(
                ours.itself(),
                team,
                List.of(new DataEntry.Cell(measure, APRIL, what, revision)),
                Observation.Source.FORM,
                null);
    }

    private Optional<Observation> now() {
        return observations.find(ours.id, measure.id(), team.id(), APRIL.start());
    }

    private List<Observation> series() {
        return observations.series(ours.id, measure.id());
    }

    @Test
    void a_value_is_a_draft_until_it_is_submitted() {
        save(Entry.ratio(1, 2), 0);
        assertThat(series()).isEmpty();

        entry.submit(ours.itself(), team, APRIL, List.of(measure));

        assertThat(series()).hasSize(1);
        entry.recall(ours.itself(), team, APRIL, List.of(measure), "too early");
        assertThat(series()).isEmpty();
        assertThat(now().orElseThrow().revision().reason()).isEqualTo("too early");
        assertThat(observations.history(ours.id, measure.id(), team.id(), APRIL.start()))
                .extracting(past -> past.observation().revision().number())
                .containsExactly(3, 2, 1);
    }

    @Test
    void a_correction_stays_submitted_and_in_time() {
        save(Entry.ratio(1, 2), 0);
        entry.submit(ours.itself(), team, APRIL, List.of(measure));
        var submitted = now().orElseThrow().revision();

        save(Entry.ratio(2, 2), submitted.number());

        assertThat(series()).extracting(one -> one.entry().numerator()).containsExactly(2.0);
        assertThat(now().orElseThrow().revision().submittedAt()).isEqualTo(submitted.submittedAt());
    }

    @Test
    void the_same_again_leaves_no_trace() {
        save(Entry.ratio(1, 2), 0);
        save(Entry.ratio(1, 2), 0);

        assertThat(now().orElseThrow().revision().number()).isEqualTo(1);
    }

    @Test
    void who_lost_a_race_sees_what_stands_there_and_nothing_is_written() {
        save(Entry.ratio(1, 2), 0);

        var saved = save(Entry.ratio(2, 2), 0);

        assertThat(saved.lost()).hasSize(1);
        assertThat(saved.now().getFirst().orElseThrow().entry()).isEqualTo(Entry.ratio(1, 2));
        assertThat(now().orElseThrow().entry()).isEqualTo(Entry.ratio(1, 2));
    }

    @Test
    void an_emptied_draft_is_gone_but_not_forgotten() {
        save(Entry.ratio(1, 2), 0);
        save(null, 1);
        assertThat(now()).isEmpty();

        save(Entry.ratio(1, 3), 0);

        assertThat(now().orElseThrow().revision().number()).isEqualTo(2);
        assertThat(observations.history(ours.id, measure.id(), team.id(), APRIL.start()))
                .extracting(past -> past.observation().entry().denominator())
                .containsExactly(3.0, 2.0);
    }

    @Test
    void a_submitted_value_cannot_be_emptied() {
        save(Entry.ratio(1, 2), 0);
        entry.submit(ours.itself(), team, APRIL, List.of(measure));

        assertThat(save(null, 2).lost()).hasSize(1);
        assertThat(now()).isPresent();
    }

    @Test
    void an_undone_import_gives_back_what_was_there_and_takes_what_was_not() {
        save(Entry.ratio(1, 2), 0);
        entry.submit(ours.itself(), team, APRIL, List.of(measure));
        UUID importId = Ids.next();
        load(importId, "2025-04", "2");
        load(importId, "2025-05", "2");
        load(importId, "2025-06", "2");
        entry.save(
                ours.itself(),
                team,
                List.of(new DataEntry.Cell(
                        measure, new Period(Frequency.MONTH, LocalDate.of(2025, 6, 1)), Entry.ratio(0, 2), 1)),
                Observation.Source.FORM,
                "counted again");

        var undone = loads.undo(ours.itself(), importId);

        assertThat(undone.restored()).isEqualTo(1);
        assertThat(undone.removed()).isEqualTo(1);
        assertThat(undone.left()).isEqualTo(1);
        assertThat(series()).extracting(one -> one.entry().numerator()).containsExactly(1.0, 0.0);
        assertThat(now().orElseThrow().revision().number()).isEqualTo(4);

        var again = loads.undo(ours.itself(), importId);
        assertThat(again.restored() + again.removed()).isZero();

        load(null, "2025-05", "1");
        assertThat(observations
                        .find(ours.id, measure.id(), team.id(), LocalDate.of(2025, 5, 1))
                        .orElseThrow()
                        .revision()
                        .number())
                .isEqualTo(2);
    }

    private void load(@Nullable UUID importId, String period, String numerator) {
        DataLoad load = loads.begin(ours.director());
        load.add(new GivenRow(2, "A", "P", period, numerator, "2", null, null, null, null, null));
        var origin = new DataLoads.Origin(Observation.Source.FILE, importId);
        assertThat(loads.commit(load, true, origin).rejected()).isZero();
    }

    @Test
    void edits_beside_loads_are_never_lost() throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 40; i++) {
            int n = i;
            work.add(() -> {
                if (n % 2 == 0) {
                    load(null, "2025-04", Integer.toString(n % 3));
                    return 0;
                }
                int revision = now().map(one -> one.revision().number()).orElse(0);
                return save(Entry.ratio(n % 3, 2), revision).lost().size();
            });
        }
        try (var people = Executors.newFixedThreadPool(6)) {
            for (var done : people.invokeAll(work)) {
                done.get();
            }
        }
        List<Integer> numbers = observations.history(ours.id, measure.id(), team.id(), APRIL.start()).stream()
                .map(past -> past.observation().revision().number())
                .toList();
        assertThat(Set.copyOf(numbers)).hasSameSizeAs(numbers);
        assertThat(numbers).hasSize(numbers.getFirst());
    }
}

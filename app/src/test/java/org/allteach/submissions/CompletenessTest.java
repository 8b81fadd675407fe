package org.allteach.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Teams;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.measures.Observations;
import org.allteach.variation.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted is what the list of expected periods holds. */
@SpringBootTest
@WithDatabase
class CompletenessTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Completeness completeness;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Teams teams;

    @Autowired
    private Measures measures;

    @Autowired
    private Observations observations;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"MONTH", "WEEK", "QUARTER", "DAY"})
    void it_counts_what_is_expected_and_of_that_what_was_submitted(String frequency) {
        Scene scene = new Scene(jdbc, Visibility.NAMED, 5).measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM");
        for (String code : List.of("first", "joined", "left", "invited")) {
            scene.team(code, code, "IE");
            scene.course("falls", code, 12, 0.2, 0.1, 6, 40, 3);
        }
        jdbc.sql("update measure set frequency = ?, starts_on = date '2024-01-17' where collaborative_id = ?")
                .params(frequency, scene.collaborative)
                .update();
        change(scene, "first", "enrolled_on = date '2024-01-05'");
        change(scene, "joined", "enrolled_on = date '2024-05-20'");
        change(scene, "left", "enrolled_on = date '2024-01-05', state = 'WITHDRAWN', withdrawn_on = date '2024-09-10'");
        change(scene, "invited", "state = 'INVITED'");
        jdbc.sql("""
                        update observation set status = 1, numerator = null, denominator = null
                        where collaborative_id = ? and period_start in (date '2024-04-01', date '2024-07-01')
                        """).param(scene.collaborative).update();
        Collaborative collaborative = collaboratives.find(scene.slug).orElseThrow();
        Measure measure = measures.find(scene.collaborative, "falls").orElseThrow();
        var values = observations.points(scene.collaborative, List.of(measure.id()), null);
        for (String[] window : new String[][] {
            {"2024-01-01", "2024-12-31"},
            {"2024-03-15", "2024-10-10"},
            {"2023-01-01", "2030-01-01"},
            {"2024-08-02", "2024-08-03"}
        }) {
            LocalDate from = LocalDate.parse(window[0]);
            LocalDate to = LocalDate.parse(window[1]);
            assertThat(completeness.of(collaborative, measure, teams.of(scene.collaborative), values, from, to))
                    .isEqualTo(listed(scene, from, to));
        }
    }

    private void change(Scene scene, String team, String change) {
        jdbc.sql("update team set " + change + " where collaborative_id = ? and code = ?")
                .params(scene.collaborative, team)
                .update();
    }

    private Map<UUID, Completeness.Count> listed(Scene scene, LocalDate from, LocalDate to) {
        var counts = new HashMap<UUID, Completeness.Count>();
        jdbc.sql("""
                        select e.team_id, count(*) as expected, count(o.submitted_at) as submitted
                        from %s e
                        left join observation o on o.collaborative_id = e.collaborative_id
                          and o.measure_id = e.measure_id and o.team_id = e.team_id and o.period_start = e.period_start
                        where e.period_start between :from and :to
                        group by e.team_id
                        """.formatted(Expected.where("c.id = :collaborative")))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("collaborative", scene.collaborative)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    counts.put(
                            row.getObject("team_id", UUID.class),
                            new Completeness.Count(row.getInt("expected"), row.getInt("submitted")));
                });
        return counts;
    }
}

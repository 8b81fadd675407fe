package org.allteach.submissions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much of what was expected of teams has been submitted. */
@Component
public class Completeness {

    private final JdbcClient jdbc;
    private final Clock clock;

    Completeness(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The periods in which a value was expected, and in how many of them one was submitted. */
    public record Count(int expected, int submitted) {}

    /** Of each team that a measure is expected of, over the periods that begin between two days. */
    public Map<UUID, Count> of(UUID collaborative, UUID measure, LocalDate from, LocalDate to) {
        var counts = new HashMap<UUID, Count>();
        jdbc.sql("""
                        select e.team_id, count(*) as expected, count(o.submitted_at) as submitted
                        from %s e
                        left join observation o on o.collaborative_id = :collaborative and o.measure_id = :measure
                          and o.team_id = e.team_id and o.period_start = e.period_start
                        where e.period_start between :from and :to
                        group by e.team_id
                        """.formatted(Expected.where("c.id = :collaborative and m.id = :measure")))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("collaborative", collaborative)
                .param("measure", measure)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    counts.put(
                            row.getObject("team_id", UUID.class),
                            new Count(row.getInt("expected"), row.getInt("submitted")));
                });
        return counts;
    }
}

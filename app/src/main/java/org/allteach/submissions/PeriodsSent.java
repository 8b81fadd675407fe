package org.allteach.submissions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.allteach.plans.Doing;
import org.allteach.web.Visit;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For how many of an action period's months each team has sent data. */
@Component
@Order(10)
class PeriodsSent implements Doing {

    private final JdbcClient jdbc;
    private final Clock clock;

    PeriodsSent(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String what() {
        return Visit.text("submissions.doing");
    }

    @Override
    public Map<UUID, Integer> counts(UUID collaborative, LocalDate from, LocalDate until) {
        var counts = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select team_id, count(distinct period_start) as periods from observation
                        where collaborative_id = ? and period_start between ? and ? and submitted_at is not null
                        group by team_id
                        """).params(collaborative, from, until).query(row -> {
            counts.put(row.getObject("team_id", UUID.class), row.getInt("periods"));
        });
        return counts;
    }

    /** The periods of required measures that are over, whether they are late already or not. */
    @Override
    public Map<UUID, Integer> expected(UUID collaborative, LocalDate from, LocalDate until) {
        var expected = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select e.team_id, count(distinct e.period_start) as periods from %s e
                        where e.period_start between :from and :until group by e.team_id
                        """.formatted(Expected.where("c.id = :collaborative")))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("collaborative", collaborative)
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    expected.put(row.getObject("team_id", UUID.class), row.getInt("periods"));
                });
        return expected;
    }
}

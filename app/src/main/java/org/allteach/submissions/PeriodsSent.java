package org.allteach.submissions;

import java.time.LocalDate;
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

    PeriodsSent(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
}

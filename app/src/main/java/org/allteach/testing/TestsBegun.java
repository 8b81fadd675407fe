package org.allteach.testing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.allteach.plans.Doing;
import org.allteach.web.Visit;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tests of change each team began: those it shares, as they are what others see of its testing. */
@Component
@Order(20)
class TestsBegun implements Doing {

    private final JdbcClient jdbc;

    TestsBegun(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String what() {
        return Visit.text("testing.doing");
    }

    @Override
    public boolean isTesting() {
        return true;
    }

    @Override
    public Map<UUID, Integer> counts(UUID collaborative, LocalDate from, LocalDate until) {
        var counts = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select team_id, count(*) as cycles from cycle
                        where collaborative_id = ? and starts_on between ? and ? and shared_at is not null
                          and state <> 'PLANNED'
                        group by team_id
                        """).params(collaborative, from, until).query(row -> {
            counts.put(row.getObject("team_id", UUID.class), row.getInt("cycles"));
        });
        return counts;
    }
}

package org.allteach.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A trail for tests that need no whole application. */
public final class TestTrail {

    private TestTrail() {}

    public static AuditTrail on(DataSource source, Clock clock) {
        return new AuditTrail(JdbcClient.create(source), new JdbcTemplate(source), JsonMapper.shared(), clock);
    }
}

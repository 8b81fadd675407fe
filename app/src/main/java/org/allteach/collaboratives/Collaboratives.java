package org.allteach.collaboratives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** All collaboratives of the installation. */
@Component
public class Collaboratives {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Collaboratives(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Collaborative> find(String slug) {
        return jdbc.sql("select * from collaborative where slug = ?")
                .param(slug)
                .query(this::collaborative)
                .optional();
    }

    /** Those in which a person holds a role today; all of them for an administrator. */
    public List<Collaborative> seenBy(UUID person, boolean administrator, LocalDate today) {
        return jdbc.sql("""
                        select * from collaborative c
                        where :administrator or exists (
                            select 1 from assignment a
                            where a.collaborative_id = c.id and a.person_id = :person
                              and a.starts_on <= :today and (a.ends_on is null or a.ends_on >= :today))
                        order by starts_on desc, title
                        """)
                .param("administrator", administrator)
                .param("person", person)
                .param("today", today)
                .query(this::collaborative)
                .list();
    }

    private Collaborative collaborative(ResultSet row, int number) throws SQLException {
        return new Collaborative(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("title"),
                row.getString("topic"),
                row.getString("aim"),
                json.readValue(row.getString("charter"), WORDS),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Collaborative.State.valueOf(row.getString("state")),
                ZoneId.of(row.getString("time_zone")),
                row.getString("language"),
                Frequency.valueOf(row.getString("frequency")),
                row.getInt("due_day"),
                row.getString("rule_set"),
                Visibility.valueOf(row.getString("visibility")),
                row.getInt("smallest_denominator"),
                row.getObject("closed_until", LocalDate.class),
                json.readValue(row.getString("terms"), WORDS),
                row.getBoolean("demonstration"),
                row.getInt("version"));
    }
}

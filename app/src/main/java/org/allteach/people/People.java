package org.allteach.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody with an account. */
@Component
public class People {

    private final JdbcClient jdbc;
    private final Clock clock;

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether an account is in use, and whether its person administers the installation today. */
    public record Standing(boolean active, boolean administrator) {}

    public Standing standing(UUID person) {
        return jdbc.sql("""
                        select p.disabled_at is null as active, exists (
                            select 1 from administrator a
                            where a.person_id = p.id and a.starts_on <= :today
                              and (a.ends_on is null or a.ends_on >= :today)) as administrator
                        from person p where p.id = :person
                        """)
                .param("person", person)
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Standing(row.getBoolean("active"), row.getBoolean("administrator")))
                .optional()
                .orElse(new Standing(false, false));
    }
}

package org.allteach.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is invited to what: whoever holds one of the activity's roles today. */
@Component
public class Invitees {

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitees(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody who is invited.
     *
     * @param team the team by which they are invited, the first by name where there are several; null for
     *     none, and for coaches, who come for all of theirs
     */
    public record Invitee(
            UUID person,
            String name,
            String email,
            @Nullable UUID team) {}

    /** Each person once, by name. */
    public List<Invitee> of(Activity activity) {
        return jdbc.sql("""
                        select * from (
                            select distinct on (p.id) p.id, p.name, p.email,
                                case when a.role = 'COACH' then null else a.team_id end as team_id
                            from assignment a join person p on p.id = a.person_id
                            left join team t on t.collaborative_id = a.collaborative_id and t.id = a.team_id
                            where a.collaborative_id = :collaborative and a.role = any(:roles) and p.disabled_at is null
                              and a.starts_on <= :today and (a.ends_on is null or a.ends_on >= :today)
                              and (t.id is null or t.state <> 'WITHDRAWN')
                            order by p.id, a.role = 'COACH', t.name nulls last, t.id) invited
                        order by name, id
                        """)
                .param("collaborative", activity.collaborative())
                .param(
                        "roles",
                        activity.admission().roles().stream().map(Role::name).toArray(String[]::new))
                .param("today", LocalDate.now(clock.withZone(activity.when().zone())))
                .query((row, n) -> new Invitee(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("team_id", UUID.class)))
                .list();
    }
}

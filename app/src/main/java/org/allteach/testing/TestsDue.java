package org.allteach.testing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a person in tests of change: tasks of theirs, and tests of their teams that are to be studied. */
@Component
public class TestsDue {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    TestsDue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One thing that waits.
     *
     * @param isTask whether it is a task; else a test whose end has come
     * @param on until when; null where it has no day
     */
    public record Item(
            boolean isTask,
            String text,
            String collaborative,
            String team,
            String path,
            @Nullable LocalDate on,
            boolean isLate) {}

    /**
     * The same, as the whole collaborative sees it.
     *
     * @param id the task's, or the test's
     * @param person whose it is; null for a test that nobody in particular leads
     */
    public record Open(UUID id, UUID team, @Nullable UUID person, LocalDate on, Item item) {}

    /** Tasks not done and tests not studied, in a collaborative's enrolled teams, that are due from one day to another. */
    public List<Open> open(Collaborative collaborative, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select waiting.*, t.code as team_code, t.name as team
                        from (
                            select true as task, k.id, k.text, y.code, y.team_id, k.due_on as due, k.owner_id as person_id
                            from cycle_task k
                            join cycle y on y.collaborative_id = k.collaborative_id and y.id = k.cycle_id
                            where k.collaborative_id = :collaborative and k.owner_id is not null and k.done_on is null
                              and k.removed_at is null and k.text <> '' and y.state not in ('ACTED', 'STOPPED')
                            union all
                            select false, y.id, y.title, y.code, y.team_id, y.ends_on, y.lead_id
                            from cycle y
                            where y.collaborative_id = :collaborative and y.state in ('DOING', 'STUDYING')) waiting
                        join team t on t.collaborative_id = :collaborative and t.id = waiting.team_id
                        where waiting.due between :from and :until and t.state = 'ENROLLED'
                        order by waiting.due, waiting.id
                        """)
                .param("collaborative", collaborative.id())
                .param("from", from)
                .param("until", until)
                .query((row, n) -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    var item = new Item(
                            row.getBoolean("task"),
                            row.getString("text"),
                            collaborative.title(),
                            row.getString("team"),
                            "/c/" + collaborative.slug() + "/t/" + row.getString("team_code") + "/cycles/"
                                    + row.getString("code"),
                            due,
                            due.isBefore(collaborative.today(clock)));
                    return new Open(
                            row.getObject("id", UUID.class),
                            row.getObject("team_id", UUID.class),
                            row.getObject("person_id", UUID.class),
                            due,
                            item);
                })
                .list();
    }

    /** Tasks that somebody took on and has not done, in tests that are open, wherever they still belong. */
    public List<Item> of(UUID person) {
        String[] roles = Arrays.stream(Role.values())
                .filter(role -> role.isOfTeam() && role.may(Permission.TEST))
                .map(Role::name)
                .toArray(String[]::new);
        return jdbc.sql("""
                        with own as (
                            select a.collaborative_id, a.team_id, cast(:now as timestamptz) at time zone c.time_zone as local
                            from assignment a join collaborative c on c.id = a.collaborative_id
                            where a.person_id = :person and a.role = any(:roles)
                              and c.state not in ('CLOSED', 'SUSPENDED', 'CANCELLED')
                              and a.starts_on <= cast(cast(:now as timestamptz) at time zone c.time_zone as date)
                              and (a.ends_on is null
                                or a.ends_on >= cast(cast(:now as timestamptz) at time zone c.time_zone as date))
                            group by 1, 2, 3)
                        select waiting.*, c.slug, c.title as collaborative, t.code as team_code, t.name as team,
                            cast(waiting.local as date) as today
                        from (
                            select true as task, k.text, y.code, y.collaborative_id, y.team_id, k.due_on as due, o.local
                            from cycle_task k
                            join cycle y on y.collaborative_id = k.collaborative_id and y.id = k.cycle_id
                            join own o on o.collaborative_id = y.collaborative_id and o.team_id = y.team_id
                            where k.owner_id = :person and k.done_on is null and k.removed_at is null and k.text <> ''
                              and y.state not in ('ACTED', 'STOPPED')
                            union all
                            select false, y.title, y.code, y.collaborative_id, y.team_id, y.ends_on, o.local
                            from cycle y
                            join own o on o.collaborative_id = y.collaborative_id and o.team_id = y.team_id
                            where y.state in ('DOING', 'STUDYING') and y.ends_on <= cast(o.local as date)
                              and (y.lead_id is null or y.lead_id = :person)) waiting
                        join collaborative c on c.id = waiting.collaborative_id
                        join team t on t.collaborative_id = waiting.collaborative_id and t.id = waiting.team_id
                        order by waiting.due nulls last, waiting.text limit :most
                        """)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", person)
                .param("roles", roles)
                .param("most", MOST)
                .query((row, n) -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    return new Item(
                            row.getBoolean("task"),
                            row.getString("text"),
                            row.getString("collaborative"),
                            row.getString("team"),
                            "/c/" + row.getString("slug") + "/t/" + row.getString("team_code") + "/cycles/"
                                    + row.getString("code"),
                            due,
                            due != null && due.isBefore(row.getObject("today", LocalDate.class)));
                })
                .list();
    }
}

package org.allteach.submissions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Role;
import org.allteach.web.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The data that people still have to submit. */
@Component
public class Due {

    private final JdbcClient jdbc;
    private final Clock clock;

    Due(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The measures of one team and period that wait to be submitted.
     *
     * @param on the last day on which the first of them is in time
     */
    public record Item(
            String slug,
            String collaborative,
            String teamCode,
            String teamName,
            Period period,
            int measures,
            LocalDate on,
            boolean isLate) {

        /** Where it is done. */
        public String path() {
            return "/c/" + slug + "/t/" + teamCode + "/data?period=" + period;
        }
    }

    /** The same, with the team that it waits for. */
    public record Open(UUID team, Item item) {}

    /** What the enrolled teams of a collaborative have not submitted and is due from one day to another. */
    public List<Open> open(Collaborative collaborative, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select c.slug, c.title, t.id as team, t.code, t.name, e.period_start,
                            coalesce(m.frequency, c.frequency) as every,
                            count(*) as measures, min(e.due) as due, bool_or(e.due < e.today) as late
                        from %s e
                        join collaborative c on c.id = e.collaborative_id
                        join team t on t.collaborative_id = e.collaborative_id and t.id = e.team_id
                        join measure m on m.collaborative_id = e.collaborative_id and m.id = e.measure_id
                        where e.due between :from and :until
                          and (c.closed_until is null or e.period_end > c.closed_until)
                          and not exists (
                            select 1 from observation o
                            where o.collaborative_id = e.collaborative_id and o.measure_id = e.measure_id
                              and o.team_id = e.team_id and o.period_start = e.period_start
                              and o.submitted_at is not null)
                        group by c.slug, c.title, t.id, t.code, t.name, e.period_start, every
                        order by e.period_start, t.name
                        """.formatted(Expected.where("""
                                c.id = :collaborative and t.state = 'ENROLLED'
                                  and c.state in ('PREWORK', 'ACTIVE', 'CLOSING', 'HOLDING_GAINS')
                                """)))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("collaborative", collaborative.id())
                .param("from", from)
                .param("until", until)
                .query((row, number) -> new Open(row.getObject("team", UUID.class), item(row, number)))
                .list();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getString("slug"),
                row.getString("title"),
                row.getString("code"),
                row.getString("name"),
                new Period(Frequency.valueOf(row.getString("every")), row.getObject("period_start", LocalDate.class)),
                row.getInt("measures"),
                row.getObject("due", LocalDate.class),
                row.getBoolean("late"));
    }

    /** What a person may enter for teams of their own and nobody has submitted, the oldest first. */
    public List<Item> of(UUID person) {
        String[] roles = Arrays.stream(Role.values())
                .filter(role -> role.isOfTeam() && role.may(Permission.ENTER_DATA))
                .map(Role::name)
                .toArray(String[]::new);
        return jdbc.sql("""
                        select c.slug, c.title, t.code, t.name, e.period_start,
                            coalesce(m.frequency, c.frequency) as every,
                            count(*) as measures, min(e.due) as due, bool_or(e.due < e.today) as late
                        from %s e
                        join collaborative c on c.id = e.collaborative_id
                        join team t on t.collaborative_id = e.collaborative_id and t.id = e.team_id
                        join measure m on m.collaborative_id = e.collaborative_id and m.id = e.measure_id
                        where (c.closed_until is null or e.period_end > c.closed_until)
                          and not exists (
                            select 1 from observation o
                            where o.collaborative_id = e.collaborative_id and o.measure_id = e.measure_id
                              and o.team_id = e.team_id and o.period_start = e.period_start
                              and o.submitted_at is not null)
                        group by c.slug, c.title, t.code, t.name, e.period_start, every
                        order by e.period_start, c.title, t.name
                        """.formatted(Expected.where("""
                                c.state not in ('CLOSED', 'SUSPENDED', 'CANCELLED')
                                  and (c.id, t.id) in (
                                    select a.collaborative_id, a.team_id from assignment a
                                    where a.person_id = :person and a.role = any(:roles)
                                      and a.starts_on <= n.today and (a.ends_on is null or a.ends_on >= n.today))
                                """)))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", person)
                .param("roles", roles)
                .query(Due::item)
                .list();
    }
}

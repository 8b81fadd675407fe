package org.allteach.submissions;

/**
 * What is expected of whom: the one definition, in SQL, of which the heat map, the list of submissions and everybody's list
 * of data due are made.
 *
 * <p>A period of a required measure is expected from each active team once it has ended. Measures of events are not: where
 * nothing happened, nothing is missing. The first period is the one in which the collaborative or the measure began; for a
 * team that joined after the first ones, the one in which it joined. The last is the one in which the collaborative, the
 * measure or the team's time in it ends.
 */
final class Expected {

    /**
     * One row for each (collaborative_id, measure_id, team_id, period_start) with its due day. Takes {@code :now} and a
     * condition on {@code c}, {@code t} and {@code m}.
     */
    private static final String SQL = """
            select c.id as collaborative_id, m.id as measure_id, t.id as team_id, p.start::date as period_start,
                (p.start + f.step)::date - 1 + coalesce(m.due_day, c.due_day) as due,
                (p.start + f.step)::date - 1 as period_end, n.today
            from collaborative c
            cross join lateral (
                select (cast(:now as timestamptz) at time zone c.time_zone)::date as today,
                    (select min(o.enrolled_on) from team o where o.collaborative_id = c.id) as first_enrolled) n
            join measure m on m.collaborative_id = c.id and m.required
                and m.kind not in ('TIME_BETWEEN', 'CASES_BETWEEN')
            join team t on t.collaborative_id = c.id and (m.team_id is null or m.team_id = t.id)
                and t.state <> 'INVITED'
            cross join lateral (
                select lower(coalesce(m.frequency, c.frequency)) as unit,
                    case coalesce(m.frequency, c.frequency)
                        when 'DAY' then interval '1 day' when 'WEEK' then interval '7 days'
                        when 'MONTH' then interval '1 month' else interval '3 months' end as step) f
            cross join lateral generate_series(
                date_trunc(f.unit, greatest(c.starts_on, m.starts_on,
                    case when t.enrolled_on > n.first_enrolled then t.enrolled_on end)::timestamp),
                least(n.today - f.step, c.ends_on::timestamp, m.ends_on::timestamp, t.withdrawn_on::timestamp),
                f.step) as p (start)
            where {condition}
            """;

    private Expected() {}

    /** The rows of which that is true, as a query in parentheses. */
    static String where(String condition) {
        return "(" + SQL.replace("{condition}", condition) + ")";
    }
}

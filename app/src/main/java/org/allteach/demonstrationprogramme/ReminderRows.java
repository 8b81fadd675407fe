package org.allteach.demonstrationprogramme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.allteach.database.Ids;
import org.allteach.demonstration.Cast.Seat;
import org.allteach.demonstrationprogramme.Programme.Rule;
import org.allteach.demonstrationprogramme.Turnout.Word;
import org.allteach.reminders.About;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demonstration reminds of, and whom it has reminded in the last months: of what was late, until it was done. */
@Component
class ReminderRows {

    private static final int BACK = 110;

    private final JdbcClient jdbc;
    private final Rows rows;

    ReminderRows(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A reminder that somebody got. */
    record Sent(
            String person,
            About about,
            String subject,
            int days,
            @Nullable String team,
            LocalDate dueOn,
            @Nullable LocalDate settledOn) {

        LocalDate sentOn() {
            return dueOn.plusDays(days);
        }

        /** Whether there was still something to remind of, before today. */
        boolean wasSent(Telling telling) {
            return sentOn().isBefore(telling.today()) && (settledOn == null || !settledOn.isBefore(sentOn()));
        }
    }

    void write(Telling telling, List<Turnout> turnouts) {
        rows.insert("""
                insert into reminder_rule (collaborative_id, id, about, days, roles)
                values (?, ?, ?, ?, cast(? as text[]))
                """, telling.script().rules(), rule -> new @Nullable Object[] {
            telling.id(), Ids.next(), rule.about().name(), rule.days(), GatheringRows.roles(rule.to())
        });
        remindOfData(telling);
        var sent = new ArrayList<Sent>();
        for (Turnout turnout : turnouts) {
            for (Rule rule : telling.script().rules()) {
                if (rule.about() == About.REGISTRATION) {
                    sent.addAll(ofRegistration(telling, turnout, rule));
                }
            }
        }
        keep(telling, sent);
    }

    void keep(Telling telling, List<Sent> sent) {
        rows.insert("""
                insert into reminder (collaborative_id, person_id, about, subject, days, team_id, due_on, sent_on,
                    settled_on)
                values (?, ?, ?, ?, ?, cast(? as uuid), ?, ?, cast(? as date))
                """, sent.stream().filter(one -> one.wasSent(telling)).toList(), one -> new @Nullable Object[] {
            telling.id(),
            telling.keys().person(one.person()),
            one.about().name(),
            one.subject(),
            one.days(),
            one.team() == null ? null : telling.keys().team(one.team()),
            one.dueOn(),
            one.sentOn(),
            one.settledOn()
        });
    }

    private static List<Sent> ofRegistration(Telling telling, Turnout turnout, Rule rule) {
        LocalDate last = turnout.gathering().registerBy();
        if (last == null || last.plusDays(rule.days()).isBefore(telling.today().minusDays(2 * BACK))) {
            return List.of();
        }
        LocalDate sentOn = last.plusDays(rule.days());
        return turnout.invited().stream()
                .filter(seat -> rule.to().contains(seat.role()) && seat.isHeldOn(sentOn))
                .map(seat -> new Sent(
                        seat.person(),
                        About.REGISTRATION,
                        turnout.gathering().id() + "/" + telling.keys().person(seat.person()),
                        rule.days(),
                        null,
                        last,
                        settled(telling, turnout, seat, last)))
                .toList();
    }

    /** On the day of their word, else when it was too late for one. */
    private static @Nullable LocalDate settled(Telling telling, Turnout turnout, Seat seat, LocalDate last) {
        return turnout.words().stream()
                .filter(word -> word.seat().equals(seat))
                .map(Word::at)
                .map(at -> LocalDate.ofInstant(at, telling.collaborative().zone()))
                .findFirst()
                .orElse(last.plusDays(1).isBefore(telling.today()) ? last.plusDays(1) : null);
    }

    /** From the figures themselves: what came late was reminded of until it came. */
    private void remindOfData(Telling telling) {
        UUID collaborative = Objects.requireNonNull(telling.id());
        jdbc.sql("""
                        with expected as (
                            select c.id as collaborative_id, t.id as team_id, t.code, m.id as measure_id, c.time_zone,
                                p.every, p.period_start, p.period_end + coalesce(m.due_day, c.due_day) as due
                            from collaborative c
                            join measure m on m.collaborative_id = c.id and m.required
                                and m.kind not in ('TIME_BETWEEN', 'CASES_BETWEEN')
                            join team t on t.collaborative_id = c.id
                            join lateral (
                                select distinct o.period_start, coalesce(m.frequency, c.frequency) as every,
                                    (o.period_start + case coalesce(m.frequency, c.frequency)
                                        when 'DAY' then interval '1 day' when 'WEEK' then interval '7 days'
                                        when 'MONTH' then interval '1 month' else interval '3 months' end)::date - 1
                                        as period_end
                                from observation o
                                where o.collaborative_id = c.id and o.measure_id = m.id
                                  and o.period_start > cast(:today as date) - :reach) p on true
                            where c.id = :id and p.period_end < cast(:today as date)
                              and t.enrolled_on <= p.period_end
                              and (t.withdrawn_on is null or t.withdrawn_on > p.period_end)),
                        due as (
                            select e.collaborative_id, e.team_id, e.code || '/' || e.every || '/' || e.period_start as subject,
                                min(e.due) as due,
                                case when bool_and(o.submitted_at is not null)
                                    then max((o.submitted_at at time zone e.time_zone)::date) end as settled
                            from expected e
                            left join observation o on o.collaborative_id = e.collaborative_id
                                and o.measure_id = e.measure_id and o.team_id = e.team_id
                                and o.period_start = e.period_start
                            group by e.collaborative_id, e.team_id, e.code, e.every, e.period_start)
                        insert into reminder (collaborative_id, person_id, about, subject, days, team_id, due_on, sent_on,
                            settled_on)
                        select d.collaborative_id, a.person_id, r.about, d.subject, r.days, d.team_id, d.due,
                            d.due + r.days, d.settled
                        from due d
                        join reminder_rule r on r.collaborative_id = d.collaborative_id and r.about = 'SUBMISSION'
                        join assignment a on a.collaborative_id = d.collaborative_id and a.role = any(r.roles)
                            and (a.team_id is null or a.team_id = d.team_id)
                            and a.starts_on <= d.due + r.days and (a.ends_on is null or a.ends_on >= d.due + r.days)
                        where d.due + r.days < cast(:today as date) and d.due + r.days > cast(:today as date) - :back
                          and (d.settled is null or d.settled >= d.due + r.days)
                        on conflict do nothing
                        """)
                .param("today", telling.today())
                .param("reach", 2 * BACK)
                .param("back", BACK)
                .param("id", collaborative)
                .update();
    }
}

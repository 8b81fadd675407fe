package org.allteach.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was reminded of what, and whether it helped. */
@Component
class Reminders {

    private final JdbcClient jdbc;

    Reminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One reminder that was sent.
     *
     * @param id the person's
     * @param days the days after the due day on which its rule speaks
     * @param settledOn the day on which it was done; null while it is not
     */
    record Sent(
            UUID id,
            String person,
            @Nullable UUID team,
            About about,
            String subject,
            int days,
            LocalDate dueOn,
            LocalDate sentOn,
            @Nullable LocalDate settledOn) {

        /** Whether it was done within three days of the reminder. */
        boolean hasHelped() {
            return settledOn != null && !settledOn.isAfter(sentOn.plusDays(3));
        }
    }

    /** How often a rule has spoken, and after how many of them it was done within three days. */
    record Effect(About about, int days, int sent, int settled, int helped) {}

    List<Effect> effects(UUID collaborative) {
        return jdbc.sql("""
                        select about, days, count(*) as sent, count(settled_on) as settled,
                            count(*) filter (where settled_on <= sent_on + 3) as helped
                        from reminder where collaborative_id = ? group by about, days order by about, days
                        """)
                .param(collaborative)
                .query((row, n) -> new Effect(
                        About.valueOf(row.getString("about")),
                        row.getInt("days"),
                        row.getInt("sent"),
                        row.getInt("settled"),
                        row.getInt("helped")))
                .list();
    }

    /** The newest first, as many as are asked for. */
    List<Sent> sent(UUID collaborative, SentFilter filter, int most) {
        SentFilter.Place after = filter.after();
        var query = jdbc.sql("""
                        select r.*, p.name from reminder r join person p on p.id = r.person_id
                        where r.collaborative_id = :collaborative
                          and (cast(:team as uuid) is null or r.team_id = :team)
                          and (cast(:about as text) is null or r.about = :about)
                          and (:person = '' or position(lower(:person) in lower(p.name)) > 0)
                          and (:state = 'ANY' or :state = 'OPEN' and r.settled_on is null
                            or :state = 'DONE' and r.settled_on is not null
                            or :state = 'HELPED' and r.settled_on <= r.sent_on + 3)
                          %s
                        order by r.sent_on desc, p.name, r.person_id, r.about, r.subject, r.days, r.due_on limit :most
                        """.formatted(after == null ? "" : """
                                and (r.sent_on < :sentOn or r.sent_on = :sentOn
                                  and (p.name, r.person_id, r.about, r.subject, r.days, r.due_on)
                                    > (:name, :id, :kind, :subject, :days, :dueOn))
                                """))
                .param("collaborative", collaborative)
                .param("team", filter.team())
                .param("about", filter.about() == null ? null : filter.about().name())
                .param("person", filter.person())
                .param("state", filter.state().name())
                .param("most", most);
        if (after != null) {
            query = query.param("sentOn", after.sentOn())
                    .param("name", after.person())
                    .param("id", after.id())
                    .param("kind", after.about())
                    .param("subject", after.subject())
                    .param("days", after.days())
                    .param("dueOn", after.dueOn());
        }
        return query.query(Reminders::sent).list();
    }

    private static Sent sent(ResultSet row, int number) throws SQLException {
        return new Sent(
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                row.getObject("team_id", UUID.class),
                About.valueOf(row.getString("about")),
                row.getString("subject"),
                row.getInt("days"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("sent_on", LocalDate.class),
                row.getObject("settled_on", LocalDate.class));
    }
}

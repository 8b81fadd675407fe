package org.allteach.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Invitees.Invitee;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who came. */
@Component
public class Attendance {

    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Attendance(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it is known that somebody came. */
    enum Means {
        CODE,
        LIST,
        SELF
    }

    /** Somebody who came. */
    record Present(
            UUID person,
            String name,
            String email,
            @Nullable UUID team) {}

    /** All who came to anything in a collaborative, as the dose record of its evaluation. */
    public List<Seen> attended(UUID collaborative) {
        return jdbc.sql("""
                        select t.person_id, t.team_id, t.activity_id, cast(a.starts_at as date) as day
                        from attendance t
                        join activity a on a.collaborative_id = t.collaborative_id and a.id = t.activity_id
                        where t.collaborative_id = ? order by a.starts_at, t.activity_id, t.person_id
                        """)
                .param(collaborative)
                .query((row, n) -> new Seen(
                        row.getObject("person_id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getObject("activity_id", UUID.class),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    /** Those who came to one, by name. */
    List<Present> of(Activity activity) {
        return jdbc.sql("""
                        select t.*, p.name, p.email from attendance t join person p on p.id = t.person_id
                        where t.collaborative_id = ? and t.activity_id = ? order by p.name, p.id
                        """)
                .params(activity.collaborative(), activity.id())
                .query(Attendance::present)
                .list();
    }

    private static Present present(ResultSet row, int number) throws SQLException {
        return new Present(
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getObject("team_id", UUID.class));
    }

    /** The activities to which somebody came. */
    Set<UUID> by(UUID collaborative, UUID person) {
        return jdbc.sql("select activity_id from attendance where collaborative_id = ? and person_id = ?")
                .params(collaborative, person)
                .query((row, n) -> row.getObject("activity_id", UUID.class))
                .set();
    }

    /** Whether lists of who came can be written: from an hour before it begins. */
    boolean hasBegun(Activity activity) {
        return activity.isPlanned()
                && !clock.instant().isBefore(activity.when().start().minus(BEFORE));
    }

    /** Whether people can say for themselves that they came: until some days after. */
    boolean takesWord(Activity activity) {
        return hasBegun(activity) && clock.instant().isBefore(lastWord(activity));
    }

    private static Instant lastWord(Activity activity) {
        return activity.when().end().plus(AFTER);
    }

    /** Whether what somebody typed is the code of the room, in whatever case. */
    static boolean isCode(Activity activity, String typed) {
        return activity.admission().code().equals(typed.strip().toUpperCase(Locale.ROOT));
    }

    /** Notes that somebody came; once is enough. */
    @Transactional
    void note(Activity activity, Invitee invitee, Means means) {
        int noted = jdbc.sql("""
                        insert into attendance (collaborative_id, activity_id, person_id, team_id, means, at)
                        values (:collaborative, :activity, :person, :team, :means, :at) on conflict do nothing
                        """)
                .param("collaborative", activity.collaborative())
                .param("activity", activity.id())
                .param("person", invitee.person())
                .param("team", invitee.team())
                .param("means", means.name())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (noted > 0) {
            audit.record(
                    activity.collaborative(),
                    "attendance.noted",
                    Activities.subject(activity),
                    null,
                    Map.of("person", invitee.name(), "means", Given.written(means)));
        }
    }

    /**
     * Notes by a list who came and who did not.
     *
     * @param listed those on the list
     * @param came those of them who came; whoever is on the list and not here did not
     * @return of how many it was known otherwise
     */
    @Transactional
    int note(Activity activity, Collection<Invitee> listed, Set<UUID> came) {
        Set<UUID> before = of(activity).stream().map(Present::person).collect(Collectors.toSet());
        int changed = 0;
        for (Invitee invitee : listed) {
            if (came.contains(invitee.person()) == before.contains(invitee.person())) {
                continue;
            }
            changed++;
            if (came.contains(invitee.person())) {
                note(activity, invitee, Means.LIST);
            } else {
                takeBack(activity, invitee);
            }
        }
        return changed;
    }

    private void takeBack(Activity activity, Invitee invitee) {
        jdbc.sql("delete from attendance where collaborative_id = ? and activity_id = ? and person_id = ?")
                .params(activity.collaborative(), activity.id(), invitee.person())
                .update();
        audit.record(
                activity.collaborative(),
                "attendance.takenBack",
                Activities.subject(activity),
                Map.of("person", invitee.name()),
                null);
    }
}

package org.allteach.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a person in sessions and calls, wherever they take part. */
@Component
public class ActivitiesDue {

    private static final Duration AHEAD = Duration.ofDays(60);
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration BEHIND = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Activities activities;
    private final Registrations registrations;
    private final Evaluations evaluations;
    private final Clock clock;

    ActivitiesDue(
            JdbcClient jdbc, Activities activities, Registrations registrations, Evaluations evaluations, Clock clock) {
        this.jdbc = jdbc;
        this.activities = activities;
        this.registrations = registrations;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /** What there is to do. */
    public enum What {
        REGISTER,
        EVALUATE,
        /** To be there. */
        ATTEND
    }

    /**
     * One thing that waits.
     *
     * @param on until when it is to be done; the day of the activity where it is to be attended
     */
    public record Item(What what, Activity activity, String collaborative, String path, LocalDate on) {}

    private record Place(UUID collaborative, String slug, String title, UUID activity) {}

    /** In the order of their days. */
    public List<Item> of(UUID person) {
        var items = new ArrayList<Item>();
        for (Place place : places(person)) {
            Activity activity =
                    activities.find(place.collaborative(), place.activity()).orElseThrow();
            What what = what(activity, person);
            if (what != null) {
                items.add(item(what, activity, place));
            }
        }
        items.sort(Comparator.comparing(Item::on));
        return items;
    }

    private static Item item(What what, Activity activity, Place place) {
        String path = activity.path(place.slug());
        return switch (what) {
            case REGISTER -> new Item(what, activity, place.title(), path, activity.registerBy());
            case EVALUATE ->
                new Item(
                        what,
                        activity,
                        place.title(),
                        path + "/evaluation",
                        activity.when().endsAt().toLocalDate().plusDays(BEHIND.toDays()));
            case ATTEND ->
                new Item(what, activity, place.title(), path, activity.when().day());
        };
    }

    private @Nullable What what(Activity activity, UUID person) {
        Instant now = clock.instant();
        if (activity.when().isOver(now)) {
            return isEvaluated(activity) && evaluations.isAsked(activity, person) ? What.EVALUATE : null;
        }
        Registration said = registrations.by(activity.collaborative(), person).get(activity.id());
        if (said == null && activity.asksToRegister()) {
            return activity.takesRegistrations(now) ? What.REGISTER : null;
        }
        boolean isComing = said == null || said.state() == Registration.State.REGISTERED;
        return isComing && activity.when().start().isBefore(now.plus(SOON)) ? What.ATTEND : null;
    }

    /** After a call of an hour nobody is asked on their home page what they thought of it. */
    private static boolean isEvaluated(Activity activity) {
        return activity.kind() != Activity.Kind.CALL && activity.kind() != Activity.Kind.OFFICE_HOURS;
    }

    private List<Place> places(UUID person) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select distinct a.collaborative_id, a.id, c.slug, c.title
                        from assignment s
                        join collaborative c on c.id = s.collaborative_id
                        join activity a on a.collaborative_id = s.collaborative_id and s.role = any(a.invitees)
                        where s.person_id = :person and a.state = 'PLANNED'
                          and c.state not in ('CLOSED', 'SUSPENDED', 'CANCELLED')
                          and s.starts_on <= cast(cast(:now as timestamptz) at time zone c.time_zone as date)
                          and (s.ends_on is null
                            or s.ends_on >= cast(cast(:now as timestamptz) at time zone c.time_zone as date))
                          and a.ends_at at time zone a.time_zone > :from
                          and a.starts_at at time zone a.time_zone < :until
                        """)
                .param("person", person)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("from", OffsetDateTime.ofInstant(now.minus(BEHIND), ZoneOffset.UTC))
                .param("until", OffsetDateTime.ofInstant(now.plus(AHEAD), ZoneOffset.UTC))
                .query((row, n) -> new Place(
                        row.getObject("collaborative_id", UUID.class),
                        row.getString("slug"),
                        row.getString("title"),
                        row.getObject("id", UUID.class)))
                .list();
    }
}

package org.allteach.activities;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Difference;
import org.allteach.collaboratives.Phase;
import org.allteach.settings.PhaseUse;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The activities of collaboratives. */
@Component
public class Activities implements PhaseUse {

    private final JdbcClient jdbc;
    private final ActivityRows rows;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Activities(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = new ActivityRows(jdbc);
        this.audit = audit;
        this.events = events;
    }

    /** All of a collaborative in the order of time, those that were cancelled too. */
    public List<Activity> of(UUID collaborative) {
        return rows.where(collaborative, "true", Map.of());
    }

    @Override
    public List<Planned> in(UUID collaborative, Phase phase) {
        return of(collaborative).stream()
                .filter(activity -> activity.isPlanned() && phase.id().equals(activity.phase()))
                .map(activity -> new Planned(activity.when().day(), activity.title()))
                .toList();
    }

    public Optional<Activity> find(UUID collaborative, UUID id) {
        return rows.where(collaborative, "a.id = :id", Map.of("id", id)).stream()
                .findFirst();
    }

    /**
     * The activity that a path names.
     *
     * @throws Refusal where there is none
     */
    public Activity named(UUID collaborative, String id) {
        try {
            return find(collaborative, UUID.fromString(id)).orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    /**
     * An activity as it is now, held until the end of the transaction: who counts places counts them alone.
     *
     * @throws Refusal where there is none any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Activity held(Activity activity) {
        jdbc.sql("select 1 from activity where collaborative_id = ? and id = ? for no key update")
                .params(activity.collaborative(), activity.id())
                .query(Integer.class)
                .optional();
        return find(activity.collaborative(), activity.id()).orElseThrow(Refusal::notFound);
    }

    /** An activity and those of its series that come after it, by the calendar of the place; itself alone where it has none. */
    List<Activity> following(Activity activity) {
        if (activity.series() == null) {
            return List.of(activity);
        }
        return rows.where(
                activity.collaborative(),
                "a.series_id = :series and a.starts_at >= :start",
                Map.of("series", activity.series(), "start", activity.when().startsAt()));
    }

    /**
     * Puts activities into a collaborative by their ids: those not there are added, those that differ changed; the same
     * again changes nothing.
     *
     * @return how many were written
     */
    @Transactional
    public int upsert(Collaborative collaborative, List<Activity> activities) {
        int written = 0;
        for (Activity activity : activities) {
            Activity before = find(collaborative.id(), activity.id()).orElse(null);
            if (before == null) {
                add(collaborative, activity);
                written++;
            } else if (write(collaborative, before, activity)) {
                written++;
            }
        }
        return written;
    }

    private void add(Collaborative collaborative, Activity activity) {
        rows.insert(activity);
        audit.record(collaborative.id(), "activity.added", subject(activity), null, activity.content());
        events.publishEvent(new ActivityChanged(collaborative.id(), activity.id()));
    }

    /**
     * Saves an activity as it was edited.
     *
     * @param read the activity as it was when the editing began
     * @return as saved; empty where somebody else has saved it since
     */
    @Transactional
    public Optional<Activity> change(Collaborative collaborative, Activity read, Activity edited) {
        Activity before = find(collaborative.id(), read.id()).orElse(null);
        if (before == null || before.version() != read.version()) {
            return Optional.empty();
        }
        write(collaborative, before, edited);
        return find(collaborative.id(), read.id());
    }

    /** Makes the same of several, in one transaction. */
    @Transactional
    void change(Collaborative collaborative, List<Activity> several, UnaryOperator<Activity> change) {
        several.forEach(activity -> write(collaborative, activity, change.apply(activity)));
    }

    private boolean write(Collaborative collaborative, Activity before, Activity edited) {
        Activity after = edited.inPlaceOf(before);
        var difference = Difference.between(before.content(), after.content());
        if (difference.isEmpty() && Objects.equals(before.series(), after.series())) {
            return false;
        }
        if (!rows.update(after)) {
            throw Refusal.conflict(Problem.of("", before.title(), "activities.problem.raced"));
        }
        audit.record(
                collaborative.id(), action(before, after), subject(after), difference.before(), difference.after());
        events.publishEvent(new ActivityChanged(collaborative.id(), after.id()));
        return true;
    }

    private static String action(Activity before, Activity after) {
        return before.isPlanned() && !after.isPlanned() ? "activity.cancelled" : "activity.changed";
    }

    /** What the trail of changes calls it. */
    public static String subject(Activity activity) {
        return "activity/" + activity.id();
    }

    /** A link to something to be read. */
    public record Link(UUID id, String label, String address) {}

    /** The links to what is to be read before, or after. */
    public List<Link> links(Activity activity, Activity.Reading reading) {
        return jdbc.sql("""
                        select id, label, address from activity_link
                        where collaborative_id = ? and activity_id = ? and afterwards = ? order by id
                        """)
                .params(activity.collaborative(), activity.id(), reading == Activity.Reading.AFTER)
                .query((row, n) ->
                        new Link(row.getObject("id", UUID.class), row.getString("label"), row.getString("address")))
                .list();
    }

    @Transactional
    void addLink(Activity activity, Activity.Reading reading, Link link) {
        jdbc.sql("""
                        insert into activity_link (collaborative_id, id, activity_id, afterwards, label, address)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        activity.collaborative(),
                        link.id(),
                        activity.id(),
                        reading == Activity.Reading.AFTER,
                        link.label(),
                        link.address())
                .update();
        audit.record(activity.collaborative(), "activity.linkAdded", subject(activity), null, written(link));
    }

    @Transactional
    void removeLink(Activity activity, Link link) {
        jdbc.sql("delete from activity_link where collaborative_id = ? and activity_id = ? and id = ?")
                .params(activity.collaborative(), activity.id(), link.id())
                .update();
        audit.record(activity.collaborative(), "activity.linkRemoved", subject(activity), written(link), null);
    }

    private static Map<String, @Nullable Object> written(Link link) {
        return Map.of("label", link.label(), "address", link.address());
    }

    /** Runs after whoever points to activities has let go of them. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 200)
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("activity_link", "activity_slot", "activity")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }
}

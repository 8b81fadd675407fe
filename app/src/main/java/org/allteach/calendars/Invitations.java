package org.allteach.calendars;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.ActivityChanged;
import org.allteach.activities.Invitees;
import org.allteach.attendance.Registration;
import org.allteach.attendance.RegistrationChanged;
import org.allteach.attendance.Registrations;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.mail.Letter;
import org.allteach.mail.Outbox;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations by mail. Each change of an activity or of a registration, in its own transaction, is compared with what the
 * person was told last, so that each is told everything once and nothing twice.
 */
@Component
class Invitations {

    private final JdbcClient jdbc;
    private final Collaboratives collaboratives;
    private final Activities activities;
    private final Registrations registrations;
    private final Invitees invitees;
    private final People people;
    private final InvitationLetters letters;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            Collaboratives collaboratives,
            Activities activities,
            Registrations registrations,
            Invitees invitees,
            People people,
            InvitationLetters letters,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.collaboratives = collaboratives;
        this.activities = activities;
        this.registrations = registrations;
        this.invitees = invitees;
        this.people = people;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void registered(RegistrationChanged event) {
        activities
                .find(event.collaborative(), event.activity())
                .ifPresent(activity -> settle(activity, Set.of(event.person())));
    }

    @EventListener
    void changed(ActivityChanged event) {
        activities.find(event.collaborative(), event.activity()).ifPresent(activity -> {
            Set<UUID> concerned = registrations.of(activity).stream()
                    .map(Registration::person)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            concerned.addAll(of(activity).keySet());
            settle(activity, concerned);
        });
    }

    private void settle(Activity activity, Set<UUID> concerned) {
        if (activity.when().isOver(clock.instant())) {
            return;
        }
        Map<UUID, Invitation> told = of(activity);
        Map<UUID, Registration.State> said = registrations.of(activity).stream()
                .collect(Collectors.toMap(Registration::person, Registration::state));
        Collaborative collaborative =
                collaboratives.find(activity.collaborative()).orElseThrow();
        for (UUID person : concerned) {
            Invitation last = told.get(person);
            Invitation.Occasion due = Invitation.due(last, activity, said.get(person));
            if (due != null) {
                tell(collaborative, activity, person, last, due);
            }
        }
    }

    private void tell(
            Collaborative collaborative,
            Activity activity,
            UUID id,
            @Nullable Invitation last,
            Invitation.Occasion occasion) {
        Optional<Person> person = people.find(id).filter(Person::active);
        if (person.isEmpty()) {
            return;
        }
        boolean isRegistered = occasion == Invitation.Occasion.REGISTERED
                || occasion == Invitation.Occasion.CHANGED && last != null && last.registered();
        var next = new Invitation(
                id, occasion.method(), isRegistered, activity.sequence(), Invitation.next(last, activity));
        outbox.send(letters.of(collaborative, activity, person.get(), next, occasion));
        keep(activity, next);
    }

    /** Invites by mail all who are invited and have neither said anything nor been asked. */
    @Transactional
    int invite(Membership membership, Activity asked) {
        Activity activity = activities.held(asked);
        List<UUID> open = open(activity);
        Map<UUID, Invitation> told = of(activity);
        Collaborative collaborative = membership.collaborative();
        open.forEach(person -> tell(collaborative, activity, person, told.get(person), Invitation.Occasion.INVITED));
        if (!open.isEmpty()) {
            audit.record(
                    collaborative.id(),
                    "activity.invitedByMail",
                    Activities.subject(activity),
                    null,
                    Map.of("people", open.size()));
        }
        return open.size();
    }

    /** Who is invited and would be asked. */
    List<UUID> open(Activity activity) {
        if (!activity.isPlanned() || activity.when().isOver(clock.instant())) {
            return List.of();
        }
        Set<UUID> known =
                registrations.of(activity).stream().map(Registration::person).collect(Collectors.toSet());
        of(activity).values().stream()
                .filter(invitation -> invitation.method() == Letter.Method.REQUEST)
                .forEach(invitation -> known.add(invitation.person()));
        return invitees.of(activity).stream()
                .map(Invitees.Invitee::person)
                .filter(person -> !known.contains(person))
                .toList();
    }

    private Map<UUID, Invitation> of(Activity activity) {
        return jdbc
                .sql("select * from calendar_invitation where collaborative_id = ? and activity_id = ?")
                .params(activity.collaborative(), activity.id())
                .query(Invitations::invitation)
                .list()
                .stream()
                .collect(Collectors.toMap(Invitation::person, invitation -> invitation));
    }

    private void keep(Activity activity, Invitation invitation) {
        jdbc.sql("""
                        insert into calendar_invitation (collaborative_id, activity_id, person_id, method, registered,
                            activity_sequence, sequence, sent_at)
                        values (:collaborative, :activity, :person, :method, :registered, :activitySequence, :sequence, :now)
                        on conflict (collaborative_id, activity_id, person_id) do update
                            set method = excluded.method, registered = excluded.registered,
                                activity_sequence = excluded.activity_sequence, sequence = excluded.sequence,
                                sent_at = excluded.sent_at
                        """)
                .param("collaborative", activity.collaborative())
                .param("activity", activity.id())
                .param("person", invitation.person())
                .param("method", invitation.method().name())
                .param("registered", invitation.registered())
                .param("activitySequence", invitation.activitySequence())
                .param("sequence", invitation.sequence())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("person_id", UUID.class),
                Letter.Method.valueOf(row.getString("method")),
                row.getBoolean("registered"),
                row.getInt("activity_sequence"),
                row.getInt("sequence"));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void removed(CollaborativeRemoved event) {
        jdbc.sql("delete from calendar_invitation where collaborative_id = ?")
                .param(event.id())
                .update();
    }
}

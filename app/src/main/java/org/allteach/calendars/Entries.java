package org.allteach.calendars;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.attendance.Registration;
import org.allteach.attendance.Registrations;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Memberships;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.mail.PublicUrl;
import org.allteach.people.Person;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in somebody's calendar, in the words of the visit's language. */
@Component
class Entries {

    static final String HOST = "@allteach";

    private final Collaboratives collaboratives;
    private final Memberships memberships;
    private final Phases phases;
    private final Activities activities;
    private final Registrations registrations;
    private final DueDays dueDays;
    private final PublicUrl url;
    private final Clock clock;

    Entries(
            Collaboratives collaboratives,
            Memberships memberships,
            Phases phases,
            Activities activities,
            Registrations registrations,
            DueDays dueDays,
            PublicUrl url,
            Clock clock) {
        this.collaboratives = collaboratives;
        this.memberships = memberships;
        this.phases = phases;
        this.activities = activities;
        this.registrations = registrations;
        this.dueDays = dueDays;
        this.url = url;
        this.clock = clock;
    }

    /** From everywhere where the person takes part today. */
    List<Entry> of(Person person, Feed.Choices choices) {
        var entries = new ArrayList<Entry>();
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("UTC")));
        for (Collaborative collaborative : collaboratives.seenBy(person.id(), false, today)) {
            Membership membership = memberships.of(collaborative, person.viewer(Viewer.Means.SESSION), false);
            entries.addAll(activities(membership));
            if (choices.phases()) {
                entries.addAll(phases(collaborative));
            }
            if (choices.dueDays()) {
                entries.addAll(dueDays.of(membership));
            }
        }
        return entries;
    }

    /** What one is invited to; what one has said that one does not come to is left out. */
    private List<Entry> activities(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        Map<UUID, Registration> said =
                registrations.by(collaborative.id(), membership.viewer().id());
        return activities.of(collaborative.id()).stream()
                .filter(activity -> activity.invites(membership))
                .filter(activity -> !declined(said.get(activity.id())))
                .map(activity -> entry(collaborative, activity, registered(said.get(activity.id()))))
                .toList();
    }

    private static boolean declined(@Nullable Registration registration) {
        return registration != null && !registration.state().isComing();
    }

    private static boolean registered(@Nullable Registration registration) {
        return registration != null && registration.state() == Registration.State.REGISTERED;
    }

    /** An activity as a calendar shows it to somebody who is invited. */
    Entry entry(Collaborative collaborative, Activity activity, boolean isRegistered) {
        String page = url.of(activity.path(collaborative.slug()));
        String place = activity.place().isEmpty() ? activity.link() : activity.place();
        String key = isRegistered && activity.isPlanned() ? "calendars.entry.registered" : "calendars.entry.invited";
        return new Entry(
                activity.uid(),
                activity.sequence(),
                status(activity, isRegistered),
                Visit.text(key, activity.title()),
                description(collaborative, activity, page),
                place,
                page,
                isRegistered && activity.isPlanned(),
                new Entry.Hours(activity.when().start(), activity.when().end()));
    }

    private static Entry.Status status(Activity activity, boolean isRegistered) {
        if (!activity.isPlanned()) {
            return Entry.Status.CANCELLED;
        }
        return isRegistered ? Entry.Status.CONFIRMED : Entry.Status.TENTATIVE;
    }

    private static String description(Collaborative collaborative, Activity activity, String page) {
        var parts = new ArrayList<String>(List.of(collaborative.title()));
        if (!activity.isPlanned()) {
            parts.add(Visit.text("calendars.entry.cancelled", activity.reason()));
        }
        parts.add(activity.purpose());
        if (activity.isPlanned() && !activity.link().isEmpty()) {
            parts.add(Visit.text("calendars.entry.join", activity.link()));
        }
        parts.add(page);
        parts.removeIf(String::isBlank);
        return String.join("\n\n", parts);
    }

    private List<Entry> phases(Collaborative collaborative) {
        return phases.of(collaborative.id()).stream()
                .map(phase -> phase(collaborative, phase))
                .toList();
    }

    private Entry phase(Collaborative collaborative, Phase phase) {
        String page = url.of("/c/" + collaborative.slug());
        String place = phase.place();
        return new Entry(
                "phase-" + phase.id() + HOST,
                phase.version(),
                Entry.Status.CONFIRMED,
                phase.title(),
                collaborative.title() + "\n\n" + page,
                place == null ? "" : place,
                page,
                false,
                new Entry.Days(phase.startsOn(), phase.endsOn()));
    }
}

package org.allteach.calendars;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.attendance.Registration;
import org.allteach.attendance.Registrations;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One activity for calendars: as a file, and by mail to those who are invited. */
@Controller
@RequestMapping("/c/{slug}/activities/{activity}")
class InvitationController {

    private final Activities activities;
    private final Registrations registrations;
    private final Invitations invitations;
    private final Entries entries;
    private final Clock clock;

    InvitationController(
            Activities activities, Registrations registrations, Invitations invitations, Entries entries, Clock clock) {
        this.activities = activities;
        this.registrations = registrations;
        this.invitations = invitations;
        this.entries = entries;
        this.clock = clock;
    }

    @GetMapping("/calendar.ics")
    ResponseEntity<byte[]> file(Membership membership, @PathVariable("activity") String id) {
        Activity activity = activity(membership, id);
        if (!mayTake(membership, activity)) {
            throw Refusal.notFound();
        }
        Registration own = registrations
                .by(activity.collaborative(), membership.viewer().id())
                .get(activity.id());
        boolean isRegistered = own != null && own.state() == Registration.State.REGISTERED;
        Entry entry = entries.entry(membership.collaborative(), activity, isRegistered);
        String text = ICalendarText.file(entry, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return ResponseEntity.ok()
                .contentType(FeedController.CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"activity.ics\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private Activity activity(Membership membership, String id) {
        return activities.named(membership.collaborative().id(), id);
    }

    /** The file holds the link by which one joins. */
    private static boolean mayTake(Membership membership, Activity activity) {
        return activity.invites(membership) || Convening.may(membership);
    }

    @GetMapping("/invitations")
    Page part(Membership membership, @PathVariable("activity") String id) {
        Activity activity = activity(membership, id);
        int open = Convening.may(membership) ? invitations.open(activity).size() : 0;
        return new InvitationsPage(
                activity.path(membership.collaborative().slug()), mayTake(membership, activity), open);
    }

    @PostMapping("/invitations")
    ResponseEntity<Void> invite(Membership membership, @PathVariable("activity") String id) {
        Convening.refuseArchive(membership);
        Activity activity = activity(membership, id);
        invitations.invite(membership, activity);
        return SeeOther.at(activity.path(membership.collaborative().slug()));
    }
}

package org.allteach.calendars;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.activities.Activity;
import org.allteach.activities.When;
import org.allteach.collaboratives.Collaborative;
import org.allteach.mail.Letter;
import org.allteach.mail.Outbox;
import org.allteach.people.Person;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** Invitations in words, and as what a calendar understands; in their reader's language and time zone. */
@Component
class InvitationLetters {

    private final Entries entries;
    private final Outbox outbox;
    private final Clock clock;

    InvitationLetters(Entries entries, Outbox outbox, Clock clock) {
        this.entries = entries;
        this.outbox = outbox;
        this.clock = clock;
    }

    Letter of(
            Collaborative collaborative,
            Activity activity,
            Person person,
            Invitation invitation,
            Invitation.Occasion occasion) {
        Locale language = person.language();
        String words = "calendars.mail." + occasion.name().toLowerCase(Locale.ROOT);
        var letter = Letter.of(
                        Letter.Kind.CALENDAR,
                        key(activity, person, invitation),
                        person.email(),
                        language,
                        Visit.textIn(language, words + ".subject", activity.title()))
                .heading(activity.title())
                .paragraph(Visit.textIn(language, words, collaborative.title(), activity.reason()))
                .lines(facts(activity, person, occasion));
        if (occasion.method() == Letter.Method.REQUEST && !activity.purpose().isEmpty()) {
            letter = letter.paragraph(activity.purpose());
        }
        return letter.button(Visit.textIn(language, words + ".do"), activity.path(collaborative.slug()))
                .calendar(invitation.method(), calendar(collaborative, activity, person, invitation));
    }

    private static String key(Activity activity, Person person, Invitation invitation) {
        return "calendar/" + activity.id() + "/" + person.id() + "/" + invitation.sequence() + "/"
                + invitation.method();
    }

    private List<Letter.Line> facts(Activity activity, Person person, Invitation.Occasion occasion) {
        Locale language = person.language();
        var lines = new ArrayList<Letter.Line>();
        lines.add(Letter.Line.of(
                Visit.textIn(language, "calendars.mail.when", hours(activity.when(), language, person.zone()))));
        if (isElsewhere(activity.when(), person.zone())) {
            lines.add(Letter.Line.of(Visit.textIn(
                    language,
                    "calendars.mail.there",
                    hours(activity.when(), language, activity.when().zone()))));
        }
        if (!activity.place().isEmpty()) {
            lines.add(Letter.Line.of(Visit.textIn(language, "calendars.mail.where", activity.place())));
        }
        if (!activity.link().isEmpty() && occasion.method() == Letter.Method.REQUEST) {
            lines.add(Letter.Line.to(Visit.textIn(language, "calendars.mail.join"), activity.link()));
        }
        return lines;
    }

    private static boolean isElsewhere(When when, ZoneId zone) {
        return !zone.getRules()
                .getOffset(when.start())
                .equals(when.zone().getRules().getOffset(when.start()));
    }

    private static String hours(When when, Locale language, ZoneId zone) {
        LocalDateTime from = LocalDateTime.ofInstant(when.start(), zone);
        LocalDateTime until = LocalDateTime.ofInstant(when.end(), zone);
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language);
        var hour = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language);
        String key = from.toLocalDate().equals(until.toLocalDate()) ? "calendars.mail.hours" : "calendars.mail.days";
        return Visit.textIn(
                language,
                key,
                day.format(from),
                hour.format(from),
                day.format(until),
                hour.format(until),
                Visit.speaking(language, () -> When.city(zone)));
    }

    private String calendar(Collaborative collaborative, Activity activity, Person person, Invitation invitation) {
        Entry entry = entry(collaborative, activity, person, invitation);
        Instant stamp = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return ICalendarText.message(
                invitation.method(),
                entry,
                new ICalendarText.Party(collaborative.title(), outbox.sender()),
                new ICalendarText.Party(person.name(), person.email()),
                invitation.registered(),
                stamp);
    }

    /** The entry's words are those of the visit; for as long as it is made, that is the reader's. */
    private Entry entry(Collaborative collaborative, Activity activity, Person person, Invitation invitation) {
        boolean isCancelled = invitation.method() == Letter.Method.CANCEL;
        Entry entry = Visit.speaking(
                person.language(), () -> entries.entry(collaborative, activity, invitation.registered()));
        return entry.with(invitation.sequence(), isCancelled ? Entry.Status.CANCELLED : entry.status());
    }
}

package org.allteach.calendars;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.allteach.mail.Letter;

/**
 * Entries as iCalendar (RFC 5545, 5546). Hours are written in UTC, which is right everywhere and needs no rules of clocks; each
 * program shows them in its own time zone.
 */
final class ICalendarText {

    private static final String PRODUCT = "-//Allteach//Allteach//EN";
    private static final int REFRESH_HOURS = 4;
    private static final int LONGEST_LINE = 75;

    private ICalendarText() {}

    /** Somebody as calendars name them. */
    record Party(String name, String email) {

        /** Names stand in quotation marks there and hold none. */
        Party {
            name = name.replace('"', '\'').replaceAll("\\p{Cntrl}+", " ");
        }
    }

    /** A calendar to be read again and again. */
    static String feed(String name, List<Entry> entries, Instant stamp) {
        var calendar = calendar(Letter.Method.PUBLISH);
        calendar.setName(name);
        calendar.addExperimentalProperty("X-WR-CALNAME", name);
        calendar.setRefreshInterval(Duration.builder().hours(REFRESH_HOURS).build());
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", "PT" + REFRESH_HOURS + "H");
        entries.forEach(entry -> calendar.addEvent(event(entry, stamp)));
        return written(calendar);
    }

    /** One entry to be taken over once. */
    static String file(Entry entry, Instant stamp) {
        var calendar = calendar(Letter.Method.PUBLISH);
        calendar.addEvent(event(entry, stamp));
        return written(calendar);
    }

    /**
     * One entry for one person, to be put into their calendar, changed there, or taken out.
     *
     * @param isComing whether the person has said so
     */
    static String message(
            Letter.Method method, Entry entry, Party organiser, Party attendee, boolean isComing, Instant stamp) {
        var calendar = calendar(method);
        VEvent event = event(entry, stamp);
        event.setOrganizer(new Organizer(organiser.name(), organiser.email()));
        var invited = new Attendee(attendee.name(), attendee.email());
        invited.setParticipationLevel(ParticipationLevel.REQUIRED);
        invited.setParticipationStatus(isComing ? ParticipationStatus.ACCEPTED : ParticipationStatus.NEEDS_ACTION);
        // One registers here: an answer by mail would reach nobody.
        invited.setRsvp(false);
        event.addAttendee(invited);
        calendar.addEvent(event);
        return written(calendar);
    }

    private static ICalendar calendar(Letter.Method method) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(method.name());
        return calendar;
    }

    private static VEvent event(Entry entry, Instant stamp) {
        var event = new VEvent();
        event.setUid(new Uid(entry.uid()));
        event.setDateTimeStamp(Date.from(stamp));
        event.setSequence(entry.sequence());
        event.setStatus(new Status(entry.status().name().toUpperCase(Locale.ROOT)));
        event.setSummary(plain(entry.title()));
        if (!entry.description().isEmpty()) {
            event.setDescription(plain(entry.description()));
        }
        if (!entry.place().isEmpty()) {
            event.setLocation(plain(entry.place()));
        }
        if (!entry.url().isEmpty()) {
            event.setUrl(entry.url());
        }
        event.setTransparency(!entry.isBusy());
        switch (entry.span()) {
            case Entry.Hours hours -> {
                event.setDateStart(Date.from(hours.start()), true);
                event.setDateEnd(Date.from(hours.end()), true);
            }
            case Entry.Days days -> {
                event.setDateStart(new DateStart(day(days.first())));
                // The end of whole days is the day after.
                event.setDateEnd(new DateEnd(day(days.last().plusDays(1))));
            }
        }
        return event;
    }

    /** Without what the standard has no words for. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]+", " ");
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0, 0, false), false);
    }

    private static String written(ICalendar calendar) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString());
    }

    /** Lines of 75 bytes at most, as the standard counts, and not of as many characters; no character is cut through. */
    static String folded(String text) {
        var folded = new StringBuilder(text.length() + text.length() / 50);
        text.lines().forEach(line -> {
            int bytes = 0;
            for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
                String character = Character.toString(line.codePointAt(i));
                int more = character.getBytes(StandardCharsets.UTF_8).length;
                if (bytes + more > LONGEST_LINE) {
                    folded.append("\r\n ");
                    bytes = 1;
                }
                folded.append(character);
                bytes += more;
            }
            folded.append("\r\n");
        });
        return folded.toString();
    }
}

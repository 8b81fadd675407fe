package org.allteach.demonstrationprogramme;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.activities.Activity;
import org.allteach.activities.Slot;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Calendar.Mark;
import org.allteach.demonstration.Script;
import org.allteach.reminders.About;
import org.jspecify.annotations.Nullable;

/** What is told of the demonstration's course by hand: {@code programme.yaml}. */
record Programme(
        Topic topic,
        List<Said> marks,
        List<Step> steps,
        List<Map<String, Object>> scale,
        List<Session> sessions,
        List<Series> series,
        List<Visit> visits,
        List<Period> periods,
        List<Rule> rules,
        Map<String, List<String>> holidays) {

    record Topic(Mark decided, Map<String, String> words) {}

    /** What somebody said of a requirement. */
    record Said(String requirement, boolean waived, String note, String person, Mark day) {}

    /** A step of the collaborative's life. */
    record Step(String from, String to, Mark day) {}

    /**
     * A session of one day or more.
     *
     * @param from when it begins on its first day, by the clock of the place
     * @param until when it ends on its last
     * @param registerBy how many days before one can register
     * @param agenda its points, as {@link #point} reads them
     * @param scores the means of what people answered; none where it has not taken place
     * @param best what helped people most, in their words
     * @param different what they would do differently
     */
    record Session(
            Activity.Kind kind,
            String title,
            String purpose,
            Mark at,
            int days,
            LocalTime from,
            LocalTime until,
            ZoneId zone,
            String place,
            int capacity,
            int registerBy,
            List<String> agenda,
            List<Reading> before,
            List<Reading> afterwards,
            List<Double> scores,
            List<String> best,
            List<String> different) {}

    /** Something to be read. */
    record Reading(String label, String address) {}

    /**
     * What comes back each month on the same weekday.
     *
     * @param week which one of the month
     * @param share how many of those who are invited come, from 0 to 1
     */
    record Series(
            Activity.Kind kind,
            String title,
            String purpose,
            int firstMonth,
            int lastMonth,
            int week,
            DayOfWeek weekday,
            LocalTime from,
            int minutes,
            List<Role> roles,
            double share,
            List<String> presenters,
            @Nullable Cancelled cancelled) {}

    record Cancelled(int month, String reason) {}

    record Visit(String team, Mark at, String found) {}

    /** An action period, and what teams may take on in it: what, days after its session, and who. */
    record Period(Anchor anchor, int cycles, String focus, List<String> items) {}

    record Rule(About about, int days, List<Role> to) {}

    static Programme read() {
        return Script.read("programme.yaml", Programme.class);
    }

    /** The parts of a line between its bars. */
    static List<String> parts(String line) {
        return List.of(line.split(" *\\| *", -1));
    }

    /** A point of an agenda: day, time, minutes, kind, title, and who speaks where somebody does. */
    static Slot point(String line) {
        List<String> parts = parts(line);
        return new Slot(
                Integer.parseInt(parts.get(0)),
                LocalTime.parse(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                parts.get(4),
                parts.size() > 5 ? parts.get(5) : "",
                Slot.Kind.valueOf(constant(parts.get(3))));
    }

    /** A name as constants are written: {@code team-time} is {@code TEAM_TIME}. */
    static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}

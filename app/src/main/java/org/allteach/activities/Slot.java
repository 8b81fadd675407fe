package org.allteach.activities;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One point of an agenda.
 *
 * @param day on which day of the activity, from 1
 * @param startsAt when, by the clock of the place
 */
public record Slot(int day, LocalTime startsAt, int minutes, String title, String speaker, Kind kind) {

    /** What happens in it. */
    public enum Kind {
        PLENARY,
        BREAKOUT,
        TEAM_TIME,
        STORYBOARD_WALK,
        FACULTY_CONSULT,
        CALL,
        BREAK
    }

    /** From when to when, by the clock of the place. */
    public String hours() {
        LocalDateTime start = LocalDate.EPOCH.atTime(startsAt);
        return Visit.text("activities.hours", When.hour(start), When.hour(start.plusMinutes(minutes)));
    }

    /** As the API and the log write it. */
    Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("day", day);
        content.put("startsAt", startsAt.toString());
        content.put("minutes", minutes);
        content.put("title", title);
        content.put("speaker", speaker);
        content.put("kind", Given.written(kind));
        return content;
    }
}

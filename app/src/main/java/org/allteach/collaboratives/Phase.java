package org.allteach.collaboratives;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dated part of a collaborative's course. Parts may overlap: a learning session may lie within an action period. */
public record Phase(
        UUID id,
        Kind kind,
        String title,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable String place,
        int version) {

    /** What kind of part it is. */
    public enum Kind {
        PREWORK,
        LEARNING_SESSION,
        ACTION_PERIOD,
        CLOSING,
        HOLDING_GAINS;

        /** Whether people meet; the other kinds are stretches of time in which teams work at home. */
        public boolean isMeeting() {
            return this == LEARNING_SESSION || this == CLOSING;
        }
    }

    public boolean includes(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }

    /** As the API and the log write it. */
    public Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("kind", Given.written(kind));
        content.put("title", title);
        content.put("startsOn", startsOn.toString());
        content.put("endsOn", endsOn.toString());
        content.put("place", place);
        return content;
    }
}

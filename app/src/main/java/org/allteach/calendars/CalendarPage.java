package org.allteach.calendars;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One's own calendar for calendar programs.
 *
 * @param feed null where there is none
 * @param address where it has just been made, shown this once; else empty
 */
record CalendarPage(@Nullable Feed feed, String address, boolean saved) implements Page {

    /** The address as programs on this machine open it. */
    String subscription() {
        return address.replaceFirst("^https?:", "webcal:");
    }

    /** Google's page for adding it. */
    String google() {
        return "https://calendar.google.com/calendar/r?cid="
                + URLEncoder.encode(subscription(), StandardCharsets.UTF_8);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "CalendarPage";
    }
}

package org.allteach.calendars;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;

/** A calendar as another library than the one that wrote it reads it. */
record Read(Calendar calendar) {

    static Read of(String text) {
        try {
            return new Read(new CalendarBuilder().build(new StringReader(text)));
        } catch (IOException | ParserException e) {
            throw new AssertionError(text, e);
        }
    }

    String value(String property) {
        return calendar.<Property>getProperty(property).orElseThrow().getValue();
    }

    List<Event> events() {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .map(Event::new)
                .toList();
    }

    Event event() {
        return events().getFirst();
    }

    Event event(String uid) {
        return events().stream()
                .filter(event -> event.value("UID").equals(uid))
                .findFirst()
                .orElseThrow(() -> new AssertionError(uid + " in " + calendar));
    }

    record Event(VEvent event) {

        String value(String property) {
            return event.<Property>getProperty(property).orElseThrow().getValue();
        }

        boolean has(String property) {
            return event.getProperty(property).isPresent();
        }

        Property property(String name) {
            return event.<Property>getProperty(name).orElseThrow();
        }

        int sequence() {
            return Integer.parseInt(value("SEQUENCE"));
        }

        Instant start() {
            return Instant.from(date("DTSTART"));
        }

        Instant end() {
            return Instant.from(date("DTEND"));
        }

        Temporal date(String property) {
            return ((DateProperty<?>) property(property)).getDate();
        }
    }
}

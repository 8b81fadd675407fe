package org.allteach.demonstrationprogramme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Calendar;
import org.allteach.demonstration.Cast;
import org.allteach.demonstration.Cast.Seat;
import org.allteach.demonstration.Chapter.Keys;
import org.allteach.demonstration.Demonstration;
import org.allteach.people.People;

/** The demonstration while it is written down, and the programme's script. */
record Telling(
        Collaborative collaborative, Keys keys, Demonstration demonstration, Programme script, List<Phase> phases) {

    private static final LocalTime MORNING = LocalTime.of(10, 30);

    UUID id() {
        return collaborative.id();
    }

    Calendar calendar() {
        return demonstration.calendar();
    }

    LocalDate today() {
        return calendar().today();
    }

    /** Whether a moment lies before today where the collaborative is. */
    boolean isPast(Instant moment) {
        return moment.isBefore(today().atStartOfDay(collaborative.zone()).toInstant());
    }

    /** In the morning of a day. */
    Instant at(LocalDate day) {
        return at(day, MORNING, collaborative.zone());
    }

    static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    UUID director() {
        return keys.person(Cast.address("director"));
    }

    /** Somebody by the name under which they appear in the script. */
    UUID named(String name) {
        return demonstration.people().stream()
                .filter(person -> person.name().equals(name))
                .map(person -> keys.person(person.email()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name));
    }

    People.Newcomer person(String address) {
        return demonstration.people().stream()
                .filter(person -> person.email().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** Who holds one of these roles on a day: each once, a coach for no team. */
    List<Seat> holders(Collection<Role> roles, LocalDate day) {
        Map<String, Seat> holders = new LinkedHashMap<>();
        for (Seat seat : demonstration.seats()) {
            if (roles.contains(seat.role()) && seat.isHeldOn(day)) {
                holders.putIfAbsent(
                        seat.person(),
                        seat.role() == Role.COACH
                                ? new Seat(seat.person(), seat.role(), null, seat.startsOn(), seat.endsOn())
                                : seat);
            }
        }
        return List.copyOf(holders.values());
    }
}

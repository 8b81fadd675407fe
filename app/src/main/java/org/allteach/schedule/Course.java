package org.allteach.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Phase;

/** The phases of a collaborative as a chain: what comes after a moved one moves by as many days, and so do the seams. */
final class Course {

    private final List<Phase> phases;
    private final WorkDays workDays;

    /** @param phases in the order in which they begin */
    Course(List<Phase> phases, WorkDays workDays) {
        this.phases = phases;
        this.workDays = workDays;
    }

    /**
     * All phases that get other dates where one begins on another day.
     *
     * <p>A meeting after the moved one moves by as many days as what stands before it has moved, then to the next day on
     * which people work. A stretch of time that began the day after a meeting, or ended the day before one, does so again;
     * where it ended on no such day it ends as many days later as what stands before it has moved.
     */
    List<Shift> moved(Phase moved, LocalDate startsOn) {
        Map<UUID, Shift> meetings = meetings(moved, startsOn);
        var shifts = new ArrayList<Shift>();
        for (Phase phase : phases) {
            Shift shift = meetings.containsKey(phase.id())
                    ? meetings.get(phase.id())
                    : stretch(phase, List.copyOf(meetings.values()), moved);
            if (!shift.isNone()) {
                shifts.add(shift);
            }
        }
        return shifts;
    }

    /** The moved phase itself, and all meetings from it on. */
    private Map<UUID, Shift> meetings(Phase moved, LocalDate startsOn) {
        var meetings = new LinkedHashMap<UUID, Shift>();
        long days = ChronoUnit.DAYS.between(moved.startsOn(), startsOn);
        meetings.put(moved.id(), new Shift(moved, startsOn, moved.endsOn().plusDays(days)));
        for (Phase phase : phases) {
            if (phase.kind().isMeeting() && !phase.id().equals(moved.id()) && comesAfter(phase, moved)) {
                int length = 1 + (int) ChronoUnit.DAYS.between(phase.startsOn(), phase.endsOn());
                LocalDate first = workDays.onOrAfter(phase.startsOn().plusDays(days), length);
                meetings.put(phase.id(), new Shift(phase, first, first.plusDays(length - 1L)));
                days = ChronoUnit.DAYS.between(phase.startsOn(), first);
            }
        }
        return meetings;
    }

    private static boolean comesAfter(Phase phase, Phase moved) {
        return phase.startsOn().isAfter(moved.startsOn());
    }

    private static Shift stretch(Phase phase, List<Shift> meetings, Phase moved) {
        LocalDate start =
                phase.startsOn().isBefore(moved.startsOn()) ? phase.startsOn() : start(phase.startsOn(), meetings);
        LocalDate end =
                phase.endsOn().isBefore(moved.startsOn().minusDays(1)) ? phase.endsOn() : end(phase.endsOn(), meetings);
        // Where the moved one comes earlier than a stretch began, the stretch keeps one day.
        return new Shift(phase, start, end.isBefore(start) ? start : end);
    }

    private static LocalDate start(LocalDate day, List<Shift> meetings) {
        for (Shift meeting : meetings) {
            if (meeting.phase().endsOn().plusDays(1).equals(day)) {
                return meeting.endsOn().plusDays(1);
            }
        }
        return day.plusDays(before(day, meetings));
    }

    private static LocalDate end(LocalDate day, List<Shift> meetings) {
        for (Shift meeting : meetings) {
            if (meeting.phase().startsOn().minusDays(1).equals(day)) {
                return meeting.startsOn().minusDays(1);
            }
        }
        return day.plusDays(before(day, meetings));
    }

    /** By how many days the last meeting that began by that day has moved. */
    private static int before(LocalDate day, List<Shift> meetings) {
        int days = 0;
        for (Shift meeting : meetings) {
            if (!meeting.phase().startsOn().isAfter(day)) {
                days = meeting.days();
            }
        }
        return days;
    }
}

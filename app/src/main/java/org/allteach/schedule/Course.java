package org.allteach.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.allteach.collaboratives.Phase;
import org.allteach.database.Ids;

/** The phases of a collaborative as a chain: what comes after a moved one moves by as many days, and so do the seams. */
final class Course {

    private static final int WEEK = 7;

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
     * which people work. A stretch of time that began the day after another phase, or ended the day before a meeting, does
     * so again; where it ended on no such day it ends as many days later as what stands before it has moved.
     */
    List<Shift> moved(Phase moved, LocalDate startsOn) {
        return settled(anchors(moved, startsOn), moved.startsOn()).stream()
                .filter(shift -> !shift.isNone())
                .toList();
    }

    /** The moved phase itself, and all meetings from it on. */
    private Map<UUID, Shift> anchors(Phase moved, LocalDate startsOn) {
        var anchors = new LinkedHashMap<UUID, Shift>();
        long days = ChronoUnit.DAYS.between(moved.startsOn(), startsOn);
        anchors.put(moved.id(), new Shift(moved, startsOn, moved.endsOn().plusDays(days)));
        for (Phase phase : phases) {
            if (phase.kind().isMeeting() && phase.startsOn().isAfter(moved.startsOn())) {
                Shift shift = pushed(phase, phase.startsOn().plusDays(days));
                anchors.put(phase.id(), shift);
                days = shift.days();
            }
        }
        return anchors;
    }

    /** A meeting on a day, or on the next on which people work. */
    private Shift pushed(Phase meeting, LocalDate wanted) {
        int length = length(meeting);
        LocalDate first = workDays.onOrAfter(wanted, length);
        return new Shift(meeting, first, first.plusDays(length - 1L));
    }

    private static int length(Phase phase) {
        return 1 + (int) ChronoUnit.DAYS.between(phase.startsOn(), phase.endsOn());
    }

    /**
     * All phases where some have found their days: the others close up to them.
     *
     * @param from what lies before this day stays
     */
    private List<Shift> settled(Map<UUID, Shift> anchors, LocalDate from) {
        var settled = new LinkedHashMap<UUID, Shift>();
        for (Phase phase : phases) {
            if (phase.kind().isMeeting()) {
                settled.put(
                        phase.id(),
                        anchors.getOrDefault(phase.id(), new Shift(phase, phase.startsOn(), phase.endsOn())));
            }
        }
        for (Phase phase : phases) {
            if (!phase.kind().isMeeting()) {
                settled.put(phase.id(), stretch(phase, settled.values(), anchors, from));
            }
        }
        return phases.stream().map(phase -> settled.get(phase.id())).toList();
    }

    private static Shift stretch(Phase phase, Collection<Shift> settled, Map<UUID, Shift> anchors, LocalDate from) {
        Shift own = anchors.get(phase.id());
        LocalDate start = phase.startsOn();
        if (own != null) {
            start = own.startsOn();
        } else if (!start.isBefore(from)) {
            start = begin(start, settled, anchors.values());
        }
        LocalDate end =
                phase.endsOn().isBefore(from.minusDays(1)) ? phase.endsOn() : end(phase.endsOn(), anchors.values());
        // Where the moved one comes earlier than a stretch began, the stretch keeps one day.
        return new Shift(phase, start, end.isBefore(start) ? start : end);
    }

    private static LocalDate begin(LocalDate day, Collection<Shift> settled, Collection<Shift> anchors) {
        for (Shift before : settled) {
            if (before.phase().endsOn().plusDays(1).equals(day)) {
                return before.endsOn().plusDays(1);
            }
        }
        return day.plusDays(before(day, anchors));
    }

    private static LocalDate end(LocalDate day, Collection<Shift> anchors) {
        for (Shift after : anchors) {
            if (after.phase().startsOn().minusDays(1).equals(day)) {
                return after.startsOn().minusDays(1);
            }
        }
        return day.plusDays(before(day, anchors));
    }

    /** By how many days the last of those that have found their days, and began by that day, has moved. */
    private static int before(LocalDate day, Collection<Shift> anchors) {
        int days = 0;
        for (Shift anchor : anchors) {
            if (!anchor.phase().startsOn().isAfter(day)) {
                days = anchor.days();
            }
        }
        return days;
    }

    /**
     * Another round: the phases of the last one some whole weeks later, meetings on days on which people work, without a
     * gap between the rounds where a stretch of time can close it.
     *
     * @param phases each with the one that it repeats, as that is to last: the last stretch may be lengthened
     */
    record Round(Map<Phase, Phase> phases, List<Shift> lengthened, int days) {}

    Round again() {
        List<Phase> round = lastRound();
        LocalDate last =
                round.stream().map(Phase::endsOn).max(Comparator.naturalOrder()).orElseThrow();
        long lasted = ChronoUnit.DAYS.between(round.getFirst().startsOn(), last) + 1;
        int days = (int) ((lasted + WEEK - 1) / WEEK * WEEK);
        List<Phase> copies = round.stream().map(phase -> copy(phase, days)).toList();
        List<Phase> settled = new Course(copies, workDays).pushed();
        Phase first = settled.getFirst();
        if (!first.kind().isMeeting()) {
            var closed = new ArrayList<>(settled);
            closed.set(0, new Shift(first, last.plusDays(1), first.endsOn()).moved());
            settled = closed;
        }
        var phasesAgain = new LinkedHashMap<Phase, Phase>();
        for (int i = 0; i < round.size(); i++) {
            phasesAgain.put(round.get(i), settled.get(i));
        }
        LocalDate gapEnds = settled.getFirst().startsOn().minusDays(1);
        List<Shift> lengthened = round.stream()
                .filter(phase -> !phase.kind().isMeeting() && phase.endsOn().equals(last) && last.isBefore(gapEnds))
                .map(phase -> new Shift(phase, phase.startsOn(), gapEnds))
                .toList();
        return new Round(phasesAgain, lengthened, days);
    }

    /** All phases with each meeting on a day on which people work, by itself, and the seams closed. */
    private List<Phase> pushed() {
        var anchors = new LinkedHashMap<UUID, Shift>();
        phases.stream()
                .filter(phase -> phase.kind().isMeeting())
                .forEach(phase -> anchors.put(phase.id(), pushed(phase, phase.startsOn())));
        return settled(anchors, phases.getFirst().startsOn()).stream()
                .map(Shift::moved)
                .toList();
    }

    private static Phase copy(Phase phase, int days) {
        return new Phase(
                Ids.next(),
                phase.kind(),
                phase.title(),
                phase.startsOn().plusDays(days),
                phase.endsOn().plusDays(days),
                phase.place(),
                1);
    }

    /** The phases from the last one on that is called like the first: one round of a course that goes round. */
    private List<Phase> lastRound() {
        int begin = 0;
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).title().equals(phases.getFirst().title())) {
                begin = i;
            }
        }
        return phases.subList(begin, phases.size());
    }

    /** Where phases leave a gap or overlap that they did not, or not by as many days, in the course before. */
    List<Seam> openedSince(Course before) {
        List<Seam> known = before.seams();
        return seams().stream()
                .filter(seam -> known.stream().noneMatch(old -> old.isAsWideAs(seam)))
                .toList();
    }

    private List<Seam> seams() {
        List<Phase> sorted = phases.stream()
                .sorted(Comparator.comparing(Phase::startsOn).thenComparing(Phase::endsOn))
                .toList();
        var seams = new ArrayList<Seam>();
        for (int i = 1; i < sorted.size(); i++) {
            Phase phase = sorted.get(i);
            List<Phase> earlier = sorted.subList(0, i);
            Phase before =
                    earlier.stream().max(Comparator.comparing(Phase::endsOn)).orElseThrow();
            if (before.endsOn().plusDays(1).isBefore(phase.startsOn())) {
                seams.add(new Seam(before, phase, true));
            }
            Stream<Phase> overlapping =
                    earlier.stream().filter(other -> !other.endsOn().isBefore(phase.startsOn()));
            overlapping.forEach(other -> seams.add(new Seam(other, phase, false)));
        }
        return seams;
    }
}

package org.allteach.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves the course of a collaborative: first to be looked at, then for good. */
@Component
public class Schedule {

    private final Collaboratives collaboratives;
    private final Phases phases;
    private final Holidays holidays;
    private final List<Follower> followers;
    private final Clock clock;

    Schedule(Collaboratives collaboratives, Phases phases, Holidays holidays, List<Follower> followers, Clock clock) {
        this.collaboratives = collaboratives;
        this.phases = phases;
        this.holidays = holidays;
        this.followers = List.copyOf(followers);
        this.clock = clock;
    }

    /**
     * What moves where a phase begins on another day.
     *
     * @param shifts the phases, the moved one among them
     * @param moves what hangs on them
     * @param endsOn the collaborative's last day
     * @param isDayOff whether the moved one, a meeting, would lie on a weekend or a public holiday
     */
    public record Preview(List<Shift> shifts, List<Move> moves, LocalDate endsOn, boolean isDayOff) {}

    /** @throws Refusal where the phase is over, or would come before what it comes after, or before today */
    public Preview preview(Collaborative collaborative, Phase moved, LocalDate startsOn) {
        List<Phase> course = phases.of(collaborative.id());
        refuse(collaborative, course, moved, startsOn);
        WorkDays workDays = holidays.workDays(collaborative);
        List<Shift> shifts = new Course(course, workDays).moved(moved, startsOn);
        var moves = new ArrayList<Move>();
        followers.forEach(follower -> moves.addAll(follower.moves(collaborative, shifts)));
        moves.sort(Comparator.comparing(Move::before).thenComparing(Move::what));
        int length = 1 + (int) ChronoUnit.DAYS.between(moved.startsOn(), moved.endsOn());
        boolean isDayOff = moved.kind().isMeeting()
                && !workDays.onOrAfter(startsOn, length).equals(startsOn);
        return new Preview(shifts, moves, endsOn(collaborative, course, shifts), isDayOff);
    }

    /**
     * Moves it.
     *
     * @param version of the collaborative that the preview was made of
     * @return what has moved; empty where somebody has changed the collaborative or the phase in the meantime
     */
    @Transactional
    public Optional<Preview> move(Collaborative collaborative, int version, Phase moved, LocalDate startsOn) {
        Preview preview = preview(collaborative, moved, startsOn);
        if (collaborative.version() != version) {
            return Optional.empty();
        }
        for (Shift shift : preview.shifts()) {
            if (phases.change(collaborative, shift.moved()).isEmpty()) {
                throw Refusal.conflict(Problem.of("", shift.phase().title(), "schedule.problem.lost"));
            }
        }
        Collaborative extended = collaborative.lasting(preview.endsOn());
        if (!extended.equals(collaborative)
                && collaboratives.change(extended, null).isEmpty()) {
            throw Refusal.conflict(Problem.of("", collaborative.title(), "schedule.problem.lost"));
        }
        followers.forEach(follower -> follower.follow(extended, preview.shifts()));
        return Optional.of(preview);
    }

    /**
     * Adds another round of the same phases after the last one: a network does not close, it goes on year by year.
     *
     * @return how many phases were added
     */
    @Transactional
    public int another(Collaborative collaborative) {
        List<Phase> course = lastRound(phases.of(collaborative.id()));
        if (course.isEmpty()) {
            return 0;
        }
        WorkDays workDays = holidays.workDays(collaborative);
        LocalDate first = course.getFirst().startsOn();
        LocalDate last = course.stream()
                .map(Phase::endsOn)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        // A round keeps its days of the week.
        long shift = (days + 6) / 7 * 7;
        var ends = new ArrayList<LocalDate>();
        for (Phase phase : course) {
            int length = 1 + (int) ChronoUnit.DAYS.between(phase.startsOn(), phase.endsOn());
            LocalDate start = phase.startsOn().plusDays(shift);
            LocalDate day = phase.kind().isMeeting() ? workDays.onOrAfter(start, length) : start;
            ends.add(day.plusDays(length - 1L));
            phases.add(
                    collaborative,
                    new Phase(
                            Ids.next(), phase.kind(), phase.title(), day, day.plusDays(length - 1L), phase.place(), 1));
        }
        if (collaboratives
                .change(collaborative.lasting(Collections.max(ends)), null)
                .isEmpty()) {
            throw Refusal.conflict(Problem.of("", collaborative.title(), "schedule.problem.lost"));
        }
        return course.size();
    }

    /** The phases from the last one on that is called like the first: one round of a course that goes round. */
    private static List<Phase> lastRound(List<Phase> course) {
        int begin = 0;
        for (int i = 0; i < course.size(); i++) {
            if (course.get(i).title().equals(course.getFirst().title())) {
                begin = i;
            }
        }
        return course.subList(begin, course.size());
    }

    private void refuse(Collaborative collaborative, List<Phase> course, Phase moved, LocalDate startsOn) {
        LocalDate today = collaborative.today(clock);
        if (moved.endsOn().isBefore(today)) {
            throw Refusal.invalid(Problem.of("startsOn", startsOn.toString(), "schedule.problem.over"));
        }
        if (startsOn.isBefore(today) && startsOn.isBefore(moved.startsOn())) {
            throw Refusal.invalid(Problem.of("startsOn", startsOn.toString(), "schedule.problem.past"));
        }
        course.stream()
                .filter(phase -> phase.kind().isMeeting() && phase.endsOn().isBefore(moved.startsOn()))
                .max(Comparator.comparing(Phase::endsOn))
                .filter(before -> !startsOn.isAfter(before.endsOn()))
                .ifPresent(before -> {
                    throw Refusal.invalid(
                            Problem.of("startsOn", startsOn.toString(), "schedule.problem.before", before.title()));
                });
    }

    /** A collaborative that ended with its last phase does so again; one that ended on another day keeps it where it can. */
    private static LocalDate endsOn(Collaborative collaborative, List<Phase> course, List<Shift> shifts) {
        LocalDate last = course.stream()
                .map(phase -> shifts.stream()
                        .filter(shift -> shift.phase().id().equals(phase.id()))
                        .map(Shift::endsOn)
                        .findFirst()
                        .orElse(phase.endsOn()))
                .max(Comparator.naturalOrder())
                .orElse(collaborative.endsOn());
        boolean isSeam = course.stream().anyMatch(phase -> phase.endsOn().equals(collaborative.endsOn()));
        return isSeam || last.isAfter(collaborative.endsOn()) ? last : collaborative.endsOn();
    }
}

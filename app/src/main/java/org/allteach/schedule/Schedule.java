package org.allteach.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves the course of a collaborative: first to be looked at, then for good. */
@Component
public class Schedule {

    private static final int LAST_YEAR = 2200;

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
     * @param seams where phases then leave a gap, or overlap, that they did not before
     * @param endsOn the collaborative's last day
     * @param isDayOff whether the moved one, a meeting, would lie on a weekend or a public holiday
     */
    public record Preview(List<Shift> shifts, List<Move> moves, List<Seam> seams, LocalDate endsOn, boolean isDayOff) {}

    /** @throws Refusal where the phase is over, or would come before what it comes after, or before today */
    public Preview preview(Collaborative collaborative, Phase moved, LocalDate startsOn) {
        List<Phase> course = phases.of(collaborative.id());
        refuse(collaborative, course, moved, startsOn);
        WorkDays workDays = holidays.workDays(collaborative);
        var before = new Course(course, workDays);
        List<Shift> shifts = before.moved(moved, startsOn);
        var moves = new ArrayList<Move>();
        followers.forEach(follower -> moves.addAll(follower.moves(collaborative, shifts)));
        moves.sort(Comparator.comparing(Move::before).thenComparing(Move::what));
        int length = 1 + (int) ChronoUnit.DAYS.between(moved.startsOn(), moved.endsOn());
        boolean isDayOff = moved.kind().isMeeting()
                && !workDays.onOrAfter(startsOn, length).equals(startsOn);
        List<Phase> after = shifted(course, shifts);
        refuseFar(startsOn, endsOn(collaborative, course, after));
        return new Preview(
                shifts,
                moves,
                new Course(after, workDays).openedSince(before),
                endsOn(collaborative, course, after),
                isDayOff);
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
        preview.shifts().forEach(shift -> change(collaborative, shift));
        Collaborative extended = collaborative.lasting(preview.endsOn());
        if (!extended.equals(collaborative)
                && collaboratives.change(extended, null).isEmpty()) {
            throw Refusal.conflict(Problem.of("", collaborative.title(), "schedule.problem.lost"));
        }
        followers.forEach(follower -> follower.follow(extended, preview.shifts()));
        return Optional.of(preview);
    }

    /**
     * Another round: a network does not close, it goes on year by year.
     *
     * @param phases those that are added
     * @param lengthened those of now that then last until it begins
     * @param repeats what hangs on them
     */
    public record Round(
            List<Phase> phases, List<Shift> lengthened, List<Move> repeats, List<Seam> seams, LocalDate endsOn) {}

    /** What another round of the same phases after the last one would be; empty where there are no phases. */
    public Optional<Round> another(Collaborative collaborative) {
        List<Phase> course = phases.of(collaborative.id());
        if (course.isEmpty()) {
            return Optional.empty();
        }
        WorkDays workDays = holidays.workDays(collaborative);
        var before = new Course(course, workDays);
        Course.Round round = before.again();
        var repeats = new ArrayList<Move>();
        followers.forEach(follower -> repeats.addAll(follower.repeats(collaborative, round.phases(), round.days())));
        repeats.sort(Comparator.comparing(Move::before).thenComparing(Move::what));
        List<Phase> added = List.copyOf(round.phases().values());
        var after = new ArrayList<>(shifted(course, round.lengthened()));
        after.addAll(added);
        LocalDate last =
                added.stream().map(Phase::endsOn).max(Comparator.naturalOrder()).orElseThrow();
        return Optional.of(new Round(
                added,
                round.lengthened(),
                repeats,
                new Course(after, workDays).openedSince(before),
                last.isAfter(collaborative.endsOn()) ? last : collaborative.endsOn()));
    }

    /**
     * Adds it.
     *
     * @param version of the collaborative that one has looked at
     * @return empty where somebody has changed the collaborative in the meantime
     */
    @Transactional
    public Optional<Round> addAnother(Collaborative collaborative, int version) {
        Optional<Round> round = another(collaborative);
        if (collaborative.version() != version || round.isEmpty()) {
            return Optional.empty();
        }
        Course.Round again = new Course(phases.of(collaborative.id()), holidays.workDays(collaborative)).again();
        again.lengthened().forEach(shift -> change(collaborative, shift));
        again.phases().values().forEach(phase -> phases.add(collaborative, phase));
        Collaborative lasting = collaborative.lasting(round.get().endsOn());
        if (!lasting.equals(collaborative)
                && collaboratives.change(lasting, null).isEmpty()) {
            throw Refusal.conflict(Problem.of("", collaborative.title(), "schedule.problem.lost"));
        }
        followers.forEach(follower -> follower.repeat(lasting, again.phases(), again.days()));
        return round;
    }

    private void change(Collaborative collaborative, Shift shift) {
        if (phases.change(collaborative, shift.moved()).isEmpty()) {
            throw Refusal.conflict(Problem.of("", shift.phase().title(), "schedule.problem.lost"));
        }
    }

    private static List<Phase> shifted(List<Phase> course, List<Shift> shifts) {
        return course.stream()
                .map(phase -> shifts.stream()
                        .filter(shift -> shift.phase().id().equals(phase.id()))
                        .map(Shift::moved)
                        .findFirst()
                        .orElse(phase))
                .toList();
    }

    /** What ends later than anybody can enter a day of is a slip of the pen. */
    private static void refuseFar(LocalDate startsOn, LocalDate last) {
        if (startsOn.getYear() > LAST_YEAR || last.getYear() > LAST_YEAR) {
            throw Refusal.invalid(
                    Problem.of("startsOn", startsOn.toString(), "schedule.problem.far", String.valueOf(LAST_YEAR)));
        }
    }

    private void refuse(Collaborative collaborative, List<Phase> course, Phase moved, LocalDate startsOn) {
        LocalDate today = collaborative.today(clock);
        refuseFar(startsOn, startsOn);
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
        course.stream()
                .filter(phase -> !phase.kind().isMeeting()
                        && phase.endsOn().plusDays(1).equals(moved.startsOn())
                        && !startsOn.isAfter(phase.startsOn()))
                .findFirst()
                .ifPresent(before -> {
                    throw Refusal.invalid(Problem.of(
                            "startsOn", startsOn.toString(), "schedule.problem.nothingLeft", before.title()));
                });
    }

    /** A collaborative that ended with its last phase does so again; one that ended on another day keeps it where it can. */
    private static LocalDate endsOn(Collaborative collaborative, List<Phase> course, List<Phase> after) {
        LocalDate last =
                after.stream().map(Phase::endsOn).max(Comparator.naturalOrder()).orElse(collaborative.endsOn());
        boolean isSeam = course.stream().anyMatch(phase -> phase.endsOn().equals(collaborative.endsOn()));
        return isSeam || last.isAfter(collaborative.endsOn()) ? last : collaborative.endsOn();
    }
}

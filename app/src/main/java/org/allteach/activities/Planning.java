package org.allteach.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.schedule.Follower;
import org.allteach.schedule.Holidays;
import org.allteach.schedule.Move;
import org.allteach.schedule.Shift;
import org.allteach.schedule.WorkDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans activities, alone and as series; those to come move along with the phase they belong to. */
@Component
class Planning implements Follower {

    private static final int WEEK = 7;

    private final Activities activities;
    private final Holidays holidays;
    private final Clock clock;

    Planning(Activities activities, Holidays holidays, Clock clock) {
        this.activities = activities;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * Plans one, or a series of which it is the first.
     *
     * @return the first as saved
     */
    @Transactional
    Activity plan(Collaborative collaborative, Activity first, @Nullable Series series) {
        List<Activity> all =
                series == null ? List.of(first) : series.of(first, holidays.workDays(collaborative)::includes);
        activities.upsert(collaborative, all);
        return all.getFirst();
    }

    /** Saves what was edited, in those that follow too where that is wanted; false where somebody else was faster. */
    @Transactional
    boolean change(Collaborative collaborative, Activity read, Activity edited, boolean isFollowing) {
        List<Activity> after = isFollowing ? activities.following(read) : List.of();
        Optional<Activity> saved = activities.change(collaborative, read, edited);
        if (saved.isEmpty()) {
            return false;
        }
        activities.change(
                collaborative,
                after.stream().filter(one -> !one.id().equals(read.id())).toList(),
                one -> one.following(read, edited));
        return true;
    }

    @Transactional
    void cancel(Collaborative collaborative, Activity activity, String reason, boolean isFollowing) {
        activities.change(
                collaborative,
                isFollowing ? activities.following(activity) : List.of(activity),
                one -> one.isPlanned() ? one.cancelled(reason) : one);
    }

    @Transactional
    void bringBack(Collaborative collaborative, Activity activity) {
        activities.change(collaborative, List.of(activity), Activity::planned);
    }

    @Override
    public List<Move> moves(Collaborative collaborative, List<Shift> shifts) {
        return moved(collaborative, shifts).stream()
                .map(pair -> new Move(
                        pair.before().title(),
                        pair.before().when().day(),
                        pair.after().when().day()))
                .toList();
    }

    @Override
    @Transactional
    public void follow(Collaborative collaborative, List<Shift> shifts) {
        activities.upsert(
                collaborative,
                moved(collaborative, shifts).stream().map(Pair::after).toList());
    }

    private record Pair(Activity before, Activity after) {}

    private List<Pair> moved(Collaborative collaborative, List<Shift> shifts) {
        WorkDays workDays = holidays.workDays(collaborative);
        var moved = new ArrayList<Pair>();
        for (Activity activity : activities.of(collaborative.id())) {
            for (Shift shift : shifts) {
                boolean belongs = shift.phase().id().equals(activity.phase());
                if (belongs && activity.isPlanned() && !activity.when().isOver(clock.instant())) {
                    long days = ChronoUnit.DAYS.between(activity.when().day(), day(activity.when(), shift, workDays));
                    if (days != 0) {
                        moved.add(new Pair(activity, activity.plusDays(days)));
                    }
                }
            }
        }
        return moved;
    }

    /** The nearest day of the same weekday on which people work, if it lies in the phase; else the first day that will do. */
    static LocalDate day(When when, Shift shift, WorkDays workDays) {
        if (shift.days() == 0) {
            return when.day();
        }
        LocalDate exact = when.day().plusDays(shift.days());
        if (shift.phase().kind().isMeeting()) {
            // The days of a session keep their order: the session as a whole has found days of work.
            return exact;
        }
        LocalDate same = when.day().plusWeeks(Math.round((double) shift.days() / WEEK));
        boolean fits = !same.isBefore(shift.startsOn())
                && !same.plusDays(when.days() - 1L).isAfter(shift.endsOn())
                && workDays.onOrAfter(same, when.days()).equals(same);
        return fits ? same : workDays.onOrAfter(exact, when.days());
    }
}

package org.allteach.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.database.Ids;
import org.allteach.schedule.Follower;
import org.allteach.schedule.Holidays;
import org.allteach.schedule.Move;
import org.allteach.schedule.Shift;
import org.allteach.schedule.WorkDays;
import org.allteach.web.Visit;
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

    /** The days of a series from that one on. */
    Series.Days days(Collaborative collaborative, Activity first, Series series) {
        return series.days(first.when().day(), holidays.workDays(collaborative)::includes);
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
        return placed(collaborative, shifts).stream().map(Place::move).toList();
    }

    @Override
    @Transactional
    public void follow(Collaborative collaborative, List<Shift> shifts) {
        String reason = Visit.textIn(Locale.forLanguageTag(collaborative.language()), "schedule.reason.shortened");
        activities.upsert(
                collaborative,
                placed(collaborative, shifts).stream()
                        .map(place -> place.after(reason))
                        .toList());
    }

    /**
     * The day to which an activity goes.
     *
     * @param day null where there is no room for it
     */
    private record Place(Activity activity, @Nullable LocalDate day) {

        Move move() {
            return new Move(activity.title(), activity.when().day(), day);
        }

        Activity after(String reason) {
            return day == null
                    ? activity.cancelled(reason)
                    : activity.plusDays(ChronoUnit.DAYS.between(activity.when().day(), day));
        }
    }

    private List<Place> placed(Collaborative collaborative, List<Shift> shifts) {
        WorkDays workDays = holidays.workDays(collaborative);
        List<Activity> all = activities.of(collaborative.id()).stream()
                .filter(activity -> activity.isPlanned() && !activity.when().isOver(clock.instant()))
                .toList();
        var placed = new ArrayList<Place>();
        for (Shift shift : shifts) {
            List<Activity> own = all.stream()
                    .filter(activity -> shift.phase().id().equals(activity.phase()))
                    .toList();
            placed.addAll(placed(own, shift, workDays));
        }
        placed.removeIf(place -> place.activity().when().day().equals(place.day()));
        return placed;
    }

    /** Those that find their own weekday first; the others between them. */
    private static List<Place> placed(List<Activity> own, Shift shift, WorkDays workDays) {
        var days = new HashMap<Activity, LocalDate>();
        for (Activity activity : own) {
            LocalDate wanted = wanted(activity.when(), shift);
            if (shift.phase().kind().isMeeting()
                    || isAside(activity.when(), shift.phase())
                    || fits(wanted, activity.when(), shift, workDays)) {
                days.put(activity, wanted);
            }
        }
        var placed = new ArrayList<Place>();
        for (Activity activity : own) {
            LocalDate day = days.get(activity);
            if (day == null) {
                Set<LocalDate> taken = own.stream()
                        .filter(other ->
                                activity.series() != null && activity.series().equals(other.series()))
                        .map(days::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
                day = otherwise(activity, shift, workDays, taken);
            }
            if (day != null) {
                days.put(activity, day);
            }
            placed.add(new Place(activity, day));
        }
        return placed;
    }

    /** Somebody has put it outside of its phase: it only keeps its distance. */
    private static boolean isAside(When when, Phase phase) {
        return !phase.includes(when.day());
    }

    /** The same weekday as many weeks later as come nearest. A session has found days of work: its days keep their order. */
    private static LocalDate wanted(When when, Shift shift) {
        return shift.phase().kind().isMeeting()
                ? when.day().plusDays(shift.days())
                : when.day().plusWeeks(Math.round((double) shift.days() / WEEK));
    }

    private static boolean fits(LocalDate day, When when, Shift shift, WorkDays workDays) {
        return !day.isBefore(shift.startsOn())
                && !day.plusDays(when.days() - 1L).isAfter(shift.endsOn())
                // Where nothing moves but the end, what somebody chose stays, be it a Saturday.
                && (day.equals(when.day())
                        || workDays.onOrAfter(day, when.days()).equals(day));
    }

    /**
     * The nearest day in the phase that will do: a week before or after, then any day of work. For one of a series that has
     * no week of its own left there is none; one that stands alone finds the last day of work that there is.
     */
    private static @Nullable LocalDate otherwise(
            Activity activity, Shift shift, WorkDays workDays, Set<LocalDate> taken) {
        When when = activity.when();
        LocalDate wanted = wanted(when, shift);
        LocalDate exact = workDays.onOrAfter(when.day().plusDays(shift.days()), when.days());
        Stream<LocalDate> near = Stream.of(wanted.minusWeeks(1), wanted.plusWeeks(1));
        boolean isCrowded = taken.contains(wanted.minusWeeks(1)) || taken.contains(wanted.plusWeeks(1));
        Stream<LocalDate> days = Stream.concat(near, isCrowded ? Stream.of() : Stream.of(exact));
        if (activity.series() == null) {
            days = Stream.concat(
                    days, shift.startsOn().datesUntil(shift.endsOn().plusDays(1)).toList().reversed().stream());
        }
        return days.filter(day -> !taken.contains(day) && fits(day, when, shift, workDays))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Move> repeats(Collaborative collaborative, Map<Phase, Phase> phases, int days) {
        WorkDays workDays = holidays.workDays(collaborative);
        return repeated(collaborative, phases)
                .map(pair -> {
                    LocalDate day = day(pair.getKey().when(), pair.getValue(), days, workDays);
                    return new Move(pair.getKey().title(), pair.getKey().when().day(), day);
                })
                .toList();
    }

    @Override
    @Transactional
    public void repeat(Collaborative collaborative, Map<Phase, Phase> phases, int days) {
        WorkDays workDays = holidays.workDays(collaborative);
        var series = new HashMap<UUID, UUID>();
        var again = new ArrayList<Activity>();
        repeated(collaborative, phases).forEach(pair -> {
            Activity activity = pair.getKey();
            LocalDate day = day(activity.when(), pair.getValue(), days, workDays);
            UUID own = activity.series() == null ? null : series.computeIfAbsent(activity.series(), id -> Ids.next());
            if (day != null) {
                again.add(activity.again(
                        own,
                        pair.getValue().copy().id(),
                        ChronoUnit.DAYS.between(activity.when().day(), day)));
            }
        });
        activities.upsert(collaborative, again);
    }

    /** A phase and the one of the next round that repeats it. */
    private record Again(Phase phase, Phase copy) {}

    private Stream<Map.Entry<Activity, Again>> repeated(Collaborative collaborative, Map<Phase, Phase> phases) {
        return activities.of(collaborative.id()).stream()
                .filter(Activity::isPlanned)
                .flatMap(activity -> phases.entrySet().stream()
                        .filter(entry -> entry.getKey().id().equals(activity.phase()))
                        .map(entry -> Map.entry(activity, new Again(entry.getKey(), entry.getValue()))));
    }

    /** The day in the next round; null where the phase there has no room for it. */
    private static @Nullable LocalDate day(When when, Again again, int days, WorkDays workDays) {
        if (again.phase().kind().isMeeting()) {
            return when.day()
                    .plusDays(ChronoUnit.DAYS.between(
                            again.phase().startsOn(), again.copy().startsOn()));
        }
        LocalDate day = workDays.onOrAfter(when.day().plusDays(days), when.days());
        boolean fits = again.copy().includes(day) && again.copy().includes(day.plusDays(when.days() - 1L));
        return fits || isAside(when, again.phase()) ? day : null;
    }
}

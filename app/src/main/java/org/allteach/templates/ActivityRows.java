package org.allteach.templates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.activities.Activity;
import org.allteach.activities.Slot;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.schedule.Pattern;
import org.allteach.schedule.WorkDays;
import org.jspecify.annotations.Nullable;

/**
 * Activities as a template has them: those of a session on its days, all others on their weekday, so that they lie on one
 * whenever the next collaborative begins. Who presents, and where one joins, is of this one and stays behind.
 *
 * @param phases the course with the keys of its phases
 * @param workDays what may have pushed one to another day
 */
record ActivityRows(Collaborative collaborative, Map<Phase, String> phases, WorkDays workDays) {

    private static final int WEEK = 7;

    /** Each that takes place, and each series once; what differs from the others of its series stands alone. */
    List<Map<String, Object>> of(List<Activity> activities) {
        var alike = new LinkedHashMap<List<Object>, List<Activity>>();
        for (Activity activity : activities) {
            UUID own = activity.series() == null ? activity.id() : activity.series();
            alike.computeIfAbsent(List.of(own, content(activity)), key -> new ArrayList<>())
                    .add(activity);
        }
        var rows = new ArrayList<Map<String, Object>>();
        alike.values().stream()
                // One that was cancelled leaves no hole in its series: that was of this year.
                .filter(several -> several.stream().anyMatch(Activity::isPlanned))
                .forEach(several -> rows.addAll(rows(several)));
        return rows;
    }

    private List<Map<String, Object>> rows(List<Activity> several) {
        Activity first = several.getFirst();
        Phase phase = phase(first);
        LocalDate day = first.when().day();
        if (phase != null && phase.kind().isMeeting() && several.size() == 1 && phase.includes(day)) {
            return List.of(row(first, Map.of("day", ChronoUnit.DAYS.between(phase.startsOn(), day))));
        }
        DayOfWeek usual = several.stream()
                .map(one -> one.when().day().getDayOfWeek())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        var rows = new ArrayList<Map<String, Object>>();
        var weeks = new TreeSet<Integer>();
        for (Activity one : several) {
            LocalDate meant = meant(one.when().day(), usual);
            if (meant != null) {
                weeks.add(week(phase, meant));
            } else {
                DayOfWeek other = one.when().day().getDayOfWeek();
                rows.add(row(one, weekly(other, List.of(week(phase, one.when().day())), 0)));
            }
        }
        rows.addFirst(row(first, weekly(usual, List.copyOf(weeks), every(List.copyOf(weeks), phase, usual))));
        return rows;
    }

    /** The day of that weekday that it was planned for; null where nothing but a wish can have moved it. */
    private @Nullable LocalDate meant(LocalDate day, DayOfWeek weekday) {
        LocalDate meant = day.with(TemporalAdjusters.previousOrSame(weekday));
        return workDays.onOrAfter(meant).equals(day) || meant.equals(day) ? meant : null;
    }

    private int week(@Nullable Phase phase, LocalDate day) {
        LocalDate first = first(phase).with(TemporalAdjusters.nextOrSame(day.getDayOfWeek()));
        return (int) ChronoUnit.DAYS.between(first, day) / WEEK;
    }

    private LocalDate first(@Nullable Phase phase) {
        return phase == null ? collaborative.startsOn() : phase.startsOn();
    }

    private LocalDate last(@Nullable Phase phase) {
        return phase == null ? collaborative.endsOn() : phase.endsOn();
    }

    /** Every how many weeks it comes, from the first to the last that the phase has room for; 0 where it does not. */
    private int every(List<Integer> weeks, @Nullable Phase phase, DayOfWeek weekday) {
        if (weeks.size() < 2 || weeks.getFirst() != 0) {
            return 0;
        }
        int every = weeks.get(1);
        for (int i = 1; i < weeks.size(); i++) {
            if (weeks.get(i) - weeks.get(i - 1) != every) {
                return 0;
            }
        }
        LocalDate next =
                first(phase).with(TemporalAdjusters.nextOrSame(weekday)).plusWeeks((long) weeks.getLast() + every);
        return next.isAfter(last(phase)) ? every : 0;
    }

    private static Map<String, Object> weekly(DayOfWeek weekday, List<Integer> weeks, int every) {
        var day = new LinkedHashMap<String, Object>();
        day.put("weekday", Given.written(weekday));
        day.put(every > 0 ? "everyWeeks" : "weeks", every > 0 ? (Object) every : weeks);
        return day;
    }

    private @Nullable Phase phase(Activity activity) {
        return phases.keySet().stream()
                .filter(phase -> phase.id().equals(activity.phase()))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> row(Activity activity, Map<String, Object> days) {
        var row = new LinkedHashMap<String, Object>();
        Map<String, Object> content = content(activity);
        row.put("kind", content.remove("kind"));
        row.put("title", content.remove("title"));
        row.put("purpose", content.remove("purpose"));
        row.put("phase", content.remove("phase"));
        row.putAll(days);
        row.putAll(content);
        return row;
    }

    /** All but on which days. */
    private Map<String, Object> content(Activity activity) {
        var content = new LinkedHashMap<String, Object>();
        content.put("kind", Given.written(activity.kind()));
        content.put("title", activity.title());
        content.put("purpose", activity.purpose());
        Phase phase = phase(activity);
        content.put("phase", phase == null ? Pattern.START : phases.getOrDefault(phase, Pattern.START));
        content.put("start", activity.when().startsAt().toLocalTime().toString());
        long minutes = ChronoUnit.MINUTES.between(
                activity.when().startsAt(), activity.when().endsAt());
        long days = (minutes - 1) / ActivityPart.MINUTES;
        content.put("minutes", minutes - days * ActivityPart.MINUTES);
        if (days > 0) {
            content.put("days", days + 1);
        }
        content.put("place", activity.place());
        admission(activity, content);
        content.put(
                "agenda",
                activity.agenda().stream().map(slot -> row(slot, days > 0)).toList());
        return content;
    }

    private static void admission(Activity activity, Map<String, Object> content) {
        var admission = activity.admission();
        if (admission.capacity() != null) {
            content.put("capacity", admission.capacity());
        }
        if (admission.registerBy() != null) {
            content.put(
                    "registerBy",
                    ChronoUnit.DAYS.between(
                            admission.registerBy(), activity.when().day()));
        }
        if (admission.isOpen() != ActivityPart.isOpen(activity.kind())) {
            content.put("openAttendance", admission.isOpen());
        }
        content.put(
                "roles", admission.roles().stream().sorted().map(Given::written).toList());
    }

    private static Map<String, Object> row(Slot slot, boolean hasDays) {
        var row = new LinkedHashMap<String, Object>();
        if (hasDays) {
            row.put("day", slot.day());
        }
        row.put("start", slot.startsAt().toString());
        row.put("minutes", slot.minutes());
        row.put("title", slot.title());
        row.put("kind", Given.written(slot.kind()));
        return row;
    }
}

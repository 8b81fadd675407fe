package org.allteach.templates;

import static org.allteach.schedule.Pattern.START;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.schedule.WorkDays;
import org.jspecify.annotations.Nullable;

/**
 * Phases as steps counted from each other, to the day. Only what a weekend or a holiday has pushed is not kept: in another
 * year it lies elsewhere.
 *
 * @param start the first day of the collaborative
 * @param course the phases as they come
 * @param workDays those of the collaborative
 */
record Chain(LocalDate start, List<Phase> course, WorkDays workDays) {

    private static final int WEEK = 7;

    List<Map<String, Object>> steps() {
        return course.stream().map(this::step).toList();
    }

    /** The phases with their keys. */
    Map<Phase, String> keys() {
        var keys = new LinkedHashMap<Phase, String>();
        course.forEach(phase -> keys.put(phase, key(phase)));
        return keys;
    }

    private Map<String, Object> step(Phase phase) {
        var step = new LinkedHashMap<String, Object>();
        step.put("key", key(phase));
        step.put("kind", Given.written(phase.kind()));
        step.put("title", phase.title());
        if (phase.kind().isMeeting()) {
            meeting(phase, step);
        } else {
            stretch(phase, step);
        }
        String place = phase.place();
        if (place != null) {
            step.put("place", place);
        }
        return step;
    }

    private String key(Phase phase) {
        String letters = switch (phase.kind()) {
            case PREWORK -> "prework";
            case LEARNING_SESSION -> "ls";
            case ACTION_PERIOD -> "ap";
            case CLOSING -> "congress";
            case HOLDING_GAINS -> "holding";
        };
        long number = course.stream()
                .takeWhile(other -> !other.id().equals(phase.id()))
                .filter(other -> other.kind() == phase.kind())
                .count();
        boolean isNumbered = letters.length() == 2 || number > 0;
        return isNumbered ? letters + (number + 1) : letters;
    }

    private void meeting(Phase phase, Map<String, Object> step) {
        int length = length(phase);
        Phase before = null;
        long gap = gap(null, phase.startsOn());
        for (Phase from : anchors(phase)) {
            gap = gap(from, phase.startsOn());
            before = from;
            if (isPushed(from, phase, length) || gap % WEEK == 0) {
                break;
            }
        }
        step.put("after", before == null ? START : key(before));
        put(step, gap, isPushed(before, phase, length) ? 0 : Math.floorMod(gap, WEEK));
        step.put("days", length);
    }

    /** What a meeting can be counted from: what ended last, the last meeting, the start. */
    private List<@Nullable Phase> anchors(Phase phase) {
        Phase meeting = lastMeetingBefore(phase);
        var anchors = new ArrayList<@Nullable Phase>();
        course.stream()
                // What ends where it begins ends because of it.
                .filter(other -> other.endsOn().isBefore(phase.startsOn().minusDays(1)))
                .filter(other -> meeting == null || other.endsOn().isAfter(meeting.endsOn()))
                .max(Comparator.comparing(Phase::endsOn))
                .ifPresent(anchors::add);
        anchors.add(meeting);
        return anchors;
    }

    /** Whether it would have been planned for a day that is a whole number of weeks later, had people worked on it. */
    private boolean isPushed(@Nullable Phase from, Phase phase, int length) {
        long gap = gap(from, phase.startsOn());
        LocalDate planned = phase.startsOn().minusDays(Math.floorMod(gap, WEEK));
        return gap >= 0
                && Stream.of(WorkDays.WEEKDAYS, workDays)
                        .anyMatch(days -> days.onOrAfter(planned, length).equals(phase.startsOn()));
    }

    private long gap(@Nullable Phase from, LocalDate day) {
        return ChronoUnit.DAYS.between(from == null ? start : from.endsOn(), day);
    }

    private static void put(Map<String, Object> step, long gap, int plus) {
        long weeks = Math.max(0, Math.floorDiv(gap, WEEK));
        step.put("weeks", weeks);
        long rest = gap < 0 ? gap : plus;
        if (rest != 0) {
            step.put("plus", rest);
        }
    }

    private void stretch(Phase phase, Map<String, Object> step) {
        Phase before = course.stream()
                .filter(other -> other.endsOn().plusDays(1).equals(phase.startsOn()))
                .min(Comparator.comparing(other -> !other.kind().isMeeting()))
                .orElseGet(() -> lastMeetingBefore(phase));
        step.put("from", before == null ? START : key(before));
        long gap = before == null ? gap(null, phase.startsOn()) : gap(before, phase.startsOn()) - 1;
        if (gap != 0) {
            step.put("plus", gap);
        }
        Phase until = course.stream()
                .filter(other -> other.kind().isMeeting()
                        && other.startsOn().minusDays(1).equals(phase.endsOn()))
                .findFirst()
                .orElse(null);
        if (until != null) {
            step.put("until", key(until));
            return;
        }
        step.put("weeks", length(phase) / WEEK);
        if (length(phase) % WEEK > 0) {
            step.put("days", length(phase) % WEEK);
        }
    }

    private static int length(Phase phase) {
        return 1 + (int) ChronoUnit.DAYS.between(phase.startsOn(), phase.endsOn());
    }

    private @Nullable Phase lastMeetingBefore(Phase phase) {
        return course.stream()
                .filter(other -> other.kind().isMeeting() && other.endsOn().isBefore(phase.startsOn()))
                .reduce((one, later) -> Objects.requireNonNull(later))
                .orElse(null);
    }
}

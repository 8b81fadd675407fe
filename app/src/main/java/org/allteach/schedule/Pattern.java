package org.allteach.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allteach.collaboratives.Phase;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A course without dates: its steps, each counted from another. With a first day it becomes phases.
 *
 * @param steps a step stands after those that it is counted from, but may end with a later one
 */
public record Pattern(List<Step> steps) {

    /** What the first step is counted from: the first day of the collaborative. */
    public static final String START = "start";

    public Pattern {
        steps = List.copyOf(steps);
    }

    /**
     * A step: a meeting some time after another ended, or a stretch of time from one step to the next.
     *
     * @param key how other steps name it
     * @param from the steps that it is counted from; of several the first that the course has
     * @param isMeeting whether it is to lie on days on which people work
     * @param gap the days from the last day of that step to the first of a meeting; those left out before a stretch, which
     *     else begins the day after. Below zero where it begins before that step has ended
     * @param days how long it lasts, where nothing ends it
     * @param until the steps whose beginning ends a stretch; of several the first that the course has
     */
    public record Step(
            String key,
            Phase.Kind kind,
            String title,
            List<String> from,
            boolean isMeeting,
            int gap,
            int days,
            List<String> until,
            @Nullable String place) {}

    /** The phases by the keys of their steps where the course begins on a day. Meetings lie on days on which people work. */
    public Map<String, Phase> from(LocalDate start, WorkDays workDays) {
        var placed = new HashMap<String, Phase>();
        // A step is placed once those that it is counted from, and those that end it, are.
        for (int before = -1; before < placed.size(); ) {
            before = placed.size();
            for (Step step : steps) {
                if (!placed.containsKey(step.key()) && areIn(step.from(), placed) && areIn(step.until(), placed)) {
                    placed.put(step.key(), placed(step, placed, start, workDays));
                }
            }
        }
        var phases = new LinkedHashMap<String, Phase>();
        for (Step step : steps) {
            Phase phase = placed.get(step.key());
            if (phase != null) {
                phases.put(step.key(), phase);
            }
        }
        return phases;
    }

    /** Whether the first of the keys that the course has, if it has one, stands where it belongs. */
    private boolean areIn(List<String> keys, Map<String, Phase> placed) {
        return keys.stream()
                .filter(key -> steps.stream().anyMatch(step -> step.key().equals(key)))
                .findFirst()
                .map(placed::containsKey)
                .orElse(true);
    }

    private static Phase placed(Step step, Map<String, Phase> before, LocalDate start, WorkDays workDays) {
        Optional<Phase> from = first(step.from(), before);
        if (step.isMeeting()) {
            LocalDate day = from.map(Phase::endsOn).orElse(start).plusDays(step.gap());
            LocalDate first = workDays.onOrAfter(day, step.days());
            return phase(step, first, first.plusDays(step.days() - 1L));
        }
        LocalDate first =
                from.map(phase -> phase.endsOn().plusDays(1)).orElse(start).plusDays(step.gap());
        LocalDate last = first(step.until(), before)
                .map(phase -> phase.startsOn().minusDays(1))
                .orElse(first.plusDays(step.days() - 1L));
        return phase(step, first, last.isBefore(first) ? first : last);
    }

    private static Optional<Phase> first(List<String> keys, Map<String, Phase> phases) {
        return keys.stream().filter(phases::containsKey).findFirst().map(phases::get);
    }

    private static Phase phase(Step step, LocalDate first, LocalDate last) {
        return new Phase(Ids.next(), step.kind(), step.title(), first, last, step.place(), 1);
    }

    /** What is counted from or ends with a step that the pattern does not have before it: by key. */
    public List<String> unknown() {
        var keys = new ArrayList<String>(List.of(START));
        steps.forEach(step -> keys.add(step.key()));
        return steps.stream()
                .flatMap(step -> Stream.concat(step.from().stream(), step.until().stream()))
                .filter(key -> !keys.contains(key))
                .distinct()
                .toList();
    }
}

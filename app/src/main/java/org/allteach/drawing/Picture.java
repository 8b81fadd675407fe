package org.allteach.drawing;

import java.util.List;
import java.util.Set;
import org.allteach.spc.Analysis;

/**
 * All that one large chart shows: an analysis and what people have said of it.
 *
 * @param unit what values are in: {@code %}, {@code per 1,000 bed days}
 * @param provisional the points whose data may still change
 * @param phases what each phase is called, in order; empty where it has no name
 * @param notes what people say of points, in the order in which they are numbered
 * @param reporters how many teams stand behind each point; empty where each is one team's
 */
public record Picture(
        String title,
        String unit,
        Analysis analysis,
        Set<Integer> provisional,
        List<String> phases,
        List<Note> notes,
        List<Integer> reporters) {

    public Picture {
        provisional = Set.copyOf(provisional);
        phases = List.copyOf(phases);
        notes = List.copyOf(notes);
        reporters = List.copyOf(reporters);
    }

    /** An analysis of which nobody has said anything yet. */
    public static Picture of(String title, String unit, Analysis analysis) {
        return new Picture(title, unit, analysis, Set.of(), List.of(), List.of(), List.of());
    }

    String phase(int number) {
        return number < phases.size() ? phases.get(number) : "";
    }

    /** What somebody says of a point. */
    public record Note(int index, String text) {}
}

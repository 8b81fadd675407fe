package org.allteach.pdsa;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A quiet coach: what somebody who knows the method would ask about a cycle. Asks, and never stands in the way. The features
 * are those that published projects most often lack: iteration, prediction, data, small scale, study.
 */
public final class Coach {

    private static final int PATIENCE = 14;

    /** What is asked; each has its words in the bundle. */
    public enum Question {
        NO_PREDICTION,
        NO_DATA,
        NO_IDEA,
        BIG_FIRST,
        NO_STUDY,
        OVERDUE,
        LONE
    }

    private Coach() {}

    /**
     * The questions about a cycle, in the order of the cycle's parts.
     *
     * @param length how many cycles its ramp has
     */
    public static List<Question> questions(Cycle cycle, int length, LocalDate today) {
        var questions = new ArrayList<Question>();
        if (cycle.ideas().isEmpty()) {
            questions.add(Question.NO_IDEA);
        }
        if (!hasPrediction(cycle)) {
            questions.add(Question.NO_PREDICTION);
        }
        if (!hasData(cycle)) {
            questions.add(Question.NO_DATA);
        }
        if (!isSmallFirst(cycle)) {
            questions.add(Question.BIG_FIRST);
        }
        if (isOverdue(cycle, today)) {
            questions.add(Question.OVERDUE);
        }
        if (cycle.state() == Cycle.State.ACTED && !hasStudy(cycle)) {
            questions.add(Question.NO_STUDY);
        }
        if (isEnded(cycle) && !isIterated(cycle, length)) {
            questions.add(Question.LONE);
        }
        return questions;
    }

    private static boolean isEnded(Cycle cycle) {
        return cycle.state() == Cycle.State.ACTED;
    }

    /** Whether a cycle that is over kept every feature of the method. */
    public static boolean isKept(Cycle cycle, int length) {
        return !cycle.ideas().isEmpty()
                && hasPrediction(cycle)
                && hasData(cycle)
                && isSmallFirst(cycle)
                && hasStudy(cycle)
                && isIterated(cycle, length);
    }

    public static boolean hasPrediction(Cycle cycle) {
        return cycle.predictions().stream().anyMatch(one -> !one.prediction().isBlank());
    }

    public static boolean hasData(Cycle cycle) {
        return !cycle.measures().isEmpty() || !cycle.field(CycleField.COLLECTS).isBlank();
    }

    /** Whether its ramp began with one unit at most; what comes later may be large. */
    public static boolean isSmallFirst(Cycle cycle) {
        return cycle.step() > 1 || cycle.scale().compareTo(Cycle.Scale.UNIT) <= 0;
    }

    public static boolean hasStudy(Cycle cycle) {
        return !cycle.field(CycleField.LEARNED).isBlank();
    }

    /** Whether it is one of several; an idea that was abandoned needs no second test. */
    public static boolean isIterated(Cycle cycle, int length) {
        return length > 1 || cycle.decision() == Cycle.Decision.ABANDON;
    }

    private static boolean isOverdue(Cycle cycle, LocalDate today) {
        LocalDate end = cycle.endsOn();
        return cycle.state().isOpen() && end != null && end.plusDays(PATIENCE).isBefore(today);
    }
}

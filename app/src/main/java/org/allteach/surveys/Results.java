package org.allteach.surveys;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What people answered, once they are enough; and once they are enough again.
 *
 * @param people how many have answered
 * @param answers empty where they are too few
 */
public record Results(int people, List<Answers> answers) {

    /** So many people at least, or what single ones said could be told. */
    public static final int FEWEST = 5;

    public boolean isShown() {
        return people >= FEWEST;
    }

    /** How many have answered since, too few by themselves. */
    public int waiting() {
        return people % FEWEST;
    }

    /**
     * What was answered to one question.
     *
     * @param tally how many chose each point of the scale
     * @param texts in no order
     */
    public record Answers(Question question, Map<Integer, Integer> tally, List<String> texts) {

        public int people() {
            return tally.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Whether enough people answered this one, too. */
        public boolean isShown() {
            return question.kind() == Question.Kind.TEXT || people() >= FEWEST;
        }

        public double mean() {
            int sum = tally.entrySet().stream()
                    .mapToInt(point -> point.getKey() * point.getValue())
                    .sum();
            return people() == 0 ? 0 : (double) sum / people();
        }

        public List<Integer> points() {
            return IntStream.rangeClosed(1, Question.POINTS).boxed().toList();
        }

        public int at(int point) {
            return tally.getOrDefault(point, 0);
        }

        public int percent(int point) {
            return people() == 0 ? 0 : Math.round(100f * at(point) / people());
        }
    }
}

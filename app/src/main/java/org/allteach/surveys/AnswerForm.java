package org.allteach.surveys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.web.Problem;

/** What somebody answered: read into valid answers, or into all that is wrong with them. A question may be left out. */
public record AnswerForm(Map<Question, Integer> points, Map<Question, String> texts, List<Problem> problems) {

    private static final int LONGEST = 4_000;

    public static AnswerForm read(Map<String, String> typed, List<Question> questions) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        var points = new LinkedHashMap<Question, Integer>();
        var texts = new LinkedHashMap<Question, String>();
        for (Question question : questions) {
            String text = given.text(question.field(), LONGEST, "");
            if (text.isEmpty()) {
                continue;
            }
            if (question.kind() == Question.Kind.TEXT) {
                texts.put(question, text);
            } else {
                points.put(question, given.integer(question.field(), 1, Question.POINTS, 1));
            }
        }
        if (problems.isEmpty() && points.isEmpty() && texts.isEmpty()) {
            String first = questions.isEmpty() ? "" : questions.getFirst().field();
            problems.add(Problem.of(first, null, "surveys.problem.nothing"));
        }
        return new AnswerForm(points, texts, problems);
    }
}

package org.allteach.surveys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.web.Problem;

/** The questions as somebody wrote them: {@code text-0}, {@code kind-0} and so on; rows without words are none. */
public record QuestionForm(List<Question> questions, List<Problem> problems) {

    /** How many rows a form shows. */
    public static final int ROWS = 12;

    private static final int LONGEST = 500;

    public static QuestionForm read(Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        var questions = new ArrayList<Question>();
        for (int row = 0; row < ROWS; row++) {
            String text = given.text("text-" + row, LONGEST, "");
            if (!text.isEmpty()) {
                Question.Kind kind = given.oneOf("kind-" + row, Question.Kind.class, Question.Kind.SCALE);
                questions.add(new Question(Ids.next(), kind, text));
            }
        }
        if (questions.isEmpty() && problems.isEmpty()) {
            given.refuse("text-0", null, "surveys.problem.none");
        }
        return new QuestionForm(questions, problems);
    }
}

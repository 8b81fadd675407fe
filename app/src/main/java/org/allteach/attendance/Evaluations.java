package org.allteach.attendance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Collaborative;
import org.allteach.surveys.AnswerForm;
import org.allteach.surveys.Question;
import org.allteach.surveys.Results;
import org.allteach.surveys.Surveys;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** What people thought of activities: asked of everybody who came, once and without their names. */
@Component
class Evaluations {

    private static final Duration OPEN = Duration.ofDays(30);
    private static final int USUAL_SCALES = 4;
    private static final int USUAL_TEXTS = 2;

    private final Surveys surveys;
    private final Attendance attendance;
    private final Clock clock;

    Evaluations(Surveys surveys, Attendance attendance, Clock clock) {
        this.surveys = surveys;
        this.attendance = attendance;
        this.clock = clock;
    }

    /** The questions, in the collaborative's language as long as nobody has written others. */
    List<Question> questions(Collaborative collaborative, Activity activity) {
        return surveys.questions(collaborative.id(), activity.id(), usual(collaborative, activity));
    }

    private static List<Question> usual(Collaborative collaborative, Activity activity) {
        Locale language = Locale.forLanguageTag(collaborative.language());
        return IntStream.range(0, USUAL_SCALES + USUAL_TEXTS)
                .mapToObj(i -> Question.usual(
                        activity.id(),
                        i,
                        i < USUAL_SCALES ? Question.Kind.SCALE : Question.Kind.TEXT,
                        Visit.textIn(language, "attendance.question." + (i + 1))))
                .toList();
    }

    /** Whether it is time to answer: from its beginning until some weeks after. */
    boolean isOpen(Activity activity) {
        return activity.isPlanned()
                && !clock.instant().isBefore(activity.when().start())
                && clock.instant().isBefore(activity.when().end().plus(OPEN));
    }

    /** Whether somebody came and has not answered yet. */
    boolean isAsked(Activity activity, UUID person) {
        return isOpen(activity)
                && attendance.by(activity.collaborative(), person).contains(activity.id())
                && !surveys.answeredBy(activity.collaborative(), person).contains(activity.id());
    }

    int answered(Activity activity) {
        return surveys.answered(activity.collaborative(), activity.id());
    }

    void answer(Activity activity, UUID person, List<Question> asked, AnswerForm answers) {
        surveys.answer(activity.collaborative(), activity.id(), person, asked, answers);
    }

    void ask(Activity activity, List<Question> questions) {
        surveys.ask(activity.collaborative(), activity.id(), Activities.subject(activity), questions);
    }

    Results results(Activity activity) {
        return surveys.results(activity.collaborative(), activity.id());
    }
}

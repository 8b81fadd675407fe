package org.allteach.attendance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.surveys.AnswerForm;
import org.allteach.surveys.Question;
import org.allteach.surveys.QuestionForm;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people thought of an activity. */
@Controller
@RequestMapping("/c/{slug}/activities/{activity}/evaluation")
class EvaluationController {

    private final ActivityDesk desk;
    private final Evaluations evaluations;

    EvaluationController(ActivityDesk desk, Evaluations evaluations) {
        this.desk = desk;
        this.evaluations = evaluations;
    }

    /** The form for those who came; whoever has answered is thanked, whoever was not there finds nothing here. */
    @GetMapping
    Page form(Membership membership, @PathVariable("activity") String id) {
        Activity activity = desk.find(membership, id);
        return page(membership, activity, Edit.blank());
    }

    @PostMapping
    Object answer(Membership membership, @PathVariable("activity") String id, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Activity activity = desk.find(membership, id);
        UUID viewer = membership.viewer().id();
        if (!evaluations.isAsked(activity, viewer)) {
            return SeeOther.at(activity.path(membership.collaborative().slug()));
        }
        List<Question> asked = evaluations.questions(membership.collaborative(), activity);
        AnswerForm answers = AnswerForm.read(typed, asked);
        if (!answers.problems().isEmpty()) {
            return page(membership, activity, Edit.refused(typed, answers.problems()));
        }
        evaluations.answer(activity, viewer, asked, answers);
        return SeeOther.saved(activity.path(membership.collaborative().slug()));
    }

    private Page page(Membership membership, Activity activity, Edit edit) {
        boolean isAsked = evaluations.isAsked(activity, membership.viewer().id());
        return new EvaluationPage(
                membership,
                activity,
                evaluations.questions(membership.collaborative(), activity),
                isAsked && Convening.isOpen(membership),
                edit);
    }

    @GetMapping("/results")
    Page results(Membership membership, @PathVariable("activity") String id) {
        Activity activity = desk.find(membership, id);
        return new ResultsPage(membership, activity, evaluations.results(activity));
    }

    @GetMapping("/questions")
    Page questions(Membership membership, @PathVariable("activity") String id) {
        Activity activity = desk.find(membership, id);
        var values = new HashMap<String, String>();
        List<Question> questions = evaluations.questions(membership.collaborative(), activity);
        for (int i = 0; i < questions.size(); i++) {
            values.put("text-" + i, questions.get(i).text());
            values.put("kind-" + i, Given.written(questions.get(i).kind()));
        }
        return new QuestionsPage(membership, activity, evaluations.answered(activity) > 0, Edit.of(values, 0));
    }

    @PostMapping("/questions")
    Object ask(Membership membership, @PathVariable("activity") String id, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Activity activity = desk.find(membership, id);
        QuestionForm form = QuestionForm.read(typed);
        if (!form.problems().isEmpty()) {
            return new QuestionsPage(membership, activity, false, Edit.refused(typed, form.problems()));
        }
        try {
            evaluations.ask(activity, form.questions());
        } catch (Refusal refusal) {
            return new QuestionsPage(membership, activity, true, Edit.refused(typed, refusal.problems()));
        }
        return SeeOther.saved(activity.path(membership.collaborative().slug()) + "/evaluation/questions");
    }
}

package org.allteach.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaborative.State;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way of a collaborative from its topic to its archive. */
@Controller
class CourseController {

    private static final int LONGEST_NOTE = 1_000;

    private final Lifecycle lifecycle;

    CourseController(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @GetMapping("/c/{slug}/course")
    Page course(Membership membership) {
        return page(membership, CoursePage.Typed.NOTHING, List.of());
    }

    @PostMapping("/c/{slug}/course/advance")
    Object advance(Membership membership) {
        return step(membership, CoursePage.Typed.NOTHING, () -> lifecycle.advance(membership.collaborative()));
    }

    @PostMapping("/c/{slug}/course/back")
    Object back(Membership membership) {
        return step(membership, CoursePage.Typed.NOTHING, () -> lifecycle.back(membership.collaborative()));
    }

    @PostMapping("/c/{slug}/course/resumption")
    Object resume(Membership membership) {
        return step(membership, CoursePage.Typed.NOTHING, () -> lifecycle.resume(membership.collaborative()));
    }

    @PostMapping("/c/{slug}/course/skip")
    Object skip(Membership membership, @RequestParam Map<String, String> typed) {
        return step(membership, new CoursePage.Typed("skip", typed), () -> {
            var problems = new ArrayList<Problem>();
            var given = new Given(typed, "", problems);
            State state = given.oneOf("state", State.class, State.DRAFT);
            String reason = given.required("reason", LONGEST_NOTE, "");
            if (!problems.isEmpty()) {
                throw Refusal.invalid(problems);
            }
            return lifecycle.skip(membership.collaborative(), state, reason);
        });
    }

    @PostMapping("/c/{slug}/course/interruption")
    Object interrupt(Membership membership, @RequestParam Map<String, String> typed) {
        return step(membership, new CoursePage.Typed("interruption", typed), () -> {
            var problems = new ArrayList<Problem>();
            var given = new Given(typed, "", problems);
            State state = given.oneOf("state", State.class, State.DRAFT);
            if (state != State.SUSPENDED && state != State.CANCELLED) {
                given.refuse("state", Given.written(state), "problem.oneOf", "suspended, cancelled");
            }
            String reason = given.required("reason", LONGEST_NOTE, "");
            if (!problems.isEmpty()) {
                throw Refusal.invalid(problems);
            }
            return lifecycle.interrupt(membership.collaborative(), state, reason);
        });
    }

    /** Says that a requirement is met, or, with a reason, that it is left out. */
    @PostMapping("/c/{slug}/course/requirements/{requirement}")
    Object mark(Membership membership, @PathVariable String requirement, @RequestParam Map<String, String> typed) {
        return step(membership, new CoursePage.Typed(requirement, typed), () -> {
            var problems = new ArrayList<Problem>();
            String note = new Given(typed, "", problems).required("note", LONGEST_NOTE, "");
            if (!problems.isEmpty()) {
                throw Refusal.invalid(Problem.of(requirement, null, "lifecycle.problem.note"));
            }
            lifecycle.mark(membership.collaborative(), requirement, "true".equals(typed.get("waived")), note);
            return membership.collaborative();
        });
    }

    @PostMapping("/c/{slug}/course/requirements/{requirement}/removal")
    Object unmark(Membership membership, @PathVariable String requirement) {
        lifecycle.unmark(membership.collaborative(), requirement);
        return SeeOther.saved(path(membership.collaborative()));
    }

    private Object step(Membership membership, CoursePage.Typed typed, Supplier<Collaborative> step) {
        try {
            return SeeOther.saved(path(step.get()));
        } catch (Refusal refused) {
            if (refused.problems().isEmpty()) {
                throw refused;
            }
            return page(membership, typed, refused.problems());
        }
    }

    private Page page(Membership membership, CoursePage.Typed typed, List<Problem> problems) {
        Collaborative collaborative = membership.collaborative();
        return new CoursePage(
                membership,
                lifecycle.requirements(collaborative),
                lifecycle.steps(collaborative.id()),
                typed,
                problems);
    }

    private static String path(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/course";
    }
}

package org.allteach.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeForm;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of collaboratives, and starting one. */
@Controller
class CollaborativesController {

    private final Collaboratives collaboratives;
    private final Clock clock;

    CollaborativesController(Collaboratives collaboratives, Clock clock) {
        this.collaboratives = collaboratives;
        this.clock = clock;
    }

    @GetMapping("/collaboratives")
    Page all() {
        var seen = collaboratives.seenBy(Viewer.required().id(), Visit.administers(), LocalDate.now(clock));
        return new CollaborativesPage(
                seen.stream().filter(one -> !one.state().isOver()).toList(),
                seen.stream().filter(one -> one.state().isOver()).toList(),
                Visit.administers());
    }

    @GetMapping("/collaboratives/new")
    Page begin() {
        return new StartPage(StartPage.typed(draft()), List.of());
    }

    @PostMapping("/collaboratives")
    Object start(@RequestParam Map<String, String> typed) {
        var form = CollaborativeForm.posted(typed, draft());
        if (!form.problems().isEmpty()) {
            return new StartPage(typed, form.problems());
        }
        try {
            var started = collaboratives.create(
                    form.collaborative(), List.of(), Viewer.required().id());
            return SeeOther.saved("/c/" + started.slug() + "/settings/phases");
        } catch (Refusal slugTaken) {
            return new StartPage(typed, slugTaken.problems());
        }
    }

    /** What a new one begins with: where and in which language its director lives. */
    private Collaborative draft() {
        LocalDate today = LocalDate.now(clock);
        Viewer viewer = Viewer.required();
        var draft = Collaborative.draft("", "", today, today);
        var local = Map.of(
                "timeZone", viewer.zone().getId(), "language", viewer.locale().toLanguageTag());
        List<Problem> unread = CollaborativeForm.posted(local, draft).problems();
        return unread.stream().noneMatch(problem -> local.containsKey(problem.at()))
                ? CollaborativeForm.posted(local, draft).collaborative()
                : draft;
    }
}

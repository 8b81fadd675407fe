package org.allteach.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeForm;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.people.People;
import org.allteach.people.Person;
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
    private final Beginnings beginnings;
    private final People people;
    private final Clock clock;

    CollaborativesController(Collaboratives collaboratives, Beginnings beginnings, People people, Clock clock) {
        this.collaboratives = collaboratives;
        this.beginnings = beginnings;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/collaboratives")
    Page all() {
        var seen = collaboratives.seenBy(Viewer.required().id(), Visit.administers(), LocalDate.now(clock));
        return new CollaborativesPage(
                seen.stream().filter(one -> !one.state().isOver()).toList(),
                seen.stream().filter(one -> one.state().isOver()).toList(),
                Visit.administers(),
                people.administrators().stream().map(Person::name).toList());
    }

    @GetMapping("/collaboratives/new")
    Page begin(@RequestParam(defaultValue = "") String template) {
        Map<String, String> typed = StartPage.typed(draft());
        if (!template.isEmpty()) {
            typed.putAll(beginnings.fields(template));
        }
        return page(typed, List.of());
    }

    private Page page(Map<String, String> typed, List<Problem> problems) {
        String template = typed.getOrDefault(Beginnings.TEMPLATE, "");
        return new StartPage(typed, problems, template.isEmpty() ? "" : beginnings.title(template));
    }

    @PostMapping("/collaboratives")
    Object start(@RequestParam Map<String, String> typed) {
        if (!typed.getOrDefault(Beginnings.TEMPLATE, "").isEmpty()) {
            return startFromTemplate(typed);
        }
        var form = CollaborativeForm.posted(typed, draft());
        if (!form.problems().isEmpty()) {
            return page(typed, form.problems());
        }
        try {
            var started = collaboratives.create(
                    form.collaborative(), List.of(), Viewer.required().id());
            return SeeOther.saved("/c/" + started.slug() + "/settings/phases");
        } catch (Refusal slugTaken) {
            return page(typed, slugTaken.problems());
        }
    }

    /** Fields that were left empty, or as they were filled in, come from the template: in the collaborative's language. */
    private Object startFromTemplate(Map<String, String> typed) {
        var given = new HashMap<>(typed);
        given.keySet().retainAll(StartPage.FIELDS);
        given.values().removeIf(String::isBlank);
        try {
            Map<String, String> filled = beginnings.fields(typed.getOrDefault(Beginnings.TEMPLATE, ""));
            List.of("title", "topic", "aim").forEach(name -> given.remove(name, filled.get(name)));
            var started = beginnings.start(given, Viewer.required().id());
            return SeeOther.saved("/c/" + started.slug() + "/course");
        } catch (Refusal refused) {
            return page(typed, refused.problems());
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

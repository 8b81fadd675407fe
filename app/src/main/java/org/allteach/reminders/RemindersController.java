package org.allteach.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is reminded of, and what was. */
@Controller
class RemindersController {

    private static final int LINES = 100;

    private final Rules rules;
    private final Reminders reminders;
    private final Teams teams;
    private final Assignments assignments;
    private final Clock clock;

    RemindersController(Rules rules, Reminders reminders, Teams teams, Assignments assignments, Clock clock) {
        this.rules = rules;
        this.reminders = reminders;
        this.teams = teams;
        this.assignments = assignments;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/settings/reminders")
    Page all(Membership membership) {
        return page(membership, Edit.blank());
    }

    private Page page(Membership membership, Edit edit) {
        UUID id = membership.collaborative().id();
        return new RemindersPage(
                membership,
                rules.of(id),
                reminders.effects(id),
                reminders.sent(id, 0, LINES),
                teams.of(id),
                absent(membership.collaborative()),
                edit);
    }

    private int absent(Collaborative collaborative) {
        LocalDate today = collaborative.today(clock);
        return (int) assignments.of(collaborative.id()).stream()
                .filter(assignment -> assignment.isHeldOn(today) && !assignment.joined())
                .map(Assignment::person)
                .distinct()
                .count();
    }

    @PostMapping("/c/{slug}/settings/reminders")
    Object put(Membership membership, @RequestParam MultiValueMap<String, String> typed) {
        Map<String, String> fields = typed.toSingleValueMap();
        var given = new HashMap<>(fields);
        given.keySet().retainAll(List.of("about", "days"));
        var problems = new ArrayList<Problem>();
        Rule rule = RuleForm.read(given, "", typed.getOrDefault("to", List.of()), problems);
        if (!problems.isEmpty()) {
            fields.put("to", String.join(",", typed.getOrDefault("to", List.of())));
            return page(membership, Edit.refused(fields, problems));
        }
        rules.put(membership.collaborative(), rule);
        return SeeOther.saved(path(membership));
    }

    @PostMapping("/c/{slug}/settings/reminders/{rule}/removal")
    Object remove(Membership membership, @PathVariable UUID rule) {
        rules.remove(membership.collaborative(), rule);
        return SeeOther.saved(path(membership));
    }

    private static String path(Membership membership) {
        return "/c/" + membership.collaborative().slug() + "/settings/reminders";
    }
}

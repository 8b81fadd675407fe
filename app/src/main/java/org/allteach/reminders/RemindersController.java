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
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is reminded of, and what was. */
@Controller
class RemindersController {

    private final Rules rules;
    private final Reminders reminders;
    private final Assignments assignments;
    private final Clock clock;

    RemindersController(Rules rules, Reminders reminders, Assignments assignments, Clock clock) {
        this.rules = rules;
        this.reminders = reminders;
        this.assignments = assignments;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/settings/reminders")
    Page all(Membership membership) {
        return page(membership, Edit.blank());
    }

    private Page page(Membership membership, Edit edit) {
        return page(membership, edit, null, Edit.blank());
    }

    private Page page(Membership membership, Edit edit, @Nullable UUID changed, Edit change) {
        UUID id = membership.collaborative().id();
        return new RemindersPage(
                membership,
                rules.of(id),
                reminders.effects(id),
                absent(membership.collaborative()),
                edit,
                changed,
                change);
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
        var problems = new ArrayList<Problem>();
        Rule rule = read(typed, problems);
        if (!problems.isEmpty()) {
            return page(membership, Edit.refused(fields(typed), problems));
        }
        rules.put(membership.collaborative(), rule);
        return SeeOther.saved(path(membership));
    }

    private static Rule read(MultiValueMap<String, String> typed, List<Problem> problems) {
        var given = new HashMap<>(typed.toSingleValueMap());
        given.keySet().retainAll(List.of("about", "days"));
        return RuleForm.read(given, "", typed.getOrDefault("to", List.of()), problems);
    }

    private static Map<String, String> fields(MultiValueMap<String, String> typed) {
        Map<String, String> fields = typed.toSingleValueMap();
        fields.put("to", String.join(",", typed.getOrDefault("to", List.of())));
        return fields;
    }

    @PostMapping("/c/{slug}/settings/reminders/{rule}")
    Object change(
            Membership membership, @PathVariable("rule") UUID id, @RequestParam MultiValueMap<String, String> typed) {
        Rule before = find(membership, id);
        var problems = new ArrayList<Problem>();
        Rule changed = read(typed, problems);
        boolean isThere = rules.of(membership.collaborative().id()).stream()
                .anyMatch(other ->
                        !other.id().equals(id) && other.about() == changed.about() && other.days() == changed.days());
        if (isThere) {
            problems.add(Problem.of("days", Integer.toString(changed.days()), "reminders.problem.there"));
        }
        if (!problems.isEmpty()) {
            return page(membership, Edit.blank(), id, Edit.refused(fields(typed), problems));
        }
        if (Edit.isStale(fields(typed), before.version())
                || !rules.change(membership.collaborative(), before, changed)) {
            Rule now = find(membership, id);
            Edit lost = Edit.lost(fields(typed), RemindersPage.fields(now), now.version(), RemindersPage.labels());
            return page(membership, Edit.blank(), id, lost);
        }
        return SeeOther.saved(path(membership));
    }

    private Rule find(Membership membership, UUID id) {
        return rules.of(membership.collaborative().id()).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
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

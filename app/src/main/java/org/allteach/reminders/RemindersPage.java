package org.allteach.reminders;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What is reminded of, when and whom, and what it did.
 *
 * @param absent how many people with a role have not joined, and so are reminded of nothing
 * @param edit the form of a new rule
 * @param changed the rule whose form comes back; null for none
 * @param change that form
 */
record RemindersPage(
        Membership membership,
        List<Rule> rules,
        List<Reminders.Effect> effects,
        int absent,
        Edit edit,
        @Nullable UUID changed,
        Edit change)
        implements Page {

    static List<Option> kinds() {
        return Arrays.stream(About.values())
                .map(about -> new Option(Given.written(about), Visit.text("reminders.about." + Given.written(about))))
                .toList();
    }

    /** Roles in the collaborative's own words. */
    List<Option> roles() {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.EVALUATOR && role != Role.OBSERVER)
                .map(role -> new Option(
                        Given.written(role), membership.collaborative().words().role(role)))
                .toList();
    }

    /** The form of one: as it is, or as it came back. */
    Edit edit(Rule rule) {
        return rule.id().equals(changed) ? change : Edit.of(fields(rule), rule.version());
    }

    static Map<String, String> fields(Rule rule) {
        return Map.of(
                "about",
                Given.written(rule.about()),
                "days",
                Integer.toString(rule.days()),
                "to",
                rule.sortedRoles().stream().map(Given::written).collect(Collectors.joining(",")));
    }

    static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (String field : List.of("about", "days", "to")) {
            labels.put(field, Visit.text("reminders." + field));
        }
        return labels;
    }

    static boolean isChosen(Edit edit, String role) {
        return List.of(edit.value("to").split(",")).contains(role);
    }

    String to(Rule rule) {
        return String.join(
                ", ",
                rule.sortedRoles().stream()
                        .map(role -> membership.collaborative().words().role(role))
                        .toList());
    }

    /** When a rule speaks, in words. */
    static String when(int days) {
        if (days == 0) {
            return Visit.text("reminders.when.on");
        }
        return Visit.text(days < 0 ? "reminders.when.before" : "reminders.when.after", Math.abs(days));
    }

    @Override
    public int status() {
        return Math.max(edit.status(), change.status());
    }
}

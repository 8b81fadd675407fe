package org.allteach.reminders;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What is reminded of, when and whom; what it did; and who was reminded lately.
 *
 * @param absent how many people with a role have not joined, and so are reminded of nothing
 */
record RemindersPage(
        Membership membership,
        List<Rule> rules,
        List<Reminders.Effect> effects,
        List<Reminders.Sent> sent,
        List<Team> teams,
        int absent,
        Edit edit)
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

    boolean isChosen(String role) {
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

    String team(@Nullable UUID id) {
        return teams.stream()
                .filter(team -> team.id().equals(id))
                .map(Team::name)
                .findFirst()
                .orElse("");
    }

    @Override
    public int status() {
        return edit.status();
    }
}

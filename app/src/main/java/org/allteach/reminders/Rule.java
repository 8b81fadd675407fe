package org.allteach.reminders;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;

/**
 * When somebody is reminded of something.
 *
 * @param days the days after the day on which it is due; below zero before it
 * @param roles who is: those who hold one of them in the team, or in the collaborative. What is one person's alone reaches
 *     that person where they hold one of the roles, else those who hold one: so an escalation goes past them
 */
public record Rule(UUID id, About about, int days, Set<Role> roles, int version) {

    /** After so many days a reminder that was missed, because nothing ran, is not made up for. */
    static final int LATEST = 6;

    public Rule {
        roles = Set.copyOf(roles);
    }

    public static Rule of(About about, int days, Set<Role> roles) {
        return new Rule(Ids.next(), about, days, roles, 1);
    }

    /** Whether it speaks today of what is due on that day. */
    boolean speaks(LocalDate dueOn, LocalDate today) {
        LocalDate day = dueOn.plusDays(days);
        return !today.isBefore(day) && !today.isAfter(day.plusDays(LATEST));
    }

    List<Role> sortedRoles() {
        return List.copyOf(new TreeSet<>(roles));
    }

    /** As the API, the log and templates write it. */
    public Map<String, Object> content() {
        var content = new LinkedHashMap<String, Object>();
        content.put("about", Given.written(about));
        content.put("days", days);
        content.put("to", sortedRoles().stream().map(Given::written).toList());
        return content;
    }
}

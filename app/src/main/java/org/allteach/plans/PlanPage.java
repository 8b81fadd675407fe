package org.allteach.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What a team takes on, period by period.
 *
 * @param periods the action periods, as they come
 * @param edited the one whose form stands open; null for none
 * @param added the form of a new one
 * @param change the form of the edited one
 */
record PlanPage(
        Membership membership,
        Team team,
        List<Phase> periods,
        List<Item> items,
        Reporting reporting,
        LocalDate today,
        @Nullable UUID edited,
        Edit added,
        Edit change)
        implements Page {

    /**
     * What the team reports of its periods.
     *
     * @param asked the periods of which it is to report
     */
    record Reporting(Set<UUID> asked, List<Report> handedIn) {

        @Nullable
        Report of(Phase period) {
            return handedIn.stream()
                    .filter(report -> report.phase().equals(period.id()))
                    .findFirst()
                    .orElse(null);
        }

        boolean isAsked(Phase period) {
            return asked.contains(period.id()) || of(period) != null;
        }
    }

    /** @param period null for what belongs to no period */
    record Part(@Nullable Phase period, List<Item> items) {

        int done() {
            return (int) items.stream().filter(Item::isDone).count();
        }
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/plan";
    }

    boolean mayPlan() {
        return membership.may(Permission.TEST, team.id()) && Convening.isOpen(membership);
    }

    /** Those with something in them, the newest period first. */
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (Phase period : periods.reversed()) {
            add(parts, period);
        }
        add(parts, null);
        return parts;
    }

    private void add(List<Part> parts, @Nullable Phase period) {
        List<Item> own = items.stream()
                .filter(item -> Objects.equals(known(item.phase()), period == null ? null : period.id()))
                .toList();
        boolean isReported = period != null
                && reporting.isAsked(period)
                && !period.startsOn().isAfter(today);
        if (!own.isEmpty() || isReported) {
            parts.add(new Part(period, own));
        }
    }

    /** A period that was removed is none. */
    private @Nullable UUID known(@Nullable UUID phase) {
        return periods.stream().anyMatch(one -> one.id().equals(phase)) ? phase : null;
    }

    List<Option> periodOptions() {
        var options = new ArrayList<Option>();
        periods.forEach(period -> options.add(new Option(period.id().toString(), period.title())));
        options.add(new Option("", Visit.text("plans.period.none")));
        return options;
    }

    /** The form of one: as it is, or as it came back. */
    Edit edit(Item item) {
        return item.id().equals(edited) ? change : Edit.of(fields(item), item.version());
    }

    static Map<String, String> fields(Item item) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("what", item.what());
        fields.put("who", item.who());
        fields.put("dueOn", Objects.toString(item.dueOn(), ""));
        fields.put("phase", Objects.toString(item.phase(), ""));
        return fields;
    }

    static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (String field : List.of("what", "who", "dueOn")) {
            labels.put(field, Visit.text("plans.field." + field));
        }
        return labels;
    }

    /** The period in which today lies, or which comes next. */
    static String current(List<Phase> periods, LocalDate today) {
        return periods.stream()
                .filter(period -> !period.endsOn().isBefore(today))
                .findFirst()
                .map(period -> period.id().toString())
                .orElse("");
    }

    @Override
    public int status() {
        return Math.max(added.status(), change.status());
    }
}

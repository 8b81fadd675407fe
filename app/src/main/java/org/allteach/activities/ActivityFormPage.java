package org.allteach.activities;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Choices;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Role;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/**
 * The form of an activity.
 *
 * @param cancellation the form that cancels it, or brings it back
 */
record ActivityFormPage(
        Membership membership, Activity activity, List<Phase> phases, int following, Edit edit, Edit cancellation)
        implements Page {

    private static final List<String> FIELDS = List.of(
            "kind",
            "title",
            "purpose",
            "phase",
            "startsAt",
            "endsAt",
            "timeZone",
            "place",
            "link",
            "presenter",
            "invitees",
            "capacity",
            "registerBy",
            "openAttendance");

    String base() {
        return "/c/" + membership.collaborative().slug() + "/activities";
    }

    boolean isNew() {
        return activity.isNew();
    }

    List<Option> kinds() {
        return options(Activity.Kind.values(), "activities.kind.");
    }

    List<Option> phaseOptions() {
        return Stream.concat(
                        Stream.of(new Option("", Visit.text("activities.phase.none"))),
                        phases.stream().map(phase -> new Option(phase.id().toString(), phase.title())))
                .toList();
    }

    List<Option> repeats() {
        return Stream.concat(
                        Stream.of(new Option("", Visit.text("activities.repeat.none"))),
                        options(Series.Unit.values(), "activities.repeat.").stream())
                .toList();
    }

    List<Option> daysOff() {
        return options(Series.DayOff.values(), "activities.dayOff.");
    }

    List<Option> openness() {
        return Stream.of("false", "true")
                .map(flag -> new Option(flag, Visit.text("activities.open." + flag)))
                .toList();
    }

    List<Option> scopes() {
        return Stream.of("this", "following")
                .map(scope -> new Option(scope, Visit.text("activities.scope." + scope, following - 1)))
                .toList();
    }

    /** Whether others of its series come after it, which can be changed together with it. */
    boolean isFollowed() {
        return following > 1;
    }

    List<Option> roles() {
        return Choices.roles(membership.collaborative().words(), Stream.of(Role.values()));
    }

    boolean isInvited(String role) {
        return Set.of(edit.value("invitees").split(",")).contains(role);
    }

    private static List<Option> options(Enum<?>[] values, String prefix) {
        return Arrays.stream(values)
                .map(value -> new Option(Given.written(value), Visit.text(prefix + Given.written(value))))
                .toList();
    }

    /** What stands in the form of an activity as it is. */
    static Map<String, String> fields(Activity activity) {
        var fields = new HashMap<String, String>();
        var content = activity.content();
        for (String field : FIELDS) {
            Object value = content.get(field);
            fields.put(
                    field,
                    value instanceof List<?> several
                            ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                            : value == null ? "" : value.toString());
        }
        return fields;
    }

    static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (String field : FIELDS) {
            labels.put(field, Visit.text("activities.field." + field));
        }
        return labels;
    }

    @Override
    public int status() {
        return Math.max(edit.status(), cancellation.status());
    }
}

package org.allteach.templates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.activities.Activity;
import org.allteach.activities.Admission;
import org.allteach.activities.Slot;
import org.allteach.activities.When;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.schedule.Pattern;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The sessions and calls of a template: on a day of a phase, or on a weekday, in some of its weeks or every so many of them.
 * The phase {@code start} stands for none: those are counted from the first day of the collaborative.
 */
final class ActivityPart {

    private static final Set<String> FIELDS = Set.of(
            "kind",
            "title",
            "purpose",
            "phase",
            "day",
            "weekday",
            "everyWeeks",
            "weeks",
            "start",
            "minutes",
            "days",
            "place",
            "capacity",
            "registerBy",
            "openAttendance",
            "roles",
            "agenda");
    private static final Set<String> SLOT_FIELDS = Set.of("day", "start", "minutes", "title", "speaker", "kind");
    static final int MINUTES = 24 * 60;
    static final int LONGEST_DAYS = 31;
    private static final int FARTHEST_DAY = 3_660;
    private static final int FARTHEST_WEEK = 520;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_SLOTS = 200;
    private static final int MOST_PEOPLE = 100_000;
    private static final int MOST = 3_000;

    private final Collaborative collaborative;
    private final List<Problem> problems;
    private final List<Activity> activities = new ArrayList<>();

    private ActivityPart(Collaborative collaborative, List<Problem> problems) {
        this.collaborative = collaborative;
        this.problems = problems;
    }

    /** What activities are counted from: a phase, or the whole where they belong to none. */
    private record Stretch(@Nullable UUID phase, LocalDate first, LocalDate last) {}

    /** @param course the phases by their keys; what hangs on one that a shorter plan does not have falls away */
    static List<Activity> read(
            Template template, Collaborative collaborative, Map<String, Phase> course, List<Problem> problems) {
        var part = new ActivityPart(collaborative, problems);
        Set<String> keys = new HashSet<>();
        template.list("phases").forEach(phase -> keys.add(String.valueOf(phase.get("key"))));
        List<Map<String, @Nullable Object>> rows = template.list("activities");
        for (int i = 0; i < rows.size() && part.activities.size() <= MOST; i++) {
            var given = new Given(rows.get(i), "/activities/" + i, problems);
            given.refuseUnknown(FIELDS);
            String key = given.required("phase", 40, "");
            Phase phase = course.get(key);
            if (phase != null) {
                part.add(given, "/activities/" + i, new Stretch(phase.id(), phase.startsOn(), phase.endsOn()));
            } else if (key.equals(Pattern.START)) {
                part.add(
                        given, "/activities/" + i, new Stretch(null, collaborative.startsOn(), collaborative.endsOn()));
            } else if (!key.isEmpty() && !keys.contains(key)) {
                given.refuse("phase", key, "templates.problem.phase");
            }
        }
        if (part.activities.size() > MOST) {
            problems.add(Problem.of("/activities", null, "templates.problem.many", MOST));
        }
        return part.activities;
    }

    private void add(Given given, String place, Stretch stretch) {
        Activity one = activity(given, place, stretch);
        if (!given.has("weekday") && !given.has("everyWeeks")) {
            LocalDate day = stretch.first().plusDays(given.integer("day", -FARTHEST_DAY, FARTHEST_DAY, 0));
            activities.add(at(one, day, null));
            return;
        }
        DayOfWeek weekday = given.oneOf("weekday", DayOfWeek.class, DayOfWeek.MONDAY);
        LocalDate first = stretch.first().with(TemporalAdjusters.nextOrSame(weekday));
        List<LocalDate> days = given.has("weeks")
                ? weeks(given).stream().map(first::plusWeeks).toList()
                : every(given.integer("everyWeeks", 1, FARTHEST_WEEK, 1), first, stretch.last());
        // One alone is no series.
        UUID series = days.size() > 1 ? Ids.next() : null;
        days.forEach(day -> activities.add(at(one, day, series)));
    }

    private static List<LocalDate> every(int weeks, LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1), Period.ofWeeks(weeks)).toList();
    }

    /** In which weeks, counted from the first of that weekday. */
    private static List<Integer> weeks(Given given) {
        var weeks = new ArrayList<Integer>();
        for (String written : Template.texts(given.raw("weeks"))) {
            var problems = new ArrayList<Problem>();
            weeks.add(new Given(Map.of("weeks", written), "", problems)
                    .integer("weeks", -FARTHEST_WEEK, FARTHEST_WEEK, 0));
            problems.forEach(problem -> given.refuse(
                    "weeks", written, problem.key(), problem.arguments().toArray()));
        }
        return weeks.stream().distinct().toList();
    }

    private Activity activity(Given given, String place, Stretch stretch) {
        Activity.Kind kind = given.oneOf("kind", Activity.Kind.class, Activity.Kind.CALL);
        LocalDateTime first = stretch.first().atTime(time(given, "start"));
        int minutes = given.integer("minutes", 1, MINUTES, 60);
        int days = given.integer("days", 1, LONGEST_DAYS, 1);
        var when = new When(first, first.plusDays(days - 1L).plusMinutes(minutes), collaborative.zone());
        Activity draft = Activity.draft(collaborative, kind, given.required("title", LONGEST_LINE, ""), when);
        return new Activity(
                draft.collaborative(),
                draft.id(),
                kind,
                draft.title(),
                given.text("purpose", LONGEST_TEXT, ""),
                stretch.phase(),
                when,
                given.text("place", LONGEST_LINE, ""),
                "",
                "",
                admission(given, kind, when),
                agenda(given, place, when.days()),
                draft.state(),
                "",
                null,
                draft.sequence(),
                draft.version());
    }

    private static Admission admission(Given given, Activity.Kind kind, When when) {
        Admission usual = Admission.usual();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String written : Template.texts(given.raw("roles"))) {
            var problemsOfOne = new ArrayList<Problem>();
            roles.add(new Given(Map.of("roles", written), "", problemsOfOne).oneOf("roles", Role.class, Role.LEADER));
            problemsOfOne.forEach(problem -> given.refuse(
                    "roles", written, problem.key(), problem.arguments().toArray()));
        }
        return new Admission(
                roles.isEmpty() ? usual.roles() : roles,
                given.has("capacity") ? Integer.valueOf(given.integer("capacity", 1, MOST_PEOPLE, 1)) : null,
                given.has("registerBy") ? when.day().minusDays(given.integer("registerBy", -366, 366, 0)) : null,
                usual.code(),
                given.flag("openAttendance", isOpen(kind)));
    }

    /** Whoever comes to a call needs no code: nobody is in a room. */
    static boolean isOpen(Activity.Kind kind) {
        return kind != Activity.Kind.LEARNING_SESSION && kind != Activity.Kind.CONGRESS;
    }

    private List<Slot> agenda(Given activity, String place, int days) {
        Object raw = activity.raw("agenda");
        if (raw != null && !(raw instanceof List<?> points && points.size() <= MOST_SLOTS)) {
            activity.refuse(
                    "agenda",
                    null,
                    raw instanceof List ? "templates.problem.many" : "templates.problem.list",
                    MOST_SLOTS);
            return List.of();
        }
        var slots = new ArrayList<Slot>();
        for (Map<String, @Nullable Object> fields : Template.objects(raw)) {
            var given = new Given(fields, place + "/agenda/" + slots.size(), problems);
            given.refuseUnknown(SLOT_FIELDS);
            slots.add(new Slot(
                    given.integer("day", 1, days, 1),
                    time(given, "start"),
                    given.integer("minutes", 1, MINUTES, 30),
                    given.required("title", LONGEST_LINE, ""),
                    given.text("speaker", LONGEST_LINE, ""),
                    given.oneOf("kind", Slot.Kind.class, Slot.Kind.PLENARY)));
        }
        return slots;
    }

    private static LocalTime time(Given given, String field) {
        String text = given.required(field, 5, "");
        try {
            return text.isEmpty() ? LocalTime.NOON : LocalTime.parse(text);
        } catch (DateTimeException e) {
            given.refuse(field, text, "templates.problem.time");
            return LocalTime.NOON;
        }
    }

    /** The same on a day, with a code of its own. */
    private static Activity at(Activity one, LocalDate day, @Nullable UUID series) {
        long days = ChronoUnit.DAYS.between(one.when().day(), day);
        Admission admission = one.admission();
        return new Activity(
                one.collaborative(),
                Ids.next(),
                one.kind(),
                one.title(),
                one.purpose(),
                one.phase(),
                one.when().plusDays(days),
                one.place(),
                one.link(),
                one.presenter(),
                new Admission(
                        admission.roles(),
                        admission.capacity(),
                        admission.registerBy() == null
                                ? null
                                : admission.registerBy().plusDays(days),
                        Admission.usual().code(),
                        admission.isOpen()),
                one.agenda(),
                one.state(),
                one.reason(),
                series,
                one.sequence(),
                one.version());
    }
}

package org.allteach.templates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.allteach.schedule.WorkDays;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** The sessions and calls of a template: on a day of a phase, or again and again through it. */
final class ActivityPart {

    private static final Set<String> FIELDS = Set.of(
            "kind",
            "title",
            "purpose",
            "phase",
            "day",
            "weekday",
            "everyWeeks",
            "start",
            "minutes",
            "place",
            "roles",
            "agenda");
    private static final int LONGEST_DAY = 24 * 60;

    private final Collaborative collaborative;
    private final List<Activity> activities = new ArrayList<>();

    private ActivityPart(Collaborative collaborative) {
        this.collaborative = collaborative;
    }

    /** @param course the phases by their keys; what hangs on one that a shorter plan does not have falls away */
    static List<Activity> read(
            Template template, Collaborative collaborative, Map<String, Phase> course, List<Problem> problems) {
        var part = new ActivityPart(collaborative);
        Set<String> keys = new HashSet<>();
        template.list("phases").forEach(phase -> keys.add(String.valueOf(phase.get("key"))));
        List<Map<String, @Nullable Object>> rows = template.list("activities");
        for (int i = 0; i < rows.size(); i++) {
            var given = new Given(rows.get(i), "/activities/" + i, problems);
            given.refuseUnknown(FIELDS);
            String key = given.required("phase", 40, "");
            Phase phase = course.get(key);
            if (phase != null) {
                part.add(given, rows.get(i), phase);
            } else if (!keys.contains(key)) {
                given.refuse("phase", key, "templates.problem.phase");
            }
        }
        return part.activities;
    }

    private void add(Given given, Map<String, @Nullable Object> row, Phase phase) {
        Activity one = activity(given, row, phase);
        int every = given.integer("everyWeeks", 0, 52, 0);
        if (every == 0) {
            activities.add(at(one, phase.startsOn().plusDays(given.integer("day", 0, 366, 0)), null));
            return;
        }
        DayOfWeek weekday = given.oneOf("weekday", DayOfWeek.class, DayOfWeek.MONDAY);
        UUID series = Ids.next();
        LocalDate day = phase.startsOn().with(TemporalAdjusters.nextOrSame(weekday));
        while (!day.isAfter(phase.endsOn())) {
            activities.add(at(one, day, series));
            day = day.plusWeeks(every);
        }
    }

    private Activity activity(Given given, Map<String, @Nullable Object> row, Phase phase) {
        Activity.Kind kind = given.oneOf("kind", Activity.Kind.class, Activity.Kind.CALL);
        LocalTime start = time(given, "start");
        int minutes = given.integer("minutes", 1, LONGEST_DAY, 60);
        LocalDateTime first = phase.startsOn().atTime(start);
        var when = new When(first, first.plusMinutes(minutes), collaborative.zone());
        Activity draft = Activity.draft(collaborative, kind, given.required("title", 200, ""), when);
        return new Activity(
                draft.collaborative(),
                draft.id(),
                kind,
                draft.title(),
                given.text("purpose", 4_000, ""),
                phase.id(),
                when,
                given.text("place", 200, ""),
                "",
                "",
                admission(given, row, kind),
                agenda(row, given),
                draft.state(),
                "",
                null,
                draft.sequence(),
                draft.version());
    }

    /** Whoever comes to a call needs no code: nobody is in a room. */
    private Admission admission(Given given, Map<String, @Nullable Object> row, Activity.Kind kind) {
        Admission usual = Admission.usual();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String written : Template.texts(row.get("roles"))) {
            var problemsOfOne = new ArrayList<Problem>();
            roles.add(new Given(Map.of("roles", written), "", problemsOfOne).oneOf("roles", Role.class, Role.LEADER));
            problemsOfOne.forEach(problem -> given.refuse(
                    "roles", written, problem.key(), problem.arguments().toArray()));
        }
        boolean isOpen = kind != Activity.Kind.LEARNING_SESSION && kind != Activity.Kind.CONGRESS;
        return new Admission(roles.isEmpty() ? usual.roles() : roles, null, null, usual.code(), isOpen);
    }

    private List<Slot> agenda(Map<String, @Nullable Object> row, Given whole) {
        var slots = new ArrayList<Slot>();
        for (Map<String, @Nullable Object> fields : Template.objects(row.get("agenda"))) {
            var own = new ArrayList<Problem>();
            var given = new Given(fields, "agenda", own);
            given.refuseUnknown(Set.of("start", "minutes", "title", "speaker", "kind"));
            slots.add(new Slot(
                    1,
                    time(given, "start"),
                    given.integer("minutes", 1, LONGEST_DAY, 30),
                    given.required("title", 200, ""),
                    given.text("speaker", 200, ""),
                    given.oneOf("kind", Slot.Kind.class, Slot.Kind.PLENARY)));
            own.forEach(problem -> whole.refuse(
                    problem.at(),
                    problem.given(),
                    problem.key(),
                    problem.arguments().toArray()));
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

    /** The same on a day; one that comes again moves to the next day on which people work. */
    private static Activity at(Activity one, LocalDate wanted, @Nullable UUID series) {
        LocalDate day = series == null ? wanted : WorkDays.WEEKDAYS.onOrAfter(wanted);
        Admission usual = Admission.usual();
        return new Activity(
                one.collaborative(),
                Ids.next(),
                one.kind(),
                one.title(),
                one.purpose(),
                one.phase(),
                one.when().plusDays(ChronoUnit.DAYS.between(one.when().day(), day)),
                one.place(),
                one.link(),
                one.presenter(),
                new Admission(
                        one.admission().roles(),
                        null,
                        null,
                        usual.code(),
                        one.admission().isOpen()),
                one.agenda(),
                one.state(),
                one.reason(),
                series,
                one.sequence(),
                one.version());
    }

    /** The other way round: each activity that hangs on a phase, and each series once. */
    static List<Map<String, Object>> write(List<Activity> activities, Map<UUID, Phase> phases, Map<UUID, String> keys) {
        var rows = new ArrayList<Map<String, Object>>();
        var series = new LinkedHashMap<UUID, List<Activity>>();
        for (Activity activity : activities) {
            Phase phase = activity.phase() == null ? null : phases.get(activity.phase());
            if (phase == null || !activity.isPlanned()) {
                continue;
            }
            UUID own = activity.series() == null ? activity.id() : activity.series();
            series.computeIfAbsent(own, id -> new ArrayList<>()).add(activity);
            if (series.get(own).size() == 1) {
                rows.add(row(activity, phase, keys));
            } else if (series.get(own).size() == 2) {
                long days = ChronoUnit.DAYS.between(
                        series.get(own).getFirst().when().day(), activity.when().day());
                Map<String, Object> row = rows.stream()
                        .filter(one -> own.equals(one.get("series")))
                        .findFirst()
                        .orElseThrow();
                row.remove("day");
                row.put(
                        "weekday",
                        Given.written(series.get(own).getFirst().when().day().getDayOfWeek()));
                row.put("everyWeeks", Math.max(1, Math.round(days / 7.0)));
            }
        }
        rows.forEach(row -> row.remove("series"));
        return rows;
    }

    private static Map<String, Object> row(Activity activity, Phase phase, Map<UUID, String> keys) {
        var row = new LinkedHashMap<String, Object>();
        row.put("series", activity.series() == null ? activity.id() : activity.series());
        row.put("kind", Given.written(activity.kind()));
        row.put("title", activity.title());
        row.put("purpose", activity.purpose());
        row.put("phase", Objects.requireNonNull(keys.get(phase.id())));
        row.put(
                "day",
                Math.max(
                        0,
                        ChronoUnit.DAYS.between(
                                phase.startsOn(), activity.when().day())));
        row.put("start", activity.when().startsAt().toLocalTime().toString());
        row.put(
                "minutes",
                Math.max(
                        1,
                        Math.min(
                                LONGEST_DAY,
                                ChronoUnit.MINUTES.between(
                                        activity.when().start(), activity.when().end()))));
        row.put("place", activity.place());
        row.put(
                "roles",
                activity.admission().roles().stream()
                        .sorted()
                        .map(Given::written)
                        .toList());
        row.put(
                "agenda",
                activity.agenda().stream()
                        .filter(slot -> slot.day() == 1)
                        .map(ActivityPart::row)
                        .toList());
        return row;
    }

    private static Map<String, Object> row(Slot slot) {
        var row = new LinkedHashMap<String, Object>();
        row.put("start", slot.startsAt().toString());
        row.put("minutes", slot.minutes());
        row.put("title", slot.title());
        row.put("kind", Given.written(slot.kind()));
        return row;
    }
}

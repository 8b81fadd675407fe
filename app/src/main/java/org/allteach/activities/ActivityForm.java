package org.allteach.activities;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Role;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gave of an activity, in a form or as JSON: read over what is kept into a valid activity, or into all that is
 * wrong with it. A field that was not given keeps what stood there.
 *
 * @param activity to be used only where there are no problems
 */
record ActivityForm(Activity activity, List<Problem> problems) {

    static final Set<String> READ_ONLY =
            Set.of("id", "uid", "series", "sequence", "version", "code", "path", "start", "end");

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_LINK = 2_000;
    private static final int MOST_PEOPLE = 100_000;
    private static final int LONGEST_DAYS = 31;
    private static final int MOST_SLOTS = 200;
    private static final int DAY_MINUTES = 24 * 60;

    static ActivityForm read(Map<String, ? extends @Nullable Object> fields, Activity kept, List<Phase> phases) {
        var problems = new ArrayList<Problem>();
        var given = new Given(fields, "", problems);
        When when = when(given, kept.when());
        Activity.State state = given.oneOf("state", Activity.State.class, kept.state());
        String reason = state == Activity.State.PLANNED ? "" : given.text("reason", LONGEST_TEXT, kept.reason());
        if (state == Activity.State.CANCELLED && reason.isEmpty()) {
            given.refuse("reason", null, "activities.problem.reason");
        }
        Admission admission = admission(given, kept.admission());
        LocalDate registerBy = admission.registerBy();
        if (given.has("registerBy")
                && registerBy != null
                && registerBy.isAfter(when.endsAt().toLocalDate())) {
            given.refuse("registerBy", registerBy.toString(), "activities.problem.registerBy");
        }
        var activity = new Activity(
                kept.collaborative(),
                kept.id(),
                given.oneOf("kind", Activity.Kind.class, kept.kind()),
                given.required("title", LONGEST_TITLE, kept.title()),
                given.text("purpose", LONGEST_TEXT, kept.purpose()),
                phase(given, kept.phase(), phases),
                when,
                given.text("place", LONGEST_TITLE, kept.place()),
                link(given, "link", kept.link()),
                given.text("presenter", LONGEST_TITLE, kept.presenter()),
                admission,
                agenda(given, kept.agenda(), when, problems),
                state,
                reason,
                kept.series(),
                kept.sequence(),
                kept.version());
        return new ActivityForm(activity, problems);
    }

    private static When when(Given given, When kept) {
        LocalDateTime startsAt = moment(given, "startsAt", kept.startsAt());
        LocalDateTime endsAt = moment(given, "endsAt", kept.endsAt());
        if (!endsAt.isAfter(startsAt)) {
            given.refuse("endsAt", endsAt.toString(), "activities.problem.order");
        } else if (endsAt.isAfter(startsAt.plusDays(LONGEST_DAYS))) {
            given.refuse("endsAt", endsAt.toString(), "activities.problem.long", LONGEST_DAYS);
        }
        return new When(startsAt, endsAt, given.zone("timeZone", kept.zone()));
    }

    private static LocalDateTime moment(Given given, String field, LocalDateTime kept) {
        if (!given.has(field)) {
            return kept;
        }
        String text = given.required(field, 40, "");
        try {
            LocalDateTime moment = text.isEmpty() ? kept : LocalDateTime.parse(text);
            if (moment.getYear() >= 1900 && moment.getYear() <= 2200) {
                return moment.withSecond(0).withNano(0);
            }
        } catch (DateTimeException e) {
            // Said below, with the dates of impossible years.
        }
        given.refuse(field, text, "activities.problem.moment");
        return kept;
    }

    private static @Nullable UUID phase(Given given, @Nullable UUID kept, List<Phase> phases) {
        if (!given.has("phase")) {
            return kept;
        }
        String text = given.text("phase", 40, "");
        for (Phase phase : phases) {
            if (phase.id().toString().equals(text)) {
                return phase.id();
            }
        }
        if (!text.isEmpty()) {
            given.refuse("phase", text, "activities.problem.phase");
        }
        return null;
    }

    /** An address that a browser may be sent to. */
    static String link(Given given, String field, String kept) {
        String text = given.text(field, LONGEST_LINK, kept);
        if (!text.isEmpty() && !isAddress(text)) {
            given.refuse(field, text, "activities.problem.link");
        }
        return text;
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Admission admission(Given given, Admission kept) {
        Integer capacity = kept.capacity();
        if (given.has("capacity")) {
            boolean isNone = given.text("capacity", 40, "").isEmpty();
            capacity = isNone ? null : Integer.valueOf(given.integer("capacity", 1, MOST_PEOPLE, 1));
        }
        return new Admission(
                roles(given, kept.roles()),
                capacity,
                given.has("registerBy") ? given.date("registerBy", false, null) : kept.registerBy(),
                kept.code(),
                given.flag("openAttendance", kept.isOpen()));
    }

    private static Set<Role> roles(Given given, Set<Role> kept) {
        if (!given.has("invitees")) {
            return kept;
        }
        var roles = EnumSet.noneOf(Role.class);
        Collection<?> names = given.raw("invitees") instanceof Collection<?> several ? several : List.of();
        for (Object name : names) {
            Stream.of(Role.values())
                    .filter(role -> Given.written(role).equals(String.valueOf(name)))
                    .findFirst()
                    .ifPresentOrElse(
                            roles::add,
                            () -> given.refuse(
                                    "invitees",
                                    String.valueOf(name),
                                    "problem.oneOf",
                                    Stream.of(Role.values()).map(Given::written).collect(Collectors.joining(", "))));
        }
        if (names.isEmpty()) {
            given.refuse("invitees", null, "activities.problem.invitees");
        }
        return Set.copyOf(roles);
    }

    /** An agenda, in the order of its times; a point without a time begins when the one before it ends. */
    private static List<Slot> agenda(Given given, List<Slot> kept, When when, List<Problem> problems) {
        if (!(given.raw("agenda") instanceof List<?> points)) {
            return kept;
        }
        if (points.size() > MOST_SLOTS) {
            given.refuse("agenda", Integer.toString(points.size()), "activities.problem.slots", MOST_SLOTS);
            return kept;
        }
        var agenda = new ArrayList<Slot>();
        for (int i = 0; i < points.size(); i++) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            if (points.get(i) instanceof Map<?, ?> object) {
                object.forEach((key, value) -> fields.put(String.valueOf(key), value));
            }
            agenda.add(
                    slot(new Given(fields, "agenda/" + i, problems), when, agenda.isEmpty() ? null : agenda.getLast()));
        }
        agenda.sort(Comparator.comparingInt(Slot::day).thenComparing(Slot::startsAt));
        return agenda;
    }

    private static Slot slot(Given given, When when, @Nullable Slot last) {
        int before = last == null ? 1 : last.day();
        int day = given.integer("day", 1, Math.max(1, when.days()), before);
        LocalTime next = when.startsAt().toLocalTime();
        if (last != null && day == before) {
            next = last.startsAt().plusMinutes(last.minutes());
        }
        return new Slot(
                day,
                time(given, next),
                given.integer("minutes", 1, DAY_MINUTES, 30),
                given.required("title", LONGEST_TITLE, ""),
                given.text("speaker", LONGEST_TITLE, ""),
                given.oneOf("kind", Slot.Kind.class, Slot.Kind.PLENARY));
    }

    private static LocalTime time(Given given, LocalTime otherwise) {
        String text = given.text("startsAt", 40, "");
        try {
            return text.isEmpty()
                    ? otherwise
                    : LocalTime.parse(text).withSecond(0).withNano(0);
        } catch (DateTimeException e) {
            given.refuse("startsAt", text, "activities.problem.time");
            return otherwise;
        }
    }
}

package org.allteach.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.allteach.Stage;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Admission;
import org.allteach.activities.Slot;
import org.allteach.activities.When;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.lifecycle.Scales;
import org.allteach.measures.Measures;
import org.allteach.prework.Item;
import org.allteach.prework.Prework;
import org.allteach.reminders.About;
import org.allteach.reminders.Rule;
import org.allteach.reminders.Rules;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.web.Problem;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept as a template, taken along as a file and started again elsewhere is what it was, relative to its start. */
@SpringBootTest
@WithDatabase
class RoundTripTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 2, 1);
    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);
    private static final LocalDate SATURDAY = LocalDate.of(2029, 6, 2);

    @Autowired
    ApplicationContext context;

    @Autowired
    Templates templates;

    @Autowired
    TemplateStart start;

    @Autowired
    Snapshot snapshot;

    @Autowired
    Phases phases;

    @Autowired
    Activities activities;

    @Autowired
    Measures measures;

    @Autowired
    Theories theories;

    @Autowired
    Prework prework;

    @Autowired
    Rules rules;

    @Autowired
    Scales scales;

    @Autowired
    TransactionTemplate transaction;

    private Stage stage;
    private Viewer administrator;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        administrator = stage.administrator();
    }

    static Stream<String> codes() {
        return TemplatesTest.codes();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void each_that_comes_along_is_the_same_after_the_whole_way_round(String code) {
        List<Integer> numbers = templates.find(code).orElseThrow().sessions();
        for (int sessions : numbers.isEmpty() ? List.of(0) : numbers) {
            String kept = roundTrip(started(code, MONDAY, sessions, "Europe/Helsinki"));
            for (LocalDate day : code.equals("falls") ? List.of(MONDAY, SATURDAY) : List.of(LEAP_DAY)) {
                Collaborative again = started(kept, day, 0, "America/New_York");
                Collaborative original = started(code, day, sessions, "America/New_York");
                assertThat(relative(again)).as(code + " " + day).isEqualTo(relative(original));
            }
        }
    }

    /** Keeps it, writes it to a file, reads that, and keeps it under another code. */
    private String roundTrip(Collaborative collaborative) {
        String code = stage.name("around-");
        Template kept = snapshot.of(collaborative, Map.of("code", code, "title", "Around", "summary", "and back"));
        String other = stage.name("other-");
        var problems = new ArrayList<Problem>();
        String yaml = TemplateFile.write(kept).replace("code: " + code + "\n", "code: " + other + "\n");
        templates.keep(TemplateFile.read(yaml, true, problems));
        assertThat(problems).isEmpty();
        return other;
    }

    private Collaborative started(String code, LocalDate day, int sessions, String zone) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("template", code);
        fields.put("startsOn", day.toString());
        fields.put("timeZone", zone);
        if (sessions > 0) {
            fields.put("sessions", sessions);
        }
        return start.start(fields, administrator.id());
    }

    /** All that a template can hold, with days counted from the first. */
    private Map<String, Object> relative(Collaborative collaborative) {
        var all = new LinkedHashMap<String, Object>();
        var parameters = new LinkedHashMap<>(collaborative.content());
        parameters
                .keySet()
                .removeAll(Set.of("slug", "title", "state", "startsOn", "endsOn", "timeZone", "closedUntil"));
        all.put("parameters", parameters);
        LocalDate first = collaborative.startsOn();
        all.put("days", ChronoUnit.DAYS.between(first, collaborative.endsOn()));
        var titles = new LinkedHashMap<UUID, String>();
        all.put(
                "phases",
                phases.of(collaborative.id()).stream()
                        .peek(phase -> titles.put(phase.id(), phase.title()))
                        .map(phase -> List.of(
                                phase.kind(),
                                phase.title(),
                                ChronoUnit.DAYS.between(first, phase.startsOn()),
                                ChronoUnit.DAYS.between(first, phase.endsOn()),
                                String.valueOf(phase.place())))
                        .toList());
        all.put(
                "activities",
                activities.of(collaborative.id()).stream()
                        .filter(activity -> activity.isPlanned() || activity.series() != null)
                        .map(activity -> relative(activity, first, titles))
                        .sorted()
                        .toList());
        all.put(
                "prework",
                prework.items(collaborative.id()).stream().map(Item::content).toList());
        all.put(
                "reminders",
                rules.of(collaborative.id()).stream().map(Rule::content).toList());
        all.put("scale", scales.of(collaborative.id()).rows());
        all.put(
                "measures",
                measures.of(collaborative.id()).stream()
                        .filter(measure ->
                                measure.team() == null && !measure.code().equals("ended"))
                        .map(measure -> {
                            var content = measure.content(null);
                            content.keySet().removeAll(Set.of("position", "startsOn", "endsOn"));
                            return content;
                        })
                        .toList());
        Diagram diagram = theories.of(collaborative.id(), null).diagram().withoutRetired();
        all.put(
                "theory",
                diagram.nodes().stream().map(node -> relative(diagram, node)).toList());
        return all;
    }

    private static List<Object> relative(Diagram diagram, Node node) {
        var fields = node.content().fields();
        fields.keySet().removeAll(Set.of("owner", "stage"));
        fields.put(
                "measures",
                node.content().measures().stream()
                        .filter(code -> !code.equals("ended"))
                        .toList());
        return List.of(
                node.kind(),
                fields,
                diagram.above(node).stream()
                        .map(link -> diagram.get(link.parent()).text() + link.strong())
                        .sorted()
                        .toList());
    }

    private static String relative(Activity activity, LocalDate first, Map<UUID, String> phases) {
        var content = activity.content();
        content.keySet().removeAll(Set.of("state", "reason", "timeZone", "link", "presenter"));
        LocalDate registerBy = activity.admission().registerBy();
        content.put("registerBy", registerBy == null ? null : ChronoUnit.DAYS.between(first, registerBy));
        content.put("phase", phases.get(activity.phase()));
        LocalDateTime midnight = first.atStartOfDay();
        content.put(
                "startsAt", ChronoUnit.MINUTES.between(midnight, activity.when().startsAt()));
        content.put(
                "endsAt", ChronoUnit.MINUTES.between(midnight, activity.when().endsAt()));
        content.put("isOfSeries", activity.series() != null);
        content.put(
                "agenda",
                activity.agenda().stream()
                        .map(slot -> slot.day() + " " + slot.startsAt() + " " + slot.minutes() + " " + slot.title()
                                + " " + slot.kind())
                        .toList());
        return content.toString();
    }

    @Test
    void one_made_by_hand_with_every_field_is_the_same_after_the_whole_way_round() {
        Collaborative made = handMade();
        String kept = roundTrip(made);
        Collaborative again = started(kept, made.startsOn().plusWeeks(104), 0, "Asia/Kathmandu");
        assertThat(relative(again)).isEqualTo(relative(made));
        assertThat(activities.of(again.id())).allMatch(Activity::isPlanned);
        assertThat(measures.find(again.id(), "ended")).isEmpty();
        assertThat(measures.find(again.id(), "own")).isEmpty();
    }

    private Collaborative handMade() {
        LocalDate first = stage.today().minusWeeks(30).with(DayOfWeek.MONDAY);
        Collaborative made = stage.collaborative(Map.ofEntries(
                Map.entry("startsOn", first.toString()),
                Map.entry("endsOn", first.plusDays(700).toString()),
                Map.entry("topic", "Our topic"),
                Map.entry("aim", "By then, better"),
                Map.entry("charter/mission", "Why\nand how"),
                Map.entry("charter/contact", "Somebody"),
                Map.entry("terms/hospital", "trust"),
                Map.entry("language", "fi"),
                Map.entry("frequency", "week"),
                Map.entry("dueDay", "9"),
                Map.entry("ruleSet", "ihi"),
                Map.entry("ownRules", "true"),
                Map.entry("visibility", "named"),
                Map.entry("smallestDenominator", "7")));
        Team team = stage.team(made, "own-team", "Own");
        Map<String, Phase> course = course(made, first);
        activities.upsert(made, programme(made, first, course));
        measures.upsert(made, measuresOf(first, team));
        prework.replaceItems(
                made,
                List.of(
                        new Item("a", "Do", "It", Role.PARTNER, -40, "https://example.org/form"),
                        new Item("b", "After", "", Role.LEADER, 3, "")));
        rules.replace(
                made,
                List.of(
                        Rule.of(About.SUBMISSION, -2, Set.of(Role.LEADER)),
                        Rule.of(About.SUBMISSION, 9, Set.of(Role.TEAM_SPONSOR, Role.COACH))));
        scales.save(
                made,
                0,
                Stream.iterate(1, i -> i + 1)
                        .limit(10)
                        .map(i -> new Scales.Row(i / 2.0, "Step " + i, "Seen " + i))
                        .toList());
        theories.change(made, null, "outline.pasted", now -> theory());
        return made;
    }

    private Map<String, Phase> course(Collaborative made, LocalDate first) {
        var course = new LinkedHashMap<String, Phase>();
        course.put("early", phase(Phase.Kind.PREWORK, "Early", first.minusDays(10), first.plusDays(12), null));
        course.put("ls1", phase(Phase.Kind.LEARNING_SESSION, "One", first.plusDays(16), first.plusDays(18), "Here"));
        course.put("long", phase(Phase.Kind.ACTION_PERIOD, "Long", first.plusDays(19), first.plusDays(210), null));
        course.put("ls2", phase(Phase.Kind.LEARNING_SESSION, "Within", first.plusDays(100), first.plusDays(101), null));
        course.put("gap", phase(Phase.Kind.ACTION_PERIOD, "After a gap", first.plusDays(221), first.plusDays(300), ""));
        course.put("end", phase(Phase.Kind.CLOSING, "End", first.plusDays(301), first.plusDays(301), "There"));
        course.put("hold", phase(Phase.Kind.HOLDING_GAINS, "Hold", first.plusDays(302), first.plusDays(402), null));
        course.values().forEach(phase -> phases.add(made, phase));
        return course;
    }

    private static Phase phase(Phase.Kind kind, String title, LocalDate from, LocalDate until, @Nullable String place) {
        return new Phase(Ids.next(), kind, title, from, until, place, 1);
    }

    private static List<Activity> programme(Collaborative made, LocalDate first, Map<String, Phase> course) {
        var all = new ArrayList<Activity>();
        var agenda = List.of(
                new Slot(1, LocalTime.of(9, 0), 45, "Why", "", Slot.Kind.PLENARY),
                new Slot(2, LocalTime.of(9, 30), 60, "Plans", "", Slot.Kind.TEAM_TIME),
                new Slot(3, LocalTime.of(15, 0), 20, "Home", "", Slot.Kind.BREAK));
        all.add(activity(
                made,
                Activity.Kind.LEARNING_SESSION,
                "Three days",
                first.plusDays(16).atTime(9, 0),
                2 * 1440 + 400,
                course.get("ls1"),
                null,
                new Admission(Set.of(Role.LEADER), 80, first.plusDays(2), "ABCDE", true),
                agenda));
        // A night shift over midnight, on no part of the course, before it all begins.
        all.add(activity(
                made,
                Activity.Kind.VISIT,
                "Night",
                first.minusDays(3).atTime(22, 0),
                300,
                null,
                null,
                new Admission(Set.of(Role.COACH), null, null, "ABCDE", false),
                List.of()));
        UUID fortnightly = Ids.next();
        for (int week = 0; week <= 26; week += 2) {
            LocalDate day = first.plusDays(24).plusWeeks(week);
            Activity call = activity(
                    made,
                    Activity.Kind.CALL,
                    "Fortnightly",
                    day.atTime(13, 0),
                    60,
                    course.get("long"),
                    fortnightly,
                    new Admission(Set.of(Role.LEADER, Role.MEMBER), null, null, "ABCDE", true),
                    List.of());
            all.add(week == 0 || week == 8 ? cancelled(call) : call);
        }
        UUID irregular = Ids.next();
        for (int week : List.of(1, 2, 7)) {
            all.add(activity(
                    made,
                    Activity.Kind.WEBINAR,
                    "Now and then",
                    first.plusDays(222).plusWeeks(week).atTime(8, 15),
                    30,
                    course.get("gap"),
                    irregular,
                    new Admission(Set.of(Role.MEMBER), 5, null, "ABCDE", true),
                    List.of()));
        }
        all.add(activity(
                made,
                Activity.Kind.VISIT,
                "Once, on a Wednesday",
                first.plusDays(65).atTime(10, 0),
                120,
                course.get("long"),
                null,
                new Admission(Set.of(Role.MEMBER), null, null, "ABCDE", true),
                List.of()));
        all.add(cancelled(activity(
                made,
                Activity.Kind.VISIT,
                "Never",
                first.plusDays(72).atTime(10, 0),
                120,
                course.get("long"),
                null,
                new Admission(Set.of(Role.MEMBER), null, null, "ABCDE", true),
                List.of())));
        return all;
    }

    private static Activity activity(
            Collaborative made,
            Activity.Kind kind,
            String title,
            LocalDateTime from,
            int minutes,
            @Nullable Phase phase,
            @Nullable UUID series,
            Admission admission,
            List<Slot> agenda) {
        return new Activity(
                made.id(),
                Ids.next(),
                kind,
                title,
                "What for",
                phase == null ? null : phase.id(),
                new When(from, from.plusMinutes(minutes), made.zone()),
                "Room 5",
                "https://example.org/meet",
                "Dr. Who",
                admission,
                agenda,
                Activity.State.PLANNED,
                "",
                series,
                0,
                0);
    }

    private static Activity cancelled(Activity one) {
        return new Activity(
                one.collaborative(),
                one.id(),
                one.kind(),
                one.title(),
                one.purpose(),
                one.phase(),
                one.when(),
                one.place(),
                one.link(),
                one.presenter(),
                one.admission(),
                one.agenda(),
                Activity.State.CANCELLED,
                "Storm",
                one.series(),
                0,
                0);
    }

    private static List<Map<String, Object>> measuresOf(LocalDate first, Team team) {
        var every = new LinkedHashMap<String, Object>();
        every.put("code", "every");
        every.put("name", "Every field");
        every.put("type", "balancing");
        every.put("kind", "rate");
        every.put("direction", "decrease");
        every.put("unit", "per 1,000 days");
        every.put("multiplier", 1000);
        every.put("frequency", "quarter");
        every.put("dueDay", 3);
        every.put("required", false);
        every.put("target", 2.5);
        every.put("chart", "u-prime");
        every.put("ruleSet", "provost");
        every.put("smallestDenominator", 11);
        every.put("baselinePoints", 9);
        every.put("aggregation", "mean");
        every.put("definition", Map.of("set", "Core", "numerator", "Falls", "denominator", "Days", "goalDate", "soon"));
        Map<String, Object> plain =
                Map.of("code", "plain", "name", "Plain", "type", "process", "kind", "count", "direction", "increase");
        var ended = new LinkedHashMap<String, Object>(plain);
        ended.put("code", "ended");
        ended.put("startsOn", first.toString());
        ended.put("endsOn", first.plusDays(60).toString());
        var own = new LinkedHashMap<String, Object>(plain);
        own.put("code", "own");
        own.put("team", team.code());
        return List.of(every, ended, plain, own);
    }

    private static Diagram theory() {
        Node aim = node(Node.Kind.AIM, "A1", 1, "Aim", List.of("every"));
        Node primary = node(Node.Kind.PRIMARY, "P1", 1, "Primary", List.of());
        Node child = node(Node.Kind.SECONDARY, "S1", 1, "Under what comes later", List.of("ended", "plain"));
        Node parent = node(Node.Kind.SECONDARY, "S7", 2, "Later", List.of());
        Node idea = node(Node.Kind.IDEA, "I3", 1, "Idea", List.of("plain"));
        return Diagram.of(
                List.of(aim, primary, child, parent, idea),
                List.of(
                        new Link(aim.id(), primary.id(), true),
                        new Link(primary.id(), parent.id(), false),
                        new Link(parent.id(), child.id(), true),
                        new Link(child.id(), idea.id(), true),
                        new Link(parent.id(), idea.id(), false)));
    }

    private static Node node(Node.Kind kind, String code, int position, String text, List<String> measures) {
        var content = new Content(
                text,
                "More of " + text,
                "Ward 4",
                measures,
                Node.Evidence.LIMITED,
                Node.Stage.IDEA,
                kind == Node.Kind.IDEA ? 4 : null,
                kind == Node.Kind.IDEA ? 2 : null,
                "",
                kind == Node.Kind.IDEA ? "Like this" : "",
                kind == Node.Kind.IDEA ? "One shift" : "",
                kind == Node.Kind.IDEA ? List.of(new Content.Tool("Form", "https://example.org/f")) : List.of());
        return new Node(Ids.next(), code, kind, position, content, null, null, 0);
    }
}

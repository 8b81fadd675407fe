package org.allteach.templates;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeForm;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.lifecycle.Scales;
import org.allteach.measures.Measures;
import org.allteach.overview.Beginnings;
import org.allteach.prework.Item;
import org.allteach.prework.Prework;
import org.allteach.reminders.Rule;
import org.allteach.reminders.RuleForm;
import org.allteach.reminders.Rules;
import org.allteach.schedule.Pattern;
import org.allteach.schedule.WorkDays;
import org.allteach.theory.Diagram;
import org.allteach.theory.Theories;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts collaboratives from templates, with all that stands in them. */
@Component
class TemplateStart implements Beginnings {

    /** How many days it lasts where that is not until the end of the last phase. */
    static final String DAYS = "days";

    private static final int LONGEST = 36_600;

    private final Templates templates;
    private final Collaboratives collaboratives;
    private final Measures measures;
    private final Theories theories;
    private final Activities activities;
    private final Prework prework;
    private final Rules rules;
    private final Scales scales;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TemplateStart(
            Templates templates,
            Collaboratives collaboratives,
            Measures measures,
            Theories theories,
            Activities activities,
            Prework prework,
            Rules rules,
            Scales scales,
            TransactionTemplate transaction,
            Clock clock) {
        this.templates = templates;
        this.collaboratives = collaboratives;
        this.measures = measures;
        this.theories = theories;
        this.activities = activities;
        this.prework = prework;
        this.rules = rules;
        this.scales = scales;
        this.transaction = transaction;
        this.clock = clock;
    }

    private Template find(String code) {
        return templates.find(code).orElseThrow(Refusal::notFound);
    }

    @Override
    public String title(String template) {
        return find(template).title().in(language());
    }

    @Override
    public Map<String, String> fields(String code) {
        Template template = find(code).in(language());
        var fields = new LinkedHashMap<String, String>();
        fields.put(TEMPLATE, code);
        fields.put("title", template.title().in(language()));
        fields.put("slug", freeSlug(code));
        template.object("collaborative").forEach((name, value) -> {
            if (value != null && !(value instanceof Map) && !name.equals(DAYS)) {
                fields.put(name, String.valueOf(value));
            }
        });
        if (template.sessions().size() > 1) {
            fields.put(
                    SESSIONS + "/choices",
                    template.sessions().stream().map(String::valueOf).collect(Collectors.joining(",")));
            fields.put(SESSIONS, String.valueOf(template.sessions().getFirst()));
        }
        return fields;
    }

    @Override
    @Transactional
    public Collaborative start(Map<String, ? extends @Nullable Object> fields, UUID director) {
        String code = String.valueOf(fields.get(TEMPLATE));
        Template template = templates
                .find(code)
                .orElseThrow(() -> Refusal.invalid(Problem.of(TEMPLATE, code, "templates.problem.unknown")));
        return start(template, fields, director);
    }

    /** The language of whoever looks at it. */
    private static String language() {
        return Visit.locale().toLanguageTag();
    }

    /**
     * What would go wrong where somebody started from it, in whatever language and with whatever number of sessions: it is
     * started for a trial, and taken back.
     *
     * @return all that is wrong, by pointer; empty for a template that is good
     */
    List<Problem> tried(Template template, UUID director) {
        var problems = new ArrayList<Problem>();
        List<Integer> numbers = template.sessions().isEmpty() ? List.of(0) : template.sessions();
        numbers.forEach(sessions -> problems.addAll(tried(template, sessions, Wording.USUAL, director)));
        template.languages()
                .forEach(language -> problems.addAll(tried(template, numbers.getFirst(), language, director)));
        return problems.stream().distinct().toList();
    }

    private List<Problem> tried(Template template, int sessions, String language, UUID director) {
        var problems = new ArrayList<Problem>();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("startsOn", LocalDate.now(clock).plusMonths(1).toString());
            fields.put("slug", "trial-" + UUID.randomUUID());
            fields.put("language", language);
            if (sessions > 0) {
                fields.put(SESSIONS, sessions);
            }
            try {
                start(template, fields, director);
            } catch (Refusal refused) {
                problems.addAll(refused.problems());
            }
        });
        return problems;
    }

    private Collaborative start(Template kept, Map<String, ? extends @Nullable Object> fields, UUID director) {
        Template template = kept.in(language(kept, fields));
        var problems = new ArrayList<Problem>();
        var given = new Given(fields, "", problems);
        LocalDate startsOn = given.date("startsOn", true, null);
        int sessions = sessions(template, given);
        Pattern pattern = CoursePart.read(template, sessions, problems);
        Map<String, Phase> course = startsOn == null ? Map.of() : pattern.from(startsOn, WorkDays.WEEKDAYS);
        CollaborativeForm form = form(template, fields, course);
        problems.addAll(form.problems());
        Set<String> codes = template.list("measures").stream()
                .map(measure -> String.valueOf(measure.get("code")))
                .collect(Collectors.toSet());
        Diagram theory = TheoryPart.read(template, codes, problems);
        Collaborative started = collaboratives.create(standing(form, startsOn), List.copyOf(course.values()), director);
        under("/measures", problems, () -> measures.upsert(started, template.list("measures")));
        under("", problems, () -> furnish(template, started, course));
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems.stream().distinct().toList());
        }
        if (!theory.isEmpty()) {
            theories.change(started, null, "outline.pasted", now -> theory);
        }
        return started;
    }

    /** The language that is given, else that of the template's own parameters. */
    private static String language(Template template, Map<String, ? extends @Nullable Object> fields) {
        Object own = template.object("collaborative").getOrDefault("language", Wording.USUAL);
        Object given = fields.get("language");
        return String.valueOf(given == null ? own : given);
    }

    /** What was given; where that is not valid, something in its place until all else that is wrong is found, too. */
    private Collaborative standing(CollaborativeForm form, @Nullable LocalDate startsOn) {
        LocalDate day = startsOn == null ? LocalDate.now(clock) : startsOn;
        return form.problems().isEmpty()
                ? form.collaborative()
                : Collaborative.draft("trial-" + UUID.randomUUID(), "Trial", day, day);
    }

    /** What hangs on the collaborative and its phases. */
    private void furnish(Template template, Collaborative started, Map<String, Phase> course) {
        var problems = new ArrayList<Problem>();
        List<Activity> planned = ActivityPart.read(template, started, course, problems);
        var rules = new ArrayList<Rule>();
        List<Map<String, @Nullable Object>> reminders = template.list("reminders");
        for (int i = 0; i < reminders.size(); i++) {
            List<String> roles = Template.texts(reminders.get(i).get("to"));
            rules.add(RuleForm.read(reminders.get(i), "/reminders/" + i, roles, problems));
        }
        List<Item> items = PreworkPart.read(template, problems);
        List<Scales.Row> scale = Scales.read(template.list("assessment"), problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        activities.upsert(started, planned);
        if (!items.isEmpty()) {
            prework.replaceItems(started, items);
        }
        if (!rules.isEmpty()) {
            this.rules.replace(started, rules);
        }
        if (!scale.isEmpty()) {
            scales.save(started, 0, scale);
        }
    }

    /** What a part refuses stands within its section. */
    private static void under(String place, List<Problem> problems, Runnable part) {
        try {
            part.run();
        } catch (Refusal refused) {
            refused.problems().forEach(problem -> problems.add(place.isEmpty() ? problem : problem.inside(place)));
        }
    }

    private static int sessions(Template template, Given given) {
        if (template.sessions().isEmpty()) {
            return 0;
        }
        int sessions = given.integer(SESSIONS, 1, 99, template.sessions().getFirst());
        if (!template.sessions().contains(sessions)) {
            given.refuse(
                    SESSIONS,
                    String.valueOf(sessions),
                    "problem.oneOf",
                    template.sessions().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return sessions;
    }

    private CollaborativeForm form(
            Template template, Map<String, ? extends @Nullable Object> given, Map<String, Phase> course) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("title", template.title().in(Wording.USUAL));
        fields.put("language", Wording.USUAL);
        fields.put("slug", freeSlug(template.code()));
        fields.putAll(template.object("collaborative"));
        fields.putAll(given);
        fields.remove(TEMPLATE);
        fields.remove(SESSIONS);
        LocalDate endsOn = endsOn(fields.remove(DAYS), fields.get("startsOn"), course);
        if (endsOn != null) {
            fields.putIfAbsent("endsOn", endsOn.toString());
        }
        fields.computeIfPresent("aim", (name, aim) -> told(String.valueOf(aim), fields));
        LocalDate today = LocalDate.now(clock);
        return CollaborativeForm.strictly(fields, Collaborative.draft("", "", today, today));
    }

    /** The last day of its last phase, unless it says how many days it lasts. */
    private static @Nullable LocalDate endsOn(
            @Nullable Object days, @Nullable Object startsOn, Map<String, Phase> course) {
        var unread = new ArrayList<Problem>();
        int lasting = days == null ? 0 : new Given(Map.of(DAYS, days), "", unread).integer(DAYS, 1, LONGEST, 0);
        LocalDate start = day(startsOn);
        if (lasting > 0 && start != null) {
            return start.plusDays(lasting - 1L);
        }
        return course.values().stream()
                .map(Phase::endsOn)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A day as given; null where it is none, which is said elsewhere. */
    private static @Nullable LocalDate day(@Nullable Object given) {
        return given == null ? null : new Given(Map.of("day", given), "", new ArrayList<>()).date("day", false, null);
    }

    /** The aim with the month in which it ends; how many teams there will be nobody knows yet. */
    private static String told(String aim, Map<String, @Nullable Object> fields) {
        String text = aim.replaceAll("\\{teams} *", "");
        LocalDate end = day(fields.get("endsOn"));
        return end == null ? text : text.replace("{end}", month(end, String.valueOf(fields.get("language"))));
    }

    /** A month in words of a language: the collaborative's, whatever that of who starts it. */
    static String month(LocalDate day, String language) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMM")
                .withLocale(Locale.forLanguageTag(language))
                .format(day);
    }

    /** The template's own code, or that with the first number that is free. */
    private String freeSlug(String code) {
        String slug = code;
        for (int number = 2; collaboratives.find(slug).isPresent(); number++) {
            slug = code + "-" + number;
        }
        return slug;
    }
}

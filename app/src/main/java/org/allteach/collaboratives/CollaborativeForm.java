package org.allteach.collaboratives;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gave of a collaborative, in a form or as JSON: read into a valid collaborative, or into all that is wrong
 * with it.
 *
 * @param collaborative what was kept with what was given over it; to be used only where there are no problems
 * @param phases the phases that were given; null where none were
 */
public record CollaborativeForm(
        Collaborative collaborative, @Nullable List<Phase> phases, List<Problem> problems) {

    /** The fields of a charter, in the order of reading. */
    public static final List<String> CHARTER = List.of(
            "mission",
            "scope",
            "outOfScope",
            "expectedResults",
            "methods",
            "expectationsOfTeams",
            "expectationsOfFaculty",
            "expectationsOfSponsor",
            "dataPolicy",
            "cost",
            "contact");

    private static final Set<String> FIELDS = Set.of(
            "slug",
            "title",
            "topic",
            "aim",
            "charter",
            "startsOn",
            "endsOn",
            "state",
            "timeZone",
            "language",
            "frequency",
            "dueDay",
            "ruleSet",
            "ownRules",
            "visibility",
            "smallestDenominator",
            "closedUntil",
            "terms",
            "phases");
    private static final Set<String> PHASE_FIELDS = Set.of("kind", "title", "startsOn", "endsOn", "place");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_SLUG = 60;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_PHASES = 200;

    /** Reads fields over a collaborative; those not given stay as they are. Nothing but these fields is allowed. */
    public static CollaborativeForm strictly(Map<String, ? extends @Nullable Object> fields, Collaborative kept) {
        var problems = new ArrayList<Problem>();
        new Given(fields, "", problems).refuseUnknown(FIELDS);
        return read(fields, kept, problems);
    }

    /** Reads a posted form, in which a field may be called {@code charter/mission} and others are not our concern. */
    public static CollaborativeForm posted(Map<String, String> form, Collaborative kept) {
        var fields = new LinkedHashMap<String, Object>();
        form.forEach((name, value) -> {
            int slash = name.indexOf('/');
            if (slash < 0) {
                fields.put(name, value);
            } else if (fields.computeIfAbsent(name.substring(0, slash), part -> new LinkedHashMap<String, Object>())
                    instanceof Map<?, ?> part) {
                @SuppressWarnings("unchecked")
                var words = (Map<String, Object>) part;
                words.put(name.substring(slash + 1), value);
            }
        });
        fields.remove("phases");
        return read(fields, kept, new ArrayList<>());
    }

    /** What a form shows of a collaborative, by the fields' names. */
    public static Map<String, String> fields(Collaborative collaborative) {
        var fields = new LinkedHashMap<String, String>();
        collaborative.content().forEach((name, value) -> {
            if (value instanceof Map<?, ?> words) {
                words.forEach((key, word) -> fields.put(name + "/" + key, String.valueOf(word)));
            } else {
                fields.put(name, value == null ? "" : String.valueOf(value));
            }
        });
        return fields;
    }

    private static CollaborativeForm read(
            Map<String, ? extends @Nullable Object> fields, Collaborative kept, List<Problem> problems) {
        var given = new Given(fields, "", problems);
        // A draft's dates are placeholders: they must be given.
        LocalDate startsOn = given.date("startsOn", true, kept.isNew() ? null : kept.startsOn());
        LocalDate endsOn = given.date("endsOn", true, kept.isNew() ? null : kept.endsOn());
        if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
            given.refuse("endsOn", endsOn.toString(), "collaboratives.problem.order");
        }
        var read = new Collaborative(
                kept.id(),
                slug(given, kept),
                given.required("title", LONGEST_LINE, kept.title()),
                given.text("topic", LONGEST_LINE, kept.topic()),
                given.text("aim", LONGEST_TEXT, kept.aim()),
                given.words("charter", CHARTER, LONGEST_TEXT, kept.charter()),
                startsOn == null ? kept.startsOn() : startsOn,
                endsOn == null ? kept.endsOn() : endsOn,
                given.oneOf("state", Collaborative.State.class, kept.state()),
                given.zone("timeZone", kept.zone()),
                language(given, kept.language()),
                given.oneOf("frequency", Frequency.class, kept.frequency()),
                given.integer("dueDay", 0, 366, kept.dueDay()),
                ruleSet(given, kept.ruleSet()),
                given.flag("ownRules", kept.ownRules()),
                given.oneOf("visibility", Visibility.class, kept.visibility()),
                given.integer("smallestDenominator", 0, 10_000, kept.smallestDenominator()),
                given.has("closedUntil") ? given.date("closedUntil", false, null) : kept.closedUntil(),
                given.words("terms", Terms.KEYS, 40, kept.terms()),
                kept.demonstration(),
                kept.version());
        return new CollaborativeForm(read, phases(given, problems), problems);
    }

    /** The slug stands in every address; once given, it stays. */
    private static String slug(Given given, Collaborative kept) {
        if (!kept.isNew()) {
            String slug = given.text("slug", LONGEST_SLUG, kept.slug());
            if (!slug.equals(kept.slug())) {
                given.refuse("slug", slug, "collaboratives.problem.slugStays", kept.slug());
            }
            return kept.slug();
        }
        String slug = given.matching("slug", SLUG, "collaboratives.problem.slug", kept.slug());
        if (slug.length() > LONGEST_SLUG) {
            given.refuse("slug", slug, "problem.tooLong", LONGEST_SLUG);
        }
        return slug;
    }

    private static String language(Given given, String kept) {
        String text = given.required("language", 35, kept);
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            if (text.isEmpty() || Set.of(Locale.getISOLanguages()).contains(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Said below, with the languages that do not exist.
        }
        given.refuse("language", text, "collaboratives.problem.language");
        return kept;
    }

    private static String ruleSet(Given given, String kept) {
        String text = given.required("ruleSet", 40, kept).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !Collaborative.RULE_SETS.contains(text)) {
            given.refuse("ruleSet", text, "problem.oneOf", String.join(", ", Collaborative.RULE_SETS));
        }
        return text;
    }

    private static @Nullable List<Phase> phases(Given given, List<Problem> problems) {
        if (!given.has("phases")) {
            return null;
        }
        if (!(given.raw("phases") instanceof List<?> list) || list.size() > MOST_PHASES) {
            given.refuse("phases", null, "collaboratives.problem.phases", MOST_PHASES);
            return null;
        }
        var phases = new ArrayList<Phase>();
        for (int i = 0; i < list.size(); i++) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            if (list.get(i) instanceof Map<?, ?> object) {
                object.forEach((key, value) -> fields.put(String.valueOf(key), value));
            }
            var inner = new Given(fields, "phases/" + i, problems);
            inner.refuseUnknown(PHASE_FIELDS);
            Phase phase = phase(inner, Ids.next(), 1);
            if (phase != null) {
                phases.add(phase);
            }
        }
        return phases;
    }

    /** One phase, or null where its dates cannot be read. */
    public static @Nullable Phase phase(Given given, UUID id, int version) {
        if (!given.has("kind")) {
            given.refuse("kind", null, "problem.required");
        }
        Phase.Kind kind = given.oneOf("kind", Phase.Kind.class, Phase.Kind.ACTION_PERIOD);
        String title = given.required("title", LONGEST_LINE, "");
        LocalDate startsOn = given.date("startsOn", true, null);
        LocalDate endsOn = given.date("endsOn", true, null);
        String place = given.text("place", LONGEST_LINE, "");
        if (startsOn == null || endsOn == null) {
            return null;
        }
        if (endsOn.isBefore(startsOn)) {
            given.refuse("endsOn", endsOn.toString(), "collaboratives.problem.order");
        }
        return new Phase(id, kind, title, startsOn, endsOn, place.isEmpty() ? null : place, version);
    }
}

package org.allteach.collaboratives;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Many teams working on one topic: what it is about, when it runs, and the parameters and guidelines that all of it obeys.
 *
 * @param charter the words of the charter by field: mission, scope, outOfScope, methods, expectations, dataPolicy, contact …
 * @param dueDay the day of the following month, week or quarter by which a period's data are due; see {@link #due(Period)}
 * @param ownRules whether a team may have its charts judged by another rule set
 * @param smallestDenominator smaller denominators are not shown to others
 * @param closedUntil data of periods that ended on or before this day may no longer change; null while all are open
 * @param terms the collaborative's own words by key: hospital, coach, team, leader
 */
public record Collaborative(
        UUID id,
        String slug,
        String title,
        String topic,
        String aim,
        Map<String, String> charter,
        LocalDate startsOn,
        LocalDate endsOn,
        State state,
        ZoneId zone,
        String language,
        Frequency frequency,
        int dueDay,
        String ruleSet,
        boolean ownRules,
        Visibility visibility,
        int smallestDenominator,
        @Nullable LocalDate closedUntil,
        Map<String, String> terms,
        boolean demonstration,
        int version) {

    /** Where the collaborative stands in its life. */
    public enum State {
        DRAFT,
        PLANNING,
        RECRUITING,
        PREWORK,
        ACTIVE,
        CLOSING,
        HOLDING_GAINS,
        CLOSED,
        SUSPENDED,
        CANCELLED;

        /** Whether nothing happens in it any more. */
        public boolean isOver() {
            return this == CLOSED || this == CANCELLED;
        }

        /** Whether it has left its way: for a while, or for good. */
        public boolean isInterrupted() {
            return this == SUSPENDED || this == CANCELLED;
        }

        /** Whether its teams are expected to send data. */
        public boolean takesData() {
            return this == PREWORK || this == ACTIVE || this == CLOSING || this == HOLDING_GAINS;
        }
    }

    /** The rule sets for charts that a collaborative can choose from. */
    public static final List<String> RULE_SETS =
            List.of("anhoej", "ihi", "provost", "nhs-mdc", "western-electric", "nelson");

    /**
     * A new one with what is usual: months, due on the 15th day after their end, and the most private sight: teams see
     * only their own data and what is pooled, with denominators below five not shown.
     */
    public static Collaborative draft(String slug, String title, LocalDate startsOn, LocalDate endsOn) {
        return new Collaborative(
                Ids.next(),
                slug,
                title,
                "",
                "",
                Map.of(),
                startsOn,
                endsOn,
                State.DRAFT,
                ZoneId.of("UTC"),
                "en",
                Frequency.MONTH,
                15,
                RULE_SETS.getFirst(),
                false,
                Visibility.OWN_ONLY,
                5,
                null,
                Map.of(),
                false,
                0);
    }

    /** Whether it has not been saved yet. */
    public boolean isNew() {
        return version == 0;
    }

    /** The same content as the next version of a saved one. */
    public Collaborative inPlaceOf(Collaborative saved) {
        return new Collaborative(
                saved.id,
                saved.slug,
                title,
                topic,
                aim,
                charter,
                startsOn,
                endsOn,
                state,
                zone,
                language,
                frequency,
                dueDay,
                ruleSet,
                ownRules,
                visibility,
                smallestDenominator,
                closedUntil,
                terms,
                saved.demonstration,
                saved.version);
    }

    /** The same until another last day. */
    public Collaborative lasting(LocalDate last) {
        return new Collaborative(
                id,
                slug,
                title,
                topic,
                aim,
                charter,
                startsOn,
                last,
                state,
                zone,
                language,
                frequency,
                dueDay,
                ruleSet,
                ownRules,
                visibility,
                smallestDenominator,
                closedUntil,
                terms,
                demonstration,
                version);
    }

    /** The same in another state. */
    public Collaborative in(State other) {
        return new Collaborative(
                id,
                slug,
                title,
                topic,
                aim,
                charter,
                startsOn,
                endsOn,
                other,
                zone,
                language,
                frequency,
                dueDay,
                ruleSet,
                ownRules,
                visibility,
                smallestDenominator,
                closedUntil,
                terms,
                demonstration,
                version);
    }

    /** The day it is there now. */
    public LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(zone));
    }

    /** The last day on which a period's data are in time: the due day counted from the period's end. */
    public LocalDate due(Period period) {
        return due(period, dueDay);
    }

    /** The same with a due day of a measure's own. */
    public LocalDate due(Period period, int day) {
        return period.end().plusDays(day);
    }

    /** Its own words where it has some, else the usual ones. */
    public Terms words() {
        return new Terms(terms);
    }

    /** The period of which data are due next, today included: the earliest whose last day for data is not over. */
    public Period dueNext(LocalDate today) {
        Period period = frequency.containing(today);
        while (!due(period.plus(-1)).isBefore(today)) {
            period = period.plus(-1);
        }
        return period;
    }

    public boolean isClosed(Period period) {
        return closedUntil != null && !period.end().isAfter(closedUntil);
    }

    /** What stands in square brackets is to be replaced; numbers of footnotes and links are not meant. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\[\\]]*\\p{L}[^\\[\\]]*](?!\\()");

    /** Whether a text is a template's that still waits for somebody's own words: {@code [Say here what it costs.]}. */
    public static boolean isUnwritten(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** The fields for others to read that still wait so: {@code aim}, {@code charter/cost}. */
    public List<String> unwritten() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("topic", topic);
        fields.put("aim", aim);
        for (String field : CollaborativeForm.CHARTER) {
            fields.put("charter/" + field, charter.getOrDefault(field, ""));
        }
        fields.values().removeIf(text -> !isUnwritten(text));
        return List.copyOf(fields.keySet());
    }

    /** The message that says what a field of it is called: of {@code aim}, of {@code charter/cost}. */
    public static String label(String field) {
        return field.startsWith("charter/") ? field.replace('/', '.') : "collaborative." + field;
    }

    /** All that can be set, as the API writes it and the log compares it. */
    public Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("slug", slug);
        content.put("title", title);
        content.put("topic", topic);
        content.put("aim", aim);
        content.put("startsOn", startsOn.toString());
        content.put("endsOn", endsOn.toString());
        content.put("state", Given.written(state));
        content.put("frequency", Given.written(frequency));
        content.put("dueDay", dueDay);
        content.put("ruleSet", ruleSet);
        content.put("ownRules", ownRules);
        content.put("visibility", Given.written(visibility));
        content.put("smallestDenominator", smallestDenominator);
        content.put("closedUntil", closedUntil == null ? null : closedUntil.toString());
        content.put("timeZone", zone.getId());
        content.put("language", language);
        content.put("charter", charter);
        content.put("terms", terms);
        return content;
    }
}

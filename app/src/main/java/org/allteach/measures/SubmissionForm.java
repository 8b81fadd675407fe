package org.allteach.measures;

import static org.springframework.util.StringUtils.hasText;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of values, whether they come from a cell, a file or a program: a row as given becomes a valid one, or all
 * its problems are named. Numbers and periods are in the strict form; {@link LocalForm} brings those of people into it.
 *
 * <p>One form reads many rows, one after the other, without making objects for valid ones; what it has read last stands in
 * its fields. Not for several threads.
 */
public final class SubmissionForm {

    private static final int LONGEST_COMMENT = 2000;
    private static final int LONGEST_GIVEN = 100;
    private static final int YEARS_BEFORE = 20;
    private static final int MOST_VALUES = 1000;
    private static final double[] NONE = {};

    private static final Map<String, Entry.Status> STATUSES = Map.of(
            "VALUE", Entry.Status.VALUE,
            "MISSING", Entry.Status.MISSING,
            "NOT_COLLECTED", Entry.Status.NOT_COLLECTED,
            "NOT_APPLICABLE", Entry.Status.NOT_APPLICABLE);

    private final Collaborative collaborative;
    private final Measure[] measures;
    private final Team[] teams;
    private final Frequency[] frequencies;
    private final Map<String, Integer> measureNumbers = new HashMap<>();
    private final Map<String, Integer> teamNumbers = new HashMap<>();
    private final int earliest;
    private final int today;
    private final int closedUntil;

    private Problems problems = new Problems();
    private GivenRow row = new GivenRow(0, null, null, null, null, null, null, null, null, null, null);
    private boolean valid;

    // What was read last.
    private int measure;
    private int team;
    private int day;
    private Entry.Status status = Entry.Status.VALUE;
    private double first;
    private double second;
    private double[] subgroup = NONE;
    private boolean provisional;
    private @Nullable String comment;

    /**
     * A form for what the viewer may enter: rows of other teams name a team that is unknown.
     *
     * @param today the day it is in the collaborative
     */
    public SubmissionForm(Membership membership, List<Team> teams, List<Measure> measures, LocalDate today) {
        this.collaborative = membership.collaborative();
        this.teams = teams.stream()
                .filter(one -> membership.may(Permission.ENTER_DATA, one.id()))
                .sorted(Comparator.comparing(Team::id, SubmissionForm::inDatabaseOrder))
                .toArray(Team[]::new);
        this.measures = measures.stream()
                .sorted(Comparator.comparing(Measure::id, SubmissionForm::inDatabaseOrder))
                .toArray(Measure[]::new);
        this.frequencies = Arrays.stream(this.measures)
                .map(one -> one.frequency(collaborative))
                .toArray(Frequency[]::new);
        for (int i = 0; i < this.teams.length; i++) {
            teamNumbers.put(this.teams[i].code(), i);
        }
        for (int i = 0; i < this.measures.length; i++) {
            measureNumbers.put(this.measures[i].code(), i);
        }
        this.earliest = (int) collaborative.startsOn().minusYears(YEARS_BEFORE).toEpochDay();
        this.today = (int) today.toEpochDay();
        LocalDate closed = collaborative.closedUntil();
        this.closedUntil = closed == null || membership.may(Permission.MANAGE_DATA)
                ? Integer.MIN_VALUE
                : (int) closed.toEpochDay();
    }

    /** The order in which PostgreSQL sorts UUIDs: byte by byte, unsigned. */
    static int inDatabaseOrder(UUID one, UUID other) {
        int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** Reads a row; whether it is valid. Its problems, if any, are added. */
    public boolean read(GivenRow given, Problems into) {
        row = given;
        problems = into;
        valid = true;
        measure = number(measureNumbers, given.measure(), "measure", "entry.problem.measure");
        team = number(teamNumbers, given.team(), "team", "entry.problem.team");
        if (measure >= 0 && team >= 0 && !measures[measure].isFor(teams[team].id())) {
            refuse("measure", given.measure(), "entry.problem.measure");
            measure = -1;
        }
        readPeriod(given.period());
        readStatus(given.status());
        readValue();
        readComment(given.comment());
        readProvisional(given.provisional());
        return valid;
    }

    /** The entry read last, where it was valid. */
    public Entry entry() {
        boolean ratio = hasNumbers(Measure.Fields.RATIO);
        boolean value = hasNumbers(Measure.Fields.VALUE);
        return new Entry(
                status,
                ratio ? (Double) first : null,
                ratio ? (Double) second : null,
                value ? (Double) first : null,
                Arrays.stream(subgroup).boxed().toList(),
                provisional,
                comment == null || comment.isEmpty() ? null : comment);
    }

    public Period period() {
        return period(measure, day);
    }

    // The same without objects, for those who read a million rows.

    /** The number of the measure read last, in the order of the ids. */
    public int measure() {
        return measure;
    }

    /** The number of the team read last, in the order of the ids. */
    public int team() {
        return team;
    }

    /** The first day of the period read last, as a day of the epoch. */
    public int day() {
        return day;
    }

    public Entry.Status status() {
        return status;
    }

    /** The numerator, or the value of a kind of one number; NaN where there is none. */
    public double first() {
        return first;
    }

    /** The denominator; NaN where there is none. */
    public double second() {
        return second;
    }

    /** The measurements of a subgroup; empty for all other kinds. */
    public double[] subgroup() {
        return subgroup;
    }

    public boolean provisional() {
        return provisional;
    }

    /** Null where the row said nothing; empty where it takes a comment away. */
    public @Nullable String comment() {
        return comment;
    }

    public Measure measure(int number) {
        return measures[number];
    }

    public Team team(int number) {
        return teams[number];
    }

    public Period period(int ofMeasure, int onDay) {
        return new Period(frequencies[ofMeasure], LocalDate.ofEpochDay(onDay));
    }

    public int teamCount() {
        return teams.length;
    }

    public int measureCount() {
        return measures.length;
    }

    /** The first day that a row may name, as a day of the epoch. */
    public int firstDay() {
        return earliest;
    }

    /** The last day that a row may name. */
    public int lastDay() {
        return Math.max(today, earliest);
    }

    private boolean hasNumbers(Measure.Fields fields) {
        return status == Entry.Status.VALUE && measures[measure].kind().fields() == fields;
    }

    private int number(Map<String, Integer> numbers, @Nullable String given, String field, String unknown) {
        if (!hasText(given)) {
            refuse(field, given, "problem.required");
            return -1;
        }
        Integer number = numbers.get(given);
        if (number == null) {
            number = numbers.get(given.strip());
        }
        if (number == null) {
            refuse(field, given, unknown);
            return -1;
        }
        return number;
    }

    private void readPeriod(@Nullable String given) {
        day = StrictPeriod.NONE;
        if (!hasText(given)) {
            refuse("period", given, "problem.required");
            return;
        }
        if (measure < 0) {
            return;
        }
        Frequency frequency = frequencies[measure];
        day = StrictPeriod.parse(given, frequency);
        if (day == StrictPeriod.NONE) {
            refuse("period", given, "entry.problem.period." + frequency);
        } else if (day > today) {
            refuse("period", given, "entry.problem.future");
        } else if (day < earliest) {
            refuse(
                    "period",
                    given,
                    "entry.problem.early",
                    LocalDate.ofEpochDay(earliest).getYear());
        } else if (day <= closedUntil && collaborative.isClosed(period())) {
            refuse("period", given, "entry.problem.closed");
        }
    }

    private void readStatus(@Nullable String given) {
        status = Entry.Status.VALUE;
        if (!hasText(given)) {
            return;
        }
        Entry.Status known = STATUSES.get(given);
        if (known == null) {
            known = STATUSES.get(Words.asEnum(given));
        }
        if (known == null) {
            refuse("status", given, "problem.oneOf", "value, missing, not-collected, not-applicable");
        } else {
            status = known;
        }
    }

    private void readValue() {
        first = Double.NaN;
        second = Double.NaN;
        subgroup = NONE;
        if (status != Entry.Status.VALUE) {
            refuseNumbers(row.numerator(), row.denominator(), row.value(), row.values());
        } else if (measure >= 0) {
            switch (measures[measure].kind().fields()) {
                case RATIO -> readRatio(measures[measure].kind());
                case VALUE -> readOne(measures[measure].kind());
                case VALUES -> readValues();
            }
        }
    }

    /** Beside another status than a value, numbers would contradict it. */
    private void refuseNumbers(@Nullable String... numbers) {
        for (String given : numbers) {
            if (hasText(given)) {
                refuse("status", given, "entry.problem.statusAndNumber");
                return;
            }
        }
    }

    private void readRatio(Measure.Kind kind) {
        refuseUnwanted("value", row.value(), "entry.problem.ratioWanted");
        refuseUnwanted("values", row.values(), "entry.problem.ratioWanted");
        first = readNumber("numerator", row.numerator(), kind);
        second = readNumber("denominator", row.denominator(), kind);
        if (second == 0) {
            refuse("denominator", row.denominator(), "entry.problem.zero");
        } else if (kind == Measure.Kind.PROPORTION && first > second) {
            refuse(
                    "numerator",
                    row.numerator(),
                    "entry.problem.above",
                    String.valueOf(row.denominator()).strip());
        }
    }

    private void readOne(Measure.Kind kind) {
        refuseUnwanted("denominator", row.denominator(), "entry.problem.valueWanted");
        refuseUnwanted("values", row.values(), "entry.problem.valueWanted");
        // A count is what stands above a line with nothing below it.
        boolean above = !hasText(row.value()) && kind == Measure.Kind.COUNT;
        if (!above) {
            refuseUnwanted("numerator", row.numerator(), "entry.problem.valueWanted");
        }
        first = above && hasText(row.numerator())
                ? readNumber("numerator", row.numerator(), kind)
                : readNumber("value", row.value(), kind);
    }

    private void readValues() {
        refuseUnwanted("numerator", row.numerator(), "entry.problem.valuesWanted");
        refuseUnwanted("denominator", row.denominator(), "entry.problem.valuesWanted");
        String field = !hasText(row.values()) ? "value" : "values";
        String given = !hasText(row.values()) ? row.value() : row.values();
        if (!hasText(given)) {
            refuse("values", given, "entry.problem.nothing");
            return;
        }
        String[] parts = given.strip().split("[;\\s]+", MOST_VALUES + 1);
        double[] values = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = StrictNumber.parse(parts[i]);
            if (Double.isNaN(values[i]) || i == MOST_VALUES) {
                refuse(field, given, "entry.problem.values", MOST_VALUES);
                return;
            }
        }
        subgroup = values;
    }

    private double readNumber(String field, @Nullable String given, Measure.Kind kind) {
        if (!hasText(given)) {
            refuse(field, given, "entry.problem.nothing");
            return Double.NaN;
        }
        double number = StrictNumber.parse(given);
        if (Double.isNaN(number)) {
            refuse(field, given, "problem.number");
        } else if (number < 0 && !kind.mayBeNegative()) {
            refuse(field, given, "entry.problem.negative");
        } else if (kind.isWhole() && number != Math.rint(number)) {
            refuse(field, given, "entry.problem.whole");
        }
        return number;
    }

    private void refuseUnwanted(String field, @Nullable String given, String key) {
        if (hasText(given)) {
            refuse(field, given, key);
        }
    }

    private void readComment(@Nullable String given) {
        comment = given == null ? null : given.strip();
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            refuse("comment", given, "problem.tooLong", LONGEST_COMMENT);
        } else if (comment != null && !Words.isText(comment)) {
            refuse("comment", given, "entry.problem.characters");
        }
    }

    private void readProvisional(@Nullable String given) {
        provisional = false;
        if (!hasText(given)) {
            return;
        }
        Boolean truth = Words.truth(given);
        if (truth == null) {
            refuse("provisional", given, "problem.oneOf", "true, false");
        } else {
            provisional = truth;
        }
    }

    private void refuse(String field, @Nullable String given, String key, Object... arguments) {
        valid = false;
        String shown =
                given == null || given.length() <= LONGEST_GIVEN ? given : given.substring(0, LONGEST_GIVEN) + "…";
        Problem problem = Problem.of(field, shown, key, arguments);
        problems.add(row.line() == 0 ? problem : problem.onRow(row.line(), field));
    }
}

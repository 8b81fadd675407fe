package org.allteach.demonstration;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Figures.Figure;
import org.allteach.demonstration.Script.Definition;
import org.allteach.demonstration.Script.Words;
import org.allteach.demonstration.Setting.Hospital;
import org.allteach.measures.Entry;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a team reported of its figures, and when: in time or late, with gaps, mistakes and corrections, drafts and
 * provisional values. Nothing in it happens today or later.
 */
final class Reporting {

    private static final int LATEST = 45;

    private final Script script;
    private final Calendar calendar;
    private final Cast cast;
    private final Hospital hospital;
    private final Definition measure;
    private final Words words;
    private final ZoneId zone;
    private final Instant midnight;
    private final Chance chance;

    Reporting(Script script, Calendar calendar, Cast cast, Hospital hospital, Definition measure, ZoneId zone) {
        this.script = script;
        this.calendar = calendar;
        this.cast = cast;
        this.hospital = hospital;
        this.measure = measure;
        this.words = script.words(measure);
        this.zone = zone;
        this.midnight = calendar.today().atStartOfDay(zone).toInstant();
        this.chance = Chance.of("reporting", hospital.code(), measure.code());
    }

    /**
     * One revision of a value.
     *
     * @param submittedAt when the value was first submitted; null while it is a draft
     * @param person who wrote this revision, by address
     * @param newest whether no other followed
     */
    record Value(
            String team,
            String measure,
            LocalDate start,
            Entry entry,
            int revision,
            @Nullable Instant submittedAt,
            String person,
            Instant at,
            Source source,
            @Nullable String reason,
            boolean newest) {}

    List<Value> of(List<Figure> figures) {
        var values = new ArrayList<Value>();
        figures.forEach(figure -> values.addAll(revisions(figure)));
        return values;
    }

    /** All revisions of one figure that there are by today; none where it has not been entered. */
    private List<Value> revisions(Figure figure) {
        Entry entry = reported(figure);
        boolean late = chance.happens(hospital.discipline().late);
        Instant at = submission(figure.period(), late);
        // The figures to come are drawn all the same, lest today's date move those of the past.
        boolean isHeldBack = isHeldBack(figure.period());
        boolean isKept = chance.happens(0.4);
        var drafts = new Drafts(isHeldBack ? measure.type() == Measure.Type.OUTCOME : isKept, chance.between(0.3, 0.7));
        var later = corrections(figure.period(), commented(entry, late), at);
        if (at.isBefore(midnight) && !isHeldBack) {
            return numbered(figure.period(), at, later);
        }
        return draft(figure.period(), entry, drafts);
    }

    private record Drafts(boolean isKept, double share) {}

    /** What was written in one revision, before it is known how many there are. */
    private record Written(
            Entry entry,
            Instant at,
            String person,
            @Nullable String reason) {}

    /** The team as whom visitors sign in has its newest whole week still to do, so that there is something due. */
    private boolean isHeldBack(Period period) {
        boolean isOfVisitors =
                cast.in(hospital.code(), Role.LEADER, calendar.today()).equals(Cast.address("leader"));
        return isOfVisitors
                && period.frequency() == Frequency.WEEK
                && !period.next().end().isBefore(calendar.today());
    }

    private Entry reported(Figure figure) {
        LocalDate start = figure.period().start();
        boolean isGap = chance.happens(hospital.discipline().gaps);
        if (measure.kind().isOfEvents()) {
            return figure.entry();
        }
        if (measure.type() == Measure.Type.PROCESS && isBetweenTheYears(figure.period())) {
            return without(Entry.Status.NOT_COLLECTED, script.noPulse());
        }
        boolean isClosed = script.happenings(hospital.code()).stream()
                .anyMatch(event -> event.closed() && event.isFelt(start, calendar));
        if (isClosed && measure.frequency() != Frequency.MONTH) {
            return without(Entry.Status.NOT_APPLICABLE, script.closed());
        }
        return isGap ? without(Entry.Status.MISSING, chance.oneOf(words.missing())) : figure.entry();
    }

    /** Whether it is the week from Christmas to New Year. */
    private static boolean isBetweenTheYears(Period period) {
        LocalDate christmas = LocalDate.of(period.start().getYear(), Month.DECEMBER, 27);
        return period.frequency() == Frequency.WEEK
                && !christmas.isBefore(period.start())
                && !christmas.isAfter(period.end());
    }

    private Entry commented(Entry entry, boolean late) {
        boolean isRemarked = chance.happens(0.04);
        boolean isExcused = chance.happens(0.3);
        if (entry.comment() != null) {
            return entry;
        }
        if (late && isExcused) {
            return with(entry, entry.provisional(), chance.oneOf(words.late()));
        }
        return isRemarked ? with(entry, entry.provisional(), chance.oneOf(words.remarks())) : entry;
    }

    private Instant submission(Period period, boolean late) {
        int minute = 7 * 60 + chance.below(9 * 60);
        if (late) {
            int days = measure.dueDay() + 1 + (int) Math.min(LATEST, chance.exponential(6));
            return at(period.end().plusDays(days), minute);
        }
        if (period.frequency() != Frequency.DAY) {
            return at(period.end().plusDays(1 + chance.below(measure.dueDay())), minute);
        }
        if (hospital.discipline() == Discipline.PROMPT) {
            return at(period.end(), 20 * 60 + minute / 5);
        }
        // Typed in on Monday for the week before.
        LocalDate monday = period.end().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return at(monday, 8 * 60 + hospital.staff());
    }

    private Instant at(LocalDate day, int minute) {
        return day.atStartOfDay(zone).plusMinutes(minute).toInstant();
    }

    /** The first revision and those that followed, as far as they will ever follow. */
    private List<Written> corrections(Period period, Entry entry, Instant at) {
        var written = new ArrayList<Written>();
        String reporter = reporter(at);
        boolean isCorrected = chance.happens(hospital.discipline().corrections) && entry.hasValue();
        boolean isFinal = measure.type() == Measure.Type.BALANCING && entry.hasValue();
        if (isFinal) {
            written.add(new Written(with(slip(entry, 0.02), true, entry.comment()), at, reporter, null));
            Instant then = at(period.next().end().plusDays(2 + chance.below(6)), 9 * 60 + chance.below(300));
            written.add(new Written(entry, later(then, at), reporter, script.finalFigures()));
        } else if (isCorrected && !measure.kind().isOfEvents()) {
            written.add(new Written(slip(entry, 0.15), at, reporter, null));
            Instant then = after(at, 1 + chance.below(12));
            boolean isOfManager = chance.happens(0.2);
            String corrector = isOfManager ? cast.dataManager() : in(Role.LEADER, then);
            written.add(new Written(entry, then, corrector, chance.oneOf(words.corrections())));
        } else {
            written.add(new Written(entry, at, reporter, null));
        }
        if (written.size() > 1 && chance.happens(0.12)) {
            Instant then = after(written.getLast().at(), 1 + chance.below(8));
            written.add(new Written(entry, then, cast.dataManager(), script.secondCorrection()));
        }
        return written;
    }

    /** In office hours, so many days after. */
    private Instant after(Instant at, int days) {
        return at(LocalDate.ofInstant(at, zone).plusDays(days), 8 * 60 + chance.below(8 * 60));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other.plusSeconds(86_400);
    }

    private List<Value> numbered(Period period, Instant submittedAt, List<Written> all) {
        List<Written> happened =
                all.stream().filter(one -> one.at().isBefore(midnight)).toList();
        var values = new ArrayList<Value>();
        for (int i = 0; i < happened.size(); i++) {
            Written one = happened.get(i);
            boolean isNewest = i == happened.size() - 1;
            values.add(new Value(
                    hospital.code(),
                    measure.code(),
                    period.start(),
                    one.entry(),
                    i + 1,
                    submittedAt,
                    one.person(),
                    one.at(),
                    i == 0 ? source() : Source.FORM,
                    one.reason(),
                    isNewest));
        }
        return values;
    }

    /** Some type in what they have before it is all there. */
    private List<Value> draft(Period period, Entry entry, Drafts drafts) {
        LocalDate yesterday = calendar.today().minusDays(1);
        boolean isOver = period.end().isBefore(calendar.today());
        boolean isKept = drafts.isKept()
                && period.frequency() != Frequency.DAY
                && !period.start().isAfter(yesterday);
        if (!isKept || measure.kind().isOfEvents() || !entry.hasValue()) {
            return List.of();
        }
        Instant at = at(yesterday, 9 * 60 + chance.below(420));
        return List.of(new Value(
                hospital.code(),
                measure.code(),
                period.start(),
                isOver ? entry : part(entry, drafts.share()),
                1,
                null,
                reporter(at),
                at,
                Source.FORM,
                null,
                true));
    }

    private Source source() {
        boolean isOfMachine = measure.frequency() == Frequency.DAY && hospital.discipline() == Discipline.PROMPT;
        boolean isOfSheet = measure.frequency() == Frequency.DAY && hospital.discipline() == Discipline.USUAL;
        return isOfMachine && hospital.beds() > 300 ? Source.API : isOfSheet ? Source.PASTE : Source.FORM;
    }

    private String reporter(Instant at) {
        double share = chance.between(0, 1);
        return in(share < 0.7 ? Role.DATA_ENTRY : share < 0.9 ? Role.LEADER : Role.MEMBER, at);
    }

    private String in(Role role, Instant at) {
        return cast.in(hospital.code(), role, LocalDate.ofInstant(at, zone));
    }

    private static Entry without(Entry.Status status, String comment) {
        return new Entry(status, null, null, null, List.of(), false, comment);
    }

    private static Entry with(Entry entry, boolean provisional, @Nullable String comment) {
        return new Entry(
                entry.status(),
                entry.numerator(),
                entry.denominator(),
                entry.value(),
                entry.subgroup(),
                provisional,
                comment);
    }

    /** A figure that is a little too low: something was forgotten. */
    private static Entry slip(Entry entry, double share) {
        return part(entry, 1 - share);
    }

    private static Entry part(Entry entry, double share) {
        List<Double> subgroup = entry.subgroup();
        int kept = Math.max(Math.min(1, subgroup.size()), (int) (subgroup.size() * share));
        return new Entry(
                entry.status(),
                changed(entry.numerator(), numerator -> Math.floor(numerator * share)),
                changed(entry.denominator(), denominator -> Math.ceil(denominator * share)),
                entry.value(),
                subgroup.subList(0, kept),
                entry.provisional(),
                entry.comment());
    }

    private static @Nullable Double changed(@Nullable Double number, DoubleUnaryOperator change) {
        return number == null ? null : change.applyAsDouble(number);
    }
}

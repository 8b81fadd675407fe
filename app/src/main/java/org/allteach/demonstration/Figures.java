package org.allteach.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.allteach.collaboratives.Period;
import org.allteach.demonstration.Script.Definition;
import org.allteach.demonstration.Script.Happening;
import org.allteach.demonstration.Script.Level;
import org.allteach.demonstration.Setting.Hospital;
import org.allteach.measures.Entry;

/** What a team would have counted of one measure if it had always counted everything: levels, chance and what happened. */
final class Figures {

    /** How much of the level's wandering lasts from one period to the next. */
    private static final double MEMORY = 0.5;
    /** Scores of one person and another differ by this much. */
    private static final double SCORE_DEVIATION = 14;

    private static final double WEEKEND = 0.72;

    private final List<Happening> happenings;
    private final Calendar calendar;
    private final Hospital hospital;
    private final Definition measure;
    private final Level level;
    private final Chance chance;
    private final double base;
    private double wandered;

    Figures(Script script, Calendar calendar, Hospital hospital, Definition measure) {
        this.happenings = script.happenings(hospital.code()).stream()
                .filter(event -> event.effects().containsKey(measure.code()))
                .toList();
        this.calendar = calendar;
        this.hospital = hospital;
        this.measure = measure;
        this.level = script.level(measure);
        this.chance = Chance.of("figures", hospital.code(), measure.code());
        this.base = chance.between(level.low(), level.high());
    }

    /** One figure and the period it is of. */
    record Figure(Period period, Entry entry) {}

    /** All of them, up to and including the period in which today lies. */
    List<Figure> all() {
        return measure.kind().isOfEvents() ? events() : periods();
    }

    private List<Figure> periods() {
        var figures = new ArrayList<Figure>();
        var period = measure.frequency().containing(firstDay());
        if (period.start().isBefore(firstDay())) {
            period = period.next();
        }
        for (; !period.end().isAfter(lastDay()); period = period.next()) {
            figures.add(new Figure(period, entry(period)));
        }
        return figures;
    }

    /** Days from one event to the next; two on one day count as one. */
    private List<Figure> events() {
        var figures = new ArrayList<Figure>();
        LocalDate day = firstDay();
        while (true) {
            double mean = hospital.assaults() * level(day);
            int days = Math.max(1, (int) Math.round(chance.exponential(mean)));
            day = day.plusDays(days);
            if (!day.isBefore(lastDay())) {
                return figures;
            }
            figures.add(new Figure(measure.frequency().containing(day), Entry.value(days)));
        }
    }

    /** A team that came later has figures from a month before on. */
    private LocalDate firstDay() {
        LocalDate start = measure.startsOn(calendar);
        LocalDate joined = hospital.joins() == 0 ? start : calendar.month(hospital.joins() - 1);
        return joined.isAfter(start) ? joined : start;
    }

    private LocalDate lastDay() {
        LocalDate last = measure.frequency().containing(calendar.today()).end();
        return hospital.leaves() == 0 ? last : calendar.month(hospital.leaves()).minusDays(1);
    }

    private Entry entry(Period period) {
        wandered = MEMORY * wandered + chance.normal(0, level.wander());
        double here = wandered
                + period.start()
                        .datesUntil(period.next().start())
                        .mapToDouble(this::level)
                        .average()
                        .orElseThrow();
        int size = size(period.start());
        return switch (measure.kind()) {
            case PROPORTION -> Entry.ratio(chance.binomial(size, Math.clamp(here, 0.03, 0.97)), size);
            case RATE -> Entry.ratio(chance.poisson(here * size) + (chance.happens(0.3) ? 0.5 : 0), size);
            case SUBGROUP -> Entry.subgroup(scores(size, here));
            default -> throw new IllegalStateException("Nobody has said how to make a " + measure.kind());
        };
    }

    private double level(LocalDate day) {
        double course = hospital.story().at(day, calendar);
        double january = Math.cos(2 * Math.PI * (day.getDayOfYear() - 15) / 365);
        double events = happenings.stream()
                .filter(event -> event.isFelt(day, calendar))
                .mapToDouble(event -> event.effects().getOrDefault(measure.code(), 0.0))
                .sum();
        double success = course >= 0 ? course * level.better() : -course * level.worse();
        return base + success + level.season() * january + events;
    }

    private int size(LocalDate day) {
        double weekend = measure.frequency().containing(day).end().equals(day)
                        && day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
                ? WEEKEND
                : 1;
        double mean = hospital.staff() * level.size() * weekend;
        return (int) Math.max(5, Math.round(chance.normal(mean, mean * level.spread())));
    }

    /** A score is the mean of six answers of 0 to 100 in steps of 25. */
    private List<Double> scores(int people, double mean) {
        IntFunction<Double> score = person -> {
            double twentyFourths = Math.clamp(chance.normal(mean, SCORE_DEVIATION) / 100 * 24, 0, 24);
            return Math.round(Math.round(twentyFourths) / 24.0 * 1000) / 10.0;
        };
        return IntStream.range(0, people).mapToObj(score).toList();
    }
}

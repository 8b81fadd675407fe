package org.allteach.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Phase;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Calendar.Mark;
import org.allteach.measures.Measure;
import org.allteach.spc.Direction;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is told of the demonstration by hand, the same on whatever day it is made: {@code joy-in-work.yaml}. */
public record Script(
        Text collaborative,
        List<Stage> phases,
        List<Definition> measures,
        Map<String, Level> levels,
        List<Happening> happenings,
        List<Decision> decisions,
        Map<String, Words> words,
        String finalFigures,
        String secondCorrection,
        String noPulse,
        String closed) {

    /** The words of the collaborative. */
    record Text(String title, String topic, String aim, Map<String, String> charter) {}

    /**
     * A phase: from a day on, or so many days after it, for some days or until the day before another.
     *
     * @param skip days after the first
     * @param days how long; 0 where it lasts until another day
     */
    record Stage(
            Phase.Kind kind,
            String title,
            Anchor from,
            int skip,
            int days,
            @Nullable Anchor until,
            @Nullable String place) {

        LocalDate startsOn(Calendar calendar) {
            return calendar.day(from).plusDays(skip);
        }

        LocalDate endsOn(Calendar calendar) {
            LocalDate after = until == null ? startsOn(calendar).plusDays(days) : calendar.day(until);
            return after.minusDays(1);
        }
    }

    /** The definition of a measure. */
    record Definition(
            String code,
            String name,
            Measure.Type type,
            Measure.Kind kind,
            Measure.Aggregation aggregation,
            Direction direction,
            String unit,
            double multiplier,
            Frequency frequency,
            int dueDay,
            boolean required,
            @Nullable String chart,
            @Nullable String ruleSet,
            @Nullable Integer smallestDenominator,
            @Nullable Integer baselinePoints,
            @Nullable Mark begins,
            List<Goal> targets,
            Map<String, String> definition) {

        /** The first day of its first period. */
        LocalDate startsOn(Calendar calendar) {
            LocalDate day = calendar.day(begins, Anchor.BASELINE);
            LocalDate start = frequency.containing(day).start();
            return start.isBefore(day) ? frequency.containing(day).next().start() : start;
        }
    }

    /** A step of a target. */
    record Goal(@Nullable Anchor from, double value) {}

    /**
     * How the figures of a measure move.
     *
     * @param low the lowest level that a team begins with
     * @param high the highest
     * @param better what a full success adds
     * @param worse what a full failure adds
     * @param season what January adds
     * @param wander the deviation with which the level wanders by itself
     * @param size how many are counted in a period for each person of the unit's staff
     * @param spread the deviation of that, as a share of it
     */
    record Level(
            double low,
            double high,
            double better,
            double worse,
            double season,
            double wander,
            double size,
            double spread) {}

    /**
     * Something that happened to a team.
     *
     * @param lasts for how many days the figures feel it
     * @param closed whether nothing could be measured in that time
     * @param text what the ward wrote about it
     * @param measures on whose charts
     * @param effects what it adds to the level of a measure
     * @param excluded the measures whose points are left out of the calculation because of it
     */
    record Happening(
            String team,
            Anchor from,
            int days,
            int lasts,
            boolean closed,
            String text,
            List<String> measures,
            Map<String, Double> effects,
            List<String> excluded) {

        Happening {
            effects = Objects.requireNonNullElse(effects, Map.of());
            excluded = Objects.requireNonNullElse(excluded, List.of());
        }

        LocalDate day(Calendar calendar) {
            return calendar.day(from).plusDays(days);
        }

        /** Whether the figures of a day feel it. */
        boolean isFelt(LocalDate day, Calendar calendar) {
            return !day.isBefore(day(calendar)) && day.isBefore(day(calendar).plusDays(lasts));
        }
    }

    /** A new phase that somebody accepted on a chart. */
    record Decision(String team, String measure, Anchor from, int days, String label, String reason) {

        LocalDate day(Calendar calendar) {
            return calendar.day(from).plusDays(days);
        }
    }

    /** What people write beside a figure that is corrected, missing or late, or by the way. */
    record Words(List<String> corrections, List<String> missing, List<String> late, List<String> remarks) {}

    static Script read() {
        return read("joy-in-work.yaml", Script.class);
    }

    Level level(Definition measure) {
        return Objects.requireNonNull(levels.get(measure.code()), measure.code());
    }

    Words words(Definition measure) {
        return Objects.requireNonNull(words.get(measure.code()), measure.code());
    }

    List<Happening> happenings(String team) {
        return happenings.stream().filter(event -> event.team.equals(team)).toList();
    }

    /**
     * Reads a file that stands beside its type. A name that the type does not know is a mistake of ours; a number that is
     * not written is 0.
     */
    public static <T> T read(String file, Class<T> type) {
        try (InputStream stream = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .convertValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

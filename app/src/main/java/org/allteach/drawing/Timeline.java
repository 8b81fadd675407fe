package org.allteach.drawing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.allteach.spc.Series;
import org.jspecify.annotations.Nullable;

/**
 * The horizontal axis: where each place stands, what it is called in the viewer's locale, and which places are named below
 * the axis. Periods stand equally far apart; those between two places that nobody entered keep their room.
 */
public final class Timeline {

    /** How far apart the places are; told from the dates. */
    private enum Pace {
        DAY("yMMMd", "yMMMd"),
        WEEK("yMMMd", "yMMMd"),
        MONTH("yMMMM", "yMMM"),
        QUARTER("yQQQ", "yQQQ"),
        LABEL("", "");

        private final String full;
        private final String brief;

        long between(LocalDate first, LocalDate second) {
            return switch (this) {
                case DAY -> ChronoUnit.DAYS.between(first, second);
                case WEEK -> ChronoUnit.WEEKS.between(first, second);
                case MONTH -> ChronoUnit.MONTHS.between(first, second);
                case QUARTER -> ChronoUnit.MONTHS.between(first, second) / 3;
                case LABEL -> 1;
            };
        }

        Pace(String full, String brief) {
            this.full = full;
            this.brief = brief;
        }
    }

    /**
     * A place that is named below the axis.
     *
     * @param year what stands below the name; null where the year has been said
     */
    record Tick(int index, String text, @Nullable String year) {}

    private record FormatKey(Locale locale, String pattern) {}

    private static final Map<FormatKey, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();
    private static final Map<FormatKey, Map<LocalDate, String>> NAMES = new ConcurrentHashMap<>();
    private static final Map<String, LocalDate> DATES = new ConcurrentHashMap<>();
    private static final int MOST_NAMES = 5000;
    /** The plain number: the localised pattern of a year alone names the era in some languages. */
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

    private static final double ROOM_OF_NAME = 31;
    private static final double ROOM_OF_YEAR = 36;
    private static final int LONGEST_LABEL = 10;
    /** Places more thinly spread than this are events, not periods with gaps: they stand side by side. */
    private static final int THINNEST = 3;

    private final List<String> places;
    private final List<LocalDate> dates;
    private final Pace pace;
    private final Locale locale;
    private final int[] slots;

    private Timeline(List<String> places, List<LocalDate> dates, Locale locale) {
        this.places = places;
        this.dates = dates;
        this.pace = dates.isEmpty() ? Pace.LABEL : pace(dates);
        this.locale = locale;
        this.slots = slots();
    }

    /** How many periods each place is from the first one. */
    private int[] slots() {
        int[] found = IntStream.range(0, places.size()).toArray();
        if (dates.isEmpty() || pace.between(dates.getFirst(), dates.getLast()) >= (long) THINNEST * dates.size()) {
            return found;
        }
        for (int i = 0; i < found.length; i++) {
            found[i] = (int) pace.between(dates.getFirst(), dates.get(i));
            if (i > 0 && found[i] <= found[i - 1]) {
                return IntStream.range(0, places.size()).toArray();
            }
        }
        return found;
    }

    /** How many periods from the first place to the last, both counted. */
    int width() {
        return slots.length == 0 ? 0 : slots[slots.length - 1] + 1;
    }

    /** How many periods a place is from the first; between two places, counted from the earlier. */
    double slot(double index) {
        int place = Math.clamp((int) Math.floor(index), 0, Math.max(0, slots.length - 1));
        return slots.length == 0 ? index : slots[place] + index - place;
    }

    /** Whether periods that nobody entered lie between a place and the one before. */
    boolean gapBefore(int index) {
        return index > 0 && slots[index] - slots[index - 1] > 1;
    }

    /** The date of a place. On hundreds of charts the same few come again and again. */
    static LocalDate date(String place) {
        if (DATES.size() >= MOST_NAMES) {
            DATES.clear();
        }
        return DATES.computeIfAbsent(place, LocalDate::parse);
    }

    /** The axis of a series. */
    public static Timeline of(Series series, Locale locale) {
        var places = new ArrayList<String>(series.size());
        var dates = new ArrayList<LocalDate>(series.size());
        for (int i = 0; i < series.size(); i++) {
            places.add(series.x(i));
            if (series.axis() == Series.Axis.DATES && series.x(i).length() == 10) {
                dates.add(date(series.x(i)));
            }
        }
        return new Timeline(places, dates.size() == places.size() ? dates : List.of(), locale);
    }

    /** An axis of dates that several charts share. */
    public static Timeline of(List<LocalDate> dates, Locale locale) {
        return new Timeline(dates.stream().map(LocalDate::toString).toList(), List.copyOf(dates), locale);
    }

    private static Pace pace(List<LocalDate> dates) {
        long least = Long.MAX_VALUE;
        for (int i = 1; i < dates.size(); i++) {
            least = Math.min(least, ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)));
        }
        if (dates.size() == 1) {
            return dates.getFirst().getDayOfMonth() == 1 ? Pace.MONTH : Pace.DAY;
        }
        return least >= 84 ? Pace.QUARTER : least >= 28 ? Pace.MONTH : least >= 7 ? Pace.WEEK : Pace.DAY;
    }

    public int size() {
        return places.size();
    }

    /** The place of a date; below 0 where it has none. */
    public int indexOf(LocalDate date) {
        return Collections.binarySearch(dates, date);
    }

    /** The whole name of a place: {@code March 2026}. */
    public String name(int index) {
        return pace == Pace.LABEL ? places.get(index) : written(pace.full, dates.get(index));
    }

    /** A short name: {@code Mar 2026}. */
    public String shortName(int index) {
        return pace == Pace.LABEL ? places.get(index) : written(pace.brief, dates.get(index));
    }

    /** Months are the same on every chart, and writing one takes longer than drawing its point. */
    private String written(String pattern, LocalDate date) {
        Map<LocalDate, String> names =
                NAMES.computeIfAbsent(new FormatKey(locale, pattern), key -> new ConcurrentHashMap<>());
        String name = names.get(date);
        if (name == null) {
            if (names.size() >= MOST_NAMES) {
                names.clear();
            }
            name = format(pattern).format(date);
            names.put(date, name);
        }
        return name;
    }

    private DateTimeFormatter format(String pattern) {
        return FORMATS.computeIfAbsent(
                new FormatKey(locale, pattern),
                key -> DateTimeFormatter.ofLocalizedPattern(key.pattern()).withLocale(key.locale()));
    }

    /** The places to name where each has that much room. */
    List<Tick> ticks(double room) {
        return switch (pace) {
            case LABEL -> labels(room);
            case QUARTER -> named(room, "QQQ", date -> date.get(IsoFields.QUARTER_OF_YEAR) - 1, 1);
            case MONTH -> named(room, "MMM", date -> date.getMonthValue() - 1, 1);
            case WEEK -> named(room, "MMM", date -> date.getDayOfMonth() <= 7 ? date.getMonthValue() - 1 : -1, 4.3);
            case DAY ->
                dates.size() > 45
                        ? named(room, "MMM", date -> date.getDayOfMonth() == 1 ? date.getMonthValue() - 1 : -1, 30)
                        : named(room, "MMMd", date -> date.getDayOfWeek().getValue() == 1 ? 0 : -1, 7);
        };
    }

    /** Which part of its year a date begins, from 0; below 0 where it begins none. */
    private interface Part {
        int of(LocalDate date);
    }

    private List<Tick> named(double room, String pattern, Part part, double placesOfPart) {
        DateTimeFormatter name = format(pattern);
        DateTimeFormatter year = YEAR.withLocale(locale);
        int every = every(room * placesOfPart);
        var ticks = new ArrayList<Tick>();
        int lastYear = Integer.MIN_VALUE;
        for (int i = 0; i < dates.size(); i++) {
            LocalDate date = dates.get(i);
            int number = part.of(date);
            if (number < 0 || number % every != 0) {
                continue;
            }
            boolean tells = date.getYear() != lastYear;
            lastYear = date.getYear();
            ticks.add(new Tick(i, name.format(date), tells ? year.format(date) : null));
        }
        return withoutCrowdedYears(ticks, room);
    }

    private static int every(double room) {
        for (int every : new int[] {1, 2, 3, 6}) {
            if (room * every >= ROOM_OF_NAME) {
                return every;
            }
        }
        return 12;
    }

    private List<Tick> withoutCrowdedYears(List<Tick> ticks, double room) {
        var kept = new ArrayList<Tick>(ticks.size());
        for (int i = 0; i < ticks.size(); i++) {
            Tick tick = ticks.get(i);
            boolean crowded = i + 1 < ticks.size()
                    && ticks.get(i + 1).year() != null
                    && (slots[ticks.get(i + 1).index()] - slots[tick.index()]) * room < ROOM_OF_YEAR;
            kept.add(crowded ? new Tick(tick.index(), tick.text(), null) : tick);
        }
        return kept;
    }

    private List<Tick> labels(double room) {
        int longest = places.stream().mapToInt(String::length).max().orElse(1);
        double wanted = 8 + 7.0 * Math.min(longest, LONGEST_LABEL);
        int every = (int) Math.max(1, Math.ceil(wanted / room));
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < places.size(); i += every) {
            String place = places.get(i);
            ticks.add(new Tick(
                    i, place.length() > LONGEST_LABEL ? place.substring(0, LONGEST_LABEL - 1) + "…" : place, null));
        }
        return ticks;
    }
}

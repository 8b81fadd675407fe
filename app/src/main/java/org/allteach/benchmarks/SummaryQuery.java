package org.allteach.benchmarks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.spc.Assurance;
import org.allteach.variation.Wall;
import org.jspecify.annotations.Nullable;

/** Which rows of a summary table are asked for, in which order; what is not understood is left at what is usual. */
record SummaryQuery(
        Sort sort,
        boolean falling,
        Wall.Signal signal,
        @Nullable Assurance assurance,
        int page) {

    /** By what rows are put in order; the first is the order in which they come: one's own team, names, measures. */
    enum Sort {
        GIVEN,
        SIGNAL,
        LATEST,
        TARGET,
        NOTE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Comparator<SummaryEntry> order() {
            return switch (this) {
                case GIVEN -> Comparator.comparingInt(entry -> 0);
                case SIGNAL -> Comparator.comparingInt(SummaryQuery::urgency);
                case LATEST -> Comparator.comparingDouble(entry -> entry.atLast(org.allteach.spc.Analysis::value));
                case TARGET -> Comparator.comparingInt(SummaryQuery::distance);
                case NOTE ->
                    Comparator.comparing(
                            entry -> entry.note() == null ? null : entry.note().start(),
                            Comparator.nullsFirst(Comparator.naturalOrder()));
            };
        }
    }

    /** Concern, then change, then improvement, then none. */
    private static int urgency(SummaryEntry entry) {
        return Wall.Signal.CONCERNING.includes(entry.variation())
                ? 0
                : Wall.Signal.IMPROVING.includes(entry.variation())
                        ? 2
                        : Wall.Signal.ANY.includes(entry.variation()) ? 1 : 3;
    }

    /** Will miss, may miss, will meet the target, has none. */
    private static int distance(SummaryEntry entry) {
        Assurance assurance = entry.assurance();
        return assurance == null
                ? 3
                : switch (assurance) {
                    case FAIL -> 0;
                    case HIT_OR_MISS -> 1;
                    case PASS -> 2;
                };
    }

    static SummaryQuery of(Map<String, String> given) {
        String order = given.getOrDefault("sort", "");
        boolean falling = order.startsWith("-");
        Assurance assurance = null;
        for (Assurance each : Assurance.values()) {
            assurance = each.id().equals(given.get("target")) ? each : assurance;
        }
        String page = given.getOrDefault("page", "");
        return new SummaryQuery(
                choice(Sort.values(), falling ? order.substring(1) : order),
                falling,
                choice(Wall.Signal.values(), given.getOrDefault("signal", "")),
                assurance,
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static <E extends Enum<E>> E choice(E[] values, String asked) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(asked)) {
                return value;
            }
        }
        return values[0];
    }

    /** The rows asked for, in the order asked for; those alike stay in the order in which they come. */
    List<SummaryEntry> of(List<SummaryEntry> entries) {
        Comparator<SummaryEntry> order = falling ? sort.order().reversed() : sort.order();
        return entries.stream().filter(this::includes).sorted(order).toList();
    }

    private boolean includes(SummaryEntry entry) {
        return signal.includes(entry.variation()) && (assurance == null || assurance == entry.assurance());
    }

    /** The same with another order: the other way round where it is this one already. */
    String sorted(Sort by) {
        boolean again = by == sort && by != Sort.GIVEN && !falling;
        return address((again ? "-" : "") + (by == Sort.GIVEN ? "" : by.id()), signal, assurance, 1);
    }

    String showing(Wall.Signal other) {
        return address(order(), other, assurance, 1);
    }

    String meeting(@Nullable Assurance other) {
        return address(order(), signal, other, 1);
    }

    String onPage(int number) {
        return address(order(), signal, assurance, number);
    }

    private String order() {
        return sort == Sort.GIVEN ? "" : (falling ? "-" : "") + sort.id();
    }

    private static String address(String order, Wall.Signal signal, @Nullable Assurance assurance, int page) {
        var parameters = new LinkedHashMap<String, String>();
        if (!order.isEmpty()) {
            parameters.put("sort", order);
        }
        if (signal != Wall.Signal.ALL) {
            parameters.put("signal", signal.name().toLowerCase(Locale.ROOT));
        }
        if (assurance != null) {
            parameters.put("target", assurance.id());
        }
        if (page > 1) {
            parameters.put("page", Integer.toString(page));
        }
        return Addresses.query(parameters);
    }
}

package org.allteach.participation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.web.Visit;

/**
 * How much it was together.
 *
 * @param people how many different people are known to have taken part
 */
record Tally(Map<Kind, Double> amounts, int people) {

    static final Tally NONE = of(java.util.List.of());

    static Tally of(Collection<Deed> deeds) {
        Map<Kind, Double> amounts = new EnumMap<>(Kind.class);
        var people = new HashSet<UUID>();
        for (Deed deed : deeds) {
            amounts.merge(deed.kind(), deed.amount(), Double::sum);
            if (deed.person() != null) {
                people.add(deed.person());
            }
        }
        return new Tally(amounts, people.size());
    }

    double amount() {
        return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The amount as a number alone; empty where it is none. */
    String number() {
        double amount = amount();
        return amount == 0 ? "" : number(amount);
    }

    static String number(double amount) {
        return Visit.number(amount, amount == Math.rint(amount) ? 0 : 1);
    }

    /** What it is made of, in words: {@code values in time: 9, values late: 2}. */
    String words() {
        return amounts.entrySet().stream()
                .map(one -> Visit.text(
                        "participation.amount",
                        one.getKey().words(),
                        Visit.text("participation.unit." + one.getKey().unit().name(), number(one.getValue()), people)))
                .collect(Collectors.joining(Visit.text("participation.and")));
    }
}

package org.allteach.reminders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Period;
import org.allteach.mail.Letter;
import org.allteach.web.Visit;

/**
 * What is due in as many lines as somebody reads of a morning: each thing by itself while they are few, else together what is
 * the same, then what is alike, then all of a collaborative, with how many there are, the first names, and where the rest is.
 *
 * @param left of how many more collaboratives nothing is said
 */
record DigestLines(Map<Collaborative, List<Letter.Line>> shown, int left) {

    /** With the headings of collaboratives: some forty lines where addresses are written out. */
    private static final int MOST = 12;

    private static final int MOST_NAMES = 3;

    /** How things are put together, the finest first. What they are called together stands beside. */
    private enum Grain {
        EACH(due -> due.obligation(), due -> what(due)),
        SAME(due -> List.of(due.obligation().about(), what(due)), due -> what(due)),
        ALIKE(
                due -> due.obligation().about(),
                due -> Visit.text(
                        "reminders.about." + Given.written(due.obligation().about()))),
        ALL(due -> "", due -> "");

        private final Function<Reminding.Due, Object> key;
        private final Function<Reminding.Due, String> title;

        Grain(Function<Reminding.Due, Object> key, Function<Reminding.Due, String> title) {
            this.key = key;
            this.title = title;
        }
    }

    static DigestLines of(List<Reminding.Due> due) {
        List<Reminding.Due> sorted = once(due);
        for (Grain grain : Grain.values()) {
            DigestLines lines = of(sorted, grain);
            if (lines.count() <= MOST) {
                return lines;
            }
        }
        return of(sorted, Grain.ALL).first(MOST / 2);
    }

    /** What several rules say on one day stands once; the earliest first. */
    private static List<Reminding.Due> once(List<Reminding.Due> due) {
        var once = new LinkedHashMap<Obligation, Reminding.Due>();
        due.stream()
                .sorted(Comparator.comparing(
                                (Reminding.Due one) -> one.obligation().dueOn())
                        .thenComparing(one -> one.obligation().path()))
                .forEach(one -> once.putIfAbsent(one.obligation(), one));
        return List.copyOf(once.values());
    }

    private static DigestLines of(List<Reminding.Due> due, Grain grain) {
        var piles = new LinkedHashMap<Collaborative, Map<Object, List<Reminding.Due>>>();
        for (Reminding.Due one : due) {
            piles.computeIfAbsent(one.collaborative(), collaborative -> new LinkedHashMap<>())
                    .computeIfAbsent(grain.key.apply(one), key -> new ArrayList<>())
                    .add(one);
        }
        var lines = new LinkedHashMap<Collaborative, List<Letter.Line>>();
        piles.forEach((collaborative, own) -> lines.put(
                collaborative,
                own.values().stream().map(pile -> line(pile, grain)).toList()));
        return new DigestLines(lines, 0);
    }

    private static Letter.Line line(List<Reminding.Due> pile, Grain grain) {
        Reminding.Due first = pile.getFirst();
        String day = Visit.date(first.obligation().dueOn());
        boolean isLate = first.days() > 0;
        if (pile.size() == 1) {
            String key = isLate ? "reminders.mail.late" : "reminders.mail.due";
            return Letter.Line.to(
                    Visit.text(key, what(first), where(first), day),
                    first.obligation().path());
        }
        if (grain == Grain.ALL) {
            String key = isLate ? "reminders.mail.all.late" : "reminders.mail.all.due";
            return Letter.Line.to(Visit.text(key, pile.size(), day), path(pile));
        }
        String key = isLate ? "reminders.mail.several.late" : "reminders.mail.several.due";
        return Letter.Line.to(Visit.text(key, grain.title.apply(first), pile.size(), names(pile), day), path(pile));
    }

    private static String what(Reminding.Due due) {
        Object[] arguments = due.obligation().arguments().stream()
                .map(argument -> argument instanceof Period period ? period.words() : argument)
                .toArray();
        return Visit.text(due.obligation().key(), arguments);
    }

    private static String where(Reminding.Due due) {
        String whose = due.other();
        if (whose != null) {
            return whose;
        }
        return due.obligation().place().isEmpty()
                ? due.collaborative().title()
                : due.obligation().place();
    }

    /** The first few, and how many more. */
    private static String names(List<Reminding.Due> pile) {
        List<String> names = pile.stream().map(DigestLines::where).distinct().toList();
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? first : Visit.text("reminders.mail.more", first, names.size() - MOST_NAMES);
    }

    /** Where it is done, or where all of it is listed; where it is of several kinds, the collaborative. */
    private static String path(List<Reminding.Due> pile) {
        Reminding.Due first = pile.getFirst();
        if (isSame(pile, one -> one.obligation().path())) {
            return first.obligation().path();
        }
        return isSame(pile, one -> one.obligation().about())
                ? first.obligation().about().path(first.collaborative())
                : "/c/" + first.collaborative().slug();
    }

    private static boolean isSame(List<Reminding.Due> pile, Function<Reminding.Due, Object> what) {
        return pile.stream().map(what).distinct().count() == 1;
    }

    private int count() {
        return shown.size() + shown.values().stream().mapToInt(Collection::size).sum();
    }

    private DigestLines first(int most) {
        var first = new LinkedHashMap<Collaborative, List<Letter.Line>>();
        shown.entrySet().stream().limit(most).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return new DigestLines(first, shown.size() - first.size());
    }
}

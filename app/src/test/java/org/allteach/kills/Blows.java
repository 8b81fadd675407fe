package org.allteach.kills;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** So many deaths on random days, three in four of them on days with much to do. */
final class Blows {

    private static final int LONGEST_MILLIS = 400;
    private static final int MOST_MAILS = 8;

    private final Map<LocalDate, List<Blow>> blows = new HashMap<>();
    private int both;

    Blows(int kills, LocalDate first, LocalDate last, Predicate<LocalDate> isBusy, Random random) {
        List<LocalDate> all = first.datesUntil(last.minusDays(2)).toList();
        List<LocalDate> busy = all.stream().filter(isBusy).toList();
        for (int left = kills; left > 0; ) {
            var when = random.nextInt(5) < 3
                    ? Blow.When.ANY
                    : random.nextBoolean() ? Blow.When.BEFORE_ANSWER : Blow.When.AFTER_ANSWER;
            int dead = left > 1 && random.nextInt(6) == 0 ? 2 : 1;
            boolean isAny = when == Blow.When.ANY;
            int number = isAny ? random.nextInt(LONGEST_MILLIS) : 1 + random.nextInt(MOST_MAILS);
            List<LocalDate> days = random.nextInt(4) < 3 ? busy : all;
            blows.computeIfAbsent(days.get(random.nextInt(days.size())), day -> new ArrayList<>())
                    .add(new Blow(when, dead, number));
            both += dead - 1;
            left -= dead;
        }
    }

    List<Blow> of(LocalDate day) {
        return blows.getOrDefault(day, List.of());
    }

    /** How often both die together. */
    int both() {
        return both;
    }
}

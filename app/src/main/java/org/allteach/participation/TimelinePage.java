package org.allteach.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.web.Page;

/**
 * When one team took part in what, the newest first.
 *
 * @param isWhole whether all of it is there
 */
record TimelinePage(Membership membership, Team team, Query query, Matrix matrix, List<Month> months, boolean isWhole)
        implements Page {

    private static final int MOST_DAYS = 120;

    record Month(Period month, List<Day> days) {}

    record Day(LocalDate day, List<Item> items) {}

    /** What was done in one kind on one day, and as what people did it. */
    record Item(Kind kind, Tally tally, List<Role> roles) {}

    static TimelinePage of(Membership membership, Team team, Query query, Matrix matrix, List<Deed> deeds) {
        Map<LocalDate, Map<Kind, List<Deed>>> byDay = new TreeMap<>(Comparator.reverseOrder());
        for (Deed deed : deeds) {
            byDay.computeIfAbsent(deed.day(), day -> new TreeMap<>())
                    .computeIfAbsent(deed.kind(), kind -> new ArrayList<>())
                    .add(deed);
        }
        Map<Period, List<Day>> byMonth = new TreeMap<>(Comparator.reverseOrder());
        byDay.entrySet().stream()
                .limit(MOST_DAYS)
                .forEach(one -> byMonth.computeIfAbsent(
                                Frequency.MONTH.containing(one.getKey()), month -> new ArrayList<>())
                        .add(new Day(
                                one.getKey(),
                                one.getValue().entrySet().stream()
                                        .map(kind -> item(kind.getKey(), kind.getValue()))
                                        .toList())));
        List<Month> months = byMonth.entrySet().stream()
                .map(one -> new Month(one.getKey(), one.getValue()))
                .toList();
        return new TimelinePage(membership, team, query, matrix, months, byDay.size() <= MOST_DAYS);
    }

    private static Item item(Kind kind, List<Deed> deeds) {
        return new Item(
                kind,
                Tally.of(deeds),
                deeds.stream()
                        .flatMap(deed -> java.util.stream.Stream.ofNullable(deed.role()))
                        .distinct()
                        .sorted()
                        .toList());
    }

    String roles(Item item) {
        return String.join(
                ", ",
                item.roles().stream()
                        .map(membership.collaborative().words()::role)
                        .toList());
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }

    @Override
    public int status() {
        return query.problems().isEmpty() ? 200 : 422;
    }
}

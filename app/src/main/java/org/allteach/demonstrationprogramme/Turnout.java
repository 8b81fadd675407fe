package org.allteach.demonstrationprogramme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Cast;
import org.allteach.demonstration.Cast.Seat;
import org.allteach.demonstration.Chance;
import org.jspecify.annotations.Nullable;

/**
 * Who was invited to something, registered and came.
 *
 * @param invited who was invited when it took place; of what is ahead, who is invited today
 */
record Turnout(Gathering gathering, List<Seat> invited, List<Word> words, List<Presence> came) {

    /** The visitors' own: what lies ahead is for them to answer. */
    private static final Set<String> SILENT = Set.of(Cast.address("leader"), Cast.address("member"));

    /** What somebody said of their coming. */
    record Word(Seat seat, boolean isComing, Instant at) {}

    /** That somebody came, and how that is known. */
    record Presence(Seat seat, String means, Instant at) {}

    static Turnout of(Telling telling, Gathering gathering) {
        LocalDate day = gathering.isBehind(telling) ? gathering.day() : telling.today();
        List<Seat> invited = telling.holders(gathering.roles(), day);
        var words = new ArrayList<Word>();
        LocalDate last = gathering.registerBy();
        if (last != null) {
            for (Seat seat : invited) {
                Word word = word(telling, gathering, seat, last);
                if (word != null) {
                    words.add(word);
                }
            }
        }
        List<Presence> came = gathering.isBehind(telling) ? came(telling, gathering, invited, words) : List.of();
        return new Turnout(gathering, invited, words, came);
    }

    private static @Nullable Word word(Telling telling, Gathering gathering, Seat seat, LocalDate last) {
        var chance = Chance.of("registration", gathering.title(), seat.person());
        LocalDate day = last.minusDays(daysBefore(chance));
        LocalTime time = LocalTime.of(7 + chance.below(11), chance.below(60));
        boolean isComing = chance.happens(0.94);
        boolean isSilent = chance.happens(0.03);
        Instant at = Telling.at(day, time, telling.collaborative().zone());
        boolean isKept = SILENT.contains(seat.person()) && !gathering.isBehind(telling);
        boolean isHere = seat.isHeldOn(day) && telling.isPast(at);
        return isSilent || isKept || !isHere ? null : new Word(seat, isComing, at);
    }

    /** Half of them register by themselves, most others within days of one of the two reminders. */
    private static int daysBefore(Chance chance) {
        double when = chance.between(0, 1);
        if (when < 0.45) {
            return 22 + chance.below(39);
        }
        if (when < 0.72) {
            return 18 + chance.below(4);
        }
        if (when < 0.82) {
            return 8 + chance.below(10);
        }
        return when < 0.97 ? 4 + chance.below(4) : chance.below(4);
    }

    private static List<Presence> came(Telling telling, Gathering gathering, List<Seat> invited, List<Word> words) {
        Stream<Seat> visited = gathering.team() == null
                ? invited.stream()
                : telling.holders(Set.of(Role.values()), gathering.day()).stream()
                        .filter(seat -> seat.role() == Role.COACH
                                ? isCoach(telling, seat, gathering)
                                : gathering.team().equals(seat.team()));
        return visited.filter(seat -> isThere(gathering, seat, words))
                .map(seat -> presence(gathering, seat))
                .toList();
    }

    private static boolean isCoach(Telling telling, Seat coach, Gathering gathering) {
        return telling.demonstration().seats().stream()
                .anyMatch(seat -> seat.role() == Role.COACH
                        && seat.person().equals(coach.person())
                        && String.valueOf(gathering.team()).equals(seat.team()));
    }

    private static boolean isThere(Gathering gathering, Seat seat, List<Word> words) {
        var chance = Chance.of("attendance", gathering.title(), gathering.day().toString(), seat.person());
        if (gathering.session() != null) {
            boolean isComing = words.stream().anyMatch(word -> word.seat().equals(seat) && word.isComing());
            return chance.happens(isComing ? 0.94 : 0.1);
        }
        if (seat.role() == Role.COACH) {
            return gathering.team() != null || chance.happens(0.8);
        }
        // Whole teams miss a call, not single people evenly.
        boolean isTeamAway = Chance.of(
                        "away", gathering.title(), gathering.day().toString(), String.valueOf(seat.team()))
                .happens(gathering.team() == null ? 0.15 : 0);
        return !isTeamAway && chance.happens(gathering.share());
    }

    private static Presence presence(Gathering gathering, Seat seat) {
        var chance = Chance.of("presence", gathering.title(), gathering.day().toString(), seat.person());
        if (gathering.team() != null || chance.happens(0.25)) {
            return new Presence(seat, "LIST", gathering.end().plus(Duration.ofMinutes(20)));
        }
        Instant at = gathering.start().plus(Duration.ofSeconds(chance.below(900)));
        return new Presence(seat, gathering.session() == null ? "SELF" : "CODE", at);
    }
}

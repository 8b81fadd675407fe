package org.allteach.demonstrationprogramme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.demonstration.Cast.Seat;
import org.allteach.demonstration.Chance;
import org.allteach.demonstration.Demonstration.Enrolment;
import org.allteach.demonstrationprogramme.Programme.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What teams took on at the sessions behind, and how far they came. */
@Component
class PlanRows {

    private static final int PER_TEAM = 4;

    private final Rows rows;

    PlanRows(Rows rows) {
        this.rows = rows;
    }

    private record Item(
            String team,
            UUID phase,
            String what,
            String who,
            LocalDate dueOn,
            @Nullable LocalDate doneOn) {}

    void write(Telling telling) {
        rows.insert(
                "insert into period_brief (collaborative_id, phase_id, cycles, focus) values (?, ?, ?, ?)",
                telling.script().periods(),
                period -> new @Nullable Object[] {
                    telling.id(), phase(telling, period).id(), period.cycles(), period.focus()
                });
        var items = new ArrayList<Item>();
        for (Period period : telling.script().periods()) {
            for (Enrolment team : telling.demonstration().teams()) {
                items.addAll(items(telling, period, team));
            }
        }
        rows.insert("""
                insert into plan_item (collaborative_id, id, team_id, phase_id, what, who, due_on, done_on)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, items, item -> new @Nullable Object[] {
            telling.id(),
            Ids.next(),
            telling.keys().team(item.team()),
            item.phase(),
            item.what(),
            item.who(),
            item.dueOn(),
            item.doneOn()
        });
    }

    /** The action period that follows the session. */
    private static Phase phase(Telling telling, Period period) {
        LocalDate session = telling.calendar().day(period.anchor());
        return telling.phases().stream()
                .filter(phase -> phase.kind() == Phase.Kind.ACTION_PERIOD
                        && phase.startsOn().isAfter(session))
                .findFirst()
                .orElseThrow();
    }

    private static List<Item> items(Telling telling, Period period, Enrolment team) {
        LocalDate session = telling.calendar().day(period.anchor());
        LocalDate begin = session.isBefore(team.enrolledOn()) ? team.enrolledOn() : session;
        LocalDate left = team.withdrawnOn();
        Phase phase = phase(telling, period);
        if (left != null && left.isBefore(session)) {
            return List.of();
        }
        var chance = Chance.of("plan", team.code(), period.anchor().name());
        List<String> open = new ArrayList<>(period.items());
        var items = new ArrayList<Item>();
        for (int i = 0; i < PER_TEAM; i++) {
            List<String> parts = Programme.parts(open.remove(chance.below(open.size())));
            LocalDate planned = begin.plusDays(Integer.parseInt(parts.get(1)));
            LocalDate due = planned.isAfter(phase.endsOn()) ? phase.endsOn() : planned;
            LocalDate done = due.minusDays(chance.below(19) - 9L);
            boolean isDone = chance.happens(0.78) && done.isBefore(telling.today()) && done.isAfter(begin);
            boolean wasHere = left == null || done.isBefore(left);
            items.add(new Item(
                    team.code(),
                    phase.id(),
                    parts.get(0),
                    who(telling, team, Role.valueOf(parts.get(2)), begin),
                    due,
                    isDone && wasHere ? done : null));
        }
        return items;
    }

    private static String who(Telling telling, Enrolment team, Role role, LocalDate day) {
        return telling.holders(Set.of(role), day).stream()
                .filter(seat -> Objects.equals(seat.team(), team.code()))
                .findFirst()
                .map(Seat::person)
                .map(person -> telling.person(person).name())
                .orElse("");
    }
}

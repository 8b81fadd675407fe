package org.allteach.demonstrationprogramme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Chance;
import org.allteach.demonstration.Chapter;
import org.allteach.demonstration.Demonstration;
import org.allteach.demonstration.Demonstration.Enrolment;
import org.allteach.demonstration.Script;
import org.allteach.demonstrationprogramme.Programme.Rule;
import org.allteach.reminders.About;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes down what teams did before their first session, and of what they were reminded. */
@Component
@Order(2)
class PreworkChapter implements Chapter {

    private final Rows rows;
    private final ReminderRows reminders;

    PreworkChapter(Rows rows, ReminderRows reminders) {
        this.rows = rows;
        this.reminders = reminders;
    }

    /** {@code prework.yaml}. */
    private record Told(Map<String, List<String>> late, List<Waiver> waived, List<Item> items) {}

    private record Waiver(String team, String item, String reason) {}

    private record Item(String code, String title, String instruction, Role owner, int due, List<String> evidence) {}

    /** An item that a team has done, or that it was let off. */
    private record Done(
            Enrolment team, Item item, String evidence, String reason, String person, LocalDate due, LocalDate day) {

        boolean isWaived() {
            return !reason.isEmpty();
        }
    }

    @Override
    public void write(Collaborative collaborative, Keys keys, Demonstration demonstration) {
        var telling = new Telling(collaborative, keys, demonstration, Programme.read(), List.of());
        var told = Script.read("prework.yaml", Told.class);
        writeItems(telling, told);
        var all = new ArrayList<Done>();
        for (Enrolment team : demonstration.teams()) {
            told.items().forEach(item -> all.add(done(telling, told, team, item)));
        }
        writeDone(telling, all);
        remind(telling, all);
    }

    private void writeItems(Telling telling, Told told) {
        rows.insert("""
                insert into prework_item (collaborative_id, code, position, title, instruction, owner, due_days, link)
                values (?, ?, ?, ?, ?, ?, ?, '')
                """, IntStream.range(0, told.items().size()).boxed().toList(), i -> {
            Item item = told.items().get(i);
            return new @Nullable Object[] {
                telling.id(),
                item.code(),
                i,
                item.title(),
                item.instruction(),
                item.owner().name(),
                item.due()
            };
        });
    }

    private static Done done(Telling telling, Told told, Enrolment team, Item item) {
        var chance = Chance.of("prework", team.code(), item.code());
        LocalDate due = telling.calendar().day(Anchor.LS1).plusDays(item.due());
        boolean isLate = told.late().getOrDefault(team.code(), List.of()).contains(item.code());
        LocalDate planned = isLate ? due.plusDays(1L + chance.below(12)) : due.minusDays(chance.below(15));
        LocalDate first = team.enrolledOn().plusDays(3);
        // A team that came later did it when it came.
        LocalDate day = planned.isBefore(first) ? first.plusDays(chance.below(due.isBefore(first) ? 38 : 3)) : planned;
        String reason = told.waived().stream()
                .filter(one -> one.team().equals(team.code()) && one.item().equals(item.code()))
                .map(Waiver::reason)
                .findFirst()
                .orElse("");
        return new Done(
                team,
                item,
                reason.isEmpty() ? chance.oneOf(item.evidence()) : "",
                reason,
                owner(telling, team, item, day),
                due,
                day);
    }

    private static String owner(Telling telling, Enrolment team, Item item, LocalDate day) {
        return telling.holders(Set.of(item.owner()), day).stream()
                .filter(seat -> team.code().equals(seat.team()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(team.code() + " " + item.owner()))
                .person();
    }

    private void writeDone(Telling telling, List<Done> all) {
        rows.insert("""
                insert into prework_state (collaborative_id, team_id, item, id, state, evidence, link, reason, person_id, at)
                values (?, ?, ?, ?, ?, ?, '', ?, ?, ?)
                """, all, one -> new @Nullable Object[] {
            telling.id(),
            telling.keys().team(one.team().code()),
            one.item().code(),
            Ids.next(),
            one.isWaived() ? "WAIVED" : "DONE",
            one.evidence(),
            one.reason(),
            one.isWaived() ? telling.director() : telling.keys().person(one.person()),
            Rows.utc(telling.at(one.day()))
        });
    }

    private void remind(Telling telling, List<Done> all) {
        var sent = new ArrayList<ReminderRows.Sent>();
        for (Rule rule : telling.script().rules()) {
            if (rule.about() == About.PREWORK) {
                for (Done one : all) {
                    LocalDate day = one.due().plusDays(rule.days());
                    // The coach of the team alone, of all coaches.
                    telling.demonstration().seats().stream()
                            .filter(seat -> rule.to().contains(seat.role())
                                    && one.team().code().equals(seat.team())
                                    && seat.isHeldOn(day)
                                    && !day.isBefore(one.team().enrolledOn()))
                            .forEach(seat -> sent.add(new ReminderRows.Sent(
                                    seat.person(),
                                    About.PREWORK,
                                    one.team().code() + "/" + one.item().code(),
                                    rule.days(),
                                    one.team().code(),
                                    one.due(),
                                    one.day())));
                }
            }
        }
        reminders.keep(telling, sent);
    }
}

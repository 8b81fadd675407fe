package org.allteach.reminders;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Period;
import org.allteach.mail.Letter;
import org.allteach.people.Person;
import org.allteach.web.Visit;

/** The one mail of a person's day: what is due, by collaborative, the earliest first. */
final class Digest {

    private Digest() {}

    static Letter letter(Person person, LocalDate day, List<Reminding.Due> due) {
        return Visit.speaking(person.language(), () -> written(person, day, due));
    }

    private static Letter written(Person person, LocalDate day, List<Reminding.Due> due) {
        Letter letter = Letter.of(
                        Letter.Kind.DIGEST,
                        "digest/" + person.id() + "/" + day,
                        person.email(),
                        person.language(),
                        Visit.text("reminders.mail.subject", Visit.date(day)))
                .paragraph(Visit.text("reminders.mail.greeting", person.name()));
        for (Map.Entry<Collaborative, List<Letter.Line>> entry : lines(due).entrySet()) {
            letter = letter.heading(entry.getKey().title()).lines(entry.getValue());
        }
        return letter.button(Visit.text("reminders.mail.open"), "/");
    }

    /** What several rules say on one day stands once. */
    private static Map<Collaborative, List<Letter.Line>> lines(List<Reminding.Due> due) {
        var sorted = due.stream()
                .sorted(Comparator.comparing(
                                (Reminding.Due one) -> one.obligation().dueOn())
                        .thenComparing(one -> one.obligation().path()))
                .toList();
        var once = new LinkedHashMap<Collaborative, Map<Obligation, Letter.Line>>();
        for (Reminding.Due one : sorted) {
            once.computeIfAbsent(one.collaborative(), collaborative -> new LinkedHashMap<>())
                    .put(one.obligation(), line(one));
        }
        var lines = new LinkedHashMap<Collaborative, List<Letter.Line>>();
        once.forEach((collaborative, own) -> lines.put(collaborative, List.copyOf(own.values())));
        return lines;
    }

    private static Letter.Line line(Reminding.Due due) {
        Obligation obligation = due.obligation();
        Object[] arguments = obligation.arguments().stream()
                .map(argument -> argument instanceof Period period ? period.words() : argument)
                .toArray();
        String what = Visit.text(obligation.key(), arguments);
        String day = Visit.date(obligation.dueOn());
        String whose = due.other();
        String where = whose != null
                ? whose
                : obligation.place().isEmpty() ? due.collaborative().title() : obligation.place();
        String key = due.days() > 0 ? "reminders.mail.late" : "reminders.mail.due";
        return Letter.Line.to(Visit.text(key, what, where, day), obligation.path());
    }
}

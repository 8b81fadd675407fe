package org.allteach.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
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
        DigestLines lines = DigestLines.of(due);
        for (Map.Entry<Collaborative, List<Letter.Line>> entry : lines.shown().entrySet()) {
            letter = letter.heading(entry.getKey().title()).lines(entry.getValue());
        }
        if (lines.left() > 0) {
            letter = letter.paragraph(Visit.text("reminders.mail.left", lines.left()));
        }
        return letter.button(Visit.text("reminders.mail.open"), "/");
    }
}

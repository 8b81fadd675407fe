package org.allteach.calendars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.mail.PublicUrl;
import org.allteach.prework.Prework;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** Last days as whole days of a calendar: for data, and for prework of one's own teams that is not done. */
@Component
class DueDays {

    private final Prework prework;
    private final PublicUrl url;

    DueDays(Prework prework, PublicUrl url) {
        this.prework = prework;
        this.url = url;
    }

    List<Entry> of(Membership membership) {
        var due = new ArrayList<Entry>();
        Collaborative collaborative = membership.collaborative();
        if (membership.may(Permission.ENTER_SOME_DATA)) {
            Period period = collaborative.frequency().containing(collaborative.startsOn());
            while (!period.start().isAfter(collaborative.endsOn())) {
                due.add(data(collaborative, period));
                period = period.next();
            }
        }
        prework.open(collaborative.id(), collaborative.endsOn()).stream()
                .filter(open -> membership.teams().containsKey(open.team().id()))
                .forEach(open -> due.add(prework(collaborative, open)));
        return due;
    }

    private Entry data(Collaborative collaborative, Period period) {
        return entry(
                collaborative,
                "due-" + collaborative.id() + "-" + period.start(),
                Visit.text("calendars.entry.due", period.words()),
                collaborative.due(period),
                "/c/" + collaborative.slug());
    }

    private Entry prework(Collaborative collaborative, Prework.Open open) {
        return entry(
                collaborative,
                "prework-" + open.team().id() + "-" + open.item().code(),
                Visit.text(
                        "calendars.entry.prework",
                        open.item().title(),
                        open.team().name()),
                open.due(),
                open.path());
    }

    private Entry entry(Collaborative collaborative, String id, String title, LocalDate day, String path) {
        String page = url.of(path);
        return new Entry(
                id + Entries.HOST,
                0,
                Entry.Status.CONFIRMED,
                title,
                collaborative.title() + "\n\n" + page,
                "",
                page,
                false,
                new Entry.Days(day, day));
    }
}

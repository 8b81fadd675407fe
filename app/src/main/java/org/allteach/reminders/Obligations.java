package org.allteach.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Collaborative;
import org.allteach.submissions.Due;
import org.allteach.testing.TestsDue;
import org.springframework.stereotype.Component;

/** What has not been done in a collaborative, wherever it is kept. */
@Component
class Obligations {

    private final Due data;
    private final TestsDue tests;

    Obligations(Due data, TestsDue tests) {
        this.data = data;
        this.tests = tests;
    }

    /** All that is due from one day to another. */
    List<Obligation> open(Collaborative collaborative, LocalDate from, LocalDate until) {
        var open = new ArrayList<Obligation>();
        data.open(collaborative, from, until).forEach(item -> open.add(submission(item)));
        tests.open(collaborative, from, until).forEach(item -> open.add(test(item)));
        return open;
    }

    private static Obligation submission(Due.Open open) {
        return new Obligation(
                About.SUBMISSION,
                open.item().teamCode() + "/" + open.item().period().frequency() + "/"
                        + open.item().period().start(),
                open.team(),
                null,
                open.item().on(),
                "reminders.submission",
                List.of(open.item().period()),
                open.item().teamName(),
                open.item().path());
    }

    private static Obligation test(TestsDue.Open open) {
        return new Obligation(
                open.item().isTask() ? About.CYCLE_TASK : About.STUDY,
                open.id().toString(),
                open.team(),
                open.person(),
                open.on(),
                open.item().isTask() ? "pdsa.task.do" : "pdsa.task.study",
                List.of(open.item().text()),
                open.item().team(),
                open.item().path());
    }
}

package org.allteach.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.allteach.attendance.Registrations;
import org.allteach.collaboratives.Collaborative;
import org.allteach.plans.PlansDue;
import org.allteach.prework.Prework;
import org.allteach.submissions.Due;
import org.allteach.testing.TestsDue;
import org.springframework.stereotype.Component;

/** What has not been done in a collaborative, wherever it is kept. */
@Component
class Obligations {

    private final Due data;
    private final TestsDue tests;
    private final Prework prework;
    private final Registrations registrations;
    private final PlansDue plans;

    Obligations(Due data, TestsDue tests, Prework prework, Registrations registrations, PlansDue plans) {
        this.data = data;
        this.tests = tests;
        this.prework = prework;
        this.registrations = registrations;
        this.plans = plans;
    }

    /** All that is due from one day to another. */
    List<Obligation> open(Collaborative collaborative, LocalDate from, LocalDate until) {
        var open = new ArrayList<Obligation>();
        data.open(collaborative, from, until).forEach(item -> open.add(submission(item)));
        tests.open(collaborative, from, until).forEach(item -> open.add(test(item)));
        prework.open(collaborative.id(), until).stream()
                .filter(item -> !item.due().isBefore(from))
                .forEach(item -> open.add(prework(item)));
        registrations.open(collaborative.id(), from, until).forEach(item -> open.add(registration(item)));
        plans.open(collaborative, from, until).forEach(item -> open.add(plan(item)));
        return open;
    }

    private static Obligation plan(PlansDue.Open open) {
        boolean isReport = open.what() == PlansDue.What.REPORT;
        return new Obligation(
                isReport ? About.REPORT : About.PLAN_STEP,
                open.team().code() + "/" + open.id(),
                open.team().id(),
                null,
                open.due(),
                isReport ? "reminders.report" : "reminders.plan-step",
                List.of(open.text()),
                open.team().name(),
                open.path());
    }

    private static Obligation prework(Prework.Open open) {
        return new Obligation(
                About.PREWORK,
                open.team().code() + "/" + open.item().code(),
                open.team().id(),
                null,
                open.due(),
                "reminders.prework",
                List.of(open.item().title()),
                open.team().name(),
                open.path());
    }

    private static Obligation registration(Registrations.Open open) {
        return new Obligation(
                About.REGISTRATION,
                open.activity().id() + "/" + open.person(),
                null,
                open.person(),
                open.deadline(),
                "reminders.registration",
                List.of(open.activity().title()),
                open.activity().place(),
                open.path());
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

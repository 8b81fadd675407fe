package org.allteach.demonstrationprogramme;

import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phases;
import org.allteach.demonstration.Chapter;
import org.allteach.demonstration.Demonstration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the demonstration's programme down. */
@Component
@Order(1)
class ProgrammeChapter implements Chapter {

    private final Phases phases;
    private final CourseRows course;
    private final GatheringRows gatherings;
    private final Opinions opinions;
    private final PlanRows plans;
    private final ReminderRows reminders;
    private final HolidayRows holidays;

    ProgrammeChapter(
            Phases phases,
            CourseRows course,
            GatheringRows gatherings,
            Opinions opinions,
            PlanRows plans,
            ReminderRows reminders,
            HolidayRows holidays) {
        this.phases = phases;
        this.course = course;
        this.gatherings = gatherings;
        this.opinions = opinions;
        this.plans = plans;
        this.reminders = reminders;
        this.holidays = holidays;
    }

    @Override
    public void write(Collaborative collaborative, Keys keys, Demonstration demonstration) {
        var telling = new Telling(collaborative, keys, demonstration, Programme.read(), phases.of(collaborative.id()));
        course.write(telling);
        var all = Gatherings.of(telling);
        var turnouts = all.stream().map(one -> Turnout.of(telling, one)).toList();
        gatherings.write(telling, turnouts);
        opinions.write(telling, turnouts);
        plans.write(telling);
        reminders.write(telling, turnouts);
        holidays.write(telling);
    }
}

package org.allteach.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.attachments.Attachments;
import org.allteach.attendance.Attendance;
import org.allteach.attendance.Seen;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.comments.Comments;
import org.allteach.pdsa.Cycles;
import org.allteach.submissions.Submissions;
import org.allteach.theory.Theories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers in what people took part: the one count of it, for page, file and API.
 *
 * <p>Hours, values, tests and theories count for the team whose they are; comments and files for the team of whoever brought
 * them, so that what a coach says to a team is not taken for the team's own doing.
 */
@Component
class Participation {

    private final Assignments assignments;
    private final Activities activities;
    private final Attendance attendance;
    private final Submissions submissions;
    private final Cycles cycles;
    private final Comments comments;
    private final Theories theories;
    private final Attachments files;

    Participation(
            Assignments assignments,
            Activities activities,
            Attendance attendance,
            Submissions submissions,
            Cycles cycles,
            Comments comments,
            Theories theories,
            Attachments files) {
        this.assignments = assignments;
        this.activities = activities;
        this.attendance = attendance;
        this.submissions = submissions;
        this.cycles = cycles;
        this.comments = comments;
        this.theories = theories;
        this.files = files;
    }

    /** All that was done between two days, in no order. */
    List<Deed> between(Collaborative collaborative, LocalDate from, LocalDate until) {
        var deeds = new Gathering(new Roster(assignments.of(collaborative.id())));
        meetings(collaborative.id(), from, until, deeds);
        for (Submissions.Sent sent : submissions.sent(collaborative.id(), from, until)) {
            Kind kind = sent.isLate() ? Kind.DATA_LATE : Kind.DATA_IN_TIME;
            deeds.add(sent.team(), sent.person(), kind, sent.day(), sent.values());
        }
        for (Cycles.Turn turn : cycles.turns(collaborative.id(), from, until)) {
            deeds.add(turn.team(), turn.lead(), turn.isEnd() ? Kind.TEST_CLOSED : Kind.TEST_BEGUN, turn.day(), 1);
        }
        for (Theories.Changed change : theories.changes(collaborative, from, until)) {
            Kind kind = change.action().equals("node.adopted") ? Kind.IDEA_ADOPTED : Kind.THEORY_CHANGED;
            deeds.add(change.team(), change.person(), kind, change.day(), 1);
        }
        for (Comments.Said said : comments.said(collaborative, from, until)) {
            deeds.addOwn(said.person(), said.team(), Kind.COMMENT, said.day());
        }
        for (Attachments.Kept kept : files.kept(collaborative, from, until)) {
            deeds.addOwn(kept.person(), null, Kind.FILE, kept.day());
        }
        return deeds.all;
    }

    private void meetings(UUID collaborative, LocalDate from, LocalDate until, Gathering deeds) {
        Map<UUID, Activity> held = activities.of(collaborative).stream()
                .filter(Activity::isPlanned)
                .collect(Collectors.toMap(Activity::id, Function.identity()));
        for (Seen seen : attendance.attended(collaborative)) {
            Activity activity = held.get(seen.activity());
            if (activity != null && !seen.day().isBefore(from) && !seen.day().isAfter(until)) {
                boolean isCall = switch (activity.kind()) {
                    case CALL, OFFICE_HOURS -> true;
                    case LEARNING_SESSION, WEBINAR, VISIT, CONGRESS -> false;
                };
                deeds.add(
                        seen.team(),
                        seen.person(),
                        isCall ? Kind.CALL : Kind.SESSION,
                        seen.day(),
                        activity.when().hours());
            }
        }
    }

    /** Deeds so far, with the roles of those who did them. */
    private static final class Gathering {

        private final List<Deed> all = new ArrayList<>();
        private final Roster roster;

        Gathering(Roster roster) {
            this.roster = roster;
        }

        void add(@Nullable UUID team, @Nullable UUID person, Kind kind, LocalDate day, double amount) {
            all.add(new Deed(team, person, roster.role(person, team, day), kind, day, amount));
        }

        void addOwn(UUID person, @Nullable UUID likely, Kind kind, LocalDate day) {
            add(roster.team(person, day, likely), person, kind, day, 1);
        }
    }
}

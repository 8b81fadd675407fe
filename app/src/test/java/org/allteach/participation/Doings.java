package org.allteach.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.allteach.Stage;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.When;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.measures.Measures;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A collaborative of three teams in which people did all sorts of things at random, always the same ones. */
final class Doings {

    final Stage stage;
    final Collaborative collaborative;
    final List<Team> teams;
    final Viewer director;
    final Viewer coach;
    final List<Viewer> members = new ArrayList<>();
    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final Random random = new Random(7);

    Doings(ApplicationContext context, String visibility) {
        this.context = context;
        jdbc = context.getBean(JdbcClient.class);
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", visibility));
        teams = List.of(
                stage.team(collaborative, "ash", "Ash"),
                stage.team(collaborative, "birch", "Birch"),
                stage.team(collaborative, "cedar", "Cedar"));
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        coach = stage.holder(collaborative, Role.COACH, teams.getFirst());
        for (Team team : teams) {
            members.add(stage.holder(collaborative, Role.LEADER, team));
            members.add(stage.holder(collaborative, Role.MEMBER, team));
        }
        meet();
        report();
        test();
        theorise();
        contribute();
    }

    /** The team whose leader or member that is. */
    UUID teamOf(int member) {
        return teams.get(member / 2).id();
    }

    private LocalDate someDay() {
        int days = (int) ChronoUnit.DAYS.between(collaborative.startsOn(), stage.today());
        return collaborative.startsOn().plusDays(random.nextInt(days));
    }

    /** Some time of a day; of some days just before and just after midnight there. */
    private Instant some(LocalDate day) {
        return day.atStartOfDay(Stage.ZONE)
                .plusMinutes(random.nextBoolean() ? random.nextInt(24 * 60) : random.nextBoolean() ? 1 : 24 * 60 - 1)
                .toInstant();
    }

    private void meet() {
        for (Activity.Kind kind : Activity.Kind.values()) {
            for (int i = 0; i < 3; i++) {
                LocalDateTime start = someDay().atTime(9, 0);
                var when = new When(start, start.plusDays(i).plusMinutes(90 + 30L * random.nextInt(10)), Stage.ZONE);
                Activity activity = Activity.draft(collaborative, kind, kind + " " + i, when);
                context.getBean(Activities.class).upsert(collaborative, List.of(activity));
                attend(activity.id(), director, null);
                for (int member = 0; member < members.size(); member++) {
                    if (random.nextBoolean()) {
                        attend(activity.id(), members.get(member), teamOf(member));
                    }
                }
                if (i == 2) {
                    jdbc.sql("update activity set state = 'CANCELLED' where id = ?")
                            .param(activity.id())
                            .update();
                }
            }
        }
    }

    private void attend(UUID activity, Viewer person, @Nullable UUID team) {
        jdbc.sql("""
                        insert into attendance (collaborative_id, activity_id, person_id, team_id, means, at)
                        values (?, ?, ?, cast(? as uuid), 'LIST', now())
                        """).params(collaborative.id(), activity, person.id(), team).update();
    }

    /** Monthly values that are due on a day, and events, which are not; some of them drafts. */
    private void report() {
        for (String kind : List.of("proportion", "time-between")) {
            context.getBean(Measures.class)
                    .upsert(
                            collaborative,
                            List.of(Map.<String, Object>of(
                                    "code", kind, "name", kind, "type", "outcome", "kind", kind, "direction", "up")));
            UUID measure = context.getBean(Measures.class)
                    .find(collaborative.id(), kind)
                    .orElseThrow()
                    .id();
            for (int member = 0; member < members.size(); member += 2) {
                for (LocalDate month = collaborative.startsOn();
                        month.plusMonths(1).isBefore(stage.today());
                        month = month.plusMonths(1)) {
                    Instant at = some(month.plusMonths(1).plusDays(random.nextInt(40)));
                    jdbc.sql("""
                                    insert into observation (collaborative_id, measure_id, team_id, period_start, numerator,
                                        denominator, status, provisional, submitted_at, revision, person_id, at, source)
                                    values (?, ?, ?, ?, 1, 2, 0, false, cast(? as timestamptz), 1, ?, now(), 'FORM')
                                    """)
                            .params(
                                    collaborative.id(),
                                    measure,
                                    teamOf(member),
                                    month,
                                    random.nextInt(6) == 0 ? null : at.atOffset(ZoneOffset.UTC),
                                    members.get(member).id())
                            .update();
                }
            }
        }
    }

    private void test() {
        for (int i = 0; i < 30; i++) {
            int member = random.nextInt(members.size());
            UUID ramp = Ids.next();
            jdbc.sql("insert into ramp (collaborative_id, id, team_id, code, title) values (?, ?, ?, ?, '')")
                    .params(collaborative.id(), ramp, teamOf(member), "R" + i)
                    .update();
            String state = List.of("PLANNED", "DOING", "ACTED", "STOPPED").get(random.nextInt(4));
            LocalDate start = someDay();
            jdbc.sql("""
                            insert into cycle (collaborative_id, id, team_id, code, ramp_id, step, state, title, kind, scale,
                                starts_on, lead_id, acted_on, changed_at, search)
                            values (?, ?, ?, ?, ?, 1, ?, '', 'test', 'patient', ?, ?, cast(? as date), now(), '')
                            """)
                    .params(
                            collaborative.id(),
                            Ids.next(),
                            teamOf(member),
                            "C" + i,
                            ramp,
                            state,
                            start,
                            members.get(member).id(),
                            state.equals("ACTED") ? start.plusDays(5) : null)
                    .update();
        }
    }

    private void theorise() {
        for (int member = 0; member < members.size(); member += 2) {
            UUID theory = Ids.next();
            jdbc.sql("insert into theory (collaborative_id, id, team_id, version) values (?, ?, ?, 8)")
                    .params(collaborative.id(), theory, teamOf(member))
                    .update();
            for (int number = 1; number <= 8; number++) {
                jdbc.sql("""
                                insert into theory_revision (collaborative_id, theory_id, number, person_id, at, action,
                                    undoes, delta)
                                values (?, ?, ?, ?, ?, ?, cast(? as int), '{}')
                                """)
                        .params(
                                collaborative.id(),
                                theory,
                                number,
                                members.get(member).id(),
                                some(someDay()).atOffset(ZoneOffset.UTC),
                                random.nextBoolean() ? "node.adopted" : "node.moved",
                                number == 8 ? 3 : null)
                        .update();
            }
        }
    }

    /** Comments and files, some taken back, of members and of the coach. */
    private void contribute() {
        for (int i = 0; i < 60; i++) {
            Viewer person = i % 10 == 0 ? coach : members.get(random.nextInt(members.size()));
            var at = some(someDay()).atOffset(ZoneOffset.UTC);
            var removed = random.nextInt(5) == 0 ? at : null;
            jdbc.sql("""
                            insert into comment (collaborative_id, id, kind, topic_id, person_id, at, text, removed_at)
                            values (?, ?, 'CYCLE', ?, ?, ?, 'Well', cast(? as timestamptz))
                            """)
                    .params(collaborative.id(), Ids.next(), UUID.randomUUID(), person.id(), at, removed)
                    .update();
            jdbc.sql("""
                            insert into attachment (collaborative_id, id, topic_id, name, media_type, content, person_id, at,
                                removed_at)
                            values (?, ?, ?, 'a.pdf', 'application/pdf', '', cast(? as uuid), ?, cast(? as timestamptz))
                            """)
                    .params(
                            collaborative.id(),
                            Ids.next(),
                            UUID.randomUUID(),
                            i % 9 == 0 ? null : person.id(),
                            at,
                            removed)
                    .update();
        }
    }
}

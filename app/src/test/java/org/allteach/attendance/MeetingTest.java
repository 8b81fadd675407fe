package org.allteach.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.allteach.MovableClock;
import org.allteach.SettableClock;
import org.allteach.Stage;
import org.allteach.activities.Activity;
import org.allteach.activities.Invitees;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
@Import(MovableClock.class)
class MeetingTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    Registrations registrations;

    @Autowired
    Attendance attendance;

    @Autowired
    ActivitiesDue due;

    private Meeting meeting() {
        return new Meeting(context, mvc, "named");
    }

    @Test
    void somebody_registers_with_one_button_and_leaves_with_another() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("");
        assertThat(meeting.page(meeting.member, session, "")).contains("Do you come?", "I will come");
        assertThat(meeting.send(meeting.member, session, "/registration").getStatus())
                .isEqualTo(303);
        assertThat(meeting.page(meeting.member, session, ""))
                .contains("You are registered.", "One person has registered.");
        assertThat(meeting.list(meeting.member, "/activities")).contains("First session", "You are registered");
        meeting.send(meeting.member, session, "/registration/removal");
        assertThat(meeting.said(session, meeting.member)).isEqualTo(Registration.State.DECLINED);
    }

    @Test
    void it_is_said_how_many_places_are_free_and_nothing_of_those_without_a_team_before_they_come() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("3");
        meeting.send(meeting.member, session, "/registration");
        assertThat(meeting.page(meeting.member, session, "")).contains("Free places: 2 of 3.");
        assertThat(meeting.page(meeting.director, session, "")).contains("Without a team");
        assertThat(meeting.page(meeting.member, session, "")).doesNotContain("Without a team");
        meeting.send(meeting.director, session, "/registration");
        assertThat(meeting.page(meeting.member, session, "")).contains("Without a team", "Free places: 1 of 3.");
    }

    @Test
    void when_and_where_comes_before_everything_that_can_be_done() throws Exception {
        Meeting meeting = meeting();
        assertThat(meeting.page(meeting.member, meeting.session(""), ""))
                .containsSubsequence("When and where", "Do you come?", "Who comes");
    }

    @Test
    void when_all_places_are_taken_people_wait_and_move_up_in_their_order() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("1");
        Viewer second = meeting.further(meeting.birch);
        Viewer third = meeting.further(meeting.birch);
        meeting.send(meeting.member, session, "/registration");
        for (Viewer late : List.of(second, third)) {
            clock.pass(Duration.ofSeconds(1));
            assertThat(meeting.page(late, session, "")).contains("All places are taken.", "Put me on the waiting list");
            meeting.send(late, session, "/registration");
            assertThat(meeting.said(session, late)).isEqualTo(Registration.State.WAITING);
        }
        meeting.send(meeting.member, session, "/registration/removal");
        assertThat(meeting.said(session, second)).isEqualTo(Registration.State.REGISTERED);
        assertThat(meeting.said(session, third)).isEqualTo(Registration.State.WAITING);
        // Whoever comes back stands behind those who waited.
        clock.pass(Duration.ofSeconds(1));
        meeting.send(meeting.member, session, "/registration");
        assertThat(meeting.said(session, meeting.member)).isEqualTo(Registration.State.WAITING);
    }

    @Test
    void more_room_lets_those_who_wait_move_up() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("1");
        meeting.send(meeting.member, session, "/registration");
        meeting.send(meeting.leader, session, "/registration");
        assertThat(meeting.said(session, meeting.leader)).isEqualTo(Registration.State.WAITING);
        meeting.send(
                meeting.director,
                session,
                "",
                "capacity",
                "2",
                "version",
                "" + session.version(),
                "invitees",
                "leader",
                "invitees",
                "member");
        assertThat(meeting.said(session, meeting.leader)).isEqualTo(Registration.State.REGISTERED);
    }

    @Test
    void however_many_ask_at_once_no_place_is_given_twice_and_none_is_left() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("5");
        List<Viewer> crowd = IntStream.range(0, 24)
                .mapToObj(i -> meeting.further(meeting.birch))
                .toList();
        atOnce(crowd, viewer -> registrations.register(session, invitee(meeting, viewer)));
        assertThat(count(session, Registration.State.REGISTERED)).isEqualTo(5);
        assertThat(count(session, Registration.State.WAITING)).isEqualTo(19);
        // Half of them leave while the others ask again: the places stay full as long as somebody waits.
        atOnce(crowd, viewer -> {
            if (crowd.indexOf(viewer) % 2 == 0) {
                registrations.decline(session, invitee(meeting, viewer));
            } else {
                registrations.register(session, invitee(meeting, viewer));
            }
        });
        assertThat(count(session, Registration.State.REGISTERED)).isEqualTo(5);
        assertThat(count(session, Registration.State.WAITING)).isEqualTo(7);
        assertThat(count(session, Registration.State.DECLINED)).isEqualTo(12);
    }

    private static Invitees.Invitee invitee(Meeting meeting, Viewer viewer) {
        return new Invitees.Invitee(viewer.id(), viewer.name(), viewer.email(), meeting.birch.id());
    }

    private long count(Activity session, Registration.State state) {
        return registrations.of(session).stream()
                .filter(one -> one.state() == state)
                .count();
    }

    private static void atOnce(List<Viewer> crowd, java.util.function.Consumer<Viewer> what) throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Callable<Object>>();
            crowd.forEach(viewer -> calls.add(Executors.callable(() -> what.accept(viewer))));
            for (var done : pool.invokeAll(calls)) {
                done.get();
            }
        }
    }

    @Test
    void a_leader_registers_people_of_the_team_and_nobody_else_does() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("");
        Viewer other = meeting.further(meeting.birch);
        String member = meeting.member.id().toString();
        assertThat(meeting.page(meeting.leader, session, "")).contains("Register: " + meeting.member.name());
        assertThat(meeting.send(meeting.leader, session, "/registration", "person", member)
                        .getStatus())
                .isEqualTo(303);
        assertThat(meeting.said(session, meeting.member)).isEqualTo(Registration.State.REGISTERED);
        assertThat(meeting.send(other, session, "/registration/removal", "person", member)
                        .getStatus())
                .isEqualTo(404);
        assertThat(meeting.send(
                                meeting.leader,
                                session,
                                "/registration",
                                "person",
                                other.id().toString())
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void who_is_not_invited_finds_no_button_and_no_link() throws Exception {
        Meeting meeting = meeting();
        Viewer observer = meeting.stage.holder(meeting.collaborative, Role.OBSERVER, null);
        Activity session = meeting.session("", "link", "https://meet.example.org/secret");
        meeting.send(meeting.member, session, "/registration");
        assertThat(meeting.page(observer, session, ""))
                .contains("First session", "One person has registered.")
                .doesNotContain(
                        "secret",
                        "I will come",
                        meeting.member.name(),
                        "Ash",
                        session.admission().code());
        assertThat(meeting.send(observer, session, "/registration").getStatus()).isEqualTo(404);
        assertThat(meeting.page(meeting.member, session, "")).contains("https://meet.example.org/secret");
        assertThat(meeting.get(meeting.member, session, "/room").getStatus()).isEqualTo(404);
        assertThat(meeting.page(meeting.director, session, "/room"))
                .contains(session.admission().code());
    }

    @Test
    void where_teams_see_only_themselves_nobody_learns_who_else_comes() throws Exception {
        Meeting meeting = new Meeting(context, mvc, "own-only");
        Activity session = meeting.session("");
        Viewer other = meeting.further(meeting.birch);
        meeting.send(other, session, "/registration");
        assertThat(meeting.page(meeting.member, session, ""))
                .contains("One person has registered.")
                .doesNotContain("Birch", other.name());
        Meeting coded = new Meeting(context, mvc, "coded");
        Activity second = coded.session("");
        Viewer hidden = coded.further(coded.birch);
        coded.send(hidden, second, "/registration");
        assertThat(coded.page(coded.member, second, ""))
                .contains(coded.birch.pseudonym())
                .doesNotContain("Birch", hidden.name());
    }

    @Test
    void after_the_last_day_registration_is_closed() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session(
                "", "registerBy", meeting.stage.today().minusDays(1).toString());
        assertThat(meeting.page(meeting.member, session, ""))
                .contains("Registration is closed.")
                .doesNotContain("I will come");
        assertThat(meeting.send(meeting.member, session, "/registration").getStatus())
                .isEqualTo(409);
    }

    @Test
    void people_say_with_the_code_of_the_room_that_they_came() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("");
        String code = session.admission().code();
        assertThat(meeting.send(meeting.member, session, "/presence", "code", code)
                        .getStatus())
                .as("two days early")
                .isEqualTo(409);
        clock.pass(Duration.ofHours(47).plusMinutes(1));
        assertThat(meeting.page(meeting.member, session, "")).contains("Code of the room");
        assertThat(meeting.send(meeting.member, session, "/presence", "code", "WRONG")
                        .getStatus())
                .isEqualTo(422);
        assertThat(meeting.send(meeting.member, session, "/presence", "code", "")
                        .getStatus())
                .isEqualTo(422);
        assertThat(meeting.send(
                                meeting.member,
                                session,
                                "/presence",
                                "code",
                                " " + code.toLowerCase(java.util.Locale.ROOT))
                        .getStatus())
                .isEqualTo(303);
        assertThat(attendance.attended(meeting.collaborative.id()))
                .containsExactly(new Seen(
                        meeting.member.id(),
                        meeting.ash.id(),
                        session.id(),
                        session.when().day()));
        clock.pass(Duration.ofDays(9));
        assertThat(meeting.send(meeting.leader, session, "/presence", "code", code)
                        .getStatus())
                .as("a week and more after")
                .isEqualTo(409);
    }

    @Test
    void to_a_call_people_come_without_a_code() throws Exception {
        Meeting meeting = meeting();
        Activity call = meeting.session("", "kind", "call", "openAttendance", "true");
        clock.pass(Duration.ofDays(2));
        assertThat(meeting.send(meeting.member, call, "/presence", "code", "").getStatus())
                .isEqualTo(303);
        assertThat(attendance.attended(meeting.collaborative.id())).hasSize(1);
    }

    @Test
    void those_who_convene_tick_who_came_and_take_back_a_tick() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("");
        clock.pass(Duration.ofDays(3));
        String member = meeting.member.id().toString();
        String leader = meeting.leader.id().toString();
        assertThat(meeting.page(meeting.director, session, "/attendance")).contains(meeting.member.name());
        meeting.send(
                meeting.director,
                session,
                "/attendance",
                "listed",
                member,
                "listed",
                leader,
                "came",
                member,
                "came",
                leader);
        assertThat(attendance.attended(meeting.collaborative.id())).hasSize(2);
        meeting.send(meeting.director, session, "/attendance", "listed", member, "listed", leader, "came", leader);
        assertThat(attendance.attended(meeting.collaborative.id()))
                .extracting(Seen::person)
                .containsExactly(meeting.leader.id());
        assertThat(meeting.send(meeting.leader, session, "/attendance", "listed", member)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void in_an_archive_nothing_changes_and_all_can_be_read() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("");
        meeting.send(meeting.member, session, "/registration");
        jdbc.sql("update collaborative set state = 'CLOSED' where id = ?")
                .param(meeting.collaborative.id())
                .update();
        assertThat(meeting.page(meeting.member, session, ""))
                .contains("First session", "You are registered.")
                .doesNotContain("I cannot come after all");
        assertThat(meeting.send(meeting.member, session, "/registration/removal")
                        .getStatus())
                .isEqualTo(409);
        assertThat(meeting.send(meeting.director, session, "/cancellation", "reason", "Snow")
                        .getStatus())
                .isEqualTo(409);
        assertThat(meeting.list(meeting.director, "/activities")).doesNotContain("Plan an activity");
        assertThat(due.of(meeting.member.id())).isEmpty();
    }

    @Test
    void what_waits_for_somebody_is_known_until_they_have_done_it() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("10");
        assertThat(due.of(meeting.member.id()))
                .extracting(ActivitiesDue.Item::what)
                .containsExactly(ActivitiesDue.What.REGISTER);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Stage.ZONE);
        assertThat(registrations.open(meeting.collaborative.id(), today, today.plusDays(9)))
                .extracting(Registrations.Open::person)
                .contains(meeting.member.id(), meeting.leader.id(), meeting.director.id());
        meeting.send(meeting.member, session, "/registration");
        meeting.send(meeting.leader, session, "/registration/removal");
        assertThat(registrations.open(meeting.collaborative.id(), today, today.plusDays(9)))
                .extracting(Registrations.Open::person)
                .containsExactly(meeting.director.id());
        assertThat(due.of(meeting.member.id()))
                .extracting(ActivitiesDue.Item::what)
                .containsExactly(ActivitiesDue.What.ATTEND);
        assertThat(due.of(meeting.leader.id())).isEmpty();
        clock.pass(Duration.ofDays(3));
        meeting.came(session, meeting.member);
        assertThat(due.of(meeting.member.id()))
                .extracting(ActivitiesDue.Item::what)
                .containsExactly(ActivitiesDue.What.EVALUATE);
    }

    @Test
    void with_the_collaborative_all_of_it_goes() throws Exception {
        Meeting meeting = meeting();
        Activity session = meeting.session("");
        meeting.send(meeting.member, session, "/registration");
        meeting.came(session, meeting.member);
        UUID id = meeting.collaborative.id();
        context.publishEvent(new CollaborativeRemoved(id));
        for (String table : List.of("registration", "attendance", "activity", "activity_slot")) {
            assertThat(meeting.stage.count("select count(*) from " + table + " where collaborative_id = ?", id))
                    .as(table)
                    .isZero();
        }
    }
}

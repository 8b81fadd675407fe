package org.allteach.calendars;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes by mail puts a session into a calendar, moves it there, and takes it out. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class InvitationsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Course course;
    private Activity session;

    @BeforeEach
    void a_session() {
        course = new Course(context);
        session = course.session();
    }

    /** A mail with an invitation. */
    private record Mail(String subject, String text, String method, Read calendar) {

        int sequence() {
            return calendar.event().sequence();
        }
    }

    private List<Mail> mails(Viewer viewer) {
        return jdbc.sql("select * from outgoing_mail where recipient = ? and calendar is not null order by id")
                .param(viewer.email())
                .query((row, n) -> new Mail(
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("calendar_method"),
                        Read.of(row.getString("calendar"))))
                .list();
    }

    @Test
    void registering_brings_an_invitation_that_says_when_and_where() {
        course.register(session, course.member);
        Mail mail = mails(course.member).getFirst();
        assertThat(mail.subject()).isEqualTo("You are registered: Übergabe, erste Sitzung; «neu»");
        assertThat(mail.text()).contains("(UTC)", "There: ", "2:00", "(Zurich)", "/c/" + course.collaborative.slug());
        assertThat(mail.method()).isEqualTo("REQUEST");
        assertThat(mail.calendar().value("METHOD")).isEqualTo("REQUEST");
        Read.Event event = mail.calendar().event();
        assertThat(event.value("UID")).isEqualTo(session.uid());
        assertThat(event.start()).isEqualTo(session.when().start());
        assertThat(event.end()).isEqualTo(session.when().end());
        assertThat(event.value("STATUS")).isEqualTo("CONFIRMED");
        assertThat(event.value("ATTENDEE")).isEqualTo("mailto:" + course.member.email());
        assertThat(event.value("SUMMARY")).isEqualTo("✓ Übergabe, erste Sitzung; «neu»");
        assertThat(mails(course.director)).isEmpty();
    }

    @Test
    void who_registers_twice_hears_once() {
        course.register(session, course.member);
        course.register(course.again(session), course.member);
        assertThat(mails(course.member)).hasSize(1);
    }

    @Test
    void what_moves_moves_in_the_calendar_too() {
        course.register(session, course.member);
        Activity moved =
                course.moved(course.again(session), session.when().startsAt().plusDays(7));
        List<Mail> mails = mails(course.member);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).subject()).startsWith("Changed: ");
        assertThat(mails.get(1).method()).isEqualTo("REQUEST");
        assertThat(mails.get(1).calendar().event().value("UID")).isEqualTo(session.uid());
        assertThat(mails.get(1).calendar().event().start())
                .isEqualTo(moved.when().start());
        assertThat(mails.get(1).sequence()).isGreaterThan(mails.get(0).sequence());
    }

    @Test
    void what_no_calendar_shows_is_no_reason_for_a_mail() {
        course.register(session, course.member);
        course.explained(course.again(session), "Another purpose");
        assertThat(mails(course.member)).hasSize(1);
    }

    @Test
    void who_leaves_and_comes_back_finds_it_in_the_calendar_again() {
        course.register(session, course.member);
        course.decline(course.again(session), course.member);
        course.register(course.again(session), course.member);
        List<Mail> mails = mails(course.member);
        assertThat(mails).extracting(Mail::method).containsExactly("REQUEST", "CANCEL", "REQUEST");
        assertThat(mails).extracting(Mail::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(mails.get(1).calendar().event().value("STATUS")).isEqualTo("CANCELLED");
        assertThat(mails)
                .extracting(mail -> mail.calendar().event().value("UID"))
                .containsOnly(session.uid());
    }

    @Test
    void what_is_cancelled_leaves_the_calendars_and_may_return() {
        course.register(session, course.member);
        course.register(course.again(session), course.director);
        Activity cancelled = course.inState(course.again(session), Activity.State.CANCELLED);
        course.inState(cancelled, Activity.State.PLANNED);
        for (Viewer viewer : List.of(course.member, course.director)) {
            List<Mail> mails = mails(viewer);
            assertThat(mails).extracting(Mail::method).containsExactly("REQUEST", "CANCEL", "REQUEST");
            assertThat(mails).extracting(Mail::sequence).isSorted().doesNotHaveDuplicates();
            assertThat(mails.get(1).text()).contains("The speaker is ill");
        }
    }

    @Test
    void who_waits_for_a_place_hears_what_becomes_of_it() {
        Activity full = course.sessionFor(1);
        course.register(full, course.director);
        course.register(course.again(full), course.member);
        Mail waiting = mails(course.member).getFirst();
        assertThat(waiting.subject()).startsWith("You are on the waiting list: ");
        assertThat(waiting.calendar().event().value("STATUS")).isEqualTo("TENTATIVE");
        course.moved(course.again(full), full.when().startsAt().plusDays(7));
        course.inState(course.again(full), Activity.State.CANCELLED);
        List<Mail> mails = mails(course.member);
        assertThat(mails).extracting(Mail::method).containsExactly("REQUEST", "REQUEST", "CANCEL");
        assertThat(mails).extracting(Mail::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(mails.get(1).subject()).startsWith("Changed: ");
        assertThat(mails.get(2).subject()).startsWith("Cancelled: ");
        course.inState(course.again(full), Activity.State.PLANNED);
        course.decline(course.again(full), course.director);
        assertThat(mails(course.member).getLast().subject()).startsWith("You are registered: ");
        assertThat(mails(course.member)).extracting(Mail::sequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void who_has_waited_since_before_it_was_told_hears_of_the_end_too() {
        Activity full = course.sessionFor(1);
        course.register(full, course.director);
        course.register(course.again(full), course.member);
        jdbc.sql("delete from calendar_invitation where person_id = ?")
                .param(course.member.id())
                .update();
        jdbc.sql("delete from outgoing_mail where recipient = ?")
                .param(course.member.email())
                .update();
        Activity cancelled = course.inState(course.again(full), Activity.State.CANCELLED);
        course.explained(cancelled, "Nobody comes");
        assertThat(mails(course.member)).extracting(Mail::method).containsExactly("CANCEL");
    }

    @Test
    void what_was_not_saved_is_told_to_nobody() {
        transaction.executeWithoutResult(status -> {
            course.register(session, course.member);
            status.setRollbackOnly();
        });
        assertThat(mails(course.member)).isEmpty();
        course.register(session, course.member);
        assertThat(mails(course.member)).hasSize(1);
    }

    @Test
    void the_convener_invites_by_mail_who_has_not_answered() throws Exception {
        Viewer leader = course.stage.holder(course.collaborative, Role.LEADER, course.team);
        course.register(session, leader);
        String path = session.path(course.collaborative.slug()) + "/invitations";
        assertThat(mvc.perform(get(path).with(as(course.director)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("2 people are invited and have not answered.");
        assertThat(mvc.perform(get(path).with(as(course.member)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Add to my calendar")
                .doesNotContain("Invite them by mail");
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.perform(post(path).with(as(course.director)).with(csrf()))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(303);
        }
        assertThat(mails(leader)).hasSize(1);
        assertThat(mails(course.member)).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.subject()).startsWith("You are invited: ");
            assertThat(mail.calendar().event().value("STATUS")).isEqualTo("TENTATIVE");
        });
        course.register(course.again(session), course.member);
        assertThat(mails(course.member)).extracting(Mail::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(mails(course.member)).hasSize(2);
        assertThat(mvc.perform(post(path).with(as(course.member)).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void who_does_not_take_part_cannot_take_the_file() throws Exception {
        String path = session.path(course.collaborative.slug()) + "/calendar.ics";
        var answer = mvc.perform(get(path).with(as(course.member))).andReturn().getResponse();
        assertThat(answer.getContentType()).startsWith("text/calendar");
        assertThat(Read.of(answer.getContentAsString()).event().value("UID")).isEqualTo(session.uid());
        Viewer observer = course.stage.holder(course.collaborative, Role.OBSERVER, null);
        assertThat(mvc.perform(get(path).with(as(observer)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void they_go_with_their_collaborative() {
        course.register(session, course.member);
        transaction.executeWithoutResult(
                status -> context.publishEvent(new CollaborativeRemoved(course.collaborative.id())));
        assertThat(course.stage.count(
                        "select count(*) from calendar_invitation where collaborative_id = ?",
                        course.collaborative.id()))
                .isZero();
    }
}

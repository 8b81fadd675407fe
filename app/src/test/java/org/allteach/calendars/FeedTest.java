package org.allteach.calendars;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.MovableClock;
import org.allteach.SettableClock;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.prework.Item;
import org.allteach.prework.Prework;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A person's own calendar at a secret address. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
@Import(MovableClock.class)
class FeedTest {

    private static final Pattern ADDRESS = Pattern.compile("/calendar/[\\w-]{43}\\.ics");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private Course course;
    private Activity session;

    @BeforeEach
    void a_session() {
        // Others that share the application may have moved it.
        clock.set(Instant.now());
        course = new Course(context);
        session = course.session();
    }

    @Test
    void it_holds_what_one_is_invited_to_and_marks_what_one_is_registered_for() throws Exception {
        String address = make(course.member);
        Read.Event invited = read(address).event(session.uid());
        assertThat(invited.value("STATUS")).isEqualTo("TENTATIVE");
        assertThat(invited.value("TRANSP")).isEqualTo("TRANSPARENT");
        assertThat(invited.value("SUMMARY")).isEqualTo("Übergabe, erste Sitzung; «neu»");
        assertThat(invited.start()).isEqualTo(session.when().start());
        course.register(session, course.member);
        Read.Event registered = read(address).event(session.uid());
        assertThat(registered.value("STATUS")).isEqualTo("CONFIRMED");
        assertThat(registered.value("TRANSP")).isEqualTo("OPAQUE");
        assertThat(registered.value("SUMMARY")).startsWith("✓ ");
        course.decline(course.again(session), course.member);
        assertThat(read(address).events()).noneMatch(event -> event.value("UID").equals(session.uid()));
    }

    @Test
    void what_moves_keeps_its_uid_and_what_is_cancelled_says_so() throws Exception {
        String address = make(course.member);
        int first = read(address).event(session.uid()).sequence();
        Activity moved = course.moved(session, session.when().startsAt().plusDays(7));
        assertThat(read(address).event(session.uid()).sequence()).isGreaterThan(first);
        assertThat(read(address).event(session.uid()).start())
                .isEqualTo(moved.when().start());
        course.inState(moved, Activity.State.CANCELLED);
        assertThat(read(address).event(session.uid()).value("STATUS")).isEqualTo("CANCELLED");
        assertThat(read(address).event(session.uid()).value("DESCRIPTION")).contains("The speaker is ill");
    }

    @Test
    void last_days_for_data_stand_in_it_where_wanted() throws Exception {
        String address = make(course.member);
        assertThat(read(address).events()).noneMatch(event -> event.value("UID").startsWith("due-"));
        mvc.perform(post("/account/calendar/choices")
                .param("dueDays", "true")
                .with(as(course.member))
                .with(csrf()));
        var due = read(address).events().stream()
                .filter(event -> event.value("UID").startsWith("due-"))
                .toList();
        assertThat(due).hasSize(18);
        assertThat(due.getFirst().value("SUMMARY")).startsWith("Data for ");
        assertThat(due.getFirst().value("DTSTART")).hasSize(8);
    }

    @Test
    void prework_that_is_not_done_stands_in_it_where_wanted() throws Exception {
        Collaborative collaborative = course.collaborative;
        context.getBean(Phases.class)
                .replace(collaborative, List.of(phase(collaborative.startsOn().plusMonths(8))));
        context.getBean(Prework.class)
                .replaceItems(collaborative, List.of(new Item("aim", "Write your aim", "", Role.LEADER, -14, "")));
        String address = make(course.member);
        mvc.perform(post("/account/calendar/choices")
                .param("phases", "true")
                .param("dueDays", "true")
                .with(as(course.member))
                .with(csrf()));
        Read read = read(address);
        Read.Event item = read.event("prework-" + course.team.id() + "-aim@allteach");
        assertThat(item.value("SUMMARY")).isEqualTo("Prework of Ash: Write your aim");
        assertThat(item.date("DTSTART"))
                .isEqualTo(collaborative.startsOn().plusMonths(8).minusDays(14));
        assertThat(read.events())
                .anySatisfy(event -> assertThat(event.value("SUMMARY")).isEqualTo("First learning session"));
    }

    private static Phase phase(LocalDate day) {
        return new Phase(
                Ids.next(), Phase.Kind.LEARNING_SESSION, "First learning session", day, day.plusDays(1), null, 0);
    }

    @Test
    void who_is_not_invited_or_not_in_the_collaborative_sees_nothing_of_it() throws Exception {
        Viewer observer = course.stage.holder(course.collaborative, Role.OBSERVER, null);
        Viewer stranger = course.stage.person();
        for (Viewer viewer : new Viewer[] {observer, stranger}) {
            assertThat(read(make(viewer)).events())
                    .noneMatch(event -> event.value("UID").equals(session.uid()));
        }
    }

    @Test
    void what_has_not_changed_is_not_sent_again() throws Exception {
        String address = make(course.member);
        MockHttpServletResponse first = fetch(address);
        clock.pass(Duration.ofHours(3));
        MockHttpServletResponse again = fetch(address, "If-None-Match", String.valueOf(first.getHeader("ETag")));
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        assertThat(fetch(address).getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        assertThat(first.getHeader("Cache-Control")).contains("private");
        assertThat(fetch(address, "If-Modified-Since", String.valueOf(first.getHeader("Last-Modified")))
                        .getStatus())
                .isEqualTo(304);

        course.moved(session, session.when().startsAt().plusDays(1));
        MockHttpServletResponse changed = fetch(address, "If-None-Match", String.valueOf(first.getHeader("ETag")));
        assertThat(changed.getStatus()).isEqualTo(200);
        assertThat(changed.getDateHeader("Last-Modified")).isGreaterThan(first.getDateHeader("Last-Modified"));
    }

    @Test
    void only_the_newest_address_works_and_only_its_hash_is_kept() throws Exception {
        String old = make(course.member);
        String address = make(course.member);
        assertThat(fetch(old).getStatus()).isEqualTo(404);
        assertThat(fetch(address).getStatus()).isEqualTo(200);
        String secret = address.substring("/calendar/".length(), address.length() - 4);
        assertThat(jdbc.sql("select count(*) from calendar_feed where cast(calendar_feed as text) like '%' || ? || '%'")
                        .param(secret)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(page(course.member))
                .contains("A calendar program last read it")
                .doesNotContain(secret);
        mvc.perform(post("/account/calendar/revocation").with(as(course.member)).with(csrf()));
        assertThat(fetch(address).getStatus()).isEqualTo(404);
        assertThat(page(course.member)).contains("Make my calendar address");
    }

    @Test
    void it_ends_with_the_account() throws Exception {
        String address = make(course.member);
        jdbc.sql("update person set disabled_at = now() where id = ?")
                .param(course.member.id())
                .update();
        assertThat(fetch(address).getStatus()).isEqualTo(404);
        assertThat(fetch("/calendar/guessed.ics").getStatus()).isEqualTo(404);
    }

    private String make(Viewer viewer) throws Exception {
        String page = mvc.perform(post("/account/calendar").with(as(viewer)).with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher address = ADDRESS.matcher(page);
        assertThat(address.find()).as(page).isTrue();
        return address.group();
    }

    private String page(Viewer viewer) throws Exception {
        return mvc.perform(get("/account/calendar").with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private Read read(String address) throws Exception {
        return Read.of(fetch(address).getContentAsString());
    }

    private MockHttpServletResponse fetch(String address, String... headers) throws Exception {
        var request = get(address);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}

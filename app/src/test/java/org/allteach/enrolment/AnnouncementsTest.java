package org.allteach.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.database.WithDatabase;
import org.allteach.enrolment.Application.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails of an application: letters in their reader's language, which one can stop where one did not ask for them. */
@SpringBootTest
@WithDatabase
class AnnouncementsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Enrolment enrolment;

    @Autowired
    private Announcements announcements;

    private CallStage calls;
    private Collaborative collaborative;
    private String hospital = "";

    @BeforeEach
    void an_open_call() {
        var stage = new Stage(context);
        calls = new CallStage(context);
        collaborative = stage.collaborative(Map.of("state", "recruiting", "title", stage.name("Fewer falls ")));
        calls.call(collaborative, Map.of());
        hospital = stage.name("Hospital");
    }

    private record Mail(
            String key,
            String subject,
            String kind,
            @Nullable String language,
            String text,
            @Nullable String html) {}

    private List<Mail> mails(String address) {
        return jdbc.sql("select * from outgoing_mail where recipient = ? order by id")
                .param(address)
                .query((row, n) -> new Mail(
                        row.getString("unique_key"),
                        row.getString("subject"),
                        row.getString("kind"),
                        row.getString("language"),
                        row.getString("body"),
                        row.getString("html")))
                .list();
    }

    @Test
    void who_has_applied_is_always_told_in_text_and_html_and_never_by_name_in_the_subject() {
        Application submitted = calls.submitted(collaborative, hospital);
        enrolment.decide(collaborative, submitted, State.NEEDS_CHANGES, "Tell us more.\n\nAbout <the> aim.");
        List<Mail> mails = mails(submitted.email());
        assertThat(mails).hasSize(3).allSatisfy(mail -> {
            assertThat(mail.kind()).isEqualTo("APPLICATION");
            assertThat(mail.language()).isEqualTo("en");
            assertThat(mail.subject()).doesNotContain("Ann", hospital);
            assertThat(mail.text()).contains("Ann Applicant", "\n-- \n").doesNotContain("unsubscribe");
            assertThat(mail.html()).contains(">Open the application</a>").doesNotContain("unsubscribe");
            assertThat(mail.html()).contains(CallStage.link(mail.text()));
        });
        assertThat(mails).extracting(Mail::key).doesNotHaveDuplicates();
        assertThat(mails.get(2).text()).contains("Tell us more.\n\nAbout <the> aim.\n\n");
        assertThat(mails.get(2).html()).contains("About &lt;the&gt; aim.");
    }

    @Test
    void who_is_only_asked_can_stop_it() {
        Application submitted = calls.submitted(collaborative, hospital);
        enrolment.invite(collaborative, List.of(hospital + "-invited@example.org"));
        for (String address : List.of(submitted.answer("senior-email"), hospital + "-invited@example.org")) {
            assertThat(mails(address)).hasSize(1).allSatisfy(mail -> {
                assertThat(mail.kind()).isEqualTo("INVITATION");
                assertThat(mail.text()).contains("/unsubscribe/{secret}?kind=invitation");
                assertThat(mail.html()).contains("/unsubscribe/{secret}?kind=invitation");
            });
        }
    }

    @Test
    void it_is_written_in_the_language_of_the_visit_in_which_somebody_applied() {
        String email = hospital + "-urs@example.org";
        enrolment.start(collaborative, hospital, "Urs", email, Locale.GERMAN);
        assertThat(mails(email)).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Ihre Bewerbung bei " + collaborative.title());
            assertThat(mail.language()).isEqualTo("de");
            assertThat(mail.html()).contains("lang=\"de\"", ">Bewerbung öffnen</a>");
        });
    }

    @Test
    void who_asks_for_the_link_again_at_once_gets_it_once() {
        Application started = calls.started(collaborative, hospital);
        enrolment.start(collaborative, hospital, "Ann Applicant", started.email(), Locale.ENGLISH);
        assertThat(mails(started.email()).getLast().key())
                .matches("application-link/" + started.id() + "/[\\d-]+T\\d\\d:\\d\\d:00Z");
    }

    @Test
    void a_director_passes_on_what_it_says_without_its_foot() {
        Application started = calls.started(collaborative, hospital);
        assertThat(announcements.waitingText(started))
                .contains("Dear Ann Applicant", "/applications/")
                .doesNotContain("-- ", "You get this mail");
    }
}

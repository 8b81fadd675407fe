package org.allteach.enrolment;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.enrolment.Application.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people without an account may do, and what they may not. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class ApplicantTest {

    /** Browsers say how much they send; a stand-in for it, since the test's own requests do not. */
    private static final byte[] SENT = {1};

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    private Stage stage;
    private CallStage calls;
    private Collaborative collaborative;
    private String hospital = "";

    @BeforeEach
    void an_open_call() {
        stage = new Stage(context);
        calls = new CallStage(context);
        collaborative = stage.collaborative(Map.of("state", "recruiting", "title", stage.name("Fewer falls ")));
        calls.call(collaborative, Map.of());
        hospital = stage.name("Hospital");
    }

    @Test
    void only_published_calls_are_public() throws Exception {
        show("/calls").andExpect(content().string(containsString(collaborative.title())));
        for (Map<String, String> given : java.util.List.of(
                Map.of("kind", "invited"),
                Map.of("kind", "closed"),
                Map.of("kind", "open", "opensOn", stage.today().plusDays(2).toString()))) {
            calls.call(collaborative, given);
            show("/calls").andExpect(content().string(not(containsString(collaborative.title()))));
            mvc.perform(get("/calls/" + collaborative.slug())).andExpect(status().isNotFound());
            apply("ann@example.org").andExpect(status().isNotFound());
        }
        Collaborative active = stage.collaborative(Map.of());
        calls.call(active, Map.of());
        mvc.perform(get("/calls/" + active.slug())).andExpect(status().isNotFound());
    }

    @Test
    void what_a_template_has_left_to_be_replaced_is_not_published() throws Exception {
        Collaborative raw = stage.collaborative(
                Map.of("state", "recruiting", "charter/cost", "[Say here what taking part costs.]"));
        var director = stage.holder(raw, Role.DIRECTOR, null);
        String page = "/c/" + raw.slug() + "/applications/call";
        for (String kind : java.util.List.of("open", "invited")) {
            send(post(page).with(as(director)).param("version", "0").param("kind", kind))
                    .andExpect(status().is(422))
                    .andExpect(content().string(containsString("Cost: put words of your own")))
                    .andExpect(content().string(containsString("/settings#charter/cost")));
        }
        mvc.perform(get("/calls/" + raw.slug())).andExpect(status().isNotFound());
        send(post(page).with(as(director)).param("version", "0").param("kind", "closed"))
                .andExpect(status().is(303));
        var filled = stage.holder(collaborative, Role.DIRECTOR, null);
        send(post("/c/" + collaborative.slug() + "/applications/call")
                        .with(as(filled))
                        .param("version", "1")
                        .param("text", "We meet in [town]."))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("What the call says: put words of your own")));
    }

    @Test
    void after_the_last_day_a_call_can_be_read_but_not_answered() throws Exception {
        calls.call(collaborative, Map.of("closesOn", stage.today().minusDays(2).toString()));
        show("/calls/" + collaborative.slug()).andExpect(content().string(containsString("were taken until")));
        apply("ann@example.org").andExpect(status().is(422));
        show("/calls").andExpect(content().string(not(containsString(collaborative.title()))));
    }

    @Test
    void the_answer_does_not_tell_who_has_applied_and_the_first_application_is_found_again() throws Exception {
        String email = hospital + "@example.org";
        String first = withoutToken(apply(email).andReturn().getResponse().getContentAsString());
        String second = withoutToken(apply(email).andReturn().getResponse().getContentAsString());
        assertThat(second).isEqualTo(first);
        assertThat(stage.count("select count(*) from application where collaborative_id = ?", collaborative.id()))
                .isOne();
        assertThat(calls.mails(email)).hasSize(2);
    }

    @Test
    void nobody_s_mailbox_is_filled() throws Exception {
        String email = hospital + "@example.org";
        for (int i = 0; i < Throttle.TO_ADDRESS; i++) {
            apply(email).andExpect(status().isOk());
        }
        apply(email.toUpperCase(java.util.Locale.ROOT)).andExpect(status().isTooManyRequests());
        assertThat(calls.mails(email)).hasSizeBetween(2, Throttle.TO_ADDRESS);
        apply("other-" + email).andExpect(status().isOk());
    }

    @Test
    void one_network_sends_so_many_and_no_more() throws Exception {
        for (int i = 0; i < Throttle.FROM_NETWORK; i++) {
            String remote = i % 2 == 0 ? "2001:db8:0:7::1" : "2001:db8:0:7:ffff::" + i;
            apply(hospital + i + "@example.org", remote).andExpect(status().isOk());
        }
        apply(hospital + "-last@example.org", "2001:db8:0:7::9").andExpect(status().isTooManyRequests());
        apply(hospital + "-last@example.org", "2001:db8:0:8::9").andExpect(status().isOk());
    }

    @Test
    void a_secret_leads_to_one_application_and_is_not_kept() throws Exception {
        Application application = calls.started(collaborative, hospital);
        String link = calls.link(application, false);
        String secret = link.substring(link.lastIndexOf('/') + 1);
        assertThat(secret).hasSize(43);
        mvc.perform(get(link)).andExpect(status().isOk());
        mvc.perform(get("/applications/" + secret.toLowerCase(java.util.Locale.ROOT)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/applications/commitments/" + secret)).andExpect(status().isNotFound());
        mvc.perform(get("/applications/" + calls.link(application, true).replaceFirst(".*/", "")))
                .andExpect(status().isNotFound());
        assertThat(jdbc.sql("select count(*) from application_link where secret_hash = ?")
                        .param(secret)
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("update application_link set expires_at = now() - interval '1 day' where application_id = ?")
                .param(application.id())
                .update();
        mvc.perform(get(link)).andExpect(status().isNotFound());
    }

    @Test
    void a_draft_is_kept_as_far_as_it_goes() throws Exception {
        Application application = calls.started(collaborative, hospital);
        String link = calls.link(application, false);
        send(post(link)
                        .param("version", "1")
                        .param("form", "1")
                        .param("team", "Ward 7")
                        .param("senior-email", "oops"))
                .andExpect(status().is(303));
        mvc.perform(get(link)).andExpect(content().string(containsString("value=\"Ward 7\"")));
        assertThat(calls.again(application).state()).isEqualTo(State.STARTED);
    }

    @Test
    void all_that_is_missing_is_said_at_once_and_what_was_typed_stays() throws Exception {
        Application application = calls.started(collaborative, hospital);
        String link = calls.link(application, false);
        send(post(link + "/submission")
                        .param("version", "1")
                        .param("form", "1")
                        .param("team", "Ward 7")
                        .param("beds", "many")
                        .param("senior-email", "oops")
                        .param("seat-0-name", "Liam"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Please correct 10 things")))
                .andExpect(content().string(not(containsString("data-label-of"))))
                .andExpect(content().string(containsString("value=\"Ward 7\"")))
                .andExpect(content().string(containsString("value=\"oops\"")));
        assertThat(calls.again(application).state()).isEqualTo(State.STARTED);
        assertThat(calls.mailsAbout(application.id())).isOne();
    }

    @Test
    void two_who_write_at_once_see_each_other_s_words() throws Exception {
        Application application = calls.started(collaborative, hospital);
        String link = calls.link(application, false);
        send(post(link).param("version", "1").param("team", "Ward 7")).andExpect(status().is(303));
        send(post(link).param("version", "1").param("team", "Ward 8"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Ward 7")))
                .andExpect(content().string(containsString("Ward 8")));
    }

    @Test
    void once_the_collaborative_is_over_all_can_still_be_read_and_nothing_changed() throws Exception {
        Application application = calls.submitted(collaborative, hospital);
        String mine = calls.link(application, false);
        String chief = calls.link(application, true);
        context.getBean(Collaboratives.class).change(stage.again(collaborative).in(Collaborative.State.CLOSED), null);
        show(mine)
                .andExpect(content().string(containsString("Too many falls")))
                .andExpect(content().string(containsString("This collaborative is over")))
                .andExpect(content().string(not(containsString("Withdraw it"))));
        show(chief)
                .andExpect(content().string(containsString("This collaborative is over")))
                .andExpect(content().string(not(containsString("I commit to this"))));
        for (String path :
                java.util.List.of(mine, mine + "/submission", mine + "/withdrawal", mine + "/signature", chief)) {
            send(post(path).param("version", "1").param("answer", "confirm"))
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("can be read, but not changed any more")))
                    .andExpect(content().string(not(containsString("faster"))));
        }
    }

    @Test
    void what_is_handed_in_is_not_changed_any_more_and_handed_in_once() throws Exception {
        Application application = calls.submitted(collaborative, hospital);
        String link = calls.link(application, false);
        mvc.perform(get(link + "?saved="))
                .andExpect(content().string(containsString("Your application is submitted.")));
        var typed = new HashMap<>(CallStage.complete(hospital));
        typed.put("version", String.valueOf(application.version()));
        for (String action : java.util.List.of("", "/submission")) {
            MockHttpServletRequestBuilder request = post(link + action);
            typed.forEach(request::param);
            send(request).andExpect(status().isConflict());
        }
        assertThat(calls.mailsAbout(application.id())).isEqualTo(3);
    }

    @Test
    void the_senior_leader_answers_once() throws Exception {
        Application application = calls.submitted(collaborative, hospital);
        String link = calls.mailedLink(application.answer("senior-email"));
        mvc.perform(get(link))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("What you commit to")));
        send(post(link).param("answer", "confirm").param("word", "Gladly")).andExpect(status().is(303));
        send(post(link).param("answer", "decline")).andExpect(status().is(422));
        mvc.perform(get(link)).andExpect(content().string(containsString("You confirmed your commitment")));
    }

    @Test
    void a_senior_leader_who_declines_is_reported_to_the_applicant_once() throws Exception {
        Application application = calls.submitted(collaborative, hospital);
        String link = calls.link(application, true);
        send(post(link).param("answer", "decline").param("word", "Not this year"))
                .andExpect(status().is(303));
        send(post(link).param("answer", "decline")).andExpect(status().is(422));
        assertThat(calls.mails(application.email()))
                .filteredOn(subject -> subject.contains("has declined"))
                .hasSize(1);
    }

    @Test
    void whoever_is_invited_says_their_own_name() throws Exception {
        calls.call(collaborative, Map.of("kind", "invited"));
        String email = hospital + "@example.org";
        Enrolment enrolment = context.getBean(Enrolment.class);
        assertThat(enrolment.invite(collaborative, java.util.List.of(email, email + ".au")))
                .isEqualTo(2);
        assertThat(enrolment.invite(collaborative, java.util.List.of(email))).isZero();
        Application invited = context.getBean(Applications.class)
                .open(collaborative.id(), email)
                .getFirst();
        assertThat(invited.state()).isEqualTo(State.INVITED);
        String link = calls.mailedLink(email);
        var typed = new HashMap<>(CallStage.complete(hospital));
        typed.put("version", "1");
        MockHttpServletRequestBuilder nameless = post(link + "/submission");
        typed.forEach(nameless::param);
        send(nameless)
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Please correct one thing")));
        typed.put("version", "2");
        typed.put("name", "Ann Applicant");
        MockHttpServletRequestBuilder named = post(link + "/submission");
        typed.forEach(named::param);
        send(named).andExpect(status().is(303));
        assertThat(calls.again(invited).name()).isEqualTo("Ann Applicant");
        assertThat(calls.again(invited).state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void files_are_bounded_in_kind_and_number() throws Exception {
        Application application = calls.started(collaborative, hospital);
        String link = calls.link(application, false);
        var plan = new MockMultipartFile("file", "plan.pdf", "application/pdf", new byte[] {1, 2, 3});
        for (int i = 0; i < 10; i++) {
            mvc.perform(multipart(link + "/files").file(plan).content(SENT).with(csrf()))
                    .andExpect(status().is(303));
        }
        mvc.perform(multipart(link + "/files").file(plan).content(SENT).with(csrf()))
                .andExpect(status().is(422));
        var program = new MockMultipartFile("file", "plan.exe", "application/pdf", new byte[] {1});
        mvc.perform(multipart(link + "/files").file(program).content(SENT).with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(get(link)).andExpect(content().string(containsString("plan.pdf")));
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_read() throws Exception {
        String link = calls.link(calls.started(collaborative, hospital), false);
        for (String path : java.util.List.of(link, "/calls/" + collaborative.slug())) {
            mvc.perform(post(path)
                            .contentType("application/x-www-form-urlencoded")
                            .content(new byte[12 << 20]))
                    .andExpect(status().is(413));
        }
    }

    @Test
    void a_form_from_elsewhere_is_refused() throws Exception {
        mvc.perform(post("/calls/" + collaborative.slug()).param("email", "ann@example.org"))
                .andExpect(status().isForbidden());
        String link = calls.link(calls.started(collaborative, hospital), false);
        mvc.perform(post(link).param("team", "x")).andExpect(status().isForbidden());
    }

    @Test
    void a_new_wording_must_be_read_before_it_is_signed() throws Exception {
        Application application = calls.submitted(collaborative, hospital);
        context.getBean(Enrolment.class).decide(collaborative, application, State.ACCEPTED, "");
        String link = calls.link(application, false);
        calls.call(collaborative, Map.of("agreement", "We take part for two years."));
        send(sign(link, "1")).andExpect(status().is(422)).andExpect(content().string(containsString("two years")));
        send(sign(link, "2")).andExpect(status().is(303));
        calls.call(collaborative, Map.of("agreement", "Other words."));
        mvc.perform(get(link)).andExpect(content().string(containsString("Agreement, version 2")));
        send(sign(link, "3")).andExpect(status().isConflict());
    }

    private static MockHttpServletRequestBuilder sign(String link, String number) {
        return post(link + "/signature")
                .param("signer", "Ann")
                .param("agree", "true")
                .param("agreement", number);
    }

    private ResultActions apply(String email) throws Exception {
        return apply(email, "192.0.2." + (1 + Math.abs(hospital.hashCode() % 200)));
    }

    private ResultActions apply(String email, String remote) throws Exception {
        return send(post("/calls/" + collaborative.slug())
                .param("organisation", hospital)
                .param("name", "Ann")
                .param("email", email)
                .with(request -> {
                    request.setRemoteAddr(remote);
                    return request;
                }));
    }

    private static String withoutToken(String page) {
        return page.replaceAll("X-CSRF-TOKEN\":\"[^\"]*", "").replaceAll("value=\"[^\"]{40,}\"", "");
    }

    private ResultActions show(String path) throws Exception {
        return mvc.perform(get(path)).andExpect(status().isOk());
    }

    private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(csrf()));
    }
}

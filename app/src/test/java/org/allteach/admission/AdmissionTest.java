package org.allteach.admission;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.Stage;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.database.WithDatabase;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.CallStage;
import org.allteach.enrolment.Enrolment;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class AdmissionTest {

    private static final String HEADER =
            "organisation-code,team-code,organisation,country,team,name,email,senior-name,senior-email\n";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Applications applications;

    @Autowired
    Enrolment enrolment;

    @Autowired
    Admission admission;

    @Autowired
    Founding founding;

    @Autowired
    Teams teams;

    @Autowired
    Assignments assignments;

    private Stage stage;
    private CallStage calls;
    private Collaborative collaborative;
    private Viewer director;
    private String pages = "";

    @BeforeEach
    void two_places() {
        stage = new Stage(context);
        calls = new CallStage(context);
        collaborative = stage.collaborative(Map.of("state", "recruiting"));
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        pages = "/c/" + collaborative.slug() + "/applications";
        calls.call(collaborative, Map.of("mostTeams", "2"));
    }

    private Application submitted() {
        return calls.confirmed(collaborative, stage.name("Hospital"));
    }

    private Application unconfirmed() {
        return calls.submitted(collaborative, stage.name("Hospital"));
    }

    @Test
    void several_reviewers_say_what_they_think_and_may_change_their_minds() throws Exception {
        Application application = submitted();
        Viewer advisor = stage.holder(collaborative, Role.IMPROVEMENT_ADVISOR, null);
        Viewer faculty = stage.holder(collaborative, Role.FACULTY, null);
        review(application, advisor, "accept", "Strong leader");
        review(application, faculty, "unsure", "Small team");
        review(application, faculty, "decline", "Too small a team");
        show(pages + "/" + application.id(), director)
                .andExpect(content().string(containsString("Strong leader")))
                .andExpect(content().string(containsString("Too small a team")));
        show(pages, faculty).andExpect(content().string(containsString("1 \u00d7 accept, 1 \u00d7 decline")));
    }

    @Test
    void only_reviewers_see_applications_and_only_directors_decide() throws Exception {
        Application application = submitted();
        Team team = stage.team(collaborative, "ash", "Ash");
        String page = pages + "/" + application.id();
        for (Role role : Role.values()) {
            Viewer viewer = stage.holder(collaborative, role, role.isOfTeam() ? team : null);
            boolean reviews = List.of(
                            Role.DIRECTOR, Role.CHAIR, Role.IMPROVEMENT_ADVISOR, Role.FACULTY, Role.DATA_MANAGER)
                    .contains(role);
            mvc.perform(get(page).with(as(viewer))).andExpect(status().is(reviews ? 200 : 404));
            if (role != Role.DIRECTOR) {
                decide(application, viewer, "accepted", "").andExpect(status().isNotFound());
            }
        }
        Collaborative other = stage.collaborative(Map.of());
        Viewer stranger = stage.holder(other, Role.DIRECTOR, null);
        mvc.perform(get("/c/" + other.slug() + "/applications/" + application.id())
                        .with(as(stranger)))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_decision_against_somebody_wants_a_reason_and_the_applicant_reads_it() throws Exception {
        Application application = submitted();
        decide(application, director, "declined", "").andExpect(status().is(422));
        decide(application, director, "needs-changes", "Name a second nurse").andExpect(status().is(303));
        String link = calls.mailedLink(application.email());
        mvc.perform(get(link))
                .andExpect(content().string(containsString("Name a second nurse")))
                .andExpect(content().string(containsString("Submit the application")));
    }

    @Test
    void of_two_decisions_at_once_the_second_sees_the_first() throws Exception {
        Application application = submitted();
        decide(application, director, "accepted", "").andExpect(status().is(303));
        decide(application, director, "declined", "No")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Somebody else saved this")));
        assertThat(calls.again(application).state()).isEqualTo(State.ACCEPTED);
        assertThat(calls.mails(application.email()).getLast()).contains("is accepted");
    }

    @Test
    void however_many_accept_at_once_no_more_than_the_places_are_taken() throws Exception {
        List<Callable<Boolean>> deciding = java.util.stream.Stream.generate(this::submitted)
                .limit(5)
                .<Callable<Boolean>>map(one -> () -> accepted(one))
                .toList();
        long accepted = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(deciding)) {
                accepted += done.get() ? 1 : 0;
            }
        }
        assertThat(accepted).isEqualTo(2);
        assertThat(applications.counts(collaborative.id()))
                .containsEntry(State.ACCEPTED, 2)
                .containsEntry(State.SUBMITTED, 3);
        assertThat(applications.undecided(collaborative.id())).isEqualTo(3);
    }

    private boolean accepted(Application application) {
        try {
            return enrolment
                    .decide(collaborative, application, State.ACCEPTED, "")
                    .isPresent();
        } catch (Refusal full) {
            return false;
        }
    }

    @Test
    void the_waiting_list_has_an_order_and_its_first_gets_the_place_that_frees() throws Exception {
        Application in = submitted();
        Application too = submitted();
        Application first = submitted();
        Application second = submitted();
        decide(in, director, "accepted", "");
        decide(too, director, "accepted", "");
        decide(first, director, "accepted", "").andExpect(status().is(422));
        decide(first, director, "waitlisted", "");
        decide(second, director, "waitlisted", "");
        send(post(pages + "/" + second.id() + "/place").param("direction", "up"), director);
        assertThat(applications.waiting(collaborative.id()))
                .extracting(Application::id)
                .containsExactly(second.id(), first.id());
        decide(calls.again(too), director, "withdrawn", "They merge").andExpect(status().is(303));
        show(pages, director).andExpect(content().string(containsString("Offer the place")));
        decide(calls.again(second), director, "accepted", "").andExpect(status().is(303));
        assertThat(applications.waiting(collaborative.id()))
                .extracting(Application::id)
                .containsExactly(first.id());
    }

    @Test
    void a_team_that_leaves_is_withdrawn_with_its_application() throws Exception {
        Application application = enrolled(submitted());
        decide(application, director, "withdrawn", "No time").andExpect(status().is(303));
        Team team = teams.of(collaborative.id()).getFirst();
        assertThat(team.state()).isEqualTo(Team.State.WITHDRAWN);
        assertThat(team.reason()).isEqualTo("No time");
    }

    @Test
    void an_application_goes_where_its_team_goes_whoever_says_so_and_gives_its_place_back() throws Exception {
        Application application = enrolled(submitted());
        Team team = teams.of(collaborative.id()).getFirst();
        assertThat(enrolment.freePlaces(collaborative)).isOne();
        state(team, "withdrawn", "No time").andExpect(status().is(303));
        assertThat(calls.again(application).state()).isEqualTo(State.WITHDRAWN);
        assertThat(calls.again(application).reason()).isEqualTo("No time");
        assertThat(enrolment.freePlaces(collaborative)).isEqualTo(2);
        assertThat(calls.mails(application.email()).getLast()).contains("is withdrawn");
        state(team, "enrolled", "").andExpect(status().is(303));
        assertThat(calls.again(application).state()).isEqualTo(State.ENROLLED);
        assertThat(enrolment.freePlaces(collaborative)).isOne();
        mvc.perform(put("/api/v1/collaboratives/" + collaborative.slug() + "/teams")
                        .with(byToken(director))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "[{\"code\": \"%s\", \"name\": \"Ward\", \"organisation\": \"%s\", \"state\": \"completed\"}]"
                                        .formatted(team.code(), team.organisation())))
                .andExpect(status().isOk());
        assertThat(calls.again(application).state()).isEqualTo(State.COMPLETED);
    }

    private ResultActions state(Team team, String state, String reason) throws Exception {
        Team now = teams.find(collaborative.id(), team.code()).orElseThrow();
        return send(
                post("/c/" + collaborative.slug() + "/t/" + team.code() + "/state")
                        .param("version", String.valueOf(now.version()))
                        .param("state", state)
                        .param("reason", reason),
                director);
    }

    @Test
    void without_the_senior_leader_s_word_it_goes_on_only_with_a_reason_that_stays_on_record() throws Exception {
        Application application = unconfirmed();
        String page = pages + "/" + application.id();
        show(page, director).andExpect(content().string(containsString("The senior leader has not confirmed")));
        decide(application, director, "accepted", "Keen").andExpect(status().is(422));
        assertThat(calls.again(application).state()).isEqualTo(State.SUBMITTED);
        send(
                        post(page + "/decisions")
                                .param("version", String.valueOf(application.version()))
                                .param("decision", "accepted")
                                .param("unconfirmed", "They told us on the telephone"),
                        director)
                .andExpect(status().is(303));
        show(page, director)
                .andExpect(content().string(containsString("Gone on without the senior leader")))
                .andExpect(content().string(containsString("They told us on the telephone")));
        mvc.perform(get(calls.link(application, false)))
                .andExpect(content().string(not(containsString("They told us on the telephone"))));
    }

    @Test
    void who_has_not_confirmed_becomes_the_sponsor_only_once_they_do() throws Exception {
        Application application = unconfirmed();
        enrolled(application);
        Team team = teams.of(collaborative.id()).getFirst();
        assertThat(roles(team)).contains(Role.LEADER).doesNotContain(Role.TEAM_SPONSOR);
        calls.confirm(collaborative, calls.again(application));
        assertThat(roles(team)).contains(Role.TEAM_SPONSOR);
    }

    private List<Role> roles(Team team) {
        return assignments.ofTeam(collaborative.id(), team.id()).stream()
                .map(Assignment::role)
                .toList();
    }

    @Test
    void without_the_word_a_team_is_enrolled_only_with_a_reason() throws Exception {
        Application accepted = enrolment
                .decide(collaborative, unconfirmed(), State.ACCEPTED, "")
                .orElseThrow();
        Application signed = enrolment
                .sign(collaborative, accepted, 1, "Ann", "ann@example.org")
                .orElseThrow();
        var enrolling = post(pages + "/" + signed.id() + "/enrolment")
                .param("version", String.valueOf(signed.version()))
                .param("organisation-code", stage.name("org"))
                .param("team-code", "w7");
        send(enrolling, director)
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("the team gets no sponsor until they do")));
        assertThat(teams.of(collaborative.id())).isEmpty();
        send(enrolling.param("unconfirmed", "On leave until May"), director).andExpect(status().is(303));
        assertThat(teams.of(collaborative.id())).hasSize(1);
    }

    @Test
    void where_no_mail_leaves_the_senior_leader_s_link_is_there_to_be_passed_on() throws Exception {
        Application application = unconfirmed();
        String shown = send(post(pages + "/" + application.id() + "/links").param("to", "senior-leader"), director)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher link = Pattern.compile("value=\"https?://[^/]+(/applications/commitments/[^\"]+)\"")
                .matcher(shown);
        assertThat(link.find()).isTrue();
        mvc.perform(post(link.group(1)).param("answer", "confirm").with(csrf())).andExpect(status().is(303));
        show(pages + "/" + application.id(), director)
                .andExpect(content().string(containsString("has confirmed their commitment")));
        Application begun = calls.started(collaborative, stage.name("Other"));
        send(post(pages + "/" + begun.id() + "/links").param("to", "senior-leader"), director)
                .andExpect(status().isNotFound());
        send(post(pages + "/" + begun.id() + "/links").param("to", "applicant"), director)
                .andExpect(content().string(containsString("For Ann Applicant alone")));
    }

    @Test
    void every_decision_stays_with_who_when_and_why() throws Exception {
        Application application = submitted();
        String page = pages + "/" + application.id();
        decide(application, director, "declined", "Too small a team").andExpect(status().is(303));
        decide(calls.again(application), director, "accepted", "They found two more")
                .andExpect(status().is(303));
        show(page, director)
                .andExpect(content().string(containsString("Reason: Too small a team")))
                .andExpect(content().string(containsString("Reason: They found two more")))
                .andExpect(content().string(containsString(director.name() + ", ")))
                .andExpect(content().string(containsString("Waits for the signature")));
    }

    private Application enrolled(Application application) {
        Application accepted =
                enrolment.decide(collaborative, application, State.ACCEPTED, "").orElseThrow();
        Application signed = enrolment
                .sign(collaborative, accepted, 1, "Ann", "ann@example.org")
                .orElseThrow();
        return admission
                .enrol(collaborative, signed, founding.suggested(signed), "They are on leave")
                .orElseThrow();
    }

    @Test
    void each_state_is_told_exactly_once_whatever_is_sent_twice() throws Exception {
        Application application = submitted();
        for (int i = 0; i < 3; i++) {
            decide(application, director, "accepted", "");
        }
        Application accepted = calls.again(application);
        assertThat(enrolment.sign(collaborative, accepted, 1, "Ann", "ann@example.org"))
                .isPresent();
        assertThat(calls.mails(application.email())).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void a_spreadsheet_is_seen_before_it_is_taken_in_and_the_same_again_changes_nothing() throws Exception {
        String a = stage.name("A");
        String rows = HEADER
                + a + ",w1,\"Hospital, " + a + "\",IE,Ward 1,Ann," + a + "@example.org,Chief,c" + a + "@example.org\n"
                + a + ",w2,Hospital " + a + ",IE,=Ward 2,Ben,b" + a + "@example.org,Chief,c" + a + "@example.org\n";
        upload(rows).andExpect(status().isOk()).andExpect(content().string(containsString("2 new, 0 changed")));
        assertThat(applications.of(collaborative.id())).isEmpty();
        commit(rows).andExpect(status().is(303));
        assertThat(applications.of(collaborative.id()))
                .extracting(one -> one.answer("team"))
                .containsExactlyInAnyOrder("Ward 1", "=Ward 2");
        upload(rows).andExpect(content().string(containsString("0 new, 0 changed, 2 as they are")));
        commit(rows).andExpect(status().is(303));
        assertThat(applications.of(collaborative.id())).hasSize(2);
        assertThat(calls.mails(a + "@example.org")).hasSize(1);
        upload(rows.replace("Ward 1", "Ward One")).andExpect(content().string(containsString("1 changed")));
    }

    @Test
    void every_problem_of_a_spreadsheet_is_named_with_its_row() throws Exception {
        String rows = HEADER + "a,w1,Hospital,Nowhere,Ward 1,Ann,not-an-address,Chief,c@example.org\n"
                + "a,w1,,IE,Ward 2,,b@example.org,,\n";
        upload(rows)
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Please correct 5 things")))
                .andExpect(content().string(containsString("not-an-address")))
                .andExpect(content().string(containsString("These codes are in row 2 already")));
        commit(rows).andExpect(status().is(422));
        upload("colour,Ward,shape\nred,7,round\n")
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Please correct 2 things")))
                .andExpect(content().string(containsString("<td>1</td><td>colour</td>")))
                .andExpect(content().string(not(containsString("seat-7-role"))));
        assertThat(applications.of(collaborative.id())).isEmpty();
    }

    @Test
    void ordinary_headings_of_any_language_are_understood_and_named_in_problems() throws Exception {
        String a = stage.name("A");
        String rows = "Hospital code;Team ID;Krankenhaus;Maa;Name of the team;Contact person;E-Mail;Senior leader;"
                + "Sponsor email;Kind of setting;Person 1: Name;Person 1: E-mail address;Person 1: Role\n"
                + a + ";w1;Clare;IE;Ward 1;Ann;" + a + "@example.org;Chief;c" + a
                + "@example.org;Allgemeines Krankenhaus;Liam;l" + a + "@example.org;leader\n";
        upload(rows).andExpect(status().isOk()).andExpect(content().string(containsString("1 new")));
        commit(rows).andExpect(status().is(303));
        Application taken = applications.of(collaborative.id()).getFirst();
        assertThat(taken.organisation()).isEqualTo("Clare");
        assertThat(taken.answer("kind")).isEqualTo("general-hospital");
        assertThat(taken.roster()).extracting(Application.Seat::name).containsExactly("Liam");
        upload(rows.replace(";IE;", ";Nowhere;"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("<td>2</td><td>Maa</td>")));
    }

    @Test
    void the_list_is_taken_along_as_csv_and_xlsx() throws Exception {
        Application application = submitted();
        show(pages + ".csv", director).andExpect(content().string(containsString(application.organisation())));
        show(pages + ".xlsx", director);
        show(pages + ".csv?state=accepted", director)
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString(application.organisation()))));
    }

    @Test
    void programs_read_take_in_and_decide() throws Exception {
        String api = "/api/v1/collaboratives/" + collaborative.slug() + "/applications";
        String a = stage.name("A");
        String body = """
                {"name": "Ann", "email": "%s@example.org", "organisation": "%s", "country": "IE", "team": "Ward 7",
                 "seniorName": "Chief", "seniorEmail": "c@example.org", "dataSharing": "true",
                 "answers": {"reason": "Falls", "capacity": "4 h"},
                 "roster": [{"name": "Liam", "email": "l@example.org", "profession": "Nurse", "role": "leader"}]}
                """.formatted(a, a);
        String created = mvc.perform(post(api)
                        .with(byToken(director))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("submitted"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(created).isNotNull();
        mvc.perform(put(created)
                        .with(byToken(director))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"state\": \"accepted\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/unconfirmed"));
        String decision = "{\"state\": \"accepted\", \"unconfirmed\": \"Told us on the telephone\"}";
        for (int i = 0; i < 2; i++) {
            mvc.perform(put(created)
                            .with(byToken(director))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(decision))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("accepted"));
        }
        mvc.perform(put(created)
                        .with(byToken(director))
                        .header("If-Match", "\"1\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"state\": \"declined\", \"reason\": \"No\"}"))
                .andExpect(status().is(412));
        mvc.perform(get(api + "?limit=1").with(byToken(director)))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].roster[0].name").value("Liam"));
        mvc.perform(post(api)
                        .with(byToken(director))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"email\": \"x\", \"colour\": \"red\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.length()").value(4));
    }

    private ResultActions upload(String rows) throws Exception {
        var file = new MockMultipartFile("file", "rows.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
        return mvc.perform(
                multipart(pages + "/sheet").file(file).with(as(director)).with(csrf()));
    }

    private ResultActions commit(String rows) throws Exception {
        return send(post(pages + "/sheet/commitment").param("rows", rows), director);
    }

    private void review(Application application, Viewer viewer, String opinion, String note) throws Exception {
        send(
                        post(pages + "/" + application.id() + "/reviews")
                                .param("opinion", opinion)
                                .param("note", note),
                        viewer)
                .andExpect(status().is(303));
    }

    private ResultActions decide(Application application, Viewer viewer, String decision, String reason)
            throws Exception {
        return send(
                post(pages + "/" + application.id() + "/decisions")
                        .param("version", String.valueOf(application.version()))
                        .param("decision", decision)
                        .param("reason", reason),
                viewer);
    }

    private ResultActions send(
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request, Viewer viewer)
            throws Exception {
        return mvc.perform(request.with(as(viewer)).with(csrf()));
    }

    private ResultActions show(String path, Viewer viewer) throws Exception {
        return mvc.perform(get(path).with(as(viewer))).andExpect(status().isOk());
    }
}

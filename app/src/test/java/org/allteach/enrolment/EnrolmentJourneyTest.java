package org.allteach.enrolment;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.database.WithDatabase;
import org.allteach.enrolment.Application.State;
import org.allteach.people.Organisations;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** From the call to the enrolled team, through pages and mails alone. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class EnrolmentJourneyTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Applications applications;

    @Autowired
    Teams teams;

    @Autowired
    Assignments assignments;

    @Autowired
    Organisations organisations;

    @Test
    void a_stranger_applies_and_becomes_a_team_with_people() throws Exception {
        Stage stage = new Stage(context);
        CallStage calls = new CallStage(context);
        Collaborative collaborative = stage.collaborative(Map.of("state", "recruiting", "title", "Fewer falls"));
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        String pages = "/c/" + collaborative.slug() + "/applications";
        send(
                        post(pages + "/call")
                                .with(as(director))
                                .param("version", "0")
                                .param("kind", "open")
                                .param("agreement", "We take part."),
                        303)
                .andReturn();

        show("/calls", 200).andExpect(content().string(containsString("Fewer falls")));
        String hospital = stage.name("Clare");
        String ann = hospital + "@example.org";
        send(
                        post("/calls/" + collaborative.slug())
                                .param("organisation", hospital)
                                .param("name", "Ann")
                                .param("email", ann),
                        200)
                .andExpect(content().string(containsString(ann)));

        String mine = calls.mailedLink(ann);
        send(filled(mine, hospital).param("version", "1"), 303);
        send(filled(mine + "/submission", hospital).param("version", "2"), 303);
        Application application = applications.open(collaborative.id(), ann).getFirst();
        assertThat(application.state()).isEqualTo(State.SUBMITTED);

        String chief = CallStage.complete(hospital).getOrDefault("senior-email", "");
        send(post(calls.mailedLink(chief)).param("answer", "confirm").param("word", "At last"), 303);

        String page = pages + "/" + application.id();
        show(get(page).with(as(director)), 200).andExpect(content().string(containsString("At last")));
        send(
                post(page + "/reviews")
                        .with(as(director))
                        .param("opinion", "accept")
                        .param("note", "Keen"),
                303);
        send(decision(page, application).with(as(director)).param("decision", "accepted"), 303);

        send(
                post(calls.mailedLink(ann) + "/signature")
                        .param("signer", "Ann Applicant")
                        .param("agree", "true")
                        .param("agreement", "1"),
                303);
        Application signed = calls.again(application);
        assertThat(signed.state()).isEqualTo(State.AGREEMENT_SIGNED);
        String code = hospital.toLowerCase(java.util.Locale.ROOT);
        send(
                        post(page + "/enrolment")
                                .with(as(director))
                                .param("version", String.valueOf(signed.version()))
                                .param("organisation-code", code)
                                .param("team-code", "ward-7"),
                        303)
                .andReturn();

        Team team = teams.find(collaborative.id(), "ward-7").orElseThrow();
        assertThat(team.name()).isEqualTo("Ward 7");
        assertThat(team.siteName()).isEqualTo("North");
        assertThat(organisations.find(code).orElseThrow().attributes())
                .containsEntry("kind", "teaching-hospital")
                .containsEntry("beds", "610");
        List<Assignment> people = assignments.ofTeam(collaborative.id(), team.id());
        assertThat(people)
                .extracting(Assignment::name, Assignment::role)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Liam Leads", Role.LEADER),
                        org.assertj.core.groups.Tuple.tuple("Maeve Member", Role.MEMBER),
                        org.assertj.core.groups.Tuple.tuple("Sinead Leader", Role.TEAM_SPONSOR));
        assertThat(calls.mails(ann))
                .containsExactly(
                        "Your application to Fewer falls",
                        "Your application to Fewer falls has arrived",
                        "Your application to Fewer falls is accepted",
                        "The agreement with Fewer falls is signed",
                        "Your team takes part in Fewer falls");
        show(get(pages).with(as(director)), 200).andExpect(content().string(containsString("Enrolled")));
        show(mine, 200).andExpect(content().string(containsString("Your team takes part")));
    }

    private static MockHttpServletRequestBuilder filled(String path, String hospital) {
        MockHttpServletRequestBuilder request = post(path);
        CallStage.complete(hospital).forEach(request::param);
        return request;
    }

    private MockHttpServletRequestBuilder decision(String page, Application application) {
        return post(page + "/decisions").param("version", String.valueOf(application.version()));
    }

    private ResultActions send(MockHttpServletRequestBuilder request, int status) throws Exception {
        return mvc.perform(request.with(csrf())).andExpect(status().is(status));
    }

    private ResultActions show(String path, int status) throws Exception {
        return show(get(path), status);
    }

    private ResultActions show(MockHttpServletRequestBuilder request, int status) throws Exception {
        return mvc.perform(request).andExpect(status().is(status));
    }
}

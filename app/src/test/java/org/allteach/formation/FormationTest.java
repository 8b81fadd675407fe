package org.allteach.formation;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Appointment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.formation.Formation.Formed;
import org.allteach.formation.Formation.Gap;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class FormationTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Formation formation;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private LocalDate today;

    @BeforeEach
    void one_team() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of());
        ash = stage.team(collaborative, "ash", "Ash");
        today = stage.today();
    }

    @Test
    void an_empty_team_lacks_every_key_role() {
        assertThat(formed().gaps()).extracting(Gap::role).containsExactlyElementsOf(Formation.KEY_ROLES);
        assertThat(formed().isOfOneProfession()).isFalse();
    }

    @Test
    void a_whole_team_lacks_nobody() {
        appoint(Role.LEADER, "Nurse", null);
        appoint(Role.TEAM_SPONSOR, "Director", null);
        appoint(Role.CLINICAL_EXPERT, "Physician", today.plusDays(31));
        appoint(Role.DATA_ENTRY, "Nurse", null);
        assertThat(formed().isWhole()).isTrue();
        assertThat(formed().professions()).containsExactly("Director", "Nurse", "Physician");
        assertThat(formed().hasPartner()).isFalse();
    }

    @Test
    void a_key_role_that_ended_or_ends_within_thirty_days_is_a_gap() {
        appoint(Role.LEADER, "Nurse", today.plusDays(29));
        appoint(Role.TEAM_SPONSOR, "Director", today.minusDays(3));
        appoint(Role.CLINICAL_EXPERT, "Physician", today.plusDays(30));
        List<Gap> gaps = formed().gaps();
        assertThat(gaps)
                .extracting(Gap::role, Gap::lastDay)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.LEADER, today.plusDays(29)),
                        org.assertj.core.groups.Tuple.tuple(Role.TEAM_SPONSOR, today.minusDays(3)),
                        org.assertj.core.groups.Tuple.tuple(Role.DATA_ENTRY, null));
        assertThat(gaps.getFirst().isAhead(today)).isTrue();
        assertThat(gaps.get(1).isAhead(today)).isFalse();
    }

    @Test
    void whoever_follows_closes_the_gap() {
        appoint(Role.LEADER, "Nurse", today.plusDays(5));
        appoint(Role.LEADER, "Nurse", null);
        assertThat(formed().gaps()).extracting(Gap::role).doesNotContain(Role.LEADER);
    }

    @Test
    void a_team_of_one_profession_is_pointed_out() {
        appoint(Role.LEADER, "Nurse", null);
        assertThat(formed().isOfOneProfession()).isFalse();
        appoint(Role.MEMBER, "nurse", null);
        assertThat(formed().isOfOneProfession()).isTrue();
        assertThat(formed().onlyProfession()).isEqualToIgnoringCase("nurse");
    }

    @Test
    void a_sponsor_and_whoever_has_told_no_profession_do_not_hide_that_all_others_have_the_same() {
        appoint(Role.LEADER, "Nurse", null);
        appoint(Role.MEMBER, "Nurse", null);
        appoint(Role.MEMBER, "", null);
        appoint(Role.TEAM_SPONSOR, "", null);
        appoint(Role.TEAM_SPONSOR, "Chief executive", null);
        appoint(Role.PARTNER, "Teacher", null);
        assertThat(formed().isOfOneProfession()).isTrue();
        assertThat(formed().onlyProfession()).isEqualTo("Nurse");
        appoint(Role.MEMBER, "Physician", null);
        assertThat(formed().isOfOneProfession()).isFalse();
    }

    @Test
    void each_sees_the_teams_whose_workspace_is_theirs() throws Exception {
        Team birch = stage.team(collaborative, "birch", "Birch");
        Viewer leader = stage.holder(collaborative, Role.LEADER, birch);
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        String page = "/c/" + collaborative.slug() + "/teams/formation";
        mvc.perform(get(page).with(as(director)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(">Ash<")))
                .andExpect(content().string(containsString("Data entry: nobody yet")));
        mvc.perform(get(page).with(as(leader)))
                .andExpect(content().string(not(containsString(">Ash<"))))
                .andExpect(content().string(containsString(">Birch<")));
        mvc.perform(get("/c/" + collaborative.slug() + "/t/birch/formation").with(as(leader)))
                .andExpect(content().string(containsString("Team sponsor: nobody yet")));
    }

    private Formed formed() {
        return formation.of(collaborative, today).getFirst();
    }

    private void appoint(Role role, String profession, @Nullable LocalDate until) {
        String name = stage.name("Person");
        context.getBean(Assignments.class)
                .appoint(
                        collaborative,
                        new Appointment(
                                name + "@example.org",
                                name,
                                profession.isEmpty() ? null : profession,
                                role,
                                List.of(ash),
                                today.minusDays(60),
                                until));
    }
}

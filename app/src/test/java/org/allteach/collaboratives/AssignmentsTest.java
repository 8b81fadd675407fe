package org.allteach.collaboratives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.database.WithDatabase;
import org.allteach.people.People;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class AssignmentsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Assignments assignments;

    @Autowired
    People people;

    private Stage stage;
    private Collaborative collaborative;
    private Team team;
    private Viewer person;
    private LocalDate today;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of());
        team = stage.team(collaborative, "W01", "Ward 1");
        person = stage.person();
        today = stage.today();
    }

    @Test
    void a_role_is_held_from_its_first_day_through_its_last() {
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today, today);
        assertThat(stage.membership(collaborative, person).teams())
                .containsEntry(team.id(), java.util.Set.of(Role.MEMBER));
        Viewer tomorrow = stage.person();
        assignments.grant(collaborative, tomorrow.id(), Role.MEMBER, team, today.plusDays(1), null);
        assertThat(stage.membership(collaborative, tomorrow).teams()).isEmpty();
        Viewer yesterday = stage.person();
        assignments.grant(collaborative, yesterday.id(), Role.MEMBER, team, today.minusDays(9), today.minusDays(1));
        assertThat(stage.membership(collaborative, yesterday).teams()).isEmpty();
    }

    @Test
    void one_person_may_be_several_things() {
        Team other = stage.team(collaborative, "W02", "Ward 2");
        assignments.grant(collaborative, person.id(), Role.FACULTY, null, today, null);
        assignments.grant(collaborative, person.id(), Role.COACH, team, today, null);
        assignments.grant(collaborative, person.id(), Role.COACH, other, today, null);
        Membership membership = stage.membership(collaborative, person);
        assertThat(membership.roles()).containsExactly(Role.FACULTY);
        assertThat(membership.teams()).containsOnlyKeys(team.id(), other.id());
    }

    @Test
    void the_same_role_again_changes_nothing() {
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today.minusDays(5), null);
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today, null);
        assertThat(assignments.ofTeam(collaborative.id(), team.id())).hasSize(1);
    }

    @Test
    void a_role_that_ended_may_be_given_again_and_its_past_stays() {
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today.minusDays(9), null);
        end(only());
        assertThat(stage.membership(collaborative, person).teams()).isEmpty();
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today, null);
        assertThat(stage.membership(collaborative, person).teams()).containsKey(team.id());
        assertThat(assignments.ofTeam(collaborative.id(), team.id()))
                .extracting(Assignment::startsOn, Assignment::endsOn)
                .containsExactly(tuple(today.minusDays(9), today.minusDays(1)), tuple(today, null));
    }

    @Test
    void a_role_given_and_ended_on_one_day_was_never_held() {
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today, null);
        end(only());
        assertThat(only().wasEverHeld()).isFalse();
        assertThat(stage.membership(collaborative, person).teams()).isEmpty();
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today, null);
        assertThat(stage.membership(collaborative, person).teams()).containsKey(team.id());
    }

    @Test
    void the_last_director_stays_until_there_is_another() {
        assignments.grant(collaborative, person.id(), Role.DIRECTOR, null, today.minusDays(9), null);
        Assignment director = assignments.of(collaborative.id()).getFirst();
        assertThatThrownBy(() -> assignments.end(collaborative, director, null, today))
                .isInstanceOf(Refusal.class);
        assignments.grant(collaborative, stage.person().id(), Role.DIRECTOR, null, today, null);
        assignments.end(collaborative, director, null, today.minusDays(1));
        assertThat(stage.membership(collaborative, person).roles()).isEmpty();
    }

    @Test
    void a_role_of_a_team_needs_one_and_any_other_must_not_have_one() {
        assertThatThrownBy(() -> assignments.grant(collaborative, person.id(), Role.MEMBER, null, today, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assignments.grant(collaborative, person.id(), Role.CHAIR, team, today, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void members_are_counted_once_each_and_coaches_not_at_all() {
        assignments.grant(collaborative, person.id(), Role.MEMBER, team, today, null);
        assignments.grant(collaborative, person.id(), Role.DATA_ENTRY, team, today, null);
        assignments.grant(collaborative, stage.person().id(), Role.COACH, team, today, null);
        assignments.grant(collaborative, stage.person().id(), Role.LEADER, team, today, null);
        assertThat(assignments.members(collaborative.id(), today)).containsEntry(team.id(), 2);
    }

    @Test
    void whoever_is_appointed_has_an_account_then_and_the_role() {
        String email = stage.name("new") + "@example.org";
        var problems = new ArrayList<Problem>();
        var given = Map.of("email", email, "name", "New Person", "profession", "Nurse", "role", "leader");
        var appointment =
                Appointment.read(new Given(given, "", problems), List.of(Role.values()), List.of(team), today);
        assertThat(problems).isEmpty();
        assignments.appoint(collaborative, appointment);
        assertThat(people.findByEmail(email)).isPresent();
        assertThat(only().role()).isEqualTo(Role.LEADER);
        assertThat(only().profession()).isEqualTo("Nurse");
    }

    @Test
    void an_appointment_says_all_that_is_wrong_with_it() {
        var problems = new ArrayList<Problem>();
        var given = Map.of("email", "nobody", "name", "", "role", "director", "endsOn", "2020-01-01");
        Appointment.read(new Given(given, "", problems), List.of(Role.MEMBER, Role.LEADER), List.of(), today);
        assertThat(problems)
                .extracting(Problem::at)
                .containsExactlyInAnyOrder("email", "name", "role", "team", "endsOn");
    }

    private void end(Assignment assignment) {
        assignments.end(collaborative, assignment, team, today.minusDays(1));
    }

    private Assignment only() {
        var all = assignments.ofTeam(collaborative.id(), team.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}

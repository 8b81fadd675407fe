package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A coach looks at all teams side by side, opens one chart and writes down what happened. */
class CoachJourneyTest extends Journey {

    private static final List<String> WARDS = List.of("Ash", "Beech", "Cherry");

    @Autowired
    private Assignments assignments;

    @Test
    void a_coach_looks_at_the_wall_opens_a_chart_and_writes_a_note() {
        Collaborative ours = stage.collaborative(Map.of("visibility", "named"));
        List<Team> teams =
                WARDS.stream().map(name -> stage.team(ours, name, name)).toList();
        measure(ours, "GOODDAY", "Good days", "proportion");
        send(holder("Mara", ours, Role.DATA_MANAGER, null), ours, months(ours));
        Person coach = holder("Cora", ours, Role.COACH, teams.get(0));
        assignments.grant(ours, coach.id(), Role.COACH, teams.get(1), ours.startsOn(), null);

        Walk cora = at(coach).sees("Joy in Work").follow("Joy in Work");
        cora.follow("Measures").follow("Good days").sees("3 of 3 charts shown");
        var names = cora.page().locator(".at-wall h2");
        assertThat(names).hasText(new String[] {"Ash", "Beech", "Cherry"});
        cora.choose("Order", "By newest value, lowest first");
        assertThat(names).hasText(new String[] {"Cherry", "Beech", "Ash"});
        assertThat(cora.page().url()).contains("sort=");

        // Cherry is a team that others coach: in this collaborative its chart may be looked at, and no more.
        cora.follow("Cherry").sees("The numbers");
        assertThat(cora.page().getByText("Write a note on a point")).hasCount(0);
        cora.page().goBack();

        cora.follow("Ash").sees("The numbers");
        assertThat(cora.page().locator("figure svg").first()).isVisible();
        cora.unfold("Write a note on a point");
        cora.fill("Note", "New rota from here").press("Add the note").sees("New rota from here");
        assertThat(cora.page().locator(".at-notes li")).hasCount(1);
        cora.press("Remove the note: New rota from here");
        assertThat(cora.page().locator(".at-notes li")).hasCount(0);
        assertThat(cora.page().getByText("Enter data")).hasCount(0);
        cora.follow("All teams side by side").sees("3 of 3 charts shown");
    }

    private String months(Collaborative ours) {
        var rows = new ArrayList<String>();
        for (LocalDate month = ours.startsOn(); month.isBefore(stage.today().withDayOfMonth(1)); ) {
            for (int ward = 0; ward < WARDS.size(); ward++) {
                rows.add("""
                        {"team": "%s", "measure": "GOODDAY", "period": "%s", "numerator": %d, "denominator": 60}""".formatted(WARDS.get(ward), month.toString().substring(0, 7), 50 - 9 * ward));
            }
            month = month.plusMonths(1);
        }
        return rows.toString();
    }
}

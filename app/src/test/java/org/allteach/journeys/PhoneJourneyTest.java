package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.allteach.Browser;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;

/** The same month of data, and what became of it, on a phone: no page is wider than the screen. */
class PhoneJourneyTest extends Journey {

    @Test
    void from_the_door_to_the_submitted_month_on_a_phone() {
        Collaborative ours = stage.collaborative(Map.of("aim", "Nine good days of ten"));
        Team elm = stage.team(ours, "elm", "Elm Ward of the Hospital of Saint Elsewhere-by-the-Sea");
        measure(ours, "GOODDAY", "Good days as told by staff at the end of each shift", "proportion");
        Person leader = holder("Liam", ours, Role.LEADER, elm);

        Walk liam = window(Browser.Look.PHONE).signIn(leader.email(), PASSWORD);
        Grid grid = new Grid(liam, ours.startsOn().toString().substring(0, 7));
        liam.follow("Enter the data for " + grid.monthName(0) + " and 5 later periods");
        grid.field("numerator", 0).fill("70");
        grid.field("denominator", 0).fill("60");
        grid.leave();
        assertThat(grid.cell(0)).containsText("at most the denominator");
        liam.looks();
        grid.field("numerator", 0).fill("50");
        grid.leave();
        assertThat(grid.words(0)).hasText("saved, draft");
        grid.cell(0).locator("summary").click();
        liam.looks().press("Submit " + grid.monthName(0)).sees("The values now stand on the charts");

        liam.unfold("Recall " + grid.monthName(0)).looks();
        liam.unfold("Paste a block from a spreadsheet").looks();
        liam.fill("Cells", "50\nmany\n").press("Look at it first").sees("Enter a number");
        liam.follow("Do not save");
        liam.follow("Good days as told by staff at the end of each shift").sees("The numbers");
        liam.unfold("Write a note on a point").looks();
        liam.follow("Measures").follow("All together: Good days as told by staff at the end of each shift");
        liam.follow("Teams").follow(elm.name()).unfold("Invite somebody").looks();
        liam.follow("Overview").sees("Nine good days of ten");
        assertThat(liam.page().locator(".at-heat")).isVisible();
        liam.looks().follow("Import").follow("Liam").press("Sign out").sees("Sign in");
    }
}

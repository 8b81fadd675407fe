package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;

/** Somebody who uses no mouse enters a month of data. */
class KeyboardJourneyTest extends Journey {

    @Test
    void from_the_door_to_the_submitted_month_without_a_mouse() {
        Collaborative ours = stage.collaborative(Map.of());
        Team elm = stage.team(ours, "elm", "Elm Ward");
        measure(ours, "GOODDAY", "Good days", "proportion");
        Person nurse = holder("Nina", ours, Role.DATA_ENTRY, elm);

        Walk nina = somebodyNew().open("/");
        nina.tabTo("E-mail address")
                .type(nurse.email())
                .tabTo("Password")
                .type(PASSWORD)
                .keyOn("Enter");
        nina.isAt("/").key("Tab");
        assertThat(nina.focused()).isEqualTo("Skip to the content");
        nina.key("Enter");

        Grid grid = new Grid(nina, ours.startsOn().toString().substring(0, 7));
        nina.tabTo("Enter the data for " + grid.monthName(0) + " and 5 later periods")
                .keyOn("Enter");
        nina.tabTo("Good days, Numerator, " + grid.monthName(0))
                .type("51")
                .key("Enter")
                .type("60")
                .key("Enter");
        assertThat(grid.words(0)).hasText("saved, draft");

        nina.key("Shift+Enter");
        assertThat(grid.field("numerator", 0)).isFocused();
        nina.type("9").key("Escape");
        assertThat(grid.field("numerator", 0)).hasValue("51");
        nina.type("52").tabTo("Undo").key("Enter");
        assertThat(grid.words(0)).hasText("saved, draft");
        assertThat(grid.field("numerator", 0)).hasValue("51");

        nina.tabTo("Submit " + grid.monthName(0)).keyOn("Enter").sees("The values now stand on the charts");
        nina.page().keyboard().press("Tab");
        assertThat(nina.focused()).isEqualTo("Skip to the content");
        nina.tabTo("Home").keyOn("Enter").sees("Enter the data for " + grid.monthName(1) + " and 4 later periods");
    }
}

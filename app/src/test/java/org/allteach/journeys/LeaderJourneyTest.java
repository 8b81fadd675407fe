package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;

/** A team's leader is invited, joins, and sends the first months of data. */
class LeaderJourneyTest extends Journey {

    @Test
    void a_leader_joins_enters_pastes_submits_recalls_and_corrects() {
        Collaborative ours = stage.collaborative(Map.of());
        stage.team(ours, "elm", "Elm Ward");
        measure(ours, "GOODDAY", "Good days", "proportion");
        Person director = holder("Dora", ours, Role.DIRECTOR, null);
        String email = stage.name("liam") + "@example.org";

        Walk liam = join(invite(director, ours, email), email);
        Grid grid = new Grid(liam, ours.startsOn().toString().substring(0, 7));
        enter(liam, grid);
        paste(liam);
        submit(liam, grid);
        recallAndCorrect(liam, grid);
        lookAtTheHistory(liam, grid);
    }

    /** The director invites; since no mail leaves, an administrator passes the link on. */
    private String invite(Person director, Collaborative ours, String email) {
        Walk dora = at(director).open("/c/" + ours.slug() + "/t/elm").unfold("Invite somebody");
        dora.fill("E-mail address", email).fill("Name", "Liam").choose("Role", "Leader");
        dora.press("Invite somebody").sees(email);
        Walk root = at(administrator("Root")).follow("Installation").follow("Invitations");
        Locator invitation =
                root.page().locator("li", new com.microsoft.playwright.Page.LocatorOptions().setHasText(email));
        return invitation.getByLabel("Link, works once").inputValue();
    }

    private Walk join(String link, String email) {
        String path = link.replaceFirst("^https?://[^/]+", "");
        Walk liam = somebodyNew().open(path).sees("Welcome to Allteach").sees(email);
        liam.fill("Name", "Liam Leader").fill("New password", "password12").press("Begin");
        liam.sees("This is easily guessed");
        liam.fill("New password", PASSWORD).press("Begin").isAt("/").sees("Welcome, Liam Leader");
        somebodyNew().open(path).sees("This link no longer works");
        return liam;
    }

    private void enter(Walk liam, Grid grid) {
        liam.follow("Elm Ward").follow("Enter data");
        grid.field("numerator", 0).fill("61");
        grid.field("denominator", 0).fill("60");
        grid.leave();
        assertThat(grid.cell(0)).containsText("at most the denominator");
        grid.field("numerator", 0).fill("51");
        grid.leave();
        assertThat(grid.words(0)).hasText("saved, draft");
    }

    private void paste(Walk liam) {
        liam.unfold("Paste a block from a spreadsheet");
        liam.fill("Cells", "51\t48\tlots\n60\t1'000,0\t62\n").press("Look at it first");
        liam.sees("2 values can be saved, 1 cannot").sees("Enter a number");
        liam.press("Save 2 values").sees("Saved");
    }

    private void submit(Walk liam, Grid grid) {
        assertThat(grid.field("denominator", 0)).hasValue("60");
        liam.press("Submit " + grid.monthName(0)).sees("The values now stand on the charts");
        liam.follow("Good days").sees("One value is still a draft");
        liam.page().goBack();
    }

    private void recallAndCorrect(Walk liam, Grid grid) {
        liam.unfold("Recall " + grid.monthName(0));
        liam.fill("Why", "A day was counted twice").press("Recall").sees("The values are drafts again");
        grid.field("numerator", 0).fill("50");
        // Straight on to the next button, without waiting until the cell says that it is saved.
        liam.press("Submit " + grid.monthName(0)).sees("The values now stand on the charts");
        assertThat(grid.field("numerator", 0)).hasValue("50");
    }

    private void lookAtTheHistory(Walk liam, Grid grid) {
        grid.cell(0).locator("summary").click();
        liam.follow("History").sees("A day was counted twice");
        List<String> values = liam.page().locator(".at-revision-value").allInnerTexts();
        assertThat(values).hasSizeGreaterThanOrEqualTo(4);
        assertThat(values.getFirst()).startsWith("50").contains("60");
        assertThat(values.getLast()).startsWith("51");
        liam.follow("To the grid").sees("Data of Elm Ward");
    }
}

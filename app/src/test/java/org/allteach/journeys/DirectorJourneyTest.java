package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.allteach.people.Person;
import org.junit.jupiter.api.Test;

/** An administrator starts a collaborative and names its director, who sets it up and invites a team's leader. */
class DirectorJourneyTest extends Journey {

    @Test
    void a_director_sets_up_a_collaborative_and_invites_a_teams_leader() {
        Person root = administrator("Root");
        Person dora = somebody("Dora");
        stage.organisation();
        String slug = stage.name("calm-wards-");
        String leader = stage.name("liam") + "@example.org";

        Walk administrator = at(root);
        start(administrator, slug);
        administrator.follow("People and roles");
        administrator.fill("E-mail address", dora.email()).fill("Name", "Dora").choose("Role", "Director");
        administrator.press("Give a role").sees(dora.email());

        Walk director = at(dora);
        director.sees("You are: Director");
        writeTheCharter(director);
        setThePhases(director);
        addTeams(director);
        defineAMeasure(director);
        inviteTheLeader(director, leader);
        director.follow("Home").sees("Nothing waits for you today");

        administrator.follow("Installation").follow("Invitations").sees(leader);
    }

    private void start(Walk administrator, String slug) {
        administrator.follow("Collaboratives").open("/collaboratives/new");
        administrator.fill("Title", "Calm Wards").fill("Short name for addresses", slug);
        administrator.fill("Begins on", stage.today().plusDays(1).toString());
        administrator.fill("Ends on", stage.today().minusDays(30).toString());
        administrator.press("Start a collaborative").sees("Enter a day on or after the first one");
        assertThat(administrator.field("Title")).hasValue("Calm Wards");
        administrator.fill("Begins on", stage.today().minusDays(100).toString());
        administrator.fill("Ends on", stage.today().plusDays(400).toString());
        administrator
                .press("Start a collaborative")
                .isAt("/c/" + slug + "/settings/phases?saved")
                .sees("Saved");
    }

    private void writeTheCharter(Walk director) {
        director.follow("Write the aim and the charter");
        director.fill("Aim", "Half as many restraints by next summer");
        director.press("Save").sees("Saved");
        director.follow("Course").unfold("It is further along already").choose("State", "Active");
        director.fill("Reason", "It has been running since spring")
                .press("Set the state")
                .sees("Saved");
    }

    private void setThePhases(Walk director) {
        director.follow("Home").follow("Set the phases");
        phase(director, "Prework", "Prework", -100, -60);
        phase(director, "Learning session", "First learning session", -59, -58);
        phase(director, "Action period", "First action period", -57, 60);
        director.follow("Overview").sees("First action period, day 58 of 118");
    }

    private void phase(Walk director, String kind, String title, int from, int to) {
        director.choose("Kind", kind).fill("Title", title);
        director.fill("Begins on", stage.today().plusDays(from).toString());
        director.fill("Ends on", stage.today().plusDays(to).toString());
        director.press("Add").sees(title);
    }

    private void addTeams(Walk director) {
        director.follow("Home").follow("Add teams");
        director.fill("Code", "elm").fill("Name", "Elm Ward").press("Add").sees("Elm Ward");
        director.fill("Code", "elm").fill("Name", "Elm Ward too").press("Add");
        director.sees("Enter a code that no other team here has");
        director.fill("Code", "oak").fill("Name", "Oak Ward").press("Add").sees("Oak Ward");
    }

    private void defineAMeasure(Walk director) {
        director.follow("Measures").sees("There are no measures yet");
        director.follow("Define a measure").fill("Code", "restraint").fill("Name", "Restraints");
        director.choose("Kind of data", "Rate: events per area of opportunity");
        director.choose("Which way is better", "lower is better").fill("Unit", "per 1,000 bed days");
        director.fill("Multiplier", "1000").fill("Numerator", "Restraints begun in the month");
        director.fill("Denominator", "Bed days in the month");
        director.press("Save the definition").sees("Restraints begun in the month");
        director.follow("Measures").sees("Restraints");
    }

    private void inviteTheLeader(Walk director, String leader) {
        director.follow("Teams").follow("Elm Ward").unfold("Invite somebody");
        director.fill("E-mail address", "liam at example.org")
                .fill("Name", "Liam")
                .choose("Role", "Leader");
        director.press("Invite somebody").sees("Enter an address such as name@example.org");
        assertThat(director.field("Name")).hasValue("Liam");
        director.fill("E-mail address", leader).press("Invite somebody").sees(leader);
    }
}

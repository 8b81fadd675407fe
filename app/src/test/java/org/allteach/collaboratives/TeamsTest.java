package org.allteach.collaboratives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.allteach.Stage;
import org.allteach.audit.AuditTrail;
import org.allteach.database.WithDatabase;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class TeamsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Teams teams;

    @Autowired
    AuditTrail audit;

    private Stage stage;
    private Collaborative collaborative;
    private String organisation;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of());
        organisation = stage.organisation();
    }

    @Test
    void teams_put_by_code_are_new_then_unchanged_then_changed() {
        var entries = List.of(entry("W01", "Ward 1"), entry("W02", "Ward 2"));
        assertThat(teams.upsert(collaborative, entries)).isEqualTo(new Teams.Counts(2, 0, 0));
        assertThat(teams.upsert(collaborative, entries)).isEqualTo(new Teams.Counts(0, 0, 2));
        assertThat(teams.upsert(collaborative, List.of(entry("W02", "Ward Two"), entry("W03", "Ward 3"))))
                .isEqualTo(new Teams.Counts(1, 1, 0));
        assertThat(teams.of(collaborative.id()))
                .extracting(Team::code, Team::name, Team::version)
                .containsExactlyInAnyOrder(
                        tuple("W01", "Ward 1", 1), tuple("W02", "Ward Two", 2), tuple("W03", "Ward 3", 1));
    }

    @Test
    void a_new_team_is_enrolled_today_and_keeps_its_pseudonym() {
        teams.upsert(collaborative, List.of(entry("W01", "Ward 1")));
        Team team = find("W01");
        assertThat(team.state()).isEqualTo(Team.State.ENROLLED);
        assertThat(team.enrolledOn()).isEqualTo(stage.today());
        teams.upsert(collaborative, List.of(entry("W01", "Another name")));
        assertThat(find("W01").pseudonym()).isEqualTo(team.pseudonym());
    }

    @Test
    void an_entry_that_says_nothing_of_aim_and_state_leaves_them() {
        teams.upsert(
                collaborative,
                List.of(new TeamEntry("W01", "Ward 1", organisation, null, "Less pain", Team.State.INVITED)));
        assertThat(find("W01").enrolledOn()).isNull();
        teams.upsert(collaborative, List.of(entry("W01", "Ward One")));
        assertThat(find("W01").aim()).isEqualTo("Less pain");
        assertThat(find("W01").state()).isEqualTo(Team.State.INVITED);
    }

    @Test
    void each_change_is_in_the_log_before_and_after() {
        teams.upsert(collaborative, List.of(entry("W01", "Ward 1")));
        teams.upsert(collaborative, List.of(entry("W01", "Ward One")));
        assertThat(audit.entries(collaborative.id(), "team/W01", null, 10))
                .extracting("action", "before", "after")
                .first()
                .isEqualTo(tuple("team.changed", "{\"name\": \"Ward 1\"}", "{\"name\": \"Ward One\"}"));
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_nothing_is_written() {
        var entries = List.of(
                entry("W01", "Ward 1"),
                new TeamEntry("W02", "Ward 2", "NOWHERE", null, null, null),
                entry("W01", "Ward 1 again"),
                new TeamEntry("W04", "Ward 4", organisation, "NO-SITE", null, null));
        assertThatThrownBy(() -> teams.upsert(collaborative, entries))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::at, Problem::given)
                                .containsExactly(
                                        tuple("/1/organisation", "NOWHERE"),
                                        tuple("/2/code", "W01"),
                                        tuple("/3/site", "NO-SITE")));
        assertThat(teams.of(collaborative.id())).isEmpty();
    }

    @Test
    void thousands_come_in_at_once_each_under_a_pseudonym_of_its_own() {
        var entries = new ArrayList<TeamEntry>();
        for (int n = 1; n <= 3000; n++) {
            entries.add(entry("T" + n, "Team " + n));
        }
        long before = System.nanoTime();
        assertThat(teams.upsert(collaborative, entries)).isEqualTo(new Teams.Counts(3000, 0, 0));
        assertThat(System.nanoTime() - before).as("nanoseconds").isLessThan(10_000_000_000L);
        assertThat(teams.upsert(collaborative, entries)).isEqualTo(new Teams.Counts(0, 0, 3000));
        assertThat(teams.of(collaborative.id()))
                .extracting(Team::pseudonym)
                .doesNotHaveDuplicates()
                .allMatch(Pattern.compile("[A-Z][1-9]\\d{0,2}").asMatchPredicate());
    }

    @Test
    void pseudonyms_say_nothing_of_who_came_first() {
        var taken = new HashSet<String>();
        var drawn = new ArrayList<String>();
        for (int n = 0; n < 400; n++) {
            drawn.add(TeamUpsert.pseudonym(taken));
        }
        // Of two neighbours about as many rise as fall, and the first half is spread over the letters as the second is.
        long rises = 0;
        for (int n = 1; n < drawn.size(); n++) {
            rises += drawn.get(n - 1).compareTo(drawn.get(n)) < 0 ? 1 : 0;
        }
        assertThat(rises).isBetween(140L, 260L);
        assertThat(drawn.subList(0, 200).stream().map(code -> code.charAt(0)).distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void two_who_put_teams_at_the_same_time_wait_for_each_other() {
        var first = CompletableFuture.supplyAsync(() -> teams.upsert(collaborative, many("A")));
        var second = CompletableFuture.supplyAsync(() -> teams.upsert(collaborative, many("A")));
        assertThat(List.of(first.join().added(), second.join().added())).containsExactlyInAnyOrder(200, 0);
    }

    @Test
    void a_team_withdraws_with_a_reason_and_may_come_back() {
        teams.upsert(collaborative, List.of(entry("W01", "Ward 1")));
        Team read = find("W01");
        var withdrawn =
                teams.change(collaborative, read, state(read, Team.State.WITHDRAWN), "The ward is being rebuilt");
        assertThat(withdrawn).hasValueSatisfying(team -> {
            assertThat(team.withdrawnOn()).isEqualTo(stage.today());
            assertThat(team.reason()).isEqualTo("The ward is being rebuilt");
        });
        Team again = find("W01");
        teams.change(collaborative, again, state(again, Team.State.ENROLLED), "");
        assertThat(find("W01").withdrawnOn()).isNull();
        assertThat(find("W01").reason()).isEmpty();
    }

    @Test
    void who_read_an_older_version_of_a_team_changes_nothing() {
        teams.upsert(collaborative, List.of(entry("W01", "Ward 1")));
        Team read = find("W01");
        teams.change(collaborative, read, entry("W01", "Mine"), "");
        assertThat(teams.change(collaborative, read, entry("W01", "Yours"), "")).isEmpty();
        assertThat(find("W01").name()).isEqualTo("Mine");
    }

    private List<TeamEntry> many(String prefix) {
        var entries = new ArrayList<TeamEntry>();
        for (int n = 0; n < 200; n++) {
            entries.add(entry(prefix + n, prefix + n));
        }
        return entries;
    }

    private TeamEntry entry(String code, String name) {
        return new TeamEntry(code, name, organisation, null, null, null);
    }

    private static TeamEntry state(Team team, Team.@Nullable State state) {
        return new TeamEntry(team.code(), team.name(), team.organisation(), team.site(), null, state);
    }

    private Team find(String code) {
        return teams.find(collaborative.id(), code).orElseThrow();
    }
}

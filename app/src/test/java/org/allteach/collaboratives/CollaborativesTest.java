package org.allteach.collaboratives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.Stage;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class CollaborativesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Collaboratives collaboratives;

    @Autowired
    Phases phases;

    @Autowired
    Assignments assignments;

    @Autowired
    AuditTrail audit;

    private Stage stage;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
    }

    @Test
    void a_new_collaborative_has_its_phases_its_director_and_an_entry_in_the_log() {
        Viewer director = stage.person();
        var draft = draft();
        Collaborative started = collaboratives.create(draft, List.of(phase("Prework")), director.id());
        assertThat(started.version()).isEqualTo(1);
        assertThat(started.content()).isEqualTo(draft.content());
        assertThat(phases.of(started.id())).extracting(Phase::title).containsExactly("Prework");
        assertThat(assignments.of(started.id()))
                .extracting(Assignment::person, Assignment::role)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(director.id(), Role.DIRECTOR));
        assertThat(audit.entries(started.id(), "", null, 10))
                .extracting("action")
                .contains("collaborative.created", "phases.replaced", "role.granted");
    }

    @Test
    void a_short_name_is_given_once() {
        var draft = draft();
        collaboratives.create(draft, List.of(), null);
        var again = Collaborative.draft(draft.slug(), "Another", draft.startsOn(), draft.endsOn());
        assertThatThrownBy(() -> collaboratives.create(again, List.of(), null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.status().value()).isEqualTo(409));
    }

    @Test
    void a_change_is_saved_once_and_the_log_keeps_only_what_differs() {
        Collaborative before = collaboratives.create(draft(), List.of(), null);
        Collaborative changed = with(before, Map.of("aim", "Twice the joy", "dueDay", "10"));
        assertThat(collaboratives.change(changed, null)).hasValueSatisfying(saved -> {
            assertThat(saved.version()).isEqualTo(2);
            assertThat(saved.aim()).isEqualTo("Twice the joy");
        });
        assertThat(audit.entries(before.id(), "collaborative", null, 1)).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("collaborative.changed");
            assertThat(entry.before()).isEqualTo("{\"aim\": \"\", \"dueDay\": 15}");
            assertThat(entry.after()).isEqualTo("{\"aim\": \"Twice the joy\", \"dueDay\": 10}");
        });
    }

    @Test
    void who_read_an_older_version_changes_nothing() {
        Collaborative read = collaboratives.create(draft(), List.of(), null);
        collaboratives.change(with(read, Map.of("aim", "Mine")), null);
        assertThat(collaboratives.change(with(read, Map.of("aim", "Yours")), List.of(phase("Late"))))
                .isEmpty();
        assertThat(stage.again(read).aim()).isEqualTo("Mine");
        assertThat(phases.of(read.id())).isEmpty();
    }

    @Test
    void saving_what_is_there_already_is_no_change() {
        Collaborative before = collaboratives.create(draft(), List.of(), null);
        assertThat(collaboratives.change(before, null)).contains(before);
        assertThat(audit.entries(before.id(), "collaborative", null, 10)).hasSize(1);
    }

    @Test
    void people_see_the_collaboratives_in_which_they_hold_a_role_that_day() {
        Collaborative collaborative = collaboratives.create(draft(), List.of(), null);
        Viewer observer = stage.person();
        LocalDate today = stage.today();
        assignments.grant(collaborative, observer.id(), Role.OBSERVER, null, today, today.plusDays(9));
        assertThat(seen(observer, today.minusDays(1))).isEmpty();
        assertThat(seen(observer, today)).containsExactly(collaborative.slug());
        assertThat(seen(observer, today.plusDays(9))).containsExactly(collaborative.slug());
        assertThat(seen(observer, today.plusDays(10))).isEmpty();
        assertThat(collaboratives.seenBy(observer.id(), true, today)).contains(collaborative);
    }

    @Test
    void only_a_demonstration_can_be_removed() {
        Collaborative real = stage.collaborative(Map.of());
        assertThatThrownBy(() -> collaboratives.remove(real)).isInstanceOf(Refusal.class);
        assertThat(collaboratives.find(real.slug())).isPresent();
    }

    @Test
    void a_demonstration_goes_with_everything_after_the_modules_above_have_been_told() {
        Collaborative demonstration = demonstration();
        var team = stage.team(demonstration, "W01", "Ward 1");
        stage.holder(demonstration, Role.MEMBER, team);
        phases.add(demonstration, phase("Prework"));
        var told = new ArrayList<Long>();
        listen(id -> told.add(stage.count("select count(*) from team where collaborative_id = ?", id)));
        collaboratives.remove(demonstration);
        assertThat(told).containsExactly(1L);
        assertThat(collaboratives.find(demonstration.slug())).isEmpty();
        for (String table : List.of("team", "phase", "assignment")) {
            assertThat(stage.count("select count(*) from " + table + " where collaborative_id = ?", demonstration.id()))
                    .as(table)
                    .isZero();
        }
    }

    private void listen(java.util.function.Consumer<UUID> listener) {
        ((ConfigurableApplicationContext) context)
                .addApplicationListener((ApplicationListener<PayloadApplicationEvent<CollaborativeRemoved>>)
                        event -> listener.accept(event.getPayload().id()));
    }

    private Collaborative demonstration() {
        var draft = draft();
        return collaboratives.create(
                new Collaborative(
                        draft.id(),
                        draft.slug(),
                        draft.title(),
                        "",
                        "",
                        Map.of(),
                        draft.startsOn(),
                        draft.endsOn(),
                        Collaborative.State.ACTIVE,
                        draft.zone(),
                        "en",
                        Frequency.MONTH,
                        15,
                        "anhoej",
                        false,
                        Visibility.NAMED,
                        5,
                        null,
                        Map.of(),
                        true,
                        0),
                List.of(),
                null);
    }

    private List<String> seen(Viewer viewer, LocalDate day) {
        return collaboratives.seenBy(viewer.id(), false, day).stream()
                .map(Collaborative::slug)
                .toList();
    }

    private Collaborative draft() {
        return Collaborative.draft(stage.name("c"), "Joy", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 6, 30));
    }

    private static Collaborative with(Collaborative collaborative, Map<String, String> changes) {
        return CollaborativeForm.posted(changes, collaborative).collaborative();
    }

    private static Phase phase(String title) {
        return new Phase(
                Ids.next(), Phase.Kind.PREWORK, title, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), null, 1);
    }
}

package org.allteach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.web.AccessTable;
import org.allteach.web.Permission;
import org.allteach.web.Routes;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route × every role × own team, other team, other collaborative, nobody. What the gate really lets through is the
 * golden file {@code routes.txt}, so that a permission that grew is a line in a difference.
 */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase(own = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    /** No handler runs: a request that the gate lets through ends here. */
    private static final int LET_THROUGH = 299;

    @TestConfiguration
    static class Probe implements WebMvcConfigurer, HandlerInterceptor {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this).order(Integer.MAX_VALUE);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setStatus(LET_THROUGH);
            return false;
        }
    }

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<Role, Viewer> holders = new EnumMap<>(Role.class);
    private final Map<String, Permission> table = new TreeMap<>(new AccessTable().rules());
    private Viewer administrator = viewer("administrator");
    private Viewer stranger = viewer("stranger");
    private Viewer former = viewer("former director");
    private Viewer disabled = viewer("disabled administrator");

    @BeforeAll
    void somebody_of_every_role() {
        UUID organisation = Ids.next();
        jdbc.sql(
                        "insert into organisation (id, code, name, country, time_zone) values (?, 'o', 'O', 'IE', 'Europe/Dublin')")
                .param(organisation)
                .update();
        UUID ours = collaborative("ours");
        UUID theirs = collaborative("theirs");
        UUID own = team(ours, organisation, "own");
        team(ours, organisation, "other");
        team(theirs, organisation, "own");
        for (Role role : Role.values()) {
            Viewer holder = person(viewer(role.name()));
            holders.put(role, holder);
            assign(ours, holder, role, role.isOfTeam() ? own : null, null);
        }
        for (Viewer viewer : List.of(administrator, stranger, former, disabled)) {
            person(viewer);
        }
        assign(
                ours,
                former,
                Role.DIRECTOR,
                null,
                LocalDate.now(ZoneId.of("UTC")).minusDays(2));
        for (Viewer viewer : List.of(administrator, disabled)) {
            jdbc.sql("insert into administrator (person_id, starts_on) values (?, date '2020-01-01')")
                    .param(viewer.id())
                    .update();
        }
        jdbc.sql("update person set disabled_at = now() where id = ?")
                .param(disabled.id())
                .update();
    }

    @Test
    void every_route_lets_through_whom_the_golden_file_names() throws Exception {
        var handlers = Routes.of(mappings);
        var lines = new ArrayList<String>();
        for (String route : table.keySet()) {
            lines.add("%s\n    %s · %s\n    %s"
                    .formatted(route, String.join(", ", handlers.get(route)), table.get(route), whoMay(route)));
        }
        Golden.assertMatches(Path.of("routes.txt"), String.join("\n", lines) + "\n");
    }

    @Test
    void nobody_gets_into_another_collaborative() throws Exception {
        for (String route : inCollaboratives()) {
            for (Viewer holder : holders.values()) {
                assertThat(status(route, "theirs", "own", holder))
                        .as(holder.name() + " " + route)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void what_does_not_exist_looks_like_what_is_not_ones_own() throws Exception {
        for (String route : inCollaboratives()) {
            Viewer director = holders.get(Role.DIRECTOR);
            assertThat(status(route, "absent", "own", director)).as(route).isEqualTo(404);
            if (route.contains("{team}")) {
                assertThat(status(route, "ours", "absent", director)).as(route).isEqualTo(404);
            }
        }
    }

    @Test
    void strangers_and_people_whose_time_is_over_stay_outside() throws Exception {
        for (String route : inCollaboratives()) {
            for (Viewer viewer : List.of(stranger, former, disabled)) {
                assertThat(status(route, "ours", "own", viewer))
                        .as(viewer.name() + " " + route)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void without_an_account_only_open_routes_answer() throws Exception {
        for (String route : table.keySet()) {
            int status = status(route, "ours", "own", null);
            if (table.get(route) == Permission.ANYONE) {
                assertThat(status).as(route).isEqualTo(LET_THROUGH);
            } else {
                assertThat(status).as(route).isIn(302, 401);
            }
        }
    }

    @Test
    void a_reading_token_changes_nothing() throws Exception {
        Viewer reader =
                new Viewer(administrator.id(), "", "", Locale.ENGLISH, ZoneId.of("UTC"), Viewer.Means.READING_TOKEN);
        for (String route : table.keySet()) {
            if (!route.startsWith("GET ") && table.get(route) != Permission.ANYONE) {
                assertThat(status(route, "ours", "own", reader)).as(route).isEqualTo(403);
            }
        }
    }

    private List<String> inCollaboratives() {
        return table.keySet().stream().filter(route -> route.contains("{slug}")).toList();
    }

    private String whoMay(String route) throws Exception {
        if (table.get(route) == Permission.ANYONE) {
            return "anyone";
        }
        if (status(route, "ours", "own", stranger) == LET_THROUGH) {
            return "whoever has signed in";
        }
        assertThat(status(route, "ours", "own", administrator)).as(route).isEqualTo(LET_THROUGH);
        if (!route.contains("{slug}")) {
            return "administrators";
        }
        String own = roles(route, "own");
        return route.contains("{team}") ? "own team: " + own + "\n    other team: " + roles(route, "other") : own;
    }

    private String roles(String route, String team) throws Exception {
        var may = new ArrayList<String>();
        for (Role role : Role.values()) {
            if (status(route, "ours", team, holders.get(role)) == LET_THROUGH) {
                may.add(role.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        return may.isEmpty() ? "nobody but administrators" : String.join(", ", may);
    }

    private int status(String route, String slug, String team, @Nullable Viewer viewer) throws Exception {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replace("{slug}", slug)
                .replace("{team}", team)
                .replaceAll("\\{\\*?[^}]+}", "x")
                .replace("**", "x");
        var request = request(HttpMethod.valueOf(parts[0]), path).with(csrf());
        consumed(route).ifPresent(request::contentType);
        if (viewer != null) {
            request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of())));
        }
        return mvc.perform(request).andReturn().getResponse().getStatus();
    }

    /** The form in which a route wants its content, where it says so. */
    private Optional<MediaType> consumed(String route) {
        String[] parts = route.split(" ", 2);
        return mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getPatternValues().contains(parts[1])
                        && info.getMethodsCondition().getMethods().contains(RequestMethod.valueOf(parts[0])))
                .flatMap(info -> info.getConsumesCondition().getConsumableMediaTypes().stream())
                .findFirst();
    }

    private static Viewer viewer(String name) {
        return new Viewer(
                Ids.next(), name, name + "@example.org", Locale.ENGLISH, ZoneId.of("UTC"), Viewer.Means.SESSION);
    }

    private Viewer person(Viewer viewer) {
        jdbc.sql("""
                        insert into person (id, name, email, language, time_zone, created_at)
                        values (?, ?, ?, 'en', 'UTC', now())
                        """).params(viewer.id(), viewer.name(), viewer.email()).update();
        return viewer;
    }

    private UUID collaborative(String slug) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into collaborative (id, slug, title, topic, aim, starts_on, ends_on, state, time_zone,
                            language, frequency, due_day, rule_set, visibility, smallest_denominator, created_at)
                        values (?, ?, 'T', '', '', date '2026-01-01', date '2027-06-30', 'ACTIVE', 'Europe/Dublin',
                            'en', 'MONTH', 15, 'anhoej', 'CODED', 5, now())
                        """).params(id, slug).update();
        return id;
    }

    private UUID team(UUID collaborative, UUID organisation, String code) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into team (collaborative_id, id, code, name, organisation_id, state, pseudonym)
                        values (?, ?, ?, ?, ?, 'ENROLLED', ?)
                        """)
                .params(collaborative, id, code, code, organisation, "K-" + code)
                .update();
        return id;
    }

    private void assign(UUID collaborative, Viewer person, Role role, @Nullable UUID team, @Nullable LocalDate endsOn) {
        jdbc.sql("""
                        insert into assignment (collaborative_id, id, person_id, role, team_id, starts_on, ends_on)
                        values (:collaborative, :id, :person, :role, :team, date '2026-01-01', :endsOn)
                        """)
                .param("collaborative", collaborative)
                .param("id", Ids.next())
                .param("person", person.id())
                .param("role", role.name())
                .param("team", team)
                .param("endsOn", endsOn)
                .update();
    }
}

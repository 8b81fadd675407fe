package org.allteach.variation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.Ids;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A collaborative with teams, measures, values and somebody of every role, made row by row. */
public final class Scene {

    public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final JdbcClient jdbc;
    public final UUID collaborative = Ids.next();
    public final String slug;
    public final Map<String, UUID> teams = new LinkedHashMap<>();
    public final Map<String, UUID> measures = new LinkedHashMap<>();
    private final Map<Role, Viewer> people = new EnumMap<>(Role.class);
    private final String tag = Long.toString(new Random().nextLong() & 0xffffffL, 36);

    public Scene(JdbcClient jdbc, Visibility visibility, int smallestDenominator) {
        this.jdbc = jdbc;
        this.slug = "scene-" + tag;
        jdbc.sql("""
                        insert into collaborative (id, slug, title, topic, aim, starts_on, ends_on, state, time_zone,
                            language, frequency, due_day, rule_set, visibility, smallest_denominator, created_at)
                        values (?, ?, 'Fewer falls', '', '', date '2024-01-01', date '2027-06-30', 'ACTIVE',
                            'Europe/Dublin', 'en', 'MONTH', 15, 'nhs-mdc', ?, ?, now())
                        """)
                .params(collaborative, slug, visibility.name(), smallestDenominator)
                .update();
    }

    public Scene team(String code, String name, String country) {
        UUID organisation = Ids.next();
        jdbc.sql("insert into organisation (id, code, name, country, time_zone) values (?, ?, ?, ?, 'Europe/Dublin')")
                .params(organisation, tag + code, "Hospital of " + name, country)
                .update();
        UUID team = Ids.next();
        teams.put(code, team);
        jdbc.sql("""
                        insert into team (collaborative_id, id, code, name, organisation_id, state, pseudonym)
                        values (?, ?, ?, ?, ?, 'ENROLLED', ?)
                        """)
                .params(collaborative, team, code, name, organisation, pseudonym(code))
                .update();
        return this;
    }

    /** Under which code others see a team where teams are coded; says nothing of its own code. */
    public String pseudonym(String code) {
        return "P" + Integer.toHexString(Objects.hash(code, 17) & 0xffff);
    }

    public Scene measure(String code, String type, String kind, String unit, double multiplier, String aggregation) {
        UUID measure = Ids.next();
        measures.put(code, measure);
        jdbc.sql("""
                        insert into measure (collaborative_id, id, code, position, name, type, kind, direction, unit,
                            multiplier, required, aggregation, target, definition)
                        values (?, ?, ?, ?, ?, ?, ?, 'DECREASE', ?, ?, true, ?, cast(? as jsonb), cast(? as jsonb))
                        """)
                .params(
                        collaborative,
                        measure,
                        code,
                        measures.size(),
                        "Measure " + code,
                        type,
                        kind,
                        unit,
                        multiplier,
                        aggregation,
                        "[{\"from\":null,\"value\":" + 0.06 * multiplier + "}]",
                        "{\"description\":\"What " + code + " is\",\"numerator\":\"Those who fell\"}")
                .update();
        return this;
    }

    public void ratio(String measure, String team, LocalDate start, double numerator, double denominator) {
        insert(measure, team, start, numerator, denominator, null, true);
    }

    public void value(String measure, String team, LocalDate start, double value) {
        insert(measure, team, start, null, null, value, true);
    }

    public void draft(String measure, String team, LocalDate start, double numerator, double denominator) {
        insert(measure, team, start, numerator, denominator, null, false);
    }

    private void insert(
            String measure,
            String team,
            LocalDate start,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value,
            boolean submitted) {
        jdbc.sql("""
                        insert into observation (collaborative_id, measure_id, team_id, period_start, numerator,
                            denominator, value, status, provisional, submitted_at, revision, at, source)
                        values (:collaborative, :measure, :team, :start, :numerator, :denominator, :value, 0, false,
                            case when :submitted then now() end, 1, now(), 'API')
                        """)
                .param("collaborative", collaborative)
                .param("measure", measures.get(measure))
                .param("team", teams.get(team))
                .param("start", start)
                .param("numerator", numerator)
                .param("denominator", denominator)
                .param("value", value)
                .param("submitted", submitted)
                .update();
    }

    /** So many months of a proportion, from the first or later, around one level and then another. */
    public void course(
            String measure, String team, int months, double before, double after, int from, int size, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < months; i++) {
            int denominator = size + random.nextInt(size / 2 + 1);
            double p = i < from ? before : after;
            double deviation = Math.sqrt(p * (1 - p) * denominator) * random.nextGaussian();
            long numerator = Math.clamp(Math.round(p * denominator + deviation), 0, denominator);
            ratio(measure, team, FIRST.plusMonths(i), numerator, denominator);
        }
    }

    /** Somebody of that role; of that team where the role is held in one. */
    public Viewer person(Role role, @Nullable String team) {
        Viewer viewer = new Viewer(
                Ids.next(),
                "Person of " + role,
                role.name().toLowerCase(Locale.ROOT) + Ids.next() + "@example.org",
                Locale.UK,
                ZoneId.of("Europe/Dublin"),
                Viewer.Means.SESSION);
        jdbc.sql("""
                        insert into person (id, name, email, language, time_zone, created_at)
                        values (?, ?, ?, 'en', 'Europe/Dublin', now())
                        """).params(viewer.id(), viewer.name(), viewer.email()).update();
        jdbc.sql("""
                        insert into assignment (collaborative_id, id, person_id, role, team_id, starts_on)
                        values (:collaborative, :id, :person, :role, :team, date '2024-01-01')
                        """)
                .param("collaborative", collaborative)
                .param("id", Ids.next())
                .param("person", viewer.id())
                .param("role", role.name())
                .param("team", team == null ? null : teams.get(team))
                .update();
        people.put(role, viewer);
        return viewer;
    }

    public static RequestPostProcessor as(Viewer viewer) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }
}

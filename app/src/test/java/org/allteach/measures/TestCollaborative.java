package org.allteach.measures;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A collaborative to try things with: monthly, due on the 15th, since January 2025; teams A, B, C …; a director. */
public final class TestCollaborative {

    private static int count;

    public final String slug = "try-" + ++count;
    public final UUID id = Ids.next();
    public final Viewer director;
    private final JdbcClient jdbc;
    private final Collaboratives collaboratives;
    private final UUID organisation = Ids.next();
    private final Map<String, UUID> teams = new LinkedHashMap<>();

    public TestCollaborative(JdbcClient jdbc, Collaboratives collaboratives, String... teamCodes) {
        this.jdbc = jdbc;
        this.collaboratives = collaboratives;
        jdbc.sql(
                        "insert into organisation (id, code, name, country, time_zone) values (?, ?, 'St Elsewhere', 'IE', 'Europe/Dublin')")
                .params(organisation, "org-" + slug)
                .update();
        jdbc.sql("""
                        insert into collaborative (id, slug, title, topic, aim, starts_on, ends_on, state, time_zone,
                            language, frequency, due_day, rule_set, visibility, smallest_denominator, created_at)
                        values (?, ?, 'Joy in work', '', '', date '2025-01-01', date '2030-06-30', 'ACTIVE', 'Europe/Dublin',
                            'en', 'MONTH', 15, 'anhoej', 'CODED', 5, now())
                        """).params(id, slug).update();
        for (String code : teamCodes) {
            team(code);
        }
        director = person("Dora");
        assign(director, Role.DIRECTOR, null);
    }

    public UUID team(String code) {
        UUID team = Ids.next();
        teams.put(code, team);
        jdbc.sql("""
                        insert into team (collaborative_id, id, code, name, organisation_id, state, pseudonym)
                        values (?, ?, ?, ?, ?, 'ENROLLED', ?)
                        """)
                .params(id, team, code, "Team " + code, organisation, "K-" + code)
                .update();
        return team;
    }

    public UUID teamId(String code) {
        UUID team = teams.get(code);
        if (team == null) {
            throw new IllegalArgumentException(code);
        }
        return team;
    }

    /** Defines a measure of that code and kind. */
    public Measure measure(Measures measures, String code, String kind) {
        return measure(measures, code, kind, "month");
    }

    /** The same, reported that often. */
    public Measure measure(Measures measures, String code, String kind, String frequency) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("code", code);
        fields.put("name", "Measure " + code);
        fields.put("type", "process");
        fields.put("kind", kind);
        fields.put("direction", "up");
        fields.put("frequency", frequency);
        measures.upsert(itself(), List.of(fields));
        return measures.find(id, code).orElseThrow();
    }

    public Collaborative itself() {
        return collaboratives.find(slug).orElseThrow();
    }

    /** What the director is here. */
    public Membership director() {
        return new Membership(itself(), director, Set.of(Role.DIRECTOR), Map.of(), false);
    }

    /** What a member of these teams is here. */
    public Membership member(Viewer viewer, String... codes) {
        var roles = new LinkedHashMap<UUID, Set<Role>>();
        for (String code : codes) {
            roles.put(teamId(code), Set.of(Role.MEMBER));
        }
        return new Membership(itself(), viewer, Set.of(), roles, false);
    }

    /** A person with an account and no role. */
    public Viewer person(String name) {
        var viewer = new Viewer(
                Ids.next(),
                name,
                name + "-" + slug + "@example.org",
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                Viewer.Means.SESSION);
        jdbc.sql("""
                        insert into person (id, name, email, language, time_zone, created_at)
                        values (?, ?, ?, 'en', 'UTC', now())
                        """).params(viewer.id(), viewer.name(), viewer.email()).update();
        return viewer;
    }

    public void assign(Viewer person, Role role, @Nullable String team) {
        jdbc.sql("""
                        insert into assignment (collaborative_id, id, person_id, role, team_id, starts_on)
                        values (:collaborative, :id, :person, :role, :team, date '2025-01-01')
                        """)
                .param("collaborative", id)
                .param("id", Ids.next())
                .param("person", person.id())
                .param("role", role.name())
                .param("team", team == null ? null : teamId(team))
                .update();
    }
}

package org.allteach;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeForm;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Memberships;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.TeamEntry;
import org.allteach.collaboratives.Teams;
import org.allteach.database.Ids;
import org.allteach.people.Organisations;
import org.allteach.people.People;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Sets tests up: collaboratives with teams and people in a shared database. Whatever it makes has names of its own, so that
 * tests do not meet.
 */
public final class Stage {

    public static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ApplicationContext context;
    private final JdbcClient jdbc;

    public Stage(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** A word that nobody else on any stage has. */
    public String name(String beginning) {
        return beginning + COUNT.incrementAndGet();
    }

    public LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** An active collaborative from half a year ago for eighteen months, with what is given in place of what is usual. */
    public Collaborative collaborative(Map<String, String> given) {
        // While nobody has an account every page leads to the first administrator's.
        if (!bean(People.class).exist()) {
            person();
        }
        LocalDate start = today().minusMonths(6).withDayOfMonth(1);
        var draft = Collaborative.draft(
                name("c"), "Joy in Work", start, start.plusMonths(18).minusDays(1));
        var fields = new LinkedHashMap<>(CollaborativeForm.fields(draft));
        fields.putAll(Map.of("state", "active", "timeZone", ZONE.getId()));
        fields.putAll(given);
        var form = CollaborativeForm.posted(fields, draft);
        if (!form.problems().isEmpty()) {
            throw new IllegalArgumentException(form.problems().toString());
        }
        return bean(Collaboratives.class).create(form.collaborative(), List.of(), null);
    }

    public String organisation() {
        String code = name("ORG");
        bean(Organisations.class)
                .upsert(List.of(new Organisations.Entry(code, "Hospital " + code, "IE", ZONE, Map.of())));
        return code;
    }

    public Team team(Collaborative collaborative, String code, String name) {
        var entry = new TeamEntry(code, name, organisation(), null, null, null);
        bean(Teams.class).upsert(collaborative, List.of(entry));
        return bean(Teams.class).find(collaborative.id(), code).orElseThrow();
    }

    public Viewer person() {
        String name = name("Person");
        var viewer = new Viewer(
                Ids.next(), name, name + "@example.org", Locale.ENGLISH, ZoneId.of("UTC"), Viewer.Means.SESSION);
        jdbc.sql("""
                        insert into person (id, name, email, language, time_zone, password_hash, created_at)
                        values (?, ?, ?, 'en', 'UTC', 'none', now())
                        """).params(viewer.id(), viewer.name(), viewer.email()).update();
        return viewer;
    }

    /** Somebody who has had a role since the collaborative began, and has not accepted the invitation. */
    public Viewer invited(Collaborative collaborative, Role role, @Nullable Team team) {
        Viewer viewer = holder(collaborative, role, team);
        jdbc.sql("update person set password_hash = null where id = ?")
                .param(viewer.id())
                .update();
        return viewer;
    }

    public Viewer administrator() {
        Viewer viewer = person();
        jdbc.sql("insert into administrator (person_id, starts_on) values (?, date '2020-01-01')")
                .param(viewer.id())
                .update();
        return viewer;
    }

    /** Somebody who has had a role since the collaborative began. */
    public Viewer holder(Collaborative collaborative, Role role, @Nullable Team team) {
        Viewer viewer = person();
        bean(Assignments.class).grant(collaborative, viewer.id(), role, team, collaborative.startsOn(), null);
        return viewer;
    }

    public void grant(Collaborative collaborative, Viewer viewer, Role role) {
        bean(Assignments.class).grant(collaborative, viewer.id(), role, null, collaborative.startsOn(), null);
    }

    public Membership membership(Collaborative collaborative, Viewer viewer) {
        return bean(Memberships.class).of(collaborative, viewer, false);
    }

    public Collaborative again(Collaborative collaborative) {
        return bean(Collaboratives.class).find(collaborative.slug()).orElseThrow();
    }

    /** A request of somebody's. */
    public static RequestPostProcessor as(Viewer viewer) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }

    /** A request with somebody's token that may write. */
    public static RequestPostProcessor byToken(Viewer viewer) {
        return as(new Viewer(
                viewer.id(),
                viewer.name(),
                viewer.email(),
                viewer.locale(),
                viewer.zone(),
                Viewer.Means.WRITING_TOKEN));
    }

    public long count(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}

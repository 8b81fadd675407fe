package org.allteach.kills;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.allteach.Visitor;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what a programme says, for everybody in it, by the pages and the API of two applications of which some are alive. */
final class Director {

    private static final String PASSWORD = "umbrella fjord kettle";
    private static final Pattern TOKEN = Pattern.compile("value=\"(at_[^\"]+)\"");

    private final Pair pair;
    private final JdbcClient jdbc;
    private final Programme programme;
    private final Visitor visitor = new Visitor(0);
    private final Map<Integer, String> ids = new HashMap<>();
    private String token = "";

    Director(Pair pair, JdbcClient jdbc, Programme programme) {
        this.pair = pair;
        this.jdbc = jdbc;
        this.programme = programme;
    }

    /** The first visit, seventeen teams with their people, what they are reminded of, and all sessions. */
    void setUp() {
        var form = new LinkedHashMap<>(Map.of("name", "Root", "email", "root@example.org", "language", "en"));
        form.putAll(Map.of("zone", "UTC", "code", pair.firstCode(), "password", PASSWORD));
        page("/first-run", form, "/first-run");
        var asked = Map.of("tokenName", "Script", "scope", "write", "days", "365");
        String shown = page("/account", asked, "/account/tokens").body();
        token = TOKEN.matcher(shown).results().findFirst().orElseThrow().group(1);
        jdbc.sql("update api_token set expires_at = '2035-01-01'").update();
        api("PUT", "/organisations", """
                [{"code": "elsewhere", "name": "Saint Elsewhere", "country": "IE", "timeZone": "Europe/Dublin"}]""");
        api("POST", "/collaboratives", """
                {"slug": "joy", "title": "Joy in work", "startsOn": "%s", "endsOn": "%s", "state": "active",
                 "timeZone": "Europe/Dublin", "frequency": "month", "dueDay": %d}""".formatted(
                        programme.first.minusMonths(1), programme.last.plusMonths(2), Programme.DUE_DAY));
        api(
                "PUT",
                "/collaboratives/joy/teams",
                IntStream.range(0, Programme.TEAMS)
                        .mapToObj(team -> """
                        {"code": "T%1$d", "name": "Team %1$d", "organisation": "elsewhere"}""".formatted(team))
                        .toList()
                        .toString());
        api("PUT", "/collaboratives/joy/measures", """
                [{"code": "m", "name": "M", "type": "outcome", "kind": "count", "direction": "decrease", "required": true}]""");
        grant("(select id from person where email = 'root@example.org')", Role.DIRECTOR, null);
        programme.readers.forEach(this::join);
        api("PUT", "/collaboratives/joy/reminders", rules().toString());
        programme.sessions.forEach(this::plan);
    }

    private void join(Programme.Reader reader) {
        jdbc.sql("""
                        insert into person (id, name, email, language, time_zone, password_hash, created_at)
                        values (?, ?, ?, ?, ?, 'joined', now()) on conflict do nothing
                        """)
                .params(
                        reader.id(),
                        reader.email(),
                        reader.email(),
                        reader.language(),
                        reader.zone().getId())
                .update();
        grant("'" + reader.id() + "'", reader.role(), "T" + reader.team());
    }

    private void grant(String person, Role role, @Nullable String team) {
        jdbc.sql("""
                        insert into assignment (collaborative_id, id, person_id, role, team_id, starts_on)
                        select c.id, :id, %s, :role,
                            (select t.id from team t where t.collaborative_id = c.id and t.code = :team), c.starts_on
                        from collaborative c on conflict do nothing
                        """.formatted(person))
                .param("id", Ids.next())
                .param("role", role.name())
                .param("team", team)
                .update();
    }

    private static List<String> rules() {
        var rules = new ArrayList<String>();
        Programme.OF_DATA.forEach((days, roles) -> rules.add(rule("submission", days, roles)));
        rules.add(rule("registration", Programme.OF_REGISTERING, Programme.INVITED));
        return rules;
    }

    private static String rule(String about, int days, Set<Role> roles) {
        return """
                {"about": "%s", "days": %d, "to": %s}""".formatted(about, days, written(roles));
    }

    private static List<String> written(Set<Role> roles) {
        return roles.stream().map(role -> "\"" + Given.written(role) + "\"").toList();
    }

    private void plan(Programme.Session session) {
        String planned = api("POST", "/collaboratives/joy/activities", """
                {"kind": "learning-session", "title": "Session %d", "startsAt": "%sT09:00", "endsAt": "%2$sT16:00",
                 "timeZone": "Europe/Dublin", "registerBy": "%s", "invitees": %s}""".formatted(
                        session.number(), session.day(), session.registerBy(), written(Programme.INVITED)));
        ids.put(session.number(), planned.replaceAll("(?s)^\\{\"id\":\"([^\"]+)\".*", "$1"));
    }

    /** The number of the session with that id. */
    int session(String id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** What people do on a day. */
    List<Runnable> work(LocalDate day) {
        var work = new ArrayList<Runnable>();
        for (int team = 0; team < Programme.TEAMS; team++) {
            for (LocalDate month : programme.submittedOn(team, day)) {
                String row = """
                        [{"team": "T%d", "measure": "m", "period": "%s", "value": 1}]""".formatted(team, month);
                work.add(() -> api("POST", "/collaboratives/joy/data", row));
            }
        }
        programme.sessions.forEach(session -> work.addAll(work(session, day)));
        return work;
    }

    private List<Runnable> work(Programme.Session session, LocalDate day) {
        String path = "/c/joy/activities/" + ids.get(session.number());
        var work = new ArrayList<Runnable>();
        if (day.equals(session.invitingOn())) {
            work.add(() -> page(path, Map.of(), path + "/invitations"));
        }
        for (Programme.Reader reader : programme.invited()) {
            if (day.equals(session.registeringOn()) && session.isRegistered(reader)) {
                work.add(() -> say(path, reader, ""));
            }
            if (day.equals(session.decliningOn()) && session.isDeclined(reader)) {
                work.add(() -> say(path, reader, "/removal"));
            }
        }
        if (day.equals(session.changingOn())) {
            work.add(() -> change(session));
        }
        return work;
    }

    private void say(String path, Programme.Reader reader, String what) {
        page(path, Map.of("person", reader.id().toString()), path + "/registration" + what);
    }

    private void change(Programme.Session session) {
        String path = "/collaboratives/joy/activities/" + ids.get(session.number());
        if (session.fate() == Programme.Fate.POSTPONED) {
            api("PUT", path, """
                    {"startsAt": "%sT09:00", "endsAt": "%1$sT16:00"}""".formatted(session.day().plusDays(7)));
        } else if (session.fate() == Programme.Fate.CANCELLED) {
            api("PUT", path, """
                    {"state": "cancelled", "reason": "The speaker is ill"}""");
        }
    }

    /** Whoever is answered by nobody asks again, and asks the other one. */
    private HttpResponse<String> page(String page, Map<String, String> fields, String action) {
        return pair.answered(address -> {
            String form = Visitor.formToken(visitor.get(address + page));
            return visitor.post(address + action, fields, form);
        });
    }

    private String api(String method, String path, String json) {
        return pair.answered(address -> visitor.api(method, address + "/api/v1" + path, token, json))
                .body();
    }
}

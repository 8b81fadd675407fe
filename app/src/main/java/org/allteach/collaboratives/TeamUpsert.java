package org.allteach.collaboratives;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Many teams at once: first what is new and what differs, then one statement for each of both. */
final class TeamUpsert {

    /** Letters that look like digits are left out. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXY";

    private static final int NUMBERS = 999;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    TeamUpsert(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is to be written. */
    record Plan(Places places, List<Team> added, List<Change> changed) {}

    record Change(Team before, Team after) {}

    /** Organisations by code, and sites by the codes of both. */
    record Places(Map<String, UUID> organisations, Map<String, UUID> sites) {

        @Nullable
        UUID site(Team team) {
            return team.site() == null ? null : sites.get(team.organisation() + "/" + team.site());
        }
    }

    Plan plan(
            Collaborative collaborative,
            List<Team> present,
            List<TeamEntry> entries,
            List<Problem> found,
            LocalDate today) {
        Places places = places(entries);
        refuseWrong(entries, places, found);
        var byCode = new HashMap<String, Team>();
        var pseudonyms = new HashSet<String>();
        for (Team team : present) {
            byCode.put(team.code(), team);
            pseudonyms.add(team.pseudonym());
        }
        var plan = new Plan(places, new ArrayList<>(), new ArrayList<>());
        for (TeamEntry entry : entries) {
            Team before = byCode.get(entry.code());
            if (before == null) {
                plan.added().add(added(collaborative, entry, pseudonym(pseudonyms), today));
                continue;
            }
            Team after = before.with(entry, before.reason(), today);
            if (!after.equals(before)) {
                plan.changed().add(new Change(before, after));
            }
        }
        return plan;
    }

    /** One team that is there already. */
    Plan plan(Team before, Team after) {
        var entries = List.of(after.entry());
        Places places = places(entries);
        refuseWrong(entries, places, List.of());
        return new Plan(places, List.of(), List.of(new Change(before, after)));
    }

    private static Team added(Collaborative collaborative, TeamEntry entry, String pseudonym, LocalDate today) {
        var blank = new Team(
                collaborative.id(),
                Ids.next(),
                entry.code(),
                "",
                "",
                "",
                "",
                null,
                null,
                "",
                Team.State.ENROLLED,
                pseudonym,
                null,
                null,
                "",
                1);
        return blank.with(entry, "", today);
    }

    /**
     * A code such as {@code K7} that is not taken yet; it is taken now. Drawn at random and all alike, so that none tells
     * which team came first.
     */
    static String pseudonym(Set<String> taken) {
        // Drawing stays quick while a good part is free; past that a collaborative would have fifteen thousand teams.
        if (taken.size() > LETTERS.length() * NUMBERS * 3 / 4) {
            throw new IllegalStateException("No pseudonyms are left");
        }
        while (true) {
            String drawn = LETTERS.charAt(RANDOM.nextInt(LETTERS.length())) + "" + (1 + RANDOM.nextInt(NUMBERS));
            if (taken.add(drawn)) {
                return drawn;
            }
        }
    }

    private Places places(List<TeamEntry> entries) {
        var organisations = new HashMap<String, UUID>();
        var sites = new HashMap<String, UUID>();
        jdbc.sql("""
                        select o.id, o.code, s.id as site_id, s.code as site
                        from organisation o left join site s on s.organisation_id = o.id
                        where o.code = any(cast(:codes as text[]))
                        """).param("codes", array(entries, TeamEntry::organisation)).query(row -> {
            organisations.put(row.getString("code"), row.getObject("id", UUID.class));
            UUID site = row.getObject("site_id", UUID.class);
            if (site != null) {
                sites.put(row.getString("code") + "/" + row.getString("site"), site);
            }
        });
        return new Places(organisations, sites);
    }

    private static void refuseWrong(List<TeamEntry> entries, Places places, List<Problem> found) {
        var problems = new ArrayList<>(found);
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < entries.size(); i++) {
            TeamEntry entry = entries.get(i);
            String place = "/" + i;
            Integer earlier = first.putIfAbsent(entry.code(), i);
            if (earlier != null && !entry.code().isEmpty()) {
                problems.add(Problem.of("code", entry.code(), "collaboratives.problem.codeTwice", "/" + earlier)
                        .inside(place));
            }
            if (entry.organisation().isEmpty()) {
                continue;
            }
            if (!places.organisations().containsKey(entry.organisation())) {
                problems.add(Problem.of("organisation", entry.organisation(), "collaboratives.problem.organisation")
                        .inside(place));
            } else if (entry.site() != null && !places.sites().containsKey(entry.organisation() + "/" + entry.site())) {
                problems.add(Problem.of("site", entry.site(), "collaboratives.problem.site", entry.organisation())
                        .inside(place));
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }

    void write(Collaborative collaborative, Plan plan) {
        if (!plan.added().isEmpty()) {
            rows(jdbc.sql("""
                            insert into team (collaborative_id, id, code, name, organisation_id, site_id, aim, state,
                                enrolled_on, withdrawn_on, reason, pseudonym)
                            select :collaborative, r.* from unnest(
                                cast(:ids as uuid[]), cast(:codes as text[]), cast(:names as text[]),
                                cast(:organisations as uuid[]), cast(:sites as uuid[]), cast(:aims as text[]),
                                cast(:states as text[]), cast(:enrolled as date[]), cast(:withdrawn as date[]),
                                cast(:reasons as text[]), cast(:pseudonyms as text[])) as r
                            """), plan.added(), plan.places())
                    .param("collaborative", collaborative.id())
                    .param("codes", array(plan.added(), Team::code))
                    .param("pseudonyms", array(plan.added(), Team::pseudonym))
                    .update();
        }
        if (!plan.changed().isEmpty()) {
            rows(jdbc.sql("""
                            update team t set name = r.name, organisation_id = r.organisation, site_id = r.site,
                                aim = r.aim, state = r.state, enrolled_on = r.enrolled, withdrawn_on = r.withdrawn,
                                reason = r.reason, version = version + 1
                            from unnest(
                                cast(:ids as uuid[]), cast(:names as text[]), cast(:organisations as uuid[]),
                                cast(:sites as uuid[]), cast(:aims as text[]), cast(:states as text[]),
                                cast(:enrolled as date[]), cast(:withdrawn as date[]), cast(:reasons as text[]))
                                as r (id, name, organisation, site, aim, state, enrolled, withdrawn, reason)
                            where t.collaborative_id = :collaborative and t.id = r.id
                            """), plan.changed().stream().map(Change::after).toList(), plan.places())
                    .param("collaborative", collaborative.id())
                    .update();
        }
    }

    private static StatementSpec rows(StatementSpec statement, List<Team> teams, Places places) {
        return statement
                .param("ids", array(teams, Team::id))
                .param("names", array(teams, Team::name))
                .param(
                        "organisations",
                        array(teams, team -> places.organisations().get(team.organisation())))
                .param("sites", array(teams, places::site))
                .param("aims", array(teams, Team::aim))
                .param("states", array(teams, Team::state))
                .param("enrolled", array(teams, Team::enrolledOn))
                .param("withdrawn", array(teams, Team::withdrawnOn))
                .param("reasons", array(teams, Team::reason));
    }

    /** One column of all rows, as texts: the statement casts them. */
    private static <T> @Nullable String[] array(List<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}

package org.allteach.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Teams;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.Cycles;
import org.allteach.pdsa.Languages;
import org.allteach.theory.Lineage;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds tests of change across the teams that a viewer may see, abandoned ones among them: those teach most. */
@Component
class Search {

    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private final JdbcClient jdbc;
    private final Cycles cycles;
    private final Theories theories;
    private final Teams teams;

    Search(JdbcClient jdbc, Cycles cycles, Theories theories, Teams teams) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.theories = theories;
        this.teams = teams;
    }

    /**
     * One test that was found.
     *
     * @param excerpt the words around what was looked for, marked; empty where no words were, or none may be shown
     */
    record Hit(Cycle cycle, List<Piece> excerpt) {}

    /** A run of words of an excerpt. */
    record Piece(String text, boolean found) {}

    /** What was found on one page, and where the next begins; null on the last. */
    record Found(
            List<Hit> hits,
            Query.@Nullable Place next,
            Circle circle,
            Lineage lineage,
            Map<UUID, Theories.Placed> nodes) {}

    Found find(Membership membership, Query query, int most) {
        UUID collaborative = membership.collaborative().id();
        Circle circle = Circle.of(membership, teams.of(collaborative));
        Map<UUID, Theories.Placed> nodes = theories.all(collaborative);
        Lineage lineage = Lineage.of(nodes);
        List<Query.Place> places = places(membership, query, circle, lineage, most + 1);
        boolean isMore = places.size() > most;
        List<Query.Place> shown = isMore ? places.subList(0, most) : places;
        List<UUID> ids = shown.stream().map(Query.Place::id).toList();
        Map<UUID, Cycle> byId =
                cycles.all(collaborative, ids).stream().collect(Collectors.toMap(Cycle::id, Function.identity()));
        Map<UUID, String> excerpts = query.words().isEmpty() ? Map.of() : excerpts(membership, query, ids);
        List<Hit> hits = ids.stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(cycle -> new Hit(cycle, pieces(excerpts.getOrDefault(cycle.id(), ""))))
                .toList();
        return new Found(hits, isMore ? shown.getLast() : null, circle, lineage, nodes);
    }

    private List<Query.Place> places(Membership membership, Query query, Circle circle, Lineage lineage, int most) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        parameters.put("collaborative", membership.collaborative().id());
        parameters.put("named", circle.named());
        parameters.put("own", circle.own());
        parameters.put("most", most);
        String coded = query.tellsTeams() ? "" : " or c.team_id = any(:coded) and c.shared_at is not null";
        conditions.add("(c.team_id = any(:named) and (c.shared_at is not null or c.team_id = any(:own))" + coded + ")");
        if (coded.contains(":coded")) {
            parameters.put("coded", circle.coded());
        }
        narrow(query, conditions, parameters);
        if (!query.words().isEmpty()) {
            conditions.add(
                    "c.search @@ (websearch_to_tsquery(cast(:language as regconfig), :words) || websearch_to_tsquery('simple', :words))");
            parameters.put(
                    "language",
                    Languages.configuration(membership.collaborative().language()));
            parameters.put("words", query.words());
        }
        Set<UUID> nodes = nodes(membership, query, lineage);
        if (nodes != null) {
            conditions.add("""
                    c.id in (select i.cycle_id from cycle_idea i
                        where i.collaborative_id = :collaborative and i.node_id = any(:nodes))""");
            parameters.put("nodes", nodes.toArray(UUID[]::new));
        }
        Query.Place after = query.after();
        if (after != null) {
            conditions.add("(coalesce(c.starts_on, date '0001-01-01'), c.id) < (:day, :after)");
            parameters.put("day", after.day());
            parameters.put("after", after.id());
        }
        return jdbc.sql("""
                        select coalesce(c.starts_on, date '0001-01-01') as day, c.id from cycle c
                        where c.collaborative_id = :collaborative and %s
                        order by coalesce(c.starts_on, date '0001-01-01') desc, c.id desc limit :most
                        """.formatted(String.join(" and ", conditions)))
                .params(parameters)
                .query((row, n) -> new Query.Place(
                        Objects.requireNonNullElse(row.getObject("day", LocalDate.class), NEVER),
                        row.getObject("id", UUID.class)))
                .list();
    }

    private static void narrow(Query query, List<String> conditions, Map<String, Object> parameters) {
        equal("scale", query.scale(), conditions, parameters);
        equal("decision", query.decision(), conditions, parameters);
        if (!query.state().isEmpty()) {
            equal("state", Query.stored(query.state()), conditions, parameters);
        }
        if (!query.team().isEmpty()) {
            conditions.add("""
                    c.team_id = (select t.id from team t where t.collaborative_id = :collaborative and t.code = :team)""");
            parameters.put("team", query.team());
        }
        int colon = query.setting().indexOf(':');
        if (colon > 0) {
            conditions.add("""
                    c.team_id in (select t.id from team t join organisation o on o.id = t.organisation_id
                        where t.collaborative_id = :collaborative
                          and case when :attribute = 'country' then o.country else o.attributes ->> :attribute end = :value)""");
            parameters.put("attribute", query.setting().substring(0, colon));
            parameters.put("value", query.setting().substring(colon + 1));
        }
    }

    private static void equal(String column, String value, List<String> conditions, Map<String, Object> parameters) {
        if (!value.isEmpty()) {
            conditions.add("c." + column + " = :" + column);
            parameters.put(column, value);
        }
    }

    /** The nodes that tests are to be about: an idea, or what is below a driver, wherever it was adopted; null for all. */
    private @Nullable Set<UUID> nodes(Membership membership, Query query, Lineage lineage) {
        if (query.idea().isEmpty() && query.driver().isEmpty()) {
            return null;
        }
        var diagram = theories.of(membership.collaborative().id(), null).diagram();
        Set<UUID> wanted = null;
        for (String code : List.of(query.idea(), query.driver())) {
            if (!code.isEmpty()) {
                Set<UUID> found = diagram.find(code).stream()
                        .flatMap(node -> diagram.lineOf(node).stream().map(diagram::get))
                        .filter(node -> node != null && node.isIdea())
                        .flatMap(node -> lineage.family(node).stream())
                        .map(placed -> placed.node().id())
                        .collect(Collectors.toSet());
                if (wanted == null) {
                    wanted = found;
                } else {
                    wanted.retainAll(found);
                }
            }
        }
        return wanted;
    }

    private Map<UUID, String> excerpts(Membership membership, Query query, List<UUID> ids) {
        Map<UUID, String> excerpts = new HashMap<>();
        jdbc.sql("""
                        select c.id, ts_headline(cast(:language as regconfig),
                            concat_ws(' … ', nullif(c.objective, ''), nullif(c.happened, ''), nullif(c.problems, ''),
                                nullif(c.observations, ''), nullif(c.learned, ''), nullif(c.reason, '')),
                            websearch_to_tsquery(cast(:language as regconfig), :words)
                                || websearch_to_tsquery('simple', :words),
                            :options) as excerpt
                        from cycle c where c.collaborative_id = :collaborative and c.id = any(:ids)
                        """)
                .param(
                        "language",
                        Languages.configuration(membership.collaborative().language()))
                .param("words", query.words())
                .param("options", "StartSel=\u0002, StopSel=\u0003, MaxFragments=2, MaxWords=30, MinWords=8")
                .param("collaborative", membership.collaborative().id())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    excerpts.put(row.getObject("id", UUID.class), row.getString("excerpt"));
                });
        return excerpts;
    }

    private static List<Piece> pieces(String excerpt) {
        var pieces = new ArrayList<Piece>();
        for (String part : excerpt.split("(?=\u0002)|(?<=\u0003)", -1)) {
            boolean found = part.startsWith("\u0002");
            String text = part.replace("\u0002", "").replace("\u0003", "");
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, found));
            }
        }
        return pieces;
    }

    /** The ideas of a test as the collaborative calls them, for those who may not read the team's own words. */
    static List<String> ideas(Lineage lineage, Map<UUID, Theories.Placed> all, Cycle cycle, boolean named) {
        return cycle.ideas().stream()
                .map(all::get)
                .filter(Objects::nonNull)
                .map(placed -> named ? placed.node() : root(lineage, all, placed.node()))
                .filter(Objects::nonNull)
                .map(Node::text)
                .toList();
    }

    private static @Nullable Node root(Lineage lineage, Map<UUID, Theories.Placed> all, Node node) {
        Theories.Placed root = all.get(lineage.root(node));
        return root == null || root.team() != null ? null : root.node();
    }
}

package org.allteach.pdsa;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tests of change of collaboratives, for reading. */
@Component
public class Cycles {

    private final JdbcClient jdbc;
    private final CycleRows rows;

    Cycles(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new CycleRows(jdbc);
    }

    public Optional<Cycle> find(UUID collaborative, UUID team, String code) {
        return rows
                .where(collaborative, "c.team_id = :team and c.code = :code", Map.of("team", team, "code", code))
                .stream()
                .findFirst();
    }

    public Optional<Cycle> find(UUID collaborative, UUID id) {
        return rows.where(collaborative, "c.id = :id", Map.of("id", id)).stream()
                .findFirst();
    }

    /** Those of the ids that exist, in no order. */
    public List<Cycle> all(UUID collaborative, Collection<UUID> ids) {
        return rows.where(collaborative, "c.id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** A team's cycles, by ramp and step. */
    public List<Cycle> ofTeam(UUID collaborative, UUID team) {
        return rows.where(collaborative, "c.team_id = :team order by c.ramp_id, c.step", Map.of("team", team));
    }

    /** The cycles about one of these nodes. */
    public List<Cycle> about(UUID collaborative, Collection<UUID> nodes) {
        return rows.where(
                collaborative,
                "c.id in (select cycle_id from cycle_idea where collaborative_id = :collaborative"
                        + " and node_id = any(:nodes)) order by c.starts_on desc nulls last, c.id",
                Map.of("nodes", nodes.toArray(UUID[]::new)));
    }

    /** A team's cycles that stand on the chart of a measure, in the order of their days. */
    public List<Cycle> onChart(UUID collaborative, UUID team, UUID measure) {
        return rows.where(
                collaborative,
                "c.team_id = :team and c.starts_on is not null and exists (select 1 from cycle_measure m"
                        + " where m.collaborative_id = c.collaborative_id and m.cycle_id = c.id"
                        + " and m.measure_id = :measure) order by c.starts_on, c.code",
                Map.of("team", team, "measure", measure));
    }

    /** A team's ramps, those with the newest cycles first. */
    public List<Ramp> ramps(UUID collaborative, UUID team) {
        return ramps(collaborative, team, ofTeam(collaborative, team));
    }

    /** The ramps of these cycles of a team. */
    public List<Ramp> ramps(UUID collaborative, UUID team, List<Cycle> cycles) {
        Map<UUID, List<Cycle>> byRamp = new LinkedHashMap<>();
        cycles.forEach(cycle ->
                byRamp.computeIfAbsent(cycle.ramp(), id -> new ArrayList<>()).add(cycle));
        return jdbc
                .sql("select * from ramp where collaborative_id = ? and team_id = ? order by id desc")
                .params(collaborative, team)
                .query((row, n) -> new Ramp(
                        row.getObject("id", UUID.class),
                        team,
                        row.getString("code"),
                        row.getString("title"),
                        byRamp.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list()
                .stream()
                .filter(ramp -> !ramp.cycles().isEmpty())
                .toList();
    }

    /** The ramp of a cycle, with all its cycles. */
    public Ramp rampOf(Cycle cycle) {
        List<Cycle> cycles =
                rows.where(cycle.collaborative(), "c.ramp_id = :ramp order by c.step", Map.of("ramp", cycle.ramp()));
        return ramps(cycle.collaborative(), cycle.team(), cycles).getFirst();
    }

    /**
     * A day on which a test began or was finished.
     *
     * @param lead who leads it; null for nobody
     */
    public record Turn(UUID team, @Nullable UUID lead, LocalDate day, boolean isEnd) {}

    /** The tests that began and those that were finished between two days, drafts too. */
    public List<Turn> turns(UUID collaborative, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select c.team_id, c.lead_id, t.day, t.is_end
                        from cycle c
                        cross join lateral (values
                            (case when c.state <> 'PLANNED' then c.starts_on end, false), (c.acted_on, true)) as t (day, is_end)
                        where c.collaborative_id = :collaborative and t.day between :from and :until
                        """)
                .param("collaborative", collaborative)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new Turn(
                        row.getObject("team_id", UUID.class),
                        row.getObject("lead_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("is_end")))
                .list();
    }

    /** Runs before the theories', measures' and teams' own rows go, to which these point. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("cycle_task", "cycle_prediction", "cycle_measure", "cycle_idea", "cycle", "ramp")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }
}

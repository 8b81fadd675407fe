package org.allteach.prework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.database.Ids;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What teams do before the first learning session, and how far they are. */
@Component
public class Prework {

    private final JdbcClient jdbc;
    private final Collaboratives collaboratives;
    private final Teams teams;
    private final Phases phases;
    private final AuditTrail audit;
    private final Clock clock;

    Prework(JdbcClient jdbc, Collaboratives collaboratives, Teams teams, Phases phases, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.collaboratives = collaboratives;
        this.teams = teams;
        this.phases = phases;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Something that a team has not done.
     *
     * @param owner whose business it is in the team
     * @param path the page on which it is said to be done
     */
    public record Open(Team team, Item item, LocalDate due, Role owner, String path) {}

    /** The items of a collaborative, the first to be due first. */
    public List<Item> items(UUID collaborative) {
        return jdbc.sql("select * from prework_item where collaborative_id = ? order by due_days, position, code")
                .param(collaborative)
                .query((row, n) -> new Item(
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("instruction"),
                        Role.valueOf(row.getString("owner")),
                        row.getInt("due_days"),
                        row.getString("link")))
                .list();
    }

    /** Puts these items in the place of those that there are. What teams have done stays under the item's code. */
    @Transactional
    public void replaceItems(Collaborative collaborative, List<Item> items) {
        change(collaborative, before -> items);
    }

    /** Changes the items; two at once do so one after the other. */
    @Transactional
    void change(Collaborative collaborative, UnaryOperator<List<Item>> change) {
        jdbc.sql("select 1 from collaborative where id = ? for no key update")
                .param(collaborative.id())
                .query(Integer.class)
                .single();
        List<Item> before = items(collaborative.id());
        List<Item> after = change.apply(before);
        if (before.equals(after)) {
            return;
        }
        jdbc.sql("delete from prework_item where collaborative_id = ?")
                .param(collaborative.id())
                .update();
        for (int i = 0; i < after.size(); i++) {
            insert(collaborative.id(), i, after.get(i));
        }
        audit.record(
                collaborative.id(),
                "prework.changed",
                "prework",
                Map.of("items", before.stream().map(Item::content).toList()),
                Map.of("items", after.stream().map(Item::content).toList()));
    }

    private void insert(UUID collaborative, int position, Item item) {
        jdbc.sql("""
                        insert into prework_item (collaborative_id, code, position, title, instruction, owner, due_days, link)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        collaborative,
                        item.code(),
                        position,
                        item.title(),
                        item.instruction(),
                        item.owner().name(),
                        item.dueDays(),
                        item.link())
                .update();
    }

    /** What teams that take part have not done and is due on or before a day, the first due first. */
    public List<Open> open(UUID collaborative, LocalDate until) {
        Collaborative found = collaboratives.find(collaborative).orElseThrow();
        var open = new ArrayList<Open>();
        for (Standing standing : standings(found, teams.of(collaborative))) {
            LocalDate due = standing.due();
            if (standing.isOpen() && standing.team().state().isActive() && due != null && !due.isAfter(until)) {
                String path = "/c/" + found.slug() + "/t/" + standing.team().code() + "/prework#"
                        + standing.item().code();
                open.add(new Open(
                        standing.team(), standing.item(), due, standing.item().owner(), path));
            }
        }
        open.sort(
                Comparator.comparing(Open::due).thenComparing(one -> one.team().code()));
        return open;
    }

    /** The first day of the first learning session; where there are none, of the first action period. */
    public Optional<LocalDate> firstSession(UUID collaborative) {
        List<Phase> course = phases.of(collaborative);
        return first(course, Phase.Kind.LEARNING_SESSION).or(() -> first(course, Phase.Kind.ACTION_PERIOD));
    }

    private static Optional<LocalDate> first(List<Phase> course, Phase.Kind kind) {
        return course.stream()
                .filter(phase -> phase.kind() == kind)
                .map(Phase::startsOn)
                .findFirst();
    }

    /** Every item of each of these teams, team by team. */
    List<Standing> standings(Collaborative collaborative, List<Team> some) {
        @Nullable LocalDate first = firstSession(collaborative.id()).orElse(null);
        List<Item> items = items(collaborative.id());
        Map<String, Row> rows = rows(collaborative.id());
        var standings = new ArrayList<Standing>();
        for (Team team : some) {
            for (Item item : items) {
                Row row = rows.getOrDefault(team.id() + "/" + item.code(), Row.NONE);
                standings.add(new Standing(
                        team,
                        item,
                        row.id(),
                        row.state(),
                        row.evidence(),
                        row.link(),
                        row.reason(),
                        row.person(),
                        row.at(),
                        item.due(first),
                        row.version()));
            }
        }
        return standings;
    }

    private record Row(
            @Nullable UUID id,
            Standing.State state,
            String evidence,
            String link,
            String reason,
            String person,
            @Nullable Instant at,
            int version) {

        static final Row NONE = new Row(null, Standing.State.TODO, "", "", "", "", null, 0);
    }

    private Map<String, Row> rows(UUID collaborative) {
        var rows = new HashMap<String, Row>();
        jdbc.sql("""
                        select s.*, p.name from prework_state s left join person p on p.id = s.person_id
                        where s.collaborative_id = ?
                        """).param(collaborative).query(row -> {
            rows.put(row.getObject("team_id", UUID.class) + "/" + row.getString("item"), row(row));
        });
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Standing.State.valueOf(row.getString("state")),
                row.getString("evidence"),
                row.getString("link"),
                row.getString("reason"),
                Objects.requireNonNullElse(row.getString("name"), ""),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    /**
     * Says how far a team is with an item.
     *
     * @param read how it stood when the form was filled
     * @return whether it was saved; not where somebody else has said so since
     */
    @Transactional
    boolean set(Standing read, Standing.State state, String evidence, String link, String reason) {
        Viewer viewer = Viewer.current();
        int saved = jdbc.sql("""
                        insert into prework_state (collaborative_id, team_id, item, id, state, evidence, link, reason,
                            person_id, at)
                        values (:collaborative, :team, :item, :id, :state, :evidence, :link, :reason, :person, :at)
                        on conflict (collaborative_id, team_id, item) do update
                            set state = :state, evidence = :evidence, link = :link, reason = :reason,
                                person_id = case when prework_state.state = :state then prework_state.person_id
                                    else cast(:person as uuid) end,
                                at = case when prework_state.state = :state then prework_state.at else :at end,
                                version = prework_state.version + 1
                            where prework_state.version = :version
                        """)
                .param("collaborative", read.team().collaborative())
                .param("team", read.team().id())
                .param("item", read.item().code())
                .param("id", Ids.next())
                .param("state", state.name())
                .param("evidence", evidence)
                .param("link", link)
                .param("reason", reason)
                .param("person", viewer == null ? null : viewer.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("version", read.version())
                .update();
        if (saved > 0) {
            audit.record(
                    read.team().collaborative(),
                    "prework.set",
                    subject(read),
                    Map.of("state", Given.written(read.state())),
                    Map.of("state", Given.written(state), "reason", reason));
        }
        return saved > 0;
    }

    static String subject(Standing standing) {
        return "team/" + standing.team().code() + "/prework/" + standing.item().code();
    }

    /** Before the teams, to which it points. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("prework_state", "prework_item")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }
}

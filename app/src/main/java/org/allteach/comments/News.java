package org.allteach.comments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.web.Permission;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who hears of what, and what somebody has not heard of yet. */
@Component
class News {

    static final String COMMENTED = "commented";

    /** How much somebody wants to hear of a topic. */
    enum Level {
        WATCHING,
        NORMAL,
        MUTED
    }

    /** One piece of news, not yet looked at with its reader's eyes. */
    record Item(String slug, Topic.Kind kind, UUID topic, String action, Speaker actor, Instant at) {}

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    News(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Tells those who are to hear of it, within the transaction of its cause. Whoever has not looked yet hears of the same
     * thing once.
     *
     * @param isTalk whether somebody spoke: then those who spoke before and the team's own people hear of it too
     */
    void tell(Collaborative collaborative, Topic topic, String action, boolean isTalk) {
        Viewer actor = Viewer.current();
        if (actor == null) {
            return;
        }
        List<UUID> listeners = listeners(collaborative, topic, actor.id(), isTalk);
        OffsetDateTime now = now();
        batches.batchUpdate(
                """
                        delete from notice where person_id = ? and seen_at is null and collaborative_id = ? and kind = ?
                          and topic_id = ? and action = ? and actor_id = ?
                        """,
                listeners.stream()
                        .map(person -> new Object[] {
                            person, collaborative.id(), topic.kind().name(), topic.id(), action, actor.id()
                        })
                        .toList());
        batches.batchUpdate(
                """
                        insert into notice (collaborative_id, id, person_id, kind, topic_id, action, actor_id, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                listeners.stream()
                        .map(person -> new Object[] {
                            collaborative.id(),
                            Ids.next(),
                            person,
                            topic.kind().name(),
                            topic.id(),
                            action,
                            actor.id(),
                            now
                        })
                        .toList());
    }

    private List<UUID> listeners(Collaborative collaborative, Topic topic, UUID actor, boolean isTalk) {
        LocalDate today = collaborative.today(clock);
        return jdbc.sql("""
                        select person_id from (
                            select person_id from watch
                            where collaborative_id = :collaborative and level = 'WATCHING'
                              and (kind = :kind and topic_id = :topic or kind = :around and topic_id = :place)
                            union
                            select person_id from comment
                            where :talk and collaborative_id = :collaborative and kind = :kind and topic_id = :topic
                              and removed_at is null
                            union
                            select person_id from assignment
                            where :talk and collaborative_id = :collaborative and team_id = cast(:team as uuid)
                              and role = any(:roles) and starts_on <= :today
                              and (ends_on is null or ends_on >= :today)
                            except
                            select person_id from watch
                            where collaborative_id = :collaborative and level = 'MUTED' and kind = :kind
                              and topic_id = :topic) listener
                        where person_id <> :actor
                        """)
                .param("collaborative", collaborative.id())
                .param("kind", topic.kind().name())
                .param("topic", topic.id())
                .param("around", (topic.team() == null ? Topic.Kind.COLLABORATIVE : Topic.Kind.TEAM).name())
                .param("place", topic.team() == null ? collaborative.id() : topic.team())
                .param("talk", isTalk)
                .param("team", topic.team())
                .param("roles", testers())
                .param("today", today)
                .param("actor", actor)
                .query((row, n) -> row.getObject("person_id", UUID.class))
                .list();
    }

    private static String[] testers() {
        return Arrays.stream(Role.values())
                .filter(role -> role.isOfTeam() && role.may(Permission.TEST))
                .map(Role::name)
                .toArray(String[]::new);
    }

    /** What somebody has not seen yet, the newest first. */
    List<Item> unseen(UUID person, int most) {
        return jdbc.sql("""
                        select o.slug, c.kind, c.topic_id, c.action, c.at, %s
                        from notice c join collaborative o on o.id = c.collaborative_id
                        join person p on p.id = c.actor_id
                        where c.person_id = :person and c.seen_at is null order by c.at desc, c.id desc limit :most
                        """.formatted(Speaker.COLUMNS))
                .param("today", LocalDate.now(clock))
                .param("person", person)
                .param("most", most)
                .query((row, n) -> new Item(
                        row.getString("slug"),
                        Topic.Kind.valueOf(row.getString("kind")),
                        row.getObject("topic_id", UUID.class),
                        row.getString("action"),
                        Speaker.of(row),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Somebody has looked: at one topic or, for null, at all there is. */
    @Transactional
    void seen(UUID person, @Nullable Topic topic) {
        jdbc.sql("""
                        update notice set seen_at = :now
                        where person_id = :person and seen_at is null
                          and (:all or kind = :kind and topic_id = :topic)
                        """)
                .param("now", now())
                .param("person", person)
                .param("all", topic == null)
                .param("kind", topic == null ? "" : topic.kind().name())
                .param("topic", topic == null ? person : topic.id())
                .update();
    }

    Level level(Collaborative collaborative, Topic topic, UUID person) {
        return jdbc.sql("""
                        select level from watch
                        where collaborative_id = ? and person_id = ? and kind = ? and topic_id = ?
                        """)
                .params(collaborative.id(), person, topic.kind().name(), topic.id())
                .query(String.class)
                .optional()
                .map(Level::valueOf)
                .orElse(Level.NORMAL);
    }

    @Transactional
    void listen(Collaborative collaborative, Topic topic, UUID person, Level level) {
        jdbc.sql("delete from watch where collaborative_id = ? and person_id = ? and kind = ? and topic_id = ?")
                .params(collaborative.id(), person, topic.kind().name(), topic.id())
                .update();
        if (level != Level.NORMAL) {
            jdbc.sql("""
                            insert into watch (collaborative_id, person_id, kind, topic_id, level) values (?, ?, ?, ?, ?)
                            on conflict (collaborative_id, person_id, kind, topic_id) do update set level = excluded.level
                            """)
                    .params(collaborative.id(), person, topic.kind().name(), topic.id(), level.name())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

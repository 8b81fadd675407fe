package org.allteach.comments;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.database.Ids;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have said. */
@Component
public class Comments {

    private final JdbcClient jdbc;
    private final News news;
    private final AuditTrail audit;
    private final Clock clock;

    Comments(JdbcClient jdbc, News news, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was said about a topic, in the order of saying. */
    List<Comment> of(Collaborative collaborative, Topic topic) {
        return jdbc.sql("""
                        select c.*, %s
                        from comment c join person p on p.id = c.person_id
                        where c.collaborative_id = :collaborative and c.kind = :kind and c.topic_id = :topic
                        order by c.at, c.id
                        """.formatted(Speaker.COLUMNS))
                .param("today", collaborative.today(clock))
                .param("collaborative", collaborative.id())
                .param("kind", topic.kind().name())
                .param("topic", topic.id())
                .query((row, n) -> new Comment(
                        row.getObject("id", UUID.class),
                        Speaker.of(row),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("text"),
                        row.getObject("removed_at") != null))
                .list();
    }

    /** What was said about some topic. */
    record Spoken(Topic.Kind kind, UUID topic, String text) {}

    /** All that was said and not taken back, the newest first. */
    List<Spoken> all(UUID collaborative) {
        return jdbc.sql("""
                        select kind, topic_id, text from comment where collaborative_id = ? and removed_at is null
                        order by at desc, id desc
                        """)
                .param(collaborative)
                .query((row, n) -> new Spoken(
                        Topic.Kind.valueOf(row.getString("kind")),
                        row.getObject("topic_id", UUID.class),
                        row.getString("text")))
                .list();
    }

    /**
     * That somebody said something on a day.
     *
     * @param team whose thing it was about; null for the collaborative's
     */
    public record Said(UUID person, @Nullable UUID team, LocalDate day) {}

    /** Who said something between two days and has not taken it back. */
    public List<Said> said(Collaborative collaborative, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select c.person_id, coalesce(k.team_id, t.team_id) as team_id, (c.at at time zone :zone)::date as day
                        from comment c
                        left join cycle k on k.collaborative_id = c.collaborative_id and k.id = c.topic_id
                        left join theory_node n on n.collaborative_id = c.collaborative_id and n.id = c.topic_id
                        left join theory t on t.collaborative_id = n.collaborative_id and t.id = n.theory_id
                        where c.collaborative_id = :collaborative and c.removed_at is null
                          and (c.at at time zone :zone)::date between :from and :until
                        """)
                .param("collaborative", collaborative.id())
                .param("zone", collaborative.zone().getId())
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new Said(
                        row.getObject("person_id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    @Transactional
    void say(Collaborative collaborative, Topic topic, String text) {
        jdbc.sql("""
                        insert into comment (collaborative_id, id, kind, topic_id, person_id, at, text)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        collaborative.id(),
                        Ids.next(),
                        topic.kind().name(),
                        topic.id(),
                        Viewer.required().id(),
                        now(),
                        text)
                .update();
        audit.record(collaborative.id(), "comment.made", topic.subject(), null, Map.of("text", text));
        news.tell(collaborative, topic, News.COMMENTED, true);
    }

    /** Takes a comment back; says whether there was one. */
    @Transactional
    boolean remove(Collaborative collaborative, Topic topic, Comment comment) {
        boolean isRemoved = jdbc.sql("""
                        update comment set removed_at = :now, removed_by = :person
                        where collaborative_id = :collaborative and id = :id and removed_at is null
                        """)
                        .param("now", now())
                        .param("person", Viewer.required().id())
                        .param("collaborative", collaborative.id())
                        .param("id", comment.id())
                        .update()
                == 1;
        if (isRemoved) {
            audit.record(collaborative.id(), "comment.removed", topic.subject(), Map.of("text", comment.text()), null);
        }
        return isRemoved;
    }

    @EventListener
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("comment", "watch", "notice")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

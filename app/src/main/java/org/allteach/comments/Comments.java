package org.allteach.comments;

import java.time.Clock;
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
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have said. */
@Component
class Comments {

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

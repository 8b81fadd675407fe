package org.allteach.measures;

import java.util.List;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes measures and values with the collaborative that they belong to. */
@Component
class Removal {

    private final JdbcClient jdbc;

    Removal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("observation", "observation_history", "measure_version", "measure")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }
}

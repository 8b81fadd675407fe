package org.allteach.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.measures.TestCollaborative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database goes away when half of a file has been read out of it. */
@SpringBootTest
@WithDatabase
class StoreFailureTest {

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportWork work;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Measures measures;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void by_hand() {
        scheduler.pause();
    }

    @AfterEach
    void by_itself() {
        scheduler.resume();
    }

    @Test
    void the_file_is_not_at_fault_and_the_next_try_reads_it() throws IOException {
        var setting = new TestCollaborative(jdbc, collaboratives, "A");
        setting.measure(measures, "count", "count");
        byte[] file = file();
        UUID id = imports.receive(setting.director(), "a.csv", file.length, new ByteArrayInputStream(file));

        breakAtTheSecondReading();
        try {
            assertThatThrownBy(() -> work.run(setting.id, id, 1)).isInstanceOf(DataAccessException.class);
        } finally {
            mend();
        }
        assertThat(state(setting, id)).isEqualTo(Import.State.RECEIVED);

        work.run(setting.id, id, 1);
        assertThat(state(setting, id)).isEqualTo(Import.State.IN_REVIEW);
    }

    /** Of two pieces. */
    private static byte[] file() {
        var text = new StringBuilder("team,measure,period,value,comment\nA,count,2025-03,7,\n");
        for (int row = 0; row < 1500; row++) {
            text.append("B")
                    .append(row)
                    .append(",count,2025-03,7,")
                    .append("x".repeat(1000))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The second piece is read once to know the file, and fails when it is read again for its rows. */
    private void breakAtTheSecondReading() {
        run("create sequence readings");
        run("alter table import_chunk rename to import_chunk_kept");
        run("""
                create view import_chunk as select collaborative_id, import_id, position,
                    case when position = 0 or 2 / nextval('readings') > 1 then bytes
                        else decode((1 / (position - position))::text, 'hex') end as bytes
                from import_chunk_kept""");
    }

    private void mend() {
        run("drop view import_chunk");
        run("alter table import_chunk_kept rename to import_chunk");
        run("drop sequence readings");
    }

    private Import.State state(TestCollaborative setting, UUID id) {
        return imports.find(setting.id, id).orElseThrow().state();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}

package org.allteach.loads;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.DataSubmitted;
import org.allteach.measures.Measures;
import org.allteach.measures.Observation;
import org.allteach.measures.Problems;
import org.allteach.measures.Stamp;
import org.allteach.measures.SubmissionForm;
import org.allteach.measures.Turn;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes many values at once, as submitted: what is new goes in by COPY in the order of the key, what changed becomes a new
 * revision, what is the same writes nothing. So a load that is sent again has no effect.
 */
@Component
public class DataLoads {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Teams teams;
    private final Measures measures;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DataLoads(
            JdbcTemplate jdbc,
            Teams teams,
            Measures measures,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.teams = teams;
        this.measures = measures;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Where a load comes from: the way, and for a file the import. */
    public record Origin(
            Observation.Source source, @Nullable UUID importId) {

        public static final Origin API = new Origin(Observation.Source.API, null);

        String subject() {
            return importId == null ? "data" : "import/" + importId;
        }
    }

    /** An empty load for what the member may enter. */
    public DataLoad begin(Membership membership) {
        return begin(membership, new Problems());
    }

    /** The same, with the problems of its rows going where the caller wants them. */
    public DataLoad begin(Membership membership, Problems problems) {
        Collaborative collaborative = membership.collaborative();
        var form = new SubmissionForm(
                membership,
                teams.of(collaborative.id()),
                measures.of(collaborative.id()),
                LocalDate.now(clock.withZone(collaborative.zone())));
        return new DataLoad(collaborative.id(), form, problems);
    }

    /** What a load would do. */
    @Transactional(readOnly = true)
    public DataLoad.Result preview(DataLoad load) {
        var merge = new Merge(load);
        merge.rejectTwins();
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            merge.compare(copies(connection));
            return true;
        });
        return merge.result();
    }

    /**
     * Writes a load, in one transaction with one entry in the audit trail.
     *
     * @param wholly whether nothing is written where a row was rejected
     */
    @Transactional
    public DataLoad.Result commit(DataLoad load, boolean wholly, Origin origin) {
        var merge = new Merge(load);
        merge.rejectTwins();
        if (wholly && load.rejected() > 0) {
            return new DataLoad.Result(0, 0, 0, load.rejected(), load.problems(), List.of());
        }
        Turn.take(client, load.collaborative, merge.teams());
        Stamp stamp = Stamp.of(clock.instant(), origin.source(), origin.importId(), null);
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            merge.compare(copies(connection));
            new LoadWriter(load, merge, stamp, connection).write(copies(connection));
            return true;
        });
        DataLoad.Result result = merge.result();
        if (result.added() + result.changed() > 0) {
            audit.record(load.collaborative, "data.loaded", origin.subject(), null, result.counts());
            events.publishEvent(new DataSubmitted(load.collaborative, merge.teams(), merge.measures()));
        }
        return result;
    }

    /**
     * Takes an import back, in one transaction. Once is enough: a second time it writes nothing.
     *
     * @param importId the import that the values carry
     */
    @Transactional
    public Undo.Undone undo(Collaborative collaborative, UUID importId) {
        Turn.takeAll(client, collaborative.id());
        Stamp stamp = Stamp.of(clock.instant(), Observation.Source.UNDO, null, null);
        var undo = new Undo(client, collaborative.id(), importId, stamp);
        var touched = new DataSubmitted(collaborative.id(), undo.touched("team_id"), undo.touched("measure_id"));
        Undo.Undone done = undo.run();
        if (done.restored() + done.removed() > 0) {
            audit.record(collaborative.id(), "data.undone", "import/" + importId, null, done.counts());
            events.publishEvent(touched);
        }
        return done;
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}

package org.allteach.demonstration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.demonstration.Chapter.Keys;
import org.allteach.demonstration.Demonstration.Enrolment;
import org.allteach.demonstration.Remarks.Decision;
import org.allteach.demonstration.Remarks.Note;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The demonstration's part of the audit trail: who did what, on the day they would have done it. */
@Component
class Chronicle {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final ObjectMapper json;

    Chronicle(JdbcClient jdbc, JdbcOperations batches, ObjectMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Something that somebody did. */
    private record Deed(
            Instant at,
            String person,
            String action,
            String subject,
            @Nullable Object before,
            @Nullable Object after) {}

    /** What was written down just now, by nobody, was done then and by these. */
    void backdate(Keys keys, Instant created, String creator, Instant defined, String definer) {
        jdbc.sql("update collaborative set created_at = ? where id = ?")
                .params(History.utc(created), keys.collaborative())
                .update();
        jdbc.sql("update measure_version set at = ?, person_id = ? where collaborative_id = ?")
                .params(History.utc(defined), keys.person(definer), keys.collaborative())
                .update();
        attribute(keys, "measure.", defined, definer);
        attribute(keys, "collaborative", created, creator);
        attribute(keys, "phase", created, creator);
    }

    private void attribute(Keys keys, String actions, Instant at, String person) {
        jdbc.sql("""
                        update audit_entry set at = :at, person_id = :person, source = 'page',
                            person = (select name from person where id = :person)
                        where collaborative_id = :collaborative and starts_with(action, :actions)
                        """)
                .param("at", History.utc(at))
                .param("person", keys.person(person))
                .param("collaborative", keys.collaborative())
                .param("actions", actions)
                .update();
    }

    /** Adds what teams did, and what was done with them. */
    void tell(Keys keys, Demonstration demonstration, String director) {
        var deeds = new ArrayList<Deed>();
        for (Enrolment team : demonstration.teams()) {
            deeds.addAll(enrolment(team, director));
        }
        demonstration.notes().forEach(note -> deeds.add(noted(note)));
        demonstration.decisions().forEach(decision -> deeds.add(decided(decision)));
        deeds.sort(Comparator.comparing(Deed::at));
        batches.batchUpdate("""
                insert into audit_entry (collaborative_id, id, at, person_id, person, action, subject, before, after,
                    source)
                values (?, ?, ?, ?, (select name from person where id = ?), ?, ?, cast(? as jsonb), cast(? as jsonb),
                    'page')
                """, deeds.stream().map(deed -> row(keys, deed)).toList());
    }

    private @Nullable Object[] row(Keys keys, Deed deed) {
        return new @Nullable Object[] {
            keys.collaborative(),
            Ids.next(),
            History.utc(deed.at()),
            keys.person(deed.person()),
            keys.person(deed.person()),
            deed.action(),
            deed.subject(),
            deed.before() == null ? null : json.writeValueAsString(deed.before()),
            deed.after() == null ? null : json.writeValueAsString(deed.after())
        };
    }

    private static List<Deed> enrolment(Enrolment team, String director) {
        var deeds = new ArrayList<Deed>();
        String subject = "team/" + team.code();
        var added = new LinkedHashMap<String, Object>();
        added.put("code", team.code());
        added.put("name", team.name());
        added.put("organisation", team.code());
        added.put("aim", team.aim());
        added.put("state", Given.written(Team.State.ENROLLED));
        added.put("enrolledOn", team.enrolledOn().toString());
        deeds.add(new Deed(History.at(team.enrolledOn()), director, "team.added", subject, null, added));
        var withdrawn = team.withdrawnOn();
        if (withdrawn != null) {
            var before = Map.of("state", Given.written(Team.State.ENROLLED));
            var after = new LinkedHashMap<String, Object>();
            after.put("state", Given.written(team.state()));
            after.put("withdrawnOn", withdrawn.toString());
            after.put("reason", team.reason());
            deeds.add(new Deed(History.at(withdrawn), director, "team.changed", subject, before, after));
        }
        return deeds;
    }

    private static Deed noted(Note note) {
        var after = Map.of("period", note.start().toString(), "text", note.text());
        return new Deed(note.at(), note.person(), "chart.noted", chart(note.team(), note.measure()), null, after);
    }

    private static Deed decided(Decision decision) {
        String label = decision.label();
        var after = Map.of(
                "period",
                decision.start().toString(),
                "label",
                label == null ? "" : label,
                "reason",
                decision.reason());
        return new Deed(
                decision.at(),
                decision.person(),
                decision.kind() == Decision.Kind.PHASE ? "chart.phaseBegun" : "chart.pointExcluded",
                chart(decision.team(), decision.measure()),
                null,
                after);
    }

    private static String chart(String team, String measure) {
        return "team/" + team + "/measure/" + measure;
    }
}

package org.allteach.packages;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Given;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** The versions of change packages. */
@Component
public class PackageVersions {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_NOTE = 2_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Theories theories;
    private final AuditTrail audit;
    private final Clock clock;

    PackageVersions(JdbcClient jdbc, ObjectMapper json, Theories theories, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.theories = theories;
        this.audit = audit;
        this.clock = clock;
    }

    /** A diagram as it is kept. */
    private record Kept(List<Node> nodes, List<Link> links) {}

    /** All versions of a collaborative's package, the newest first. */
    public List<PackageVersion> of(UUID collaborative) {
        return jdbc.sql("""
                        select v.*, p.name from package_version v left join person p on p.id = v.person_id
                        where v.collaborative_id = ? order by v.number desc
                        """)
                .param(collaborative)
                .query((row, n) -> new PackageVersion(
                        row.getInt("number"),
                        row.getString("title"),
                        row.getString("note"),
                        row.getString("name") == null ? "" : row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        diagram(row.getString("content"))))
                .list();
    }

    private Diagram diagram(String content) {
        Kept kept = json.readValue(content, Kept.class);
        return Diagram.of(kept.nodes(), kept.links());
    }

    /**
     * Gives the package out as it stands.
     *
     * @param fields title and note as typed
     * @throws Refusal with all that is wrong; where nothing differs from the newest version, that
     */
    @Transactional
    public PackageVersion publish(Collaborative collaborative, Map<String, String> fields) {
        lock(collaborative);
        Diagram now = theories.of(collaborative.id(), null).diagram().withoutRetired();
        Optional<PackageVersion> newest = of(collaborative.id()).stream().findFirst();
        var problems = new ArrayList<Problem>();
        var given = new Given(fields, "", problems);
        String title = given.required("title", LONGEST_TITLE, "");
        String note = given.text("note", LONGEST_NOTE, "");
        if (now.current(Node.Kind.IDEA).isEmpty()) {
            problems.add(Problem.of("", null, "packages.problem.empty"));
        } else if (newest.filter(last -> Comparison.of(last.content(), now).isEmpty())
                .isPresent()) {
            problems.add(
                    Problem.of("", null, "packages.problem.same", newest.get().number()));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        int number = newest.map(PackageVersion::number).orElse(0) + 1;
        keep(collaborative.id(), number, title, note, now, clock.instant());
        audit.record(
                collaborative.id(),
                "package.published",
                "package/" + number,
                null,
                Map.of("title", title, "note", note));
        return of(collaborative.id()).getFirst();
    }

    /** Keeps a version with its time. */
    public void keep(UUID collaborative, int number, String title, String note, Diagram content, Instant at) {
        Viewer viewer = Viewer.current();
        jdbc.sql("""
                        insert into package_version (collaborative_id, number, title, note, person_id, at, content)
                        values (:collaborative, :number, :title, :note, cast(:person as uuid), :at, cast(:content as jsonb))
                        """)
                .param("collaborative", collaborative)
                .param("number", number)
                .param("title", title)
                .param("note", note)
                .param("person", viewer == null ? null : viewer.id())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("content", json.writeValueAsString(new Kept(content.nodes(), content.links())))
                .update();
    }

    /** Two at once would take the same number: the second one waits for the first. */
    private void lock(Collaborative collaborative) {
        jdbc.sql("select 1 from collaborative where id = ? for no key update")
                .param(collaborative.id())
                .query(Integer.class)
                .single();
    }

    @EventListener
    void removed(CollaborativeRemoved event) {
        jdbc.sql("delete from package_version where collaborative_id = ?")
                .param(event.id())
                .update();
    }
}

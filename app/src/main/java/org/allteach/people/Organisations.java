package org.allteach.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** All organisations of the installation. */
@Component
public class Organisations {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final ObjectMapper json;
    private final AuditTrail audit;

    Organisations(JdbcClient jdbc, JdbcOperations batches, ObjectMapper json, AuditTrail audit) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.audit = audit;
    }

    public Optional<Organisation> find(String code) {
        return jdbc.sql("select * from organisation where code = ?")
                .param(code)
                .query(this::organisation)
                .optional();
    }

    /** All of them by name. */
    public List<Organisation> all() {
        return jdbc.sql("select * from organisation order by lower(name), code")
                .query(this::organisation)
                .list();
    }

    /**
     * An organisation as it should be from now on.
     *
     * @param attributes null leaves those that it has
     */
    public record Entry(
            String code,
            String name,
            String country,
            ZoneId zone,
            @Nullable Map<String, String> attributes) {}

    /** How many of those given were new, how many were changed, how many were so already. */
    public record Outcome(int added, int changed, int unchanged) {}

    /** Makes the organisations as given, by their codes, of which none may come twice; others stay as they are. */
    @Transactional
    public Outcome upsert(Collection<Entry> entries) {
        // Two of these at once would find each other's codes missing.
        jdbc.sql("lock table organisation in share row exclusive mode").update();
        Map<String, Organisation> existing = existing(entries);
        var added = new ArrayList<Organisation>();
        var changed = new ArrayList<Organisation>();
        for (Entry entry : entries) {
            Organisation before = existing.get(entry.code());
            if (before == null) {
                added.add(added(entry));
            } else if (!before.equals(changed(before, entry))) {
                changed.add(changed(before, entry));
            }
        }
        insert(added);
        update(changed);
        record(added, changed, existing);
        return new Outcome(added.size(), changed.size(), entries.size() - added.size() - changed.size());
    }

    private Map<String, Organisation> existing(Collection<Entry> entries) {
        String[] codes = entries.stream().map(Entry::code).toArray(String[]::new);
        return jdbc
                .sql("select * from organisation where code = any(?)")
                .param(codes)
                .query(this::organisation)
                .list()
                .stream()
                .collect(Collectors.toMap(Organisation::code, Function.identity()));
    }

    private static Organisation added(Entry entry) {
        Map<String, String> attributes = entry.attributes();
        return new Organisation(
                Ids.next(),
                entry.code(),
                entry.name(),
                entry.country(),
                entry.zone(),
                attributes == null ? Map.of() : attributes,
                1);
    }

    private static Organisation changed(Organisation before, Entry entry) {
        Map<String, String> attributes = entry.attributes();
        return new Organisation(
                before.id(),
                before.code(),
                entry.name(),
                entry.country(),
                entry.zone(),
                attributes == null ? before.attributes() : attributes,
                before.version());
    }

    private void insert(List<Organisation> added) {
        batches.batchUpdate(
                """
                insert into organisation (name, country, time_zone, attributes, code, id)
                values (?, ?, ?, cast(? as jsonb), ?, ?)
                """,
                added.stream()
                        .map(o -> new Object[] {
                            o.name(),
                            o.country(),
                            o.zone().getId(),
                            json.writeValueAsString(o.attributes()),
                            o.code(),
                            o.id()
                        })
                        .toList());
    }

    private void update(List<Organisation> changed) {
        batches.batchUpdate(
                """
                update organisation set name = ?, country = ?, time_zone = ?, attributes = cast(? as jsonb),
                    version = version + 1
                where id = ?
                """,
                changed.stream()
                        .map(o -> new Object[] {
                            o.name(), o.country(), o.zone().getId(), json.writeValueAsString(o.attributes()), o.id()
                        })
                        .toList());
    }

    private void record(List<Organisation> added, List<Organisation> changed, Map<String, Organisation> before) {
        var changes = new ArrayList<AuditTrail.Change>();
        for (Organisation organisation : added) {
            changes.add(
                    new AuditTrail.Change("organisation.added", organisation.subject(), null, details(organisation)));
        }
        for (Organisation organisation : changed) {
            Organisation old = before.get(organisation.code());
            changes.add(new AuditTrail.Change(
                    "organisation.changed",
                    organisation.subject(),
                    old == null ? null : details(old),
                    details(organisation)));
        }
        audit.record(AuditTrail.INSTALLATION, changes);
    }

    /** What the audit trail keeps of it. */
    private static Map<String, Object> details(Organisation organisation) {
        var details = new LinkedHashMap<String, Object>();
        details.put("name", organisation.name());
        details.put("country", organisation.country());
        details.put("timeZone", organisation.zone().getId());
        details.put("attributes", organisation.attributes());
        return details;
    }

    /** The places of an organisation with their units, by name. */
    public List<Organisation.Site> sites(UUID organisation) {
        Map<UUID, List<Organisation.Unit>> units = new LinkedHashMap<>();
        jdbc.sql("""
                        select u.* from unit u join site s on s.id = u.site_id
                        where s.organisation_id = ? order by lower(u.name), u.code
                        """).param(organisation).query(row -> {
            units.computeIfAbsent(row.getObject("site_id", UUID.class), id -> new ArrayList<>())
                    .add(new Organisation.Unit(
                            row.getObject("id", UUID.class), row.getString("code"), row.getString("name")));
        });
        return jdbc.sql("select * from site where organisation_id = ? order by lower(name), code")
                .param(organisation)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Organisation.Site(
                            id, row.getString("code"), row.getString("name"), units.getOrDefault(id, List.of()));
                })
                .list();
    }

    private Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("country"),
                ZoneId.of(row.getString("time_zone")),
                json.readValue(row.getString("attributes"), WORDS),
                row.getInt("version"));
    }
}

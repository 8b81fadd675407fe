package org.allteach.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
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

    public int count() {
        return jdbc.sql("select count(*) from organisation")
                .query(Integer.class)
                .single();
    }

    /** All of them by name. */
    public List<Organisation> all() {
        return jdbc.sql("select * from organisation order by lower(name), code")
                .query(this::organisation)
                .list();
    }

    /** What peer groups are made by, of those of these codes that have attributes: by code. */
    public Map<String, Map<String, String>> attributes(Collection<String> codes) {
        return jdbc
                .sql("select * from organisation where code = any(?) and attributes <> '{}'")
                .param(codes.toArray(String[]::new))
                .query(this::organisation)
                .list()
                .stream()
                .collect(Collectors.toMap(Organisation::code, Organisation::attributes));
    }

    /** Up to a number of them by code, after one code; all begin after the empty one. */
    List<Organisation> after(String code, int limit) {
        return jdbc.sql("select * from organisation where code collate \"C\" > ? order by code collate \"C\" limit ?")
                .params(code, limit)
                .query(this::organisation)
                .list();
    }

    /** Those whose code, name, country or attributes contain the words, by name. */
    List<Organisation> search(String words, int limit) {
        String pattern = "%" + words.strip().replaceAll("[%_\\\\]", "\\\\$0") + "%";
        return jdbc.sql("""
                        select * from organisation
                        where code ilike :pattern or name ilike :pattern or country ilike :pattern
                           or attributes::text ilike :pattern
                        order by lower(name), code limit :limit
                        """)
                .param("pattern", pattern)
                .param("limit", limit)
                .query(this::organisation)
                .list();
    }

    /** Changes one of them, unless somebody else has done so since that version. */
    @Transactional
    Organisation change(Organisation before, Entry entry, int version) {
        lock();
        boolean asSeen = jdbc.sql("select exists (select 1 from organisation where id = ? and version = ?)")
                .params(before.id(), version)
                .query(Boolean.class)
                .single();
        if (!asSeen) {
            throw Refusal.conflict(Problem.of("", null, "people.problem.changedMeanwhile"));
        }
        upsert(List.of(entry));
        return find(entry.code()).orElseThrow();
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
        lock();
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

    /** Two changes at once would find each other's codes missing. */
    private void lock() {
        jdbc.sql("lock table organisation in share row exclusive mode").update();
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
                    new AuditTrail.Change("organisation.added", organisation.subject(), null, organisation.details()));
        }
        for (Organisation organisation : changed) {
            Organisation old = before.get(organisation.code());
            changes.add(new AuditTrail.Change(
                    "organisation.changed",
                    organisation.subject(),
                    old == null ? null : old.details(),
                    organisation.details()));
        }
        audit.record(AuditTrail.INSTALLATION, changes);
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

package org.allteach.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sites of organisations, and the units at them. */
@Component
public class Sites {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Sites(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The places of an organisation with their units, by name. */
    public List<Organisation.Site> of(UUID organisation) {
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

    /** Adds a site, or gives the one of that code another name. */
    @Transactional
    public void put(Organisation organisation, String code, String name) {
        jdbc.sql("""
                        insert into site (id, organisation_id, code, name) values (?, ?, ?, ?)
                        on conflict (organisation_id, code) do update set name = excluded.name
                        """).params(Ids.next(), organisation.id(), code, name).update();
        audit.record(AuditTrail.INSTALLATION, "site.saved", organisation.subject(), null, Map.of(code, name));
    }

    /** Adds a unit at a site, or gives the one of that code another name. */
    @Transactional
    public void put(Organisation organisation, String site, String code, String name) {
        int done = jdbc.sql("""
                        insert into unit (id, site_id, code, name)
                        select ?, id, ?, ? from site where organisation_id = ? and code = ?
                        on conflict (site_id, code) do update set name = excluded.name
                        """)
                .params(Ids.next(), code, name, organisation.id(), site)
                .update();
        if (done == 0) {
            throw Refusal.notFound();
        }
        audit.record(
                AuditTrail.INSTALLATION, "unit.saved", organisation.subject(), null, Map.of(site + "/" + code, name));
    }

    /** Removes a site with its units, unless a team is at it. */
    @Transactional
    void remove(Organisation organisation, String code) {
        try {
            jdbc.sql("""
                            delete from unit where site_id in (
                                select id from site where organisation_id = ? and code = ?)
                            """).params(organisation.id(), code).update();
            jdbc.sql("delete from site where organisation_id = ? and code = ?")
                    .params(organisation.id(), code)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Refusal.conflict(Problem.of("", code, "people.problem.siteInUse"));
        }
        audit.record(AuditTrail.INSTALLATION, "site.removed", organisation.subject(), Map.of("code", code), null);
    }

    @Transactional
    void remove(Organisation organisation, String site, String code) {
        jdbc.sql("""
                        delete from unit where code = ? and site_id in (
                            select id from site where organisation_id = ? and code = ?)
                        """).params(code, organisation.id(), site).update();
        audit.record(
                AuditTrail.INSTALLATION,
                "unit.removed",
                organisation.subject(),
                Map.of("code", site + "/" + code),
                null);
    }
}

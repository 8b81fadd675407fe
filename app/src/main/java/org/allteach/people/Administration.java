package org.allteach.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with accounts, and what people may change of their own. */
@Component
public class Administration {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Administration(JdbcClient jdbc, People people, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Some of many: which page it is, of how many, and how many there are in all. */
    record Found(List<Person> people, int page, int pages, int total) {}

    /** Those whose name, address or organisation contains the words, by name. */
    Found search(String words, int page) {
        String pattern = "%" + words.strip().replaceAll("[%_\\\\]", "\\\\$0") + "%";
        String where = " where p.name ilike :pattern or p.email ilike :pattern or o.name ilike :pattern"
                + " or o.code ilike :pattern ";
        int total = jdbc.sql(
                        "select count(*) from person p left join organisation o on o.id = p.organisation_id" + where)
                .param("pattern", pattern)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + PAGE - 1) / PAGE);
        int shown = Math.clamp(page, 1, pages);
        List<Person> found = jdbc.sql(
                        People.SELECT + where + "order by lower(p.name), p.id limit :limit offset :offset")
                .param("today", LocalDate.now(clock))
                .param("pattern", pattern)
                .param("limit", PAGE)
                .param("offset", (shown - 1) * PAGE)
                .query(People::person)
                .list();
        return new Found(found, shown, pages, total);
    }

    /** Changes what is known of a person, unless somebody else has done so since that version. */
    @Transactional
    public void change(Person before, Person.Details details, int version) {
        requireFreeAddress(before, details.email());
        int changed = jdbc.sql("""
                        update person set name = :name, email = :email, profession = :profession,
                            organisation_id = (select id from organisation where code = :organisation),
                            language = :language, time_zone = :zone, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("name", details.name())
                .param("email", details.email())
                .param("profession", details.profession())
                .param("organisation", details.organisation())
                .param("language", details.language().toLanguageTag())
                .param("zone", details.zone().getId())
                .param("id", before.id())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw Refusal.conflict(Problem.of("", null, "people.problem.changedMeanwhile"));
        }
        audit.record(AuditTrail.INSTALLATION, "person.changed", before.subject(), before.details(), details);
    }

    private void requireFreeAddress(Person before, String email) {
        people.findByEmail(email)
                .filter(other -> !other.id().equals(before.id()))
                .ifPresent(other -> {
                    throw Refusal.invalid(Problem.of("email", email, "people.problem.emailTaken"));
                });
    }

    @Transactional
    void disable(Person person) {
        requireOtherAdministrator(person);
        jdbc.sql("update person set disabled_at = ?, version = version + 1 where id = ? and disabled_at is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), person.id())
                .update();
        audit.record(AuditTrail.INSTALLATION, "person.disabled", person.subject(), null, null);
        events.publishEvent(new AccountDisabled(person.id()));
    }

    @Transactional
    void enable(Person person) {
        jdbc.sql("update person set disabled_at = null, version = version + 1 where id = ?")
                .param(person.id())
                .update();
        audit.record(AuditTrail.INSTALLATION, "person.enabled", person.subject(), null, null);
    }

    @Transactional
    public void makeAdministrator(Person person) {
        jdbc.sql("""
                        insert into administrator (person_id, starts_on) values (?, ?)
                        on conflict (person_id, starts_on) do update set ends_on = null
                        """).params(person.id(), LocalDate.now(clock)).update();
        audit.record(AuditTrail.INSTALLATION, "administrator.made", person.subject(), null, null);
    }

    @Transactional
    void unmakeAdministrator(Person person) {
        requireOtherAdministrator(person);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("delete from administrator where person_id = ? and starts_on >= ?")
                .params(person.id(), today)
                .update();
        jdbc.sql("update administrator set ends_on = ? where person_id = ? and (ends_on is null or ends_on >= ?)")
                .params(today.minusDays(1), person.id(), today)
                .update();
        audit.record(AuditTrail.INSTALLATION, "administrator.unmade", person.subject(), null, null);
    }

    /** Somebody must be left who can let others in. */
    private void requireOtherAdministrator(Person person) {
        // Two administrators may be removing each other at this moment.
        jdbc.sql("lock table administrator in share row exclusive mode").update();
        LocalDate today = LocalDate.now(clock);
        boolean another = jdbc.sql("""
                        select exists (select 1 from administrator a join person p on p.id = a.person_id
                            where a.person_id <> :person and p.disabled_at is null and p.password_hash is not null
                              and a.starts_on <= :today and (a.ends_on is null or a.ends_on >= :today))
                        """)
                .param("person", person.id())
                .param("today", today)
                .query(Boolean.class)
                .single();
        if (person.administrator() && !another) {
            throw Refusal.conflict(Problem.of("", null, "people.problem.lastAdministrator"));
        }
    }

    /** The first person of an installation, who administers it. */
    @Transactional
    public Person addFirst(String name, String email, String passwordHash, Locale language, ZoneId zone) {
        jdbc.sql("lock table person in share row exclusive mode").update();
        if (people.exist()) {
            throw Refusal.notFound();
        }
        jdbc.sql("""
                        insert into person (id, name, email, language, time_zone, password_hash, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Ids.next(),
                        name,
                        email,
                        language.toLanguageTag(),
                        zone.getId(),
                        passwordHash,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Person person = people.findByEmail(email).orElseThrow();
        audit.record(
                AuditTrail.INSTALLATION, "person.first", person.subject(), null, Map.of("name", name, "email", email));
        makeAdministrator(person);
        return person;
    }
}

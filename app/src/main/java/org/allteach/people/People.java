package org.allteach.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody with an account. */
@Component
public class People {

    static final String SELECT = """
            select p.*, o.code as organisation, o.name as organisation_name, exists (
                select 1 from administrator a where a.person_id = p.id and a.starts_on <= :today
                  and (a.ends_on is null or a.ends_on >= :today)) as administrator
            from person p left join organisation o on o.id = p.organisation_id
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Invitations invitations;
    private final AuditTrail audit;
    private final Clock clock;

    People(JdbcClient jdbc, JdbcOperations batches, Invitations invitations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether an account is in use, and whether its person administers the installation today. */
    public record Standing(boolean active, boolean administrator) {}

    public Standing standing(UUID person) {
        return find(person)
                .map(found -> new Standing(found.active(), found.administrator()))
                .orElse(new Standing(false, false));
    }

    public Optional<Person> find(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("today", today())
                .param("id", id)
                .query(People::person)
                .optional();
    }

    /** Those who run the installation today, by name. */
    public List<Person> administrators() {
        return jdbc
                .sql(SELECT + "where p.id in (select person_id from administrator) order by p.name")
                .param("today", today())
                .query(People::person)
                .list()
                .stream()
                .filter(person -> person.active() && person.administrator())
                .toList();
    }

    /** Addresses are compared without regard to case. */
    public Optional<Person> findByEmail(String email) {
        return jdbc.sql(SELECT + "where lower(p.email) = lower(:email)")
                .param("today", today())
                .param("email", email.strip())
                .query(People::person)
                .optional();
    }

    /** Whether anybody has an account yet. */
    public boolean exist() {
        return jdbc.sql("select exists (select 1 from person)")
                .query(Boolean.class)
                .single();
    }

    public int count() {
        return jdbc.sql("select count(*) from person").query(Integer.class).single();
    }

    /** Somebody and the hash of their password; null until they join. */
    public record Account(Person person, @Nullable String passwordHash) {

        /** Without the hash, so that it cannot reach a log. */
        @Override
        public String toString() {
            return person.subject();
        }
    }

    public Optional<Account> account(String email) {
        return jdbc.sql(SELECT + "where lower(p.email) = lower(:email)")
                .param("today", today())
                .param("email", email.strip())
                .query((row, n) -> new Account(person(row, n), row.getString("password_hash")))
                .optional();
    }

    @Transactional
    public void setPassword(UUID person, String hash) {
        jdbc.sql("update person set password_hash = ? where id = ?")
                .params(hash, person)
                .update();
    }

    /**
     * Gives somebody an account and sends the invitation to it, in the transaction at hand. An account of that address that
     * exists is found and left as it is; its person is invited again only where they have not joined and no link of theirs
     * works any more.
     *
     * @param organisation the organisation's code
     * @return the person's id
     */
    @Transactional
    public UUID invite(
            String email,
            String name,
            @Nullable String profession,
            @Nullable String organisation,
            Locale language,
            ZoneId zone) {
        boolean isNew = jdbc.sql("""
                        insert into person (id, name, email, profession, organisation_id, language, time_zone, created_at)
                        values (:id, :name, :email, :profession,
                            (select id from organisation where code = :organisation), :language, :zone, :now)
                        on conflict (lower(email)) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("name", name.strip())
                        .param("email", email.strip())
                        .param("profession", profession)
                        .param("organisation", organisation)
                        .param("language", language.toLanguageTag())
                        .param("zone", zone.getId())
                        .param("now", now())
                        .update()
                == 1;
        Person person = findByEmail(email).orElseThrow();
        if (isNew) {
            audit.record(AuditTrail.INSTALLATION, "person.invited", person.subject(), null, person.details());
        }
        invitations.sendWhereNeeded(person);
        return person.id();
    }

    /** Somebody who gets an account without being asked: in the demonstration. */
    public record Newcomer(
            String email,
            String name,
            @Nullable String profession,
            @Nullable String organisation,
            Locale language,
            ZoneId zone) {}

    /**
     * Gives many people accounts with the same password, marked as of the demonstration, without mails.
     *
     * @param passwordHash the password, hashed once for all
     * @return their ids, in their order
     */
    @Transactional
    public List<UUID> addDemonstration(List<Newcomer> newcomers, String passwordHash) {
        List<UUID> ids = newcomers.stream().map(newcomer -> Ids.next()).toList();
        OffsetDateTime now = now();
        batches.batchUpdate(
                """
                insert into person (id, name, email, profession, organisation_id, language, time_zone, password_hash,
                    demonstration, created_at)
                values (?, ?, ?, ?, (select id from organisation where code = ?), ?, ?, ?, true, ?)
                """,
                IntStream.range(0, ids.size())
                        .mapToObj(n -> values(ids.get(n), newcomers.get(n), passwordHash, now))
                        .toList());
        return ids;
    }

    private static @Nullable Object[] values(UUID id, Newcomer newcomer, String passwordHash, OffsetDateTime now) {
        return new @Nullable Object[] {
            id,
            newcomer.name(),
            newcomer.email(),
            newcomer.profession(),
            newcomer.organisation(),
            newcomer.language().toLanguageTag(),
            newcomer.zone().getId(),
            passwordHash,
            now
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("profession"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("time_zone")),
                row.getString("password_hash") != null,
                row.getObject("disabled_at") == null,
                row.getBoolean("administrator"),
                row.getBoolean("demonstration"),
                row.getInt("version"));
    }
}

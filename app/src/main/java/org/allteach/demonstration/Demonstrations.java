package org.allteach.demonstration;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.accounts.Passwords;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.people.Administration;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demonstration of this installation: loads it, dates it anew, removes it. */
@Component
class Demonstrations {

    /** Who can sign in at once, in the order in which to say so. */
    static final List<String> ACCOUNTS =
            List.of("admin", "director", "advisor", "coach", "leader", "member", "executive", "observer");

    private static final String PASSWORD = "demonstration's password";
    private static final String LOADED = "demonstration loaded at";
    private static final String ADMINISTRATOR = Cast.address("admin");

    private final JdbcClient jdbc;
    private final Collaboratives collaboratives;
    private final People people;
    private final Administration administration;
    private final Passwords passwords;
    private final History history;
    private final AuditTrail audit;
    private final Clock clock;

    Demonstrations(
            JdbcClient jdbc,
            Collaboratives collaboratives,
            People people,
            Administration administration,
            Passwords passwords,
            History history,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.collaboratives = collaboratives;
        this.people = people;
        this.administration = administration;
        this.passwords = passwords;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How the demonstration stands.
     *
     * @param month which month of the collaborative today lies in
     * @param changed whether somebody has changed something in it since it was loaded
     */
    record Standing(Collaborative collaborative, Instant loadedAt, long month, boolean changed) {

        boolean isCurrent() {
            return month == Calendar.TWELFTH;
        }
    }

    Optional<Standing> standing() {
        return collaboratives
                .find(Demonstration.SLUG)
                .filter(Collaborative::demonstration)
                .map(this::standing);
    }

    private Standing standing(Collaborative collaborative) {
        Instant loadedAt = fact(LOADED).map(Instant::parse).orElse(Instant.EPOCH);
        LocalDate today = collaborative.today(clock);
        return new Standing(
                collaborative,
                loadedAt,
                ChronoUnit.MONTHS.between(collaborative.startsOn(), today) + 1,
                isChanged(collaborative, loadedAt));
    }

    /** Every change leaves a trace in the audit trail, every value its time. */
    private boolean isChanged(Collaborative collaborative, Instant loadedAt) {
        return jdbc.sql("""
                        select exists (select 1 from audit_entry where collaborative_id = :id and at > :loaded)
                            or exists (select 1 from observation where collaborative_id = :id and at > :loaded)
                        """)
                .param("id", collaborative.id())
                .param("loaded", History.utc(loadedAt))
                .query(Boolean.class)
                .single();
    }

    /** Whether nothing is here but perhaps accounts of a demonstration that was removed. */
    boolean isEmpty() {
        return jdbc.sql("""
                        select not exists (select 1 from collaborative)
                            and not exists (select 1 from person where not demonstration)
                        """).query(Boolean.class).single();
    }

    /**
     * Loads the demonstration as of today, in the place of the one that may be there.
     *
     * @throws Refusal as a conflict where hospitals or a collaborative of these names are here that are none of its own
     */
    @Transactional
    public void load() {
        standing().ifPresent(old -> collaboratives.remove(old.collaborative()));
        var today = LocalDate.now(clock.withZone(History.ZONE));
        var demonstration = Demonstration.on(today);
        refuseForeign(demonstration);
        boolean isToAdminister = !administratorExists();
        List<People.Newcomer> cast = demonstration.people().stream()
                .filter(one -> isToAdminister || !one.email().equals(ADMINISTRATOR))
                .toList();
        history.write(demonstration, cast, () -> passwords.hash(password()));
        if (isToAdminister) {
            people.findByEmail(ADMINISTRATOR).ifPresent(administration::makeAdministrator);
        }
        keep(LOADED, clock.instant().toString());
        audit.record(
                AuditTrail.INSTALLATION,
                "demonstration.loaded",
                "collaborative/" + Demonstration.SLUG,
                null,
                Map.of("day", today.toString()));
    }

    /**
     * Sees to it that the demonstration is in its twelfth month with figures up to yesterday: loads it anew where it is of
     * another day and nobody has changed anything. What people changed is left alone, and keeps its dates.
     *
     * @return whether it was loaded
     */
    @Transactional
    public boolean refresh() {
        LocalDate today = LocalDate.now(clock.withZone(History.ZONE));
        boolean isStale = standing()
                .filter(old -> !old.changed())
                .filter(old -> LocalDate.ofInstant(old.loadedAt(), History.ZONE).isBefore(today))
                .isPresent();
        if (isStale) {
            load();
        }
        return isStale;
    }

    @Transactional
    public void remove() {
        standing().ifPresent(old -> collaboratives.remove(old.collaborative()));
    }

    private void refuseForeign(Demonstration demonstration) {
        jdbc.sql("select code from organisation where code = any(?) and not attributes ?? 'demonstration' limit 1")
                .param(demonstration.organisations().stream()
                        .map(hospital -> hospital.code())
                        .toArray(String[]::new))
                .query(String.class)
                .optional()
                .ifPresent(code -> {
                    throw Refusal.conflict(Problem.of("", code, "demonstration.problem.foreign"));
                });
    }

    /** Nobody gets rights over an installation that somebody runs already. */
    private boolean administratorExists() {
        return jdbc.sql("""
                        select exists (
                            select 1 from administrator a join person p on p.id = a.person_id
                            where p.disabled_at is null and lower(p.email) <> ?
                              and (a.ends_on is null or a.ends_on >= ?))
                        """)
                .params(ADMINISTRATOR, LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }

    /** Those of the accounts that are here. */
    List<Person> accounts() {
        return ACCOUNTS.stream()
                .flatMap(account -> people.findByEmail(Cast.address(account)).stream())
                .filter(Person::demonstration)
                .toList();
    }

    /** The one password of this installation's demonstration, made when it is first asked for. */
    @Transactional
    public String password() {
        return fact(PASSWORD).orElseGet(() -> {
            String password = newPassword();
            keep(PASSWORD, password);
            return password;
        });
    }

    /** Something that can be read out and typed on a phone: kemo-tavi-runo-pila, 52 bits. */
    private static String newPassword() {
        var random = new SecureRandom();
        return Stream.generate(() -> syllable(random) + syllable(random))
                .limit(4)
                .collect(Collectors.joining("-"));
    }

    private static String syllable(SecureRandom random) {
        String consonants = "bdfghjklmnprstvwyz";
        String vowels = "aeiou";
        return "" + consonants.charAt(random.nextInt(consonants.length()))
                + vowels.charAt(random.nextInt(vowels.length()));
    }

    private Optional<String> fact(String name) {
        return jdbc.sql("select value from installation_fact where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    private void keep(String name, String value) {
        jdbc.sql("""
                        insert into installation_fact (name, value) values (?, ?)
                        on conflict (name) do update set value = excluded.value
                        """).params(name, value).update();
    }
}

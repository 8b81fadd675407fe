package org.allteach.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.people.People;
import org.allteach.web.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@WithDatabase(own = true)
class DemonstrationsTest {

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }

    /** A clock that stands where it is put. */
    static final class SettableClock extends Clock {

        private Instant now = Instant.EPOCH;

        void setTo(String day) {
            now = LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Autowired
    Demonstrations demonstrations;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private Map<String, Integer> before = Map.of();

    @BeforeEach
    void an_empty_installation() {
        clock.setTo("2026-11-23");
        before = counts();
    }

    @AfterEach
    void nothing_is_left() {
        demonstrations.remove();
        jdbc.sql("delete from administrator").update();
        jdbc.sql("delete from person").update();
    }

    @Test
    void what_is_loaded_is_all_there() {
        demonstrations.load();

        assertThat(count("collaborative where slug = 'joy-in-work' and demonstration and state = 'ACTIVE'"))
                .isEqualTo(1);
        assertThat(count("organisation")).isEqualTo(17);
        assertThat(count("team")).isEqualTo(17);
        assertThat(count("person")).isBetween(115, 125);
        assertThat(count("measure")).isEqualTo(6);
        assertThat(count("phase")).isEqualTo(8);
        assertThat(count("observation")).isGreaterThan(8_000);
        assertThat(count("observation_history")).isGreaterThan(500);
        assertThat(count("chart_note")).isGreaterThan(60);
        assertThat(count("audit_entry where action = 'team.added'")).isEqualTo(17);
        assertThat(count("application where state = 'ENROLLED' and team_id is not null"))
                .isEqualTo(16);
        assertThat(
                        count(
                                "application a join team t on t.id = a.team_id where t.state <> a.state or t.reason <> a.reason"))
                .isZero();
        assertThat(
                        count(
                                "organisation where attributes ->> 'kind' like '%-%' or attributes ->> 'kind' = 'rehabilitation'"))
                .isEqualTo(17);
        assertThat(count("application")).isEqualTo(23);
        assertThat(count("signature")).isEqualTo(17);
        assertThat(count("prework_item")).isEqualTo(12);
        assertThat(count("prework_state where state = 'DONE'")).isEqualTo(17 * 12 - 1);
        assertThat(count("prework_state where state = 'WAIVED' and reason <> ''"))
                .isEqualTo(1);
        assertThat(count("activity where kind = 'LEARNING_SESSION'")).isEqualTo(3);
        assertThat(count("registration")).isGreaterThan(200);
        assertThat(count("attendance")).isGreaterThan(500);
        assertThat(count("survey_answered")).isGreaterThan(100);
        assertThat(count("plan_item where done_on is not null")).isGreaterThan(50);
        assertThat(count("reminder where settled_on <= sent_on + 3")).isGreaterThan(50);
        assertThat(count("holiday")).isGreaterThan(80);
        assertThat(count("outgoing_mail")).isZero();
    }

    @Test
    void everything_in_it_happened_before_today() {
        demonstrations.load();

        for (String column : List.of(
                "collaborative.created_at",
                "measure_version.at",
                "observation.at",
                "observation_history.at",
                "chart_note.at",
                "chart_decision.at",
                "lifecycle_step.at",
                "lifecycle_mark.at",
                "agreement.at",
                "application.changed_at",
                "application_review.at",
                "commitment.answered_at",
                "signature.at",
                "registration.at",
                "attendance.at",
                "prework_state.at",
                "reminder.sent_on",
                "reminder.settled_on")) {
            String[] parts = column.split("\\.");
            assertThat(count("%s where %s >= timestamptz '2026-11-23 00:00Z'".formatted(parts[0], parts[1])))
                    .as(column)
                    .isZero();
        }
        assertThat(count("""
                        audit_entry e join collaborative c on c.id = e.collaborative_id
                        where e.at >= timestamptz '2026-11-23 00:00Z' or e.person_id is null or e.person = ''
                        """)).isZero();
    }

    @Test
    void the_eight_can_sign_in_with_one_password_and_the_first_administers() {
        demonstrations.load();

        assertThat(demonstrations.accounts()).hasSize(8).allMatch(person -> person.joined() && person.active());
        assertThat(demonstrations.accounts().getFirst().administrator()).isTrue();
        assertThat(demonstrations.password())
                .matches("([b-z][aeiou]){2}(-([b-z][aeiou]){2}){3}")
                .isEqualTo(demonstrations.password());
    }

    @Test
    void removed_it_leaves_nothing_but_the_last_administrator() {
        demonstrations.load();

        demonstrations.remove();

        var after = counts();
        assertThat(after.remove("person")).isEqualTo(1);
        assertThat(after.remove("administrator")).isEqualTo(1);
        var expected = new LinkedHashMap<>(before);
        expected.remove("person");
        expected.remove("administrator");
        assertThat(after).isEqualTo(expected);
        assertThat(people.findByEmail("admin@example.org")).isPresent();
    }

    @Test
    void it_gives_nobody_rights_over_an_installation_in_use_and_leaves_that_as_it_was() {
        UUID administrator = person("chief@hospital.example");
        jdbc.sql("insert into administrator (person_id, starts_on) values (?, date '2026-01-01')")
                .param(administrator)
                .update();
        var inUse = counts();

        demonstrations.load();
        assertThat(people.findByEmail("admin@example.org")).isEmpty();
        assertThat(count("administrator")).isEqualTo(1);

        demonstrations.remove();
        assertThat(counts()).isEqualTo(inUse);
    }

    @Test
    void people_and_hospitals_that_others_need_stay_when_it_goes() {
        demonstrations.load();
        UUID other = Ids.next();
        jdbc.sql("""
                        insert into collaborative (id, slug, title, topic, aim, starts_on, ends_on, state, time_zone,
                            language, frequency, due_day, rule_set, visibility, smallest_denominator, created_at)
                        select ?, 'other', 'Other', '', '', starts_on, ends_on, state, time_zone, language, frequency,
                            due_day, rule_set, visibility, 0, created_at from collaborative where slug = 'joy-in-work'
                        """).param(other).update();
        jdbc.sql("""
                        insert into assignment (collaborative_id, id, person_id, role, starts_on)
                        select ?, ?, id, 'DIRECTOR', date '2026-01-01' from person where email = 'leader@example.org'
                        """).params(other, Ids.next()).update();

        demonstrations.remove();

        assertThat(people.findByEmail("leader@example.org")).isPresent();
        assertThat(people.findByEmail("member@example.org")).isEmpty();
        assertThat(jdbc.sql("select code from organisation").query(String.class).list())
                .containsExactly("dunfarra");

        jdbc.sql("delete from assignment").update();
        jdbc.sql("delete from collaborative").update();
        jdbc.sql("delete from administrator").update();
        jdbc.sql("delete from person").update();
        jdbc.sql("delete from organisation").update();
    }

    @Test
    void an_untouched_one_is_dated_anew_on_a_later_day_and_people_stay_who_they_are() {
        demonstrations.load();
        UUID leader = people.findByEmail("leader@example.org").orElseThrow().id();
        assertThat(demonstrations.refresh()).isFalse();

        clock.setTo("2027-02-03");
        assertThat(demonstrations.standing().orElseThrow().month()).isEqualTo(15);
        assertThat(demonstrations.refresh()).isTrue();

        var standing = demonstrations.standing().orElseThrow();
        assertThat(standing.month()).isEqualTo(12);
        assertThat(standing.collaborative().startsOn()).isEqualTo("2026-03-01");
        assertThat(people.findByEmail("leader@example.org").orElseThrow().id()).isEqualTo(leader);
        assertThat(jdbc.sql("select max(period_start) from observation where submitted_at is not null")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2027-02-02");
    }

    @Test
    void what_people_changed_is_kept_with_its_dates_until_somebody_loads_it_anew() {
        demonstrations.load();
        clock.pass(Duration.ofHours(1));
        jdbc.sql("""
                        update observation set numerator = 1, revision = revision + 1, at = ?
                        where ctid = (select ctid from observation where numerator > 1 limit 1)
                        """).param(clock.instant().atOffset(ZoneOffset.UTC)).update();

        clock.setTo("2027-02-03");
        assertThat(demonstrations.refresh()).isFalse();
        var standing = demonstrations.standing().orElseThrow();
        assertThat(standing.changed()).isTrue();
        assertThat(standing.isCurrent()).isFalse();

        demonstrations.load();
        assertThat(demonstrations.standing().orElseThrow().isCurrent()).isTrue();
    }

    @Test
    void hospitals_of_other_peoples_are_not_taken_over() {
        jdbc.sql("""
                        insert into organisation (id, code, name, country, time_zone)
                        values (?, 'tannwil', 'Ours', 'CH', 'Europe/Zurich')
                        """).param(Ids.next()).update();

        assertThatThrownBy(() -> demonstrations.load()).isInstanceOf(Refusal.class);

        assertThat(count("person")).isZero();
        jdbc.sql("delete from organisation").update();
    }

    private UUID person(String email) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into person (id, name, email, language, time_zone, created_at)
                        values (?, 'Chief', ?, 'en', 'UTC', now())
                        """).params(id, email).update();
        return id;
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    /** The rows of every table but the log of the installation and what is a fact about it. */
    private Map<String, Integer> counts() {
        String[] tables = jdbc.sql("""
                        select string_agg(tablename, ' ' order by tablename) from pg_tables where schemaname = 'public'
                          and tablename not in ('flyway_schema_history', 'installation_fact', 'scheduled_tasks')
                        """).query(String.class).single().split(" ");
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String table : tables) {
            boolean isLog = table.equals("audit_entry");
            counts.put(
                    table,
                    count(isLog ? table + " where collaborative_id <> '" + AuditTrail.INSTALLATION + "'" : table));
        }
        return counts;
    }
}

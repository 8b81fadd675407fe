package org.allteach.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public holidays of countries, as far as somebody has entered them. */
@Component
public class Holidays {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final AuditTrail audit;

    Holidays(JdbcClient jdbc, Teams teams, AuditTrail audit) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.audit = audit;
    }

    /** How many each country has that has any, by its code. */
    SortedMap<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        jdbc.sql("select country, count(*) as days from holiday group by country")
                .query(row -> {
                    counts.put(row.getString("country"), row.getInt("days"));
                });
        return counts;
    }

    /** A country's holidays with their names, in order. */
    SortedMap<LocalDate, String> of(String country) {
        var days = new TreeMap<LocalDate, String>();
        jdbc.sql("select day, name from holiday where country = ?")
                .param(country)
                .query(row -> {
                    days.put(row.getObject("day", LocalDate.class), row.getString("name"));
                });
        return days;
    }

    /** Puts a country's holidays in the place of those that were. */
    @Transactional
    public void replace(String country, Map<LocalDate, String> days) {
        SortedMap<LocalDate, String> before = of(country);
        if (before.equals(days)) {
            return;
        }
        jdbc.sql("delete from holiday where country = ?").param(country).update();
        days.forEach((day, name) -> jdbc.sql("insert into holiday (country, day, name) values (?, ?, ?)")
                .params(country, day, name)
                .update());
        audit.record(
                AuditTrail.INSTALLATION, "holidays.replaced", "country/" + country, written(before), written(days));
    }

    private static Map<String, String> written(Map<LocalDate, String> days) {
        var written = new LinkedHashMap<String, String>();
        days.forEach((day, name) -> written.put(day.toString(), name));
        return written;
    }

    /** The days on which all countries of a collaborative's teams work. */
    public WorkDays workDays(Collaborative collaborative) {
        return workDays(countries(collaborative));
    }

    WorkDays workDays(Collection<String> countries) {
        return new WorkDays(new HashSet<>(jdbc.sql("select day from holiday where country = any(?)")
                .param(countries.toArray(String[]::new))
                .query((row, n) -> row.getObject("day", LocalDate.class))
                .list()));
    }

    /** The countries of a collaborative's teams. */
    Collection<String> countries(Collaborative collaborative) {
        return teams.of(collaborative.id()).stream().map(Team::country).collect(Collectors.toSet());
    }
}

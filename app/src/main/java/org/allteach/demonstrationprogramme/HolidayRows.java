package org.allteach.demonstrationprogramme;

import java.util.List;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.demonstrationprogramme.Feasts.Feast;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Public holidays of the demonstration's countries. They belong to the installation, so they are entered only where it has
 * none, and go again with the demonstration where nobody has changed them and no other team is of that country.
 */
@Component
class HolidayRows {

    private static final String ENTERED = "demonstration's holidays";

    private static final String OWN = """
            select country from unnest(string_to_array(
                (select value from installation_fact where name = :entered), ' ')) as country
            where not exists (
                select 1 from audit_entry e where e.action = 'holidays.replaced' and e.subject = 'country/' || country)
            """;

    private final JdbcClient jdbc;
    private final Rows rows;

    HolidayRows(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Those of last year, this and the next. */
    void write(Telling telling) {
        jdbc.sql("delete from holiday where country in (" + OWN + ")")
                .param("entered", ENTERED)
                .update();
        List<String> known = jdbc.sql("select distinct country from holiday")
                .query((row, n) -> row.getString("country"))
                .list();
        int year = telling.today().getYear();
        List<Feast> feasts = Feasts.of(telling.script(), year - 1, year + 1).stream()
                .filter(feast -> !known.contains(feast.country()))
                .toList();
        rows.insert("insert into holiday (country, day, name) values (?, ?, ?) on conflict do nothing", feasts, feast ->
                new @Nullable Object[] {feast.country(), feast.day(), feast.name()});
        rows.one(
                """
                insert into installation_fact (name, value) values (?, ?)
                on conflict (name) do update set value = excluded.value
                """,
                ENTERED,
                String.join(" ", feasts.stream().map(Feast::country).distinct().toList()));
    }

    /** A demonstration that was written anew in the same transaction keeps them. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void removed(CollaborativeRemoved event) {
        boolean goesOn = jdbc.sql("select exists (select 1 from collaborative where demonstration)")
                .query(Boolean.class)
                .single();
        if (!goesOn) {
            jdbc.sql("delete from holiday h where h.country in (" + OWN + """
                            ) and not exists (
                                select 1 from team t join organisation o on o.id = t.organisation_id
                                where o.country = h.country)
                            """)
                    .param("entered", ENTERED)
                    .update();
            jdbc.sql("delete from installation_fact where name = ?")
                    .param(ENTERED)
                    .update();
        }
    }
}

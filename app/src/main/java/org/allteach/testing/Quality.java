package org.allteach.testing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How well the testing of a whole collaborative keeps the method, month by month: counts alone, of all that was shared. */
@Component
class Quality {

    private final JdbcClient jdbc;

    Quality(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tests that were closed in a month, and how many of them kept each feature of the method, and all of them. */
    record Month(LocalDate start, int all, Map<String, Integer> kept) {

        int whole() {
            return kept.getOrDefault("all", 0);
        }
    }

    /** The features, in the order of the method. */
    static final List<String> FEATURES = List.of("idea", "prediction", "data", "small", "study", "iterated", "all");

    /** The months in which tests were closed, in time order. The same questions as the coach's, asked of many at once. */
    List<Month> of(UUID collaborative) {
        return jdbc.sql("""
                        with over as (
                            select cast(date_trunc('month', c.acted_on) as date) as month,
                                exists (select 1 from cycle_idea i
                                    where i.collaborative_id = c.collaborative_id and i.cycle_id = c.id) as idea,
                                exists (select 1 from cycle_prediction p
                                    where p.collaborative_id = c.collaborative_id and p.cycle_id = c.id
                                      and p.removed_at is null and btrim(p.prediction, E' \\n\\t') <> '') as prediction,
                                btrim(c.collects, E' \\n\\t') <> '' or exists (select 1 from cycle_measure m
                                    where m.collaborative_id = c.collaborative_id and m.cycle_id = c.id) as data,
                                c.step > 1 or c.scale in ('patient', 'clinician', 'shift', 'unit') as small,
                                btrim(c.learned, E' \\n\\t') <> '' as study,
                                c.decision = 'abandon' or exists (select 1 from cycle o
                                    where o.collaborative_id = c.collaborative_id and o.ramp_id = c.ramp_id
                                      and o.id <> c.id) as iterated
                            from cycle c
                            where c.collaborative_id = ? and c.state = 'ACTED' and c.shared_at is not null
                              and c.acted_on is not null)
                        select month, count(*) as closed, count(*) filter (where idea) as idea,
                            count(*) filter (where prediction) as prediction, count(*) filter (where data) as data,
                            count(*) filter (where small) as small, count(*) filter (where study) as study,
                            count(*) filter (where iterated) as iterated,
                            count(*) filter (where idea and prediction and data and small and study and iterated) as "all"
                        from over group by month order by month
                        """)
                .param(collaborative)
                .query((row, n) -> {
                    var kept = new LinkedHashMap<String, Integer>();
                    for (String feature : FEATURES) {
                        kept.put(feature, row.getInt(feature));
                    }
                    return new Month(row.getObject("month", LocalDate.class), row.getInt("closed"), kept);
                })
                .list();
    }
}

package org.allteach.participation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The slow twin: counts rows as they stand in the tables, one by one. Keys are {@code team kind month}. */
final class SlowCount {

    private final JdbcClient jdbc;
    private final Doings doings;
    private final Map<String, Double> amounts = new TreeMap<>();

    SlowCount(JdbcClient jdbc, Doings doings) {
        this.jdbc = jdbc;
        this.doings = doings;
    }

    static String key(@Nullable Object team, Object kind, LocalDate day) {
        return team + " " + kind + " " + day.toString().substring(0, 7);
    }

    Map<String, Double> all() {
        meetings();
        values();
        for (var cycle : rows("cycle")) {
            if (cycle.get("starts_on") != null && !"PLANNED".equals(cycle.get("state"))) {
                count(cycle.get("team_id"), "TEST_BEGUN", date(cycle.get("starts_on")), 1);
            }
            if (cycle.get("acted_on") != null) {
                count(cycle.get("team_id"), "TEST_CLOSED", date(cycle.get("acted_on")), 1);
            }
        }
        theories();
        for (var comment : rows("comment")) {
            contribution(comment, "COMMENT");
        }
        for (var file : rows("attachment")) {
            contribution(file, "FILE");
        }
        return amounts;
    }

    private List<Map<String, @Nullable Object>> rows(String table) {
        return jdbc.sql("select * from " + table + " where collaborative_id = ?")
                .param(doings.collaborative.id())
                .query()
                .listOfRows();
    }

    private static LocalDate date(@Nullable Object stored) {
        return LocalDate.parse(String.valueOf(stored));
    }

    private void count(@Nullable Object team, String kind, LocalDate day, double amount) {
        amounts.merge(key(team, kind, day), amount, Double::sum);
    }

    private LocalDate day(String table, String column, Map<String, @Nullable Object> row) {
        return jdbc.sql("select " + column + " from " + table + " where collaborative_id = ? and id = ?")
                .params(doings.collaborative.id(), row.get("id"))
                .query(OffsetDateTime.class)
                .single()
                .atZoneSameInstant(Stage.ZONE)
                .toLocalDate();
    }

    private void meetings() {
        for (var activity : rows("activity")) {
            var start = java.time.LocalDateTime.parse(
                    String.valueOf(activity.get("starts_at")).replace(' ', 'T'));
            var end = java.time.LocalDateTime.parse(
                    String.valueOf(activity.get("ends_at")).replace(' ', 'T'));
            long days = ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate()) + 1;
            LocalTime from = start.toLocalTime();
            double hours = days * from.until(end.toLocalTime(), ChronoUnit.MINUTES) / 60.0;
            boolean isCall = Set.of("CALL", "OFFICE_HOURS").contains(String.valueOf(activity.get("kind")));
            for (var attendance : rows("attendance")) {
                if (attendance.get("activity_id").equals(activity.get("id"))
                        && "PLANNED".equals(activity.get("state"))) {
                    count(attendance.get("team_id"), isCall ? "CALL" : "SESSION", start.toLocalDate(), hours);
                }
            }
        }
    }

    private void values() {
        Map<@Nullable Object, String> kinds = rows("measure").stream()
                .collect(Collectors.toMap(row -> row.get("id"), row -> (String) row.get("kind")));
        for (var value : jdbc.sql(
                        "select *, submitted_at::text as submitted from observation where collaborative_id = ?")
                .param(doings.collaborative.id())
                .query((row, n) -> Map.of(
                        "measure", row.getObject("measure_id", UUID.class),
                        "team", row.getObject("team_id", UUID.class),
                        "start", row.getObject("period_start", LocalDate.class),
                        "at",
                                row.getObject("submitted_at") == null
                                        ? ""
                                        : row.getObject("submitted_at", OffsetDateTime.class)))
                .list()) {
            if (value.get("at") instanceof OffsetDateTime at) {
                LocalDate day = at.atZoneSameInstant(Stage.ZONE).toLocalDate();
                LocalDate due = ((LocalDate) value.get("start"))
                        .plusMonths(1)
                        .minusDays(1)
                        .plusDays(doings.collaborative.dueDay());
                boolean isLate = "PROPORTION".equals(kinds.get(value.get("measure"))) && day.isAfter(due);
                count(value.get("team"), isLate ? "DATA_LATE" : "DATA_IN_TIME", day, 1);
            }
        }
    }

    private void theories() {
        for (var theory : rows("theory")) {
            List<OffsetDateTime> moments = jdbc.sql(
                            "select at from theory_revision where theory_id = ? order by number")
                    .param(theory.get("id"))
                    .query(OffsetDateTime.class)
                    .list();
            List<String> actions = jdbc.sql("select action from theory_revision where theory_id = ? order by number")
                    .param(theory.get("id"))
                    .query(String.class)
                    .list();
            // The eighth took the third back.
            for (int number : new int[] {1, 2, 4, 5, 6, 7}) {
                count(
                        theory.get("team_id"),
                        actions.get(number - 1).equals("node.adopted") ? "IDEA_ADOPTED" : "THEORY_CHANGED",
                        moments.get(number - 1).atZoneSameInstant(Stage.ZONE).toLocalDate(),
                        1);
            }
        }
    }

    private void contribution(Map<String, @Nullable Object> row, String kind) {
        if (row.get("removed_at") == null && row.get("person_id") != null) {
            UUID team = null;
            for (int member = 0; member < doings.members.size(); member++) {
                if (doings.members.get(member).id().equals(row.get("person_id"))) {
                    team = doings.teamOf(member);
                }
            }
            count(team, kind, day(kind.equals("FILE") ? "attachment" : "comment", "at", row), 1);
        }
    }
}

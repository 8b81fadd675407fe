package org.allteach.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.database.WithDatabase;
import org.allteach.measures.GivenRow;
import org.allteach.measures.Measures;
import org.allteach.measures.TestCollaborative;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@WithDatabase
class DataLoadsTest {

    private static final List<String> TEAMS = List.of("A", "B", "C");
    private static final List<String> RATIOS = List.of("P", "R");

    @Autowired
    private DataLoads loads;

    @Autowired
    private Measures measures;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private JdbcClient jdbc;

    private TestCollaborative try1;

    @BeforeEach
    void a_collaborative() {
        try1 = new TestCollaborative(jdbc, collaboratives, "A", "B", "C");
        try1.measure(measures, "P", "proportion");
        try1.measure(measures, "R", "rate");
        try1.measure(measures, "V", "continuous");
        try1.measure(measures, "S", "subgroup");
    }

    @Test
    void random_loads_leave_what_a_plain_map_would_hold() {
        for (long seed = 1; seed <= 12; seed++) {
            a_collaborative();
            compareWithMap(seed);
        }
    }

    /** The slow twin: a map from key to content, and a list of all contents that a key ever had. */
    private void compareWithMap(long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Content> now = new TreeMap<>();
        Map<String, List<Content>> ever = new HashMap<>();
        for (int round = 0; round < 8; round++) {
            Map<String, GivenRow> file = new TreeMap<>();
            int size = random.nextInt(1, 60);
            for (int i = 0; i < size; i++) {
                GivenRow row = row(random, i + 2);
                file.put(key(row), row);
            }
            long added = 0;
            long changed = 0;
            long unchanged = 0;
            for (GivenRow row : file.values()) {
                Content before = now.get(key(row));
                Content after = Content.of(row, before);
                if (before == null) {
                    added++;
                } else if (before.equals(after)) {
                    unchanged++;
                } else {
                    changed++;
                }
                if (!after.equals(before)) {
                    now.put(key(row), after);
                    ever.computeIfAbsent(key(row), key -> new ArrayList<>()).add(after);
                }
            }
            var rows = new ArrayList<>(file.values());
            shuffle(rows, random);

            var result = load(try1.director(), rows, true);

            assertThat(List.of(result.added(), result.changed(), result.unchanged(), result.rejected()))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(List.of(added, changed, unchanged, 0L));
            assertThat(stored("observation"))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(now);
        }
        assertThat(revisions()).as("seed %d", seed).isEqualTo(ever);
    }

    /** What the tests compare: everything that a row says. */
    private record Content(
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value,
            String subgroup,
            int status,
            boolean provisional,
            @Nullable String comment) {

        static Content of(GivenRow row, @Nullable Content before) {
            String said = row.comment();
            String comment = said == null ? (before == null ? null : before.comment) : said.isEmpty() ? null : said;
            boolean provisional = row.provisional() == null
                    ? before != null && before.provisional
                    : row.provisional().equals("true");
            return new Content(
                    number(row.numerator()),
                    number(row.denominator()),
                    number(row.value()),
                    row.values() == null ? "" : row.values(),
                    row.status() == null ? 0 : row.status().equals("missing") ? 1 : 3,
                    provisional,
                    comment);
        }

        private static @Nullable Double number(@Nullable String text) {
            return text == null ? null : Double.valueOf(text);
        }
    }

    private static GivenRow row(SplittableRandom random, int line) {
        String team = TEAMS.get(random.nextInt(3));
        String measure = List.of("P", "R", "V", "S").get(random.nextInt(4));
        String period = String.format(Locale.ROOT, "2025-%02d", random.nextInt(1, 13));
        boolean hasValue = random.nextInt(6) > 0;
        boolean ratio = RATIOS.contains(measure);
        int n = random.nextInt(1, 4);
        return new GivenRow(
                line,
                team,
                measure,
                period,
                hasValue && ratio ? Integer.toString(random.nextInt(0, n + 1)) : null,
                hasValue && ratio ? Integer.toString(n) : null,
                hasValue && measure.equals("V") ? Double.toString(random.nextInt(-2, 3) / 2.0) : null,
                hasValue && measure.equals("S") ? "1;2.5;" + random.nextInt(3) : null,
                hasValue ? null : random.nextBoolean() ? "missing" : "not-applicable",
                random.nextInt(4) > 0 ? null : random.nextBoolean() ? "" : "so it was ä€𝄞",
                random.nextInt(4) > 0 ? null : Boolean.toString(random.nextBoolean()));
    }

    private static void shuffle(List<GivenRow> rows, SplittableRandom random) {
        for (int i = rows.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            GivenRow row = rows.get(i);
            rows.set(i, rows.get(other));
            rows.set(other, row);
        }
    }

    private static String key(GivenRow row) {
        return row.team() + " " + row.measure() + " " + row.period();
    }

    private Map<String, Content> stored(String table) {
        Map<String, Content> stored = new TreeMap<>();
        rows(table, "true").forEach((key, contents) -> stored.put(key, contents.getFirst()));
        return stored;
    }

    /** All contents of each key, oldest first: the history and then what stands there. */
    private Map<String, List<Content>> revisions() {
        var all = new HashMap<>(rows("observation_history", "true"));
        rows("observation", "true")
                .forEach((key, contents) ->
                        all.computeIfAbsent(key, k -> new ArrayList<>()).addAll(contents));
        return all;
    }

    private Map<String, List<Content>> rows(String table, String condition) {
        var rows = new HashMap<String, List<Content>>();
        jdbc.sql("""
                        select t.code as team, m.code as measure, to_char(o.period_start, 'YYYY-MM') as period, o.*,
                            array_to_string(o.subgroup, ';') as list
                        from %s o
                        join team t on t.collaborative_id = o.collaborative_id and t.id = o.team_id
                        join measure m on m.collaborative_id = o.collaborative_id and m.id = o.measure_id
                        where o.collaborative_id = ? and %s order by o.revision
                        """.formatted(table, condition)).param(try1.id).query(row -> {
            String list = row.getString("list");
            String key = row.getString("team") + " " + row.getString("measure") + " " + row.getString("period");
            var contents = rows.computeIfAbsent(key, k -> new ArrayList<>());
            contents.add(new Content(
                    row.getObject("numerator", Double.class),
                    row.getObject("denominator", Double.class),
                    row.getObject("value", Double.class),
                    list == null ? "" : list,
                    row.getInt("status"),
                    row.getBoolean("provisional"),
                    row.getString("comment")));
        });
        return rows;
    }

    private DataLoad.Result load(Membership membership, List<GivenRow> rows, boolean wholly) {
        DataLoad load = loads.begin(membership);
        rows.forEach(load::add);
        return loads.commit(load, wholly, DataLoads.Origin.API);
    }

    private static GivenRow proportion(int line, String team, String period, String numerator, String denominator) {
        return new GivenRow(line, team, "P", period, numerator, denominator, null, null, null, null, null);
    }

    @Test
    void one_bad_row_keeps_all_of_them_out() {
        var result = load(
                try1.director(),
                List.of(proportion(2, "A", "2025-01", "1", "2"), proportion(3, "A", "2025-02", "3", "2")),
                true);

        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.added()).isZero();
        assertThat(stored("observation")).isEmpty();
    }

    @Test
    void the_valid_rows_get_in_when_that_is_wished() {
        var result = load(
                try1.director(),
                List.of(proportion(2, "A", "2025-01", "1", "2"), proportion(3, "A", "2025-02", "3", "2")),
                false);

        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.added()).isEqualTo(1);
        assertThat(stored("observation")).containsOnlyKeys("A P 2025-01");
    }

    @Test
    void two_rows_about_the_same_are_both_out_and_both_named() {
        var result = load(
                try1.director(),
                List.of(
                        proportion(2, "A", "2025-01", "1", "2"),
                        proportion(3, "B", "2025-01", "1", "2"),
                        proportion(4, "A", "2025-01", "2", "2")),
                false);

        assertThat(result.rejected()).isEqualTo(2);
        assertThat(result.added()).isEqualTo(1);
        assertThat(result.problems().first()).extracting(Problem::row).containsExactly(4L);
        assertThat(result.problems().first().getFirst().arguments()).containsExactly(2, 4);
    }

    @Test
    void rows_of_other_teams_name_a_team_that_is_unknown() {
        var member = try1.member(try1.person("Mia"), "A");

        var result = load(
                member,
                List.of(proportion(2, "A", "2025-01", "1", "2"), proportion(3, "B", "2025-01", "1", "2")),
                false);

        assertThat(result.added()).isEqualTo(1);
        assertThat(result.problems().first())
                .extracting(Problem::key, Problem::given)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("entry.problem.team", "B"));
    }

    @Test
    void a_load_writes_one_line_in_the_log_and_nothing_when_nothing_changes() {
        var rows = List.of(proportion(2, "A", "2025-01", "1", "2"));
        load(try1.director(), rows, true);
        load(try1.director(), rows, true);

        assertThat(jdbc.sql("select after::text from audit_entry where collaborative_id = ? and action = 'data.loaded'")
                        .param(try1.id)
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void a_preview_says_the_same_and_writes_nothing() {
        load(try1.director(), List.of(proportion(2, "A", "2025-01", "1", "2")), true);
        DataLoad load = loads.begin(try1.director());
        load.add(proportion(2, "A", "2025-01", "2", "2"));
        load.add(proportion(3, "A", "2025-02", "2", "2"));

        var result = loads.preview(load);

        assertThat(result.added()).isEqualTo(1);
        assertThat(result.changed()).isEqualTo(1);
        var change = result.changes().getFirst();
        assertThat(change.before().numerator()).isEqualTo(1);
        assertThat(change.after().numerator()).isEqualTo(2);
        assertThat(change.period()).hasToString("2025-01");
        assertThat(stored("observation")).containsOnlyKeys("A P 2025-01");
    }

    @Test
    void loads_of_many_people_at_once_have_the_effect_of_one_after_the_other() throws Exception {
        Callable<DataLoad.Result> work = () -> load(
                try1.director(),
                java.util.stream.IntStream.rangeClosed(1, 12)
                        .mapToObj(month ->
                                proportion(month + 1, "A", String.format(Locale.ROOT, "2025-%02d", month), "1", "2"))
                        .toList(),
                true);
        try (var people = Executors.newFixedThreadPool(6)) {
            long added = 0;
            for (var result : people.invokeAll(java.util.Collections.nCopies(24, work))) {
                added += result.get().added();
                assertThat(result.get().changed()).isZero();
            }
            assertThat(added).isEqualTo(12);
        }
        assertThat(stored("observation")).hasSize(12);
        assertThat(rows("observation_history", "true")).isEmpty();
    }
}

package org.allteach.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.measures.TestCollaborative;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A million rows within a bounded heap: {@code -Dtest=LargeImportMeasurement -Dmeasure=true -DargLine=-Xmx384m}. */
@SpringBootTest
@WithDatabase(own = true)
@EnabledIfSystemProperty(named = "measure", matches = "true")
class LargeImportMeasurement {

    private static final int TEAMS = 200;
    private static final int DAYS = 5000;

    @Autowired
    private Imports imports;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Measures measures;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_million_rows_of_csv_and_of_xlsx() throws Exception {
        measure("csv", LargeImportMeasurement::csv);
        measure("xlsx", LargeImportMeasurement::xlsx);
    }

    private interface Writing {
        void to(OutputStream file) throws Exception;
    }

    private void measure(String ending, Writing writing) throws Exception {
        var setting = new TestCollaborative(jdbc, collaboratives);
        for (int team = 0; team < TEAMS; team++) {
            setting.team("T" + team);
        }
        setting.measure(measures, "rate", "rate", "day");
        Path file = Files.createTempFile("large", "." + ending);
        try (OutputStream out = Files.newOutputStream(file)) {
            writing.to(out);
        }
        say("%s: %,d bytes", ending, Files.size(file));
        long begun = System.nanoTime();
        UUID id;
        try (InputStream in = Files.newInputStream(file)) {
            id = imports.receive(setting.director(), "large." + ending, Files.size(file), in);
        }
        begun = said("kept", begun);
        Import reviewed = settled(setting, id);
        begun = said("read and compared", begun);
        assertThat(java.util.Objects.requireNonNull(reviewed.summary()).added()).isEqualTo((long) TEAMS * DAYS);
        imports.commit(setting.director(), reviewed);
        settled(setting, id);
        begun = said("committed", begun);
        imports.undo(setting.director(), imports.find(setting.id, id).orElseThrow());
        settled(setting, id);
        said("undone", begun);
        Files.delete(file);
    }

    private Import settled(TestCollaborative setting, UUID id) throws InterruptedException {
        Import found = imports.find(setting.id, id).orElseThrow();
        while (found.state().isAtWork()) {
            Thread.sleep(50);
            found = imports.find(setting.id, id).orElseThrow();
        }
        return found;
    }

    private static long said(String what, long begun) {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        say(
                "  %s in %.1f s, heap at most %d of %d MiB",
                what,
                (System.nanoTime() - begun) / 1e9,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        return System.nanoTime();
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }

    private static void csv(OutputStream file) throws Exception {
        var out = new java.io.BufferedOutputStream(file);
        out.write("team,measure,period,num,den\n".getBytes(StandardCharsets.UTF_8));
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = LocalDate.of(2008, 1, 1).plusDays(day);
            for (int team = 0; team < TEAMS; team++) {
                String row =
                        "T" + team + ",rate," + date + "," + (day * 7 + team) % 90 + "," + (100 + day % 400) + "\n";
                out.write(row.getBytes(StandardCharsets.UTF_8));
            }
        }
        out.flush();
    }

    private static void xlsx(OutputStream file) throws Exception {
        try (var workbook = new Workbook(file, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Data");
            String[] names = {"team", "measure", "period", "num", "den"};
            for (int i = 0; i < names.length; i++) {
                sheet.value(0, i, names[i]);
            }
            int row = 1;
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = LocalDate.of(2008, 1, 1).plusDays(day);
                for (int team = 0; team < TEAMS; team++) {
                    sheet.value(row, 0, "T" + team);
                    sheet.value(row, 1, "rate");
                    sheet.value(row, 2, date);
                    sheet.style(row, 2).format("yyyy-mm-dd").set();
                    sheet.value(row, 3, (day * 7 + team) % 90);
                    sheet.value(row, 4, 100 + day % 400);
                    row++;
                }
                sheet.flush();
            }
        }
    }
}

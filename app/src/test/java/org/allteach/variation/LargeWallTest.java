package org.allteach.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.web.servlet.MockMvc;

/** Five hundred charts on one page: few questions to the database, few bytes to the browser. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class LargeWallTest {

    private static final int TEAMS = 500;
    private static final int MONTHS = 36;
    private static final int MOST_BYTES = 1_200_000;

    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    @TestConfiguration
    static class Counting {

        @Bean
        static BeanPostProcessor countConnections() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
                            ? new DelegatingDataSource(source) {
                                @Override
                                public java.sql.Connection getConnection() throws java.sql.SQLException {
                                    CONNECTIONS.incrementAndGet();
                                    return super.getConnection();
                                }
                            }
                            : bean;
                }
            };
        }
    }

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Test
    void a_wall_of_five_hundred_teams_is_asked_for_at_once_and_sent_in_about_a_megabyte() throws Exception {
        Scene scene = new Scene(jdbc, Visibility.CODED, 5).measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM");
        for (int i = 0; i < TEAMS; i++) {
            scene.team(String.format(Locale.ROOT, "W%03d", i), "Ward number " + i, "IE");
        }
        jdbc.sql("""
                        insert into observation (collaborative_id, measure_id, team_id, period_start, numerator,
                            denominator, status, provisional, submitted_at, revision, at, source)
                        select t.collaborative_id, ?, t.id, cast(date '2024-01-01' + make_interval(months => n) as date),
                            floor(random() * 18 * case when n > 20 then 0.7 else 1 end), 90 + floor(random() * 60),
                            0, false, now(), 1, now(), 'API'
                        from team t cross join generate_series(0, ?) n where t.collaborative_id = ?
                        """)
                .params(scene.measures.get("falls"), MONTHS - 1, scene.collaborative)
                .update();
        jdbc.sql("analyze observation").update();
        Viewer director = scene.person(Role.DIRECTOR, null);
        String path = "/c/" + scene.slug + "/measures/falls";
        byte[] body = answer(path, director);
        int before = CONNECTIONS.get();
        answer(path, director);
        int questions = CONNECTIONS.get() - before;
        byte[] compressed = zipped(body);
        System.out.printf(
                Locale.ROOT,
                "wall of %d: %d bytes, %d compressed, %d questions, %s%n",
                TEAMS,
                body.length,
                compressed.length,
                questions,
                times(path, director));
        assertThat(questions).isLessThan(12);
        assertThat(compressed).hasSizeLessThan(MOST_BYTES / 2);
        assertThat(new String(body, java.nio.charset.StandardCharsets.UTF_8).split("class=\"at-cell\"", -1))
                .hasSize(TEAMS + 1);
    }

    private String times(String path, Viewer viewer) throws Exception {
        int runs = Integer.getInteger("wall.runs", 3);
        var millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            answer(path, viewer);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT, "median %.1f ms, 95th percentile %.1f ms", millis[runs / 2], millis[runs * 95 / 100]);
    }

    private byte[] answer(String path, Viewer viewer) throws Exception {
        return mvc.perform(get(path).with(Scene.as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static byte[] zipped(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }
}

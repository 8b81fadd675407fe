package org.allteach.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Memberships;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measure;
import org.allteach.variation.Wall.Card;
import org.allteach.variation.Wall.Query;
import org.allteach.variation.Wall.Signal;
import org.allteach.variation.Wall.Sort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@WithDatabase
class WallTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TeamCharts charts;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Memberships memberships;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @BeforeEach
    void teams_that_go_different_ways() {
        scene = new Scene(jdbc, Visibility.NAMED, 0)
                .team("b", "birch", "IE")
                .team("a", "Ash", "PT")
                .team("c", "Cedar", "IE")
                .team("d", "Dogwood, without data", "IE")
                .measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM");
        for (int i = 0; i < 24; i++) {
            scene.ratio("falls", "a", Scene.FIRST.plusMonths(i), i < 12 ? 20 + i % 2 : 5 + i % 2, 100);
            scene.ratio("falls", "b", Scene.FIRST.plusMonths(i), i < 12 ? 10 + i % 3 : 22 + i % 3, 100);
            scene.ratio("falls", "c", Scene.FIRST.plusMonths(i), 14 + i * 7 % 3, 100);
        }
    }

    @Test
    void charts_stand_by_name_unless_somebody_asks_otherwise() {
        assertThat(names(Query.DEFAULT)).containsExactly("Ash", "birch", "Cedar");
        assertThat(names(new Query(Sort.LATEST, Signal.ALL, "", false))).containsExactly("Ash", "Cedar", "birch");
        assertThat(names(new Query(Sort.CHANGE, Signal.ALL, "", false))).containsExactly("Ash", "Cedar", "birch");
    }

    @Test
    void charts_are_filtered_by_what_their_newest_point_shows() {
        assertThat(names(new Query(Sort.NAME, Signal.IMPROVING, "", false))).containsExactly("Ash");
        assertThat(names(new Query(Sort.NAME, Signal.CONCERNING, "", false))).containsExactly("birch");
        assertThat(names(new Query(Sort.NAME, Signal.ANY, "", false))).containsExactly("Ash", "birch");
        assertThat(names(new Query(Sort.NAME, Signal.NONE, "", false))).containsExactly("Cedar");
        assertThat(wall(Query.DEFAULT).counts()).containsEntry(Signal.ALL, 3L).containsEntry(Signal.ANY, 2L);
    }

    @Test
    void charts_are_filtered_by_country() {
        assertThat(names(new Query(Sort.NAME, Signal.ALL, "IE", false))).containsExactly("birch", "Cedar");
        assertThat(wall(Query.DEFAULT).countries()).containsExactly("IE", "PT");
    }

    @Test
    void axes_are_drawn_once_or_by_each() {
        Wall shared = wall(Query.DEFAULT);
        assertThat(shared.axes()).contains("id=\"at-axes\"");
        assertThat(shared.cards()).allSatisfy(card -> assertThat(card.drawing()).contains("href=\"#at-axes\""));
        Wall own = wall(new Query(Sort.NAME, Signal.ALL, "", true));
        assertThat(own.axes()).isEmpty();
        assertThat(own.cards()).allSatisfy(card -> assertThat(card.drawing()).doesNotContain("<use"));
    }

    @Test
    void a_card_says_in_words_what_it_draws() {
        Card ash = wall(Query.DEFAULT).cards().getFirst();
        assertThat(ash.words()).containsExactly("Improvement: lower", "May meet or miss the target");
        assertThat(ash.latest()).isEqualTo("6.0%");
        assertThat(ash.when()).isEqualTo("Dec 2025");
        assertThat(ash.address()).isEqualTo("/c/" + scene.slug + "/t/a/m/falls");
    }

    private List<String> names(Query query) {
        return wall(query).cards().stream().map(Card::name).toList();
    }

    private Wall wall(Query query) {
        var collaborative = collaboratives.find(scene.slug).orElseThrow();
        Membership director = memberships.of(collaborative, scene.person(Role.DIRECTOR, null), false);
        Measure measure = charts.measure(director, "falls");
        return Wall.of(scene.slug, measure, charts.ofMeasure(director, measure), query, Locale.UK);
    }
}

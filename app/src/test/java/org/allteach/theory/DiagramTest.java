package org.allteach.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    private final Diagram small = Outline.parse("Aim\n P\n  S\n   I\n   J\n  T\n   I\n", Diagram.EMPTY)
            .into(Diagram.EMPTY);

    @Test
    void the_aim_leads_to_drivers_and_drivers_to_ideas_never_back() {
        assertThat(Node.Kind.AIM.leadsTo(Node.Kind.PRIMARY)).isTrue();
        assertThat(Node.Kind.SECONDARY.leadsTo(Node.Kind.SECONDARY)).isTrue();
        assertThat(Node.Kind.PRIMARY.leadsTo(Node.Kind.PRIMARY)).isFalse();
        assertThat(Node.Kind.IDEA.leadsTo(Node.Kind.IDEA)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> small.with(new Link(id("I1"), id("S1"), true)));
    }

    @Test
    void a_cycle_is_found_with_its_way() {
        Diagram chained = small.with(new Link(id("S1"), id("S2"), true));
        assertThat(chained.cycleWith(id("S2"), id("S1"))).extracting(Node::code).containsExactly("S1", "S2");
        assertThat(chained.cycleWith(id("S1"), id("S2"))).isEmpty();
        assertThat(chained.cycleWith(id("S1"), id("S1"))).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> chained.with(new Link(id("S2"), id("S1"), true)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_linked_one_never_comes_back_to_where_one_was(long seed) {
        var random = new Random(seed);
        Diagram diagram = Diagram.EMPTY;
        for (int i = 0; i < 30; i++) {
            diagram = diagram.with(diagram.create(Ids.next(), Node.Kind.SECONDARY, Content.of("S" + i)));
        }
        for (int i = 0; i < 120; i++) {
            Diagram now = diagram;
            UUID one = now.nodes().get(random.nextInt(30)).id();
            UUID other = now.nodes().get(random.nextInt(30)).id();
            boolean closes = isReached(diagram, other, one, new HashSet<>());
            assertThat(diagram.cycleWith(one, other).isEmpty()).isEqualTo(!closes);
            diagram = closes ? diagram : diagram.with(new Link(one, other, true));
        }
    }

    /** The slow and obvious way. */
    private static boolean isReached(Diagram diagram, UUID from, UUID to, Set<UUID> seen) {
        return from.equals(to)
                || seen.add(from)
                        && diagram.links().stream()
                                .filter(link -> link.parent().equals(from))
                                .anyMatch(link -> isReached(diagram, link.child(), to, seen));
    }

    @Test
    void a_node_is_moved_among_those_of_its_kind() {
        Diagram moved = small.moved(node("I2"), -1);
        assertThat(moved.current(Node.Kind.IDEA)).extracting(Node::code).containsExactly("I2", "I1");
        assertThat(moved.moved(node(moved, "I2"), -1)).isSameAs(moved);
    }

    @Test
    void a_line_is_what_leads_to_a_node_and_what_it_leads_to() {
        assertThat(small.lineOf(node("S1")))
                .containsExactlyInAnyOrder(id("A1"), id("P1"), id("S1"), id("I1"), id("I2"));
    }

    @Test
    void a_new_code_is_never_one_that_was_used() {
        Diagram retired = small.with(node("I2").retired(new Node.Retirement(TODAY, "no")));
        assertThat(retired.create(Ids.next(), Node.Kind.IDEA, Content.of("x")).code())
                .isEqualTo("I3");
        assertThat(retired.current(Node.Kind.IDEA)).hasSize(1);
        assertThat(retired.withoutRetired().links()).hasSize(small.links().size() - 1);
    }

    @Test
    void a_change_is_taken_back_where_nobody_has_touched_the_same_since() {
        Diagram changed = small.with(node("I1").with(Content.of("Other"))).without(id("S2"), id("I1"));
        Delta delta = Delta.between(small, changed);
        Diagram elsewhere = changed.with(node("I2").with(Content.of("Theirs")));
        Diagram back = undone(delta, elsewhere);
        assertThat(back).isNotNull();
        assertThat(node(back, "I1").text()).isEqualTo("I");
        assertThat(node(back, "I2").text()).isEqualTo("Theirs");
        assertThat(back.parents(node(back, "I1"))).extracting(Node::code).containsExactly("S1", "S2");
        assertThat(undone(delta, changed.with(node("I1").with(Content.of("Again")))))
                .isNull();
    }

    @Test
    void a_new_node_that_is_taken_back_retires() {
        Diagram more = small.with(small.create(Ids.next(), Node.Kind.IDEA, Content.of("New")));
        Diagram back = undone(Delta.between(small, more), more);
        assertThat(back).isNotNull();
        assertThat(node(back, "I3").isRetired()).isTrue();
        Diagram again = undone(Delta.between(more, back), back);
        assertThat(again).isNotNull();
        assertThat(node(again, "I3").isRetired()).isFalse();
    }

    @Test
    void a_link_is_not_brought_back_where_it_would_close_a_cycle_now() {
        Diagram linked = small.with(new Link(id("S1"), id("S2"), true));
        Delta delta = Delta.between(linked, small);
        assertThat(undone(delta, small.with(new Link(id("S2"), id("S1"), true))))
                .isNull();
        assertThat(undone(delta, small)).isNotNull();
    }

    private static @Nullable Diagram undone(Delta delta, Diagram now) {
        return delta.undoneIn(now, TODAY);
    }

    @Test
    void adopting_an_idea_brings_the_drivers_over_it_along() {
        Diagram own = Adoptions.adopted(Diagram.EMPTY, small, node("I1"));
        assertThat(own.nodes()).extracting(Node::text).containsExactly("Aim", "P", "S", "T", "I");
        assertThat(own.links()).hasSize(5);
        assertThat(own.nodes()).allMatch(node -> node.source() != null);
        Diagram both = Adoptions.adopted(own, small, node("I2"));
        assertThat(both.nodes()).hasSize(6);
        assertThat(Delta.between(both, Adoptions.adopted(both, small, node("I2")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_team_keeps_its_own_aim() {
        Diagram mine = Diagram.EMPTY.with(Diagram.EMPTY.create(Ids.next(), Node.Kind.AIM, Content.of("Ours")));
        Diagram own = Adoptions.adopted(mine, small, node("P1"));
        assertThat(own.nodes()).extracting(Node::text).containsExactly("Ours", "P");
        assertThat(own.links()).hasSize(1);
    }

    @Test
    void what_was_decided_elsewhere_is_not_adopted() {
        Content decided = new Content(
                "I", "d", "Ann", List.of(), Node.Evidence.STRONG, Node.Stage.SPREAD, 5, 1, "", "how", "", List.of());
        Diagram own = Adoptions.adopted(Diagram.EMPTY, small.with(node("I1").with(decided)), node("I1"));
        Content adopted = node(own, "I1").content();
        assertThat(adopted.stage()).isEqualTo(Node.Stage.IDEA);
        assertThat(adopted.owner()).isEmpty();
        assertThat(adopted.howTo()).isEqualTo("how");
        assertThat(adopted.impact()).isNull();
    }

    private Node node(String code) {
        return node(small, code);
    }

    private static Node node(Diagram diagram, String code) {
        return diagram.find(code).orElseThrow();
    }

    private UUID id(String code) {
        return node(code).id();
    }
}

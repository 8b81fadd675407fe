package org.allteach.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.allteach.web.Problem;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static final String SMALL = """
            Half as many falls by June
            \tSafe surroundings
            \t\tNight light
            \t\t\t- Lamps on motion sensors
            \t\t\t- Check lamps at handover ~
            \tKnowing who is at risk
            \t\tAsk on admission
            \t\t\t1. Three questions
            \t\t\t2. Lamps on motion sensors
            """;

    @Test
    void lines_become_nodes_by_how_far_in_they_stand() {
        Diagram diagram = read(SMALL, Diagram.EMPTY);
        assertThat(texts(diagram, Node.Kind.AIM)).containsExactly("Half as many falls by June");
        assertThat(texts(diagram, Node.Kind.PRIMARY)).containsExactly("Safe surroundings", "Knowing who is at risk");
        assertThat(texts(diagram, Node.Kind.SECONDARY)).containsExactly("Night light", "Ask on admission");
        assertThat(texts(diagram, Node.Kind.IDEA))
                .containsExactly("Lamps on motion sensors", "Check lamps at handover", "Three questions");
        assertThat(diagram.nodes()).extracting(Node::code).contains("A1", "P1", "P2", "S1", "S2", "I1", "I2", "I3");
    }

    @Test
    void the_same_text_twice_is_one_node_with_two_parents() {
        Diagram diagram = read(SMALL, Diagram.EMPTY);
        Node lamps = diagram.find("I1").orElseThrow();
        assertThat(diagram.parents(lamps)).extracting(Node::text).containsExactly("Night light", "Ask on admission");
    }

    @Test
    void a_tilde_makes_a_link_weak() {
        Diagram diagram = read(SMALL, Diagram.EMPTY);
        assertThat(diagram.links())
                .filteredOn(link -> !link.strong())
                .singleElement()
                .satisfies(
                        link -> assertThat(diagram.get(link.child())).hasToString("idea I2 Check lamps at handover"));
    }

    @Test
    void pasted_again_it_adds_nothing() {
        Diagram once = read(SMALL, Diagram.EMPTY);
        Outline again = Outline.parse(SMALL, once);
        assertThat(again.lines()).allMatch(Outline.Line::isKnown);
        assertThat(Delta.between(once, again.into(once)).isEmpty()).isTrue();
    }

    @Test
    void where_there_is_an_aim_it_may_begin_with_primary_drivers() {
        Diagram diagram = read("Staff who can speak up\n  Huddle\n    Ten minutes a day\n", read(SMALL, Diagram.EMPTY));
        Node added = diagram.find("P3").orElseThrow();
        assertThat(added.text()).isEqualTo("Staff who can speak up");
        assertThat(diagram.parents(added)).extracting(Node::code).containsExactly("A1");
        assertThat(diagram.find("I4").orElseThrow().text()).isEqualTo("Ten minutes a day");
    }

    @Test
    void steps_may_be_of_any_width_and_levels_as_many_as_wanted() {
        Diagram diagram = read("""
                Aim
                 Primary
                     Secondary
                       Deeper
                          Idea
                 Other
                """, Diagram.EMPTY);
        assertThat(texts(diagram, Node.Kind.PRIMARY)).containsExactly("Primary", "Other");
        assertThat(texts(diagram, Node.Kind.SECONDARY)).containsExactly("Secondary", "Deeper");
        assertThat(texts(diagram, Node.Kind.IDEA)).containsExactly("Idea");
    }

    @Test
    void bullets_numbers_and_hard_spaces_are_no_part_of_the_text() {
        Diagram diagram = read("• Aim\n\u00a0\u00a01.2 Primary\n\n    (a) nothing\n    – Really\n", Diagram.EMPTY);
        assertThat(diagram.nodes()).extracting(Node::text).containsExactly("Aim", "Primary", "(a) nothing", "Really");
    }

    @Test
    void a_cycle_is_refused_by_name_and_line() {
        Outline outline = Outline.parse("Aim\n P\n  Rest\n   Calm\n    Rest\n     Idea\n", Diagram.EMPTY);
        assertThat(outline.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("theory.problem.cycle");
            assertThat(problem.row()).isEqualTo(5);
            assertThat(problem.arguments()).containsExactly("Rest → Calm → Rest");
        });
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Outline outline = Outline.parse("Aim\n " + "x".repeat(301) + "\n  -\n  ~\n", Diagram.EMPTY);
        assertThat(outline.problems()).extracting(Problem::row).contains(2L, 4L);
        assertThat(Outline.parse(" \n\n", Diagram.EMPTY).problems())
                .extracting(Problem::key)
                .containsExactly("problem.required");
        assertThat(Outline.parse("x\n".repeat(2001), Diagram.EMPTY).problems())
                .extracting(Problem::key)
                .containsExactly("theory.problem.lines");
    }

    @Test
    void of_five_hundred_lines_none_is_lost() {
        var text = new StringBuilder("Aim\n");
        IntStream.range(0, 499)
                .forEach(i -> text.append(" ".repeat(1 + i % 3))
                        .append("Line ")
                        .append(i)
                        .append('\n'));
        Outline outline = Outline.parse(text.toString(), Diagram.EMPTY);
        assertThat(outline.problems()).isEmpty();
        assertThat(outline.into(Diagram.EMPTY).nodes()).hasSize(500);
    }

    private static Diagram read(String text, Diagram into) {
        Outline outline = Outline.parse(text, into);
        assertThat(outline.problems()).isEmpty();
        return outline.into(into);
    }

    private static List<String> texts(Diagram diagram, Node.Kind kind) {
        return diagram.current(kind).stream().map(Node::text).toList();
    }
}

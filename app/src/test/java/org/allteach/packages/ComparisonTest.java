package org.allteach.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allteach.packages.Comparison.Kind;
import org.allteach.packages.Comparison.Piece;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.Outline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    private final Diagram before = Outline.parse("Aim\n P\n  S\n   Old way\n   Other\n  T\n", Diagram.EMPTY)
            .into(Diagram.EMPTY);

    @Test
    void the_same_is_no_change() {
        assertThat(Comparison.of(before, before).isEmpty()).isTrue();
    }

    @Test
    void a_text_differs_word_by_word() {
        Node idea = node("I1");
        Diagram after = before.with(idea, idea.content().withText("Old but better way"));
        assertThat(Comparison.of(before, after).changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.fields()).singleElement().satisfies(field -> {
                assertThat(field.name()).isEqualTo("text");
                assertThat(field.pieces())
                        .containsExactly(
                                new Piece(Kind.CHANGED, "Old "),
                                new Piece(Kind.ADDED, "but better "),
                                new Piece(Kind.CHANGED, "way"));
            });
        });
    }

    @Test
    void what_is_new_and_what_is_gone_is_said() {
        Diagram after = before.where(node -> !node.code().equals("I2"));
        assertThat(Comparison.of(before, after).changes())
                .extracting(Comparison.Change::kind)
                .containsExactly(Kind.GONE);
        assertThat(Comparison.of(after, before).changes())
                .extracting(Comparison.Change::kind)
                .containsExactly(Kind.ADDED);
    }

    @Test
    void another_parent_or_a_weaker_link_is_a_change_of_what_is_below() {
        Diagram after = before.with(new Link(node("S2").id(), node("I1").id(), false));
        assertThat(Comparison.of(before, after).changes())
                .singleElement()
                .satisfies(
                        change -> assertThat(change.fields().getFirst().name()).isEqualTo("parents"));
    }

    @Test
    void how_far_somebody_is_with_it_is_no_change_of_the_package() {
        Node idea = node("I1");
        Content content = idea.content().withStage(Node.Stage.TESTING);
        assertThat(Comparison.of(before, before.with(idea, content)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void from_the_pieces_both_texts_can_be_read(long seed) {
        var random = new Random(seed);
        String one = text(random);
        String other = text(random);
        List<Piece> pieces = Comparison.pieces(one, other);
        assertThat(read(pieces, Kind.ADDED)).isEqualTo(one);
        assertThat(read(pieces, Kind.GONE)).isEqualTo(other);
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> List.of("a", "b", "c ", " d", "\n", "e  ").get(random.nextInt(6)))
                .collect(Collectors.joining(" "));
    }

    private static String read(List<Piece> pieces, Kind without) {
        return pieces.stream()
                .filter(piece -> piece.kind() != without)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private Node node(String code) {
        return before.find(code).orElseThrow();
    }
}

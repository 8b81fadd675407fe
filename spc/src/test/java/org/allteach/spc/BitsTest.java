package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Rows of bits against {@link BitSet}, place by place, around the ends of words above all. */
class BitsTest {
    private static final int CAPACITY = 260;

    @RepeatedTest(40)
    void a_row_says_what_its_places_say(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        Bits row = new Bits(CAPACITY);
        for (int length : lengths(random)) {
            BitSet places = random(row, length, random);

            assertThat(row.length()).isEqualTo(length);
            assertThat(row.count()).isEqualTo(places.cardinality());
            assertThat(row.isFull()).isEqualTo(places.cardinality() == length);
            int seen = 0;
            for (int k = 0; k < length; k++) {
                assertThat(row.get(k)).isEqualTo(places.get(k));
                assertThat(row.next(k)).isEqualTo(orLength(places.nextSetBit(k), length));
                assertThat(row.nextGap(k)).isEqualTo(Math.min(places.nextClearBit(k), length));
                if (places.get(k)) {
                    assertThat(row.nth(seen++)).isEqualTo(k);
                }
            }
            assertThat(row.next(length)).isEqualTo(length);
            assertThat(row.nextGap(length)).isEqualTo(length);
        }
    }

    @RepeatedTest(40)
    void a_run_may_cross_words(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        Bits row = new Bits(CAPACITY);
        for (int length : lengths(random)) {
            BitSet places = random(row, length, random);
            int longest = 0;
            for (int k = places.nextSetBit(0); k >= 0; k = places.nextSetBit(places.nextClearBit(k))) {
                longest = Math.max(longest, places.nextClearBit(k) - k);
            }

            for (int wanted = -1; wanted <= length + 1; wanted++) {
                assertThat(row.hasRun(wanted))
                        .as("%d of %d in %s", wanted, length, places)
                        .isEqualTo(wanted <= 0 || wanted <= longest);
            }
        }
    }

    @RepeatedTest(40)
    void words_are_read_from_any_place_on(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        Bits row = new Bits(CAPACITY);
        for (int length : lengths(random)) {
            BitSet places = random(row, length, random);
            for (int w = 0; w < row.words(); w++) {
                for (int k : new int[] {0, 1, 2, 4, 63}) {
                    long[] expected = places.get(64 * w + k, 64 * w + k + 64).toLongArray();
                    assertThat(row.from(w, k)).isEqualTo(expected.length == 0 ? 0 : expected[0]);
                }
            }
        }
    }

    @RepeatedTest(40)
    void rows_are_combined_place_by_place(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        Bits row = new Bits(CAPACITY);
        Bits other = new Bits(CAPACITY);
        Bits result = new Bits(CAPACITY);
        for (int length : lengths(random)) {
            BitSet places = random(row, length, random);
            BitSet others = random(other, length, random);

            result.copy(row);
            result.or(other);
            assertSame(result, length, k -> places.get(k) || others.get(k));
            result.copy(row);
            result.and(other);
            assertSame(result, length, k -> places.get(k) && others.get(k));
            result.copy(row);
            result.andNot(other);
            assertSame(result, length, k -> places.get(k) && !others.get(k));
            result.follow(row);
            assertSame(result, length, k -> k > 0 && places.get(k) && places.get(k - 1));
            result.copy(row);
            result.close(other);
            int[] kept = others.stream().toArray();
            assertSame(result, kept.length, k -> places.get(kept[k]));
            result.fill(length);
            assertSame(result, length, k -> true);
            result.clear(length);
            assertSame(result, length, k -> false);
        }
    }

    @Test
    void a_word_is_read_as_it_was_written() {
        Bits row = new Bits(70);
        row.resize(70);

        row.word(0, 5);
        row.word(1, 1);

        assertThat(row.words()).isEqualTo(2);
        assertThat(row.word(0)).isEqualTo(5);
        assertThat(row.next(3)).isEqualTo(64);
    }

    private interface Places {
        boolean has(int k);
    }

    private static void assertSame(Bits row, int length, Places expected) {
        assertThat(row.length()).isEqualTo(length);
        int[] places = IntStream.range(0, length).filter(expected::has).toArray();
        assertThat(IntStream.range(0, length).filter(row::get).toArray()).isEqualTo(places);
        // What lies beyond the end must not be found by whoever looks ahead.
        assertThat(row.count()).isEqualTo(places.length);
        assertThat(row.next(length)).isEqualTo(length);
    }

    private static int[] lengths(Random random) {
        return new int[] {1, 63, 64, 65, 127, 128, 129, 192, 1 + random.nextInt(CAPACITY), 1 + random.nextInt(60)};
    }

    /** Some rows have few places set, some nearly all. */
    private static BitSet random(Bits row, int length, Random random) {
        double share = random.nextInt(4) == 0 ? 1 : random.nextDouble();
        BitSet places = new BitSet();
        row.clear(length);
        for (int k = 0; k < length; k++) {
            if (random.nextDouble() < share) {
                places.set(k);
                row.set(k);
            }
        }
        return places;
    }

    private static int orLength(int place, int length) {
        return place < 0 ? length : place;
    }
}

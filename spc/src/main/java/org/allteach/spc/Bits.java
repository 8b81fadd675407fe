package org.allteach.spc;

/**
 * A row of bits, one per place, 64 of them to a word. Rules about successive points become a few operations on words,
 * however many points there are; most phases fit into one.
 *
 * <p>Bits past the end are 0, and so is one word more: whoever looks ahead finds nothing there.
 */
final class Bits {
    private final long[] words;
    private int length;
    /** The words in use. */
    private int used;

    Bits(int capacity) {
        words = new long[wordsFor(capacity) + 1];
    }

    private static int wordsFor(int length) {
        return length + 63 >>> 6;
    }

    int length() {
        return length;
    }

    int words() {
        return used;
    }

    /** So many places, in whatever state. */
    void resize(int places) {
        length = places;
        used = wordsFor(places);
        words[used] = 0;
    }

    /** So many places, none of them set. */
    void clear(int places) {
        resize(places);
        for (int w = 0; w < used; w++) {
            words[w] = 0;
        }
    }

    /** So many places, all of them set. */
    void fill(int places) {
        resize(places);
        for (int w = 0; w < used; w++) {
            words[w] = -1;
        }
        if ((length & 63) != 0) {
            words[used - 1] &= (1L << length) - 1;
        }
    }

    /** The 64 places of a word. */
    long word(int w) {
        return words[w];
    }

    /** Sets the 64 places of a word; those past the end stay 0. */
    void word(int w, long bits) {
        words[w] = bits;
    }

    void set(int k) {
        words[k >>> 6] |= 1L << k;
    }

    boolean get(int k) {
        return (words[k >>> 6] >>> k & 1) != 0;
    }

    int count() {
        int count = 0;
        for (int w = 0; w < used; w++) {
            count += Long.bitCount(words[w]);
        }
        return count;
    }

    boolean isFull() {
        return count() == length;
    }

    /** The first place from k on that is set, or the length. */
    int next(int k) {
        int w = k >>> 6;
        long word = words[w] & -1L << k;
        while (word == 0 && w < used) {
            word = words[++w];
        }
        return w < used ? (w << 6) + Long.numberOfTrailingZeros(word) : length;
    }

    /** The first place from k on that is not set; at most the length. */
    int nextGap(int k) {
        int w = k >>> 6;
        long word = ~words[w] & -1L << k;
        while (word == 0) {
            word = ~words[++w];
        }
        return (w << 6) + Long.numberOfTrailingZeros(word);
    }

    /** The place of the n-th one that is set, from 0. */
    int nth(int n) {
        int left = n;
        int w = 0;
        for (int here = Long.bitCount(words[0]); here <= left; here = Long.bitCount(words[w])) {
            left -= here;
            w++;
        }
        return (w << 6) + Long.numberOfTrailingZeros(Long.expand(1L << left, words[w]));
    }

    /** The 64 places from k on in word w. */
    long from(int w, int k) {
        return k == 0 ? words[w] : words[w] >>> k | words[w + 1] << -k;
    }

    /** Whether so many successive places are set; of none, always. */
    boolean hasRun(int wanted) {
        if (wanted <= 0) {
            return true;
        }
        int open = 0;
        for (int w = 0; w < used; w++) {
            long word = words[w];
            if (open + Long.numberOfTrailingZeros(~word) >= wanted || hasRun(word, wanted)) {
                return true;
            }
            open = word == -1 ? open + 64 : Long.numberOfLeadingZeros(~word);
        }
        return false;
    }

    /** Warren, Hacker's Delight, 6-2: halving what is still wanted; to stop early would be a guess at every series. */
    private static boolean hasRun(long word, int wanted) {
        long starts = wanted > 64 ? 0 : word;
        for (int left = wanted; left > 1; ) {
            int step = left >>> 1;
            starts &= starts >>> step;
            left -= step;
        }
        return starts != 0;
    }

    /** The same places. */
    void copy(Bits row) {
        resize(row.length);
        for (int w = 0; w < used; w++) {
            words[w] = row.words[w];
        }
    }

    /** The places of a row that follow one that is set. */
    void follow(Bits row) {
        resize(row.length);
        for (int w = used - 1; w > 0; w--) {
            words[w] = row.words[w] & (row.words[w] << 1 | row.words[w - 1] >>> 63);
        }
        words[0] = row.words[0] & row.words[0] << 1;
    }

    void or(Bits row) {
        for (int w = 0; w < used; w++) {
            words[w] |= row.words[w];
        }
    }

    void and(Bits row) {
        for (int w = 0; w < used; w++) {
            words[w] &= row.words[w];
        }
    }

    void andNot(Bits row) {
        for (int w = 0; w < used; w++) {
            words[w] &= ~row.words[w];
        }
    }

    /** Keeps these places only, and closes up. */
    void close(Bits kept) {
        int places = 0;
        for (int w = 0; w < kept.used; w++) {
            // What is written lies at or before what has been read.
            long some = Long.compress(words[w], kept.words[w]);
            words[w] = 0;
            words[places >>> 6] |= some << places;
            if ((places & 63) != 0) {
                words[(places >>> 6) + 1] |= some >>> -places;
            }
            places += Long.bitCount(kept.words[w]);
        }
        resize(places);
    }
}

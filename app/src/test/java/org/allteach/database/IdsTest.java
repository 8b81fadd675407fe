package org.allteach.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void an_id_is_a_uuid_of_version_7_that_begins_with_the_time() {
        long before = System.currentTimeMillis();
        UUID id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis() + 1000);
    }

    @Test
    void ids_made_one_after_the_other_are_in_the_databases_order_even_within_a_millisecond() {
        var ids = Stream.generate(Ids::next).limit(100_000).map(UUID::toString).toList();

        assertThat(ids).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
    }

    @Test
    void threads_never_share_an_id() throws Exception {
        Callable<List<UUID>> many =
                () -> Stream.generate(Ids::next).limit(20_000).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = new HashSet<UUID>();
            for (var made : threads.invokeAll(Collections.nCopies(4, many))) {
                all.addAll(made.get());
            }
            assertThat(all).hasSize(80_000);
        }
    }
}

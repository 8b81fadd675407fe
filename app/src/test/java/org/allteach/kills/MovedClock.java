package org.allteach.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The clock of a running application that a test puts forward: how far is in a file that all processes see at once and that
 * outlives them. Between two moves it goes at its usual pace. The application takes it by {@code spring.main.sources}.
 */
@Primary
class MovedClock extends Clock {

    /** Names the file. */
    static final String FILE = "allteach.kills.clock";

    private final LongBuffer ahead;
    private final ZoneId zone;

    MovedClock() {
        this(file(Path.of(System.getProperty(FILE, ""))), ZoneOffset.UTC);
    }

    private MovedClock(LongBuffer ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    /** By how many milliseconds clocks are ahead: the test writes it, applications read it. */
    static LongBuffer file(Path path) {
        try (var file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return file.map(MapMode.READ_WRITE, 0, Long.BYTES).asLongBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jobs go by the same clock. */
    @Bean
    static com.github.kagkarlsson.scheduler.Clock clockOfJobs(MovedClock clock) {
        return clock::instant;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + ahead.get(0));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(ahead, other);
    }
}

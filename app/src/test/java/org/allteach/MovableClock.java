package org.allteach;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An application whose clock stands still at this moment, until a test moves it. */
@TestConfiguration(proxyBeanMethods = false)
public class MovableClock {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}

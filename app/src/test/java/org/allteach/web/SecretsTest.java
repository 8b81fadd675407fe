package org.allteach.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String SECRET = "Zk3hT-0sQ1pXv_9aBcDeFgHiJkLmNoPqRsTuVwXyZ01";

    @Test
    void no_secret_of_a_link_reaches_a_log() {
        assertThat(SECRET).hasSize(43);
        assertThat(Refusals.withoutSecrets("/applications/" + SECRET + "/files"))
                .isEqualTo("/applications/*/files");
        assertThat(Refusals.withoutSecrets("/applications/commitments/" + SECRET))
                .isEqualTo("/applications/commitments/*");
        assertThat(Refusals.withoutSecrets("/c/joy-in-work/t/dunfarra")).isEqualTo("/c/joy-in-work/t/dunfarra");
    }
}

package org.allteach.collaboratives;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@WithDatabase
class CollaborativesTest {

    @Autowired
    Collaboratives collaboratives;

    @Test
    void x() {
        var draft = Collaborative.draft("x", "X", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        assertThat(collaboratives.create(draft, List.of(), null).version()).isEqualTo(1);
    }
}

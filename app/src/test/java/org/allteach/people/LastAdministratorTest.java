package org.allteach.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.allteach.accounts.AccountsTest;
import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.Test;

@WithDatabase(own = true)
class LastAdministratorTest extends AccountsTest {

    @Test
    void the_last_administrator_can_neither_leave_nor_be_disabled() {
        var root = administrator("Root");
        var visitor = signedIn(root);
        String page = "/admin/people/" + root.id();
        assertThat(visitor.fill(page, Map.of(), page + "/disabling").body()).contains("only administrator");
        assertThat(visitor.fill(page, Map.of(), page + "/administration/end").body())
                .contains("only administrator");
        administrator("Other");
        assertThat(visitor.fill(page, Map.of(), page + "/administration/end").statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/admin").statusCode()).isEqualTo(404);
    }
}

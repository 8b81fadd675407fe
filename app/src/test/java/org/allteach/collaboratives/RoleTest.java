package org.allteach.collaboratives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.allteach.Golden;
import org.allteach.web.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    @Test
    void what_each_role_may_do_is_written_down() throws IOException {
        var lines = new ArrayList<String>();
        for (Role role : Role.values()) {
            lines.add(words(role) + " (" + words(role.scope()) + "): "
                    + Arrays.stream(Permission.values())
                            .filter(role::may)
                            .map(RoleTest::words)
                            .collect(Collectors.joining(", ")));
        }
        Golden.assertMatches(Path.of("roles.txt"), String.join("\n", lines) + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void every_role_sees_its_collaborative_and_none_administers_the_installation(Role role) {
        assertThat(role.may(Permission.SEE)).isTrue();
        assertThat(role.may(Permission.ADMINISTER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void only_a_director_manages(Role role) {
        assertThat(role.may(Permission.MANAGE)).isEqualTo(role == Role.DIRECTOR);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package org.allteach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.allteach.database.EmbeddedServer;
import org.allteach.database.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void options_stand_before_and_after_with_and_without_an_equals_sign() {
        var line = CommandLine.parse("backup", "--data", "/srv/a b", "file", "--port=9000", "--host", "::1");

        assertThat(line).isEqualTo(new CommandLine("backup", Path.of("/srv/a b"), "::1", 9000, List.of("file")));
    }

    @Test
    void without_options_it_listens_on_this_machine_only() {
        var line = CommandLine.parse("run");

        assertThat(line.host()).isEqualTo("127.0.0.1");
        assertThat(line.port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port=", "--port=0", "--port=65536", "--port=80a", "--port=-1", "--data"})
    void a_value_that_cannot_be_is_refused_in_one_sentence(String option) {
        assertThatThrownBy(() -> CommandLine.parse("run", option))
                .isInstanceOf(Obstacle.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void an_unknown_option_is_refused_before_anything_starts() {
        assertThatThrownBy(() -> new Server(CommandLine.parse("run", "--prot", "1")).start(List.of()))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("--prot");
    }

    @Test
    void a_port_that_is_taken_is_refused_in_one_sentence_without_grouping_its_digits() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> new Server(CommandLine.parse("run", "--port", port)).start(List.of()))
                    .isInstanceOf(Obstacle.class)
                    .hasMessageStartingWith("Port " + port + " ")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_data_folder_that_cannot_be_is_refused_in_one_sentence() {
        assertThatThrownBy(() -> EmbeddedServer.start(Path.of("/dev/null/data")))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("/dev/null/data")
                .hasMessageNotContaining("\n");
    }
}

package org.allteach.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own server as a part of this process: it listens on the loopback interface only, keeps every acknowledged
 * transaction through a crash, and comes and goes with us. Owns its data folder while it is open.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final DataFolder data;
    private final Postmaster postmaster;
    private final DatabaseAddress address;

    private EmbeddedServer(DataFolder data, Postmaster postmaster, DatabaseAddress address) {
        this.data = data;
        this.postmaster = postmaster;
        this.address = address;
    }

    /** Starts the server of the installation in this folder, which is made if it is not there. */
    public static EmbeddedServer start(Path folder) {
        return start(folder, DataFolder.database(folder.toAbsolutePath().normalize()), Map.of());
    }

    /** As above, with the programs unpacked in a folder of their own and with settings that tests need. */
    static EmbeddedServer start(Path folder, Path softwareParent, Map<String, String> settings) {
        long started = System.nanoTime();
        var data = DataFolder.claim(folder);
        try {
            var cluster = new Cluster(data.database(), Software.unpackedBelow(softwareParent));
            var server = start(data, cluster, cluster.ready(), settings);
            LOG.info("Database in {} started in {} ms", data.path(), (System.nanoTime() - started) / 1_000_000);
            return server;
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static EmbeddedServer start(
            DataFolder data, Cluster cluster, ServerUser user, Map<String, String> settings) {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            var postmaster = new Postmaster(user.serving(command(cluster, port, settings)));
            try {
                postmaster.start();
                return new EmbeddedServer(data, postmaster, address(data.database(), port, Cluster.NAME));
            } catch (Postmaster.StartFailed e) {
                if (attempt == ATTEMPTS || !isPassing(e.said()) || !pause()) {
                    throw Cluster.obstacle(data.database(), e.said());
                }
            }
        }
    }

    /** Another program was quicker to take the port, or the processes of a killed server are still on their way out. */
    private static boolean isPassing(String said) {
        return said.contains("Address already in use")
                || said.contains("is still in use")
                || said.contains("postmaster.pid");
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Settings on the command line outrank the files, so nobody can weaken these by accident. */
    private static List<String> command(Cluster cluster, int port, Map<String, String> settings) {
        var command = Processes.concat(
                List.of(cluster.postgres().toString(), "-D", cluster.folder().toString()),
                settings(Map.of(
                        "listen_addresses", "127.0.0.1",
                        "port", Integer.toString(port),
                        "unix_socket_directories", "",
                        "fsync", "on",
                        "full_page_writes", "on",
                        "synchronous_commit", "on",
                        "logging_collector", "off",
                        "log_destination", "stderr",
                        "log_line_prefix", "")));
        return Processes.concat(command, settings(settings));
    }

    private static List<String> settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Obstacle(Text.of("server.noPort"), e);
        }
    }

    static DatabaseAddress address(Path database, int port, String name) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + name, Cluster.NAME, Cluster.password(database));
    }

    public DatabaseAddress address() {
        return address;
    }

    long pid() {
        return postmaster.pid();
    }

    /** Ends open transactions, writes everything down and stops. */
    @Override
    public void close() {
        postmaster.stop();
        data.close();
    }
}

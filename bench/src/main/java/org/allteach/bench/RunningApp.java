package org.allteach.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.allteach.database.Installation;
import org.jspecify.annotations.Nullable;

/** The application as its users start it, in a process and a data folder of its own, with the demonstration loaded. */
final class RunningApp implements AutoCloseable {

    private final Path data;
    private final int port = freePort();
    private final List<String> said = new ArrayList<>();
    private final Process process;
    private final boolean keep;

    /** Starts it in a fresh folder that goes away with it. */
    static RunningApp fresh() throws IOException, InterruptedException {
        return new RunningApp(Files.createTempDirectory("allteach-bench"), false);
    }

    RunningApp(Path data, boolean keep) throws IOException, InterruptedException {
        this.data = data;
        this.keep = keep;
        process = new ProcessBuilder(script(), "demo", "--port", Integer.toString(port), "--data", data.toString())
                .redirectErrorStream(true)
                .start();
        Thread.ofPlatform().daemon().start(this::listen);
        awaitReady();
    }

    static String script() {
        return Path.of(System.getProperty("allteach.home", "."), "allteach").toString();
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            // The process has ended; what it said is kept.
        }
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The application ended: " + said());
                }
                if (answers(client)) {
                    return;
                }
                Thread.sleep(20);
            }
        }
        close();
        throw new IllegalStateException("The application did not get ready: " + said());
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(address() + "/health")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** A token that may write, of the installation's administrator. */
    String token() throws IOException, InterruptedException {
        Process command = new ProcessBuilder(script(), "token", "admin@example.org", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String token = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (command.waitFor() != 0) {
            throw new IllegalStateException("No token: " + token);
        }
        return token;
    }

    /** A connection to the very database server that the application uses. */
    Connection database() throws SQLException {
        try (Installation installation = Installation.at(data)) {
            return installation.connect();
        }
    }

    /** The Java process's resident memory in MiB; Linux only. */
    double residentMebibytes() throws IOException {
        return kilobytes(process.pid(), "VmRSS:") / 1024.0;
    }

    /** The Java process's largest resident memory so far in MiB. */
    double peakMebibytes() throws IOException {
        return kilobytes(process.pid(), "VmHWM:") / 1024.0;
    }

    private static long kilobytes(long pid, String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith(field)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("No " + field + " of process " + pid);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (!keep) {
                delete(data);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

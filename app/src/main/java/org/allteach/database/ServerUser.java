package org.allteach.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * As whom the server runs. PostgreSQL refuses root, so root lends it another user: the one whom the data belongs to, else
 * the system's {@code postgres}, else (where such a user cannot enter the folder) root itself in a user namespace in which
 * it is nobody.
 *
 * @param command what to put before a command so that it runs as this user
 */
record ServerUser(List<String> command, OptionalInt uid, OptionalInt gid) {

    private static final ServerUser OURSELVES = new ServerUser(List.of(), OptionalInt.empty(), OptionalInt.empty());
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");

    /** The user who can run {@code program} and enter {@code folder}; an existing {@code cluster} decides for its owner. */
    static ServerUser choose(Path folder, Path cluster, Path program) {
        long me = new UnixSystem().getUid();
        try {
            if (Files.exists(cluster)) {
                int owner = (int) Files.getAttribute(cluster, "unix:uid");
                int group = (int) Files.getAttribute(cluster, "unix:gid");
                if (me != 0 && me != owner) {
                    throw new Obstacle(Text.of("data.foreign", folder, Files.getOwner(cluster)));
                }
                var owned = me != 0 ? OURSELVES : owner == 0 ? namespaced() : lent(owner, group);
                return first(Stream.of(owned), folder, program);
            }
            if (me != 0) {
                return first(Stream.of(OURSELVES), folder, program);
            }
            int owner = (int) Files.getAttribute(folder, "unix:uid");
            int group = (int) Files.getAttribute(folder, "unix:gid");
            var ofFolder = owner == 0 ? Stream.<ServerUser>of() : Stream.of(lent(owner, group));
            return first(
                    Stream.of(ofFolder, named("postgres").stream(), Stream.of(namespaced()))
                            .flatMap(s -> s),
                    folder,
                    program);
        } catch (IOException e) {
            throw Processes.failure(folder, e);
        }
    }

    /** Makes a file or folder this user's own. */
    void give(Path path) throws IOException {
        if (uid.isPresent()) {
            Files.setAttribute(path, "unix:uid", uid.getAsInt());
            Files.setAttribute(path, "unix:gid", gid.orElseThrow());
        }
    }

    List<String> running(List<String> program) {
        return Processes.concat(command, program);
    }

    /**
     * The same for the server itself, which must hear neither the terminal's Ctrl-C (it would end before the application
     * does) nor outlive us (the kernel interrupts it when the thread that started it is gone). Where the system has no
     * means for that, as on macOS, the server is started plainly, and one left behind is ended at the next start.
     */
    List<String> serving(List<String> program) {
        var words = new ArrayList<String>();
        if (Processes.run(List.of("setsid", "true"), "").ok()) {
            words.add("setsid");
        }
        words.addAll(command);
        if (Processes.run(List.of("setpriv", "--pdeathsig=INT", "true"), "").ok()) {
            words.addAll(List.of("setpriv", "--pdeathsig=INT", "--"));
        }
        words.addAll(program);
        return words;
    }

    private static ServerUser lent(int uid, int gid) {
        var command = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--");
        return new ServerUser(command, OptionalInt.of(uid), OptionalInt.of(gid));
    }

    private static ServerUser namespaced() {
        return new ServerUser(NAMESPACE, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Optional<ServerUser> named(String name) {
        var uid = Processes.run(List.of("id", "-u", name), "");
        var gid = Processes.run(List.of("id", "-g", name), "");
        return uid.ok() && gid.ok()
                ? Optional.of(lent(
                        Integer.parseInt(uid.output().strip()),
                        Integer.parseInt(gid.output().strip())))
                : Optional.empty();
    }

    private static ServerUser first(Stream<ServerUser> candidates, Path folder, Path program) {
        var reasons = new ArrayList<String>();
        return candidates
                .filter(user -> {
                    var attempt = Processes.run(
                            user.running(List.of(
                                    "/bin/sh",
                                    "-c",
                                    "cd \"$1\" && exec \"$2\" --version",
                                    "sh",
                                    folder.toString(),
                                    program.toString())),
                            "");
                    reasons.add(attempt.output().strip());
                    return attempt.ok();
                })
                .findFirst()
                .orElseThrow(
                        () -> new Obstacle(Text.of("server.user", folder, reasons.isEmpty() ? "" : reasons.getLast())));
    }
}

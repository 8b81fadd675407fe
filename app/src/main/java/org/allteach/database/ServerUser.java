package org.allteach.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * As whom the server runs. PostgreSQL refuses root, so root lends it another user: the one whom the data belongs to, else
 * the system's {@code postgres}, else (where such a user cannot enter the folder) root itself in a user namespace in which
 * it is nobody.
 *
 * @param command what to put before a command so that it runs as this user
 */
record ServerUser(List<String> command, OptionalInt uid, OptionalInt gid) {

    private static final ServerUser OURSELVES = new ServerUser(List.of(), OptionalInt.empty(), OptionalInt.empty());
    private static final ServerUser NAMESPACED =
            new ServerUser(List.of("unshare", "--user", "--"), OptionalInt.empty(), OptionalInt.empty());

    /** The user who can run {@code program} and enter {@code folder}; an existing {@code cluster} decides for its owner. */
    static ServerUser choose(Path folder, Path cluster, Path program) {
        try {
            boolean exists = Files.exists(cluster);
            var candidates = exists ? forOwner(cluster, folder) : forNew(folder);
            // Who makes the files must have a name, says the program that makes them; who serves them need not.
            var attempt = "cd \"$1\" && " + (exists ? "" : "id -un && ") + "exec \"$2\" --version";
            return first(
                    candidates, List.of("/bin/sh", "-c", attempt, "sh", folder.toString(), program.toString()), folder);
        } catch (IOException e) {
            throw Processes.failure(folder, e);
        }
    }

    private static List<ServerUser> forOwner(Path cluster, Path folder) throws IOException {
        long me = new UnixSystem().getUid();
        int owner = (int) Files.getAttribute(cluster, "unix:uid");
        if (me != 0 && me != owner) {
            throw new Obstacle(Text.of("data.foreign", folder, Files.getOwner(cluster)));
        }
        return me == owner
                ? me == 0 ? List.of(NAMESPACED) : List.of(OURSELVES, NAMESPACED)
                : List.of(lent(owner, (int) Files.getAttribute(cluster, "unix:gid")));
    }

    private static List<ServerUser> forNew(Path folder) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return List.of(OURSELVES, NAMESPACED);
        }
        var candidates = new ArrayList<ServerUser>();
        int owner = (int) Files.getAttribute(folder, "unix:uid");
        if (owner != 0) {
            candidates.add(lent(owner, (int) Files.getAttribute(folder, "unix:gid")));
        }
        named("postgres").ifPresent(candidates::add);
        candidates.add(NAMESPACED);
        return candidates;
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

    private static Optional<ServerUser> named(String name) {
        var uid = Processes.run(List.of("id", "-u", name), "");
        var gid = Processes.run(List.of("id", "-g", name), "");
        return uid.ok() && gid.ok()
                ? Optional.of(lent(
                        Integer.parseInt(uid.output().strip()),
                        Integer.parseInt(gid.output().strip())))
                : Optional.empty();
    }

    private static ServerUser first(List<ServerUser> candidates, List<String> attempt, Path folder) {
        var reason = "";
        for (var user : candidates) {
            var outcome = Processes.run(user.running(attempt), "");
            if (outcome.ok()) {
                return user;
            }
            reason = outcome.output().strip().lines().findFirst().orElse("");
        }
        throw new Obstacle(Text.of("server.user", folder, reason));
    }
}

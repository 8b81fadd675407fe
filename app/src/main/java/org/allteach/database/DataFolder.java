package org.allteach.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder that holds an installation's data. Only one process may hold it; the claim is a lock of the operating system
 * and ends with the process, however it ends.
 */
final class DataFolder implements AutoCloseable {

    private static final long ROOM_FOR_A_NEW_DATABASE = 300L << 20;
    private static final long ROOM_TO_WORK = 50L << 20;

    /** Closing any channel to the file would give up this process's own lock, so we must know it without opening one. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder claim(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        if (!HELD_HERE.add(absolute)) {
            throw new Obstacle(
                    Text.of("data.held", absolute, ProcessHandle.current().pid()));
        }
        try {
            createEnterable(absolute);
            createEnterable(database(absolute));
            var claimed = new DataFolder(absolute, lock(absolute));
            claimed.requireRoom();
            return claimed;
        } catch (IOException e) {
            HELD_HERE.remove(absolute);
            throw Processes.failure(absolute, e);
        } catch (Obstacle e) {
            HELD_HERE.remove(absolute);
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(lockFile(folder), CREATE, READ, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new Obstacle(Text.of("data.held", folder, Files.readString(lockFile(folder))));
        }
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /** True while some process, this one or another, holds the folder. */
    static boolean isHeld(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        if (HELD_HERE.contains(absolute)) {
            return true;
        }
        if (!Files.exists(lockFile(absolute))) {
            return false;
        }
        try (var channel = FileChannel.open(lockFile(absolute), READ, WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            throw Processes.failure(absolute, e);
        }
    }

    Path database() {
        return database(folder);
    }

    Path path() {
        return folder;
    }

    private void requireRoom() throws IOException {
        boolean isNew = !Files.exists(Cluster.folder(database()));
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < (isNew ? ROOM_FOR_A_NEW_DATABASE : ROOM_TO_WORK)) {
            close();
            throw new Obstacle(Text.of("disk.full", folder));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }

    static Path database(Path folder) {
        return folder.resolve("database");
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("allteach.lock");
    }

    /** Others may pass through but not list: the database may run as another user of the operating system. */
    private static void createEnterable(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }
}

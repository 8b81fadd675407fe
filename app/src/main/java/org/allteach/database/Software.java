package org.allteach.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, which come as a library, unpacked once for each version. */
final class Software {

    private Software() {}

    /** The folder with bin/, lib/ and share/, below {@code parent}. */
    static Path unpackedBelow(Path parent) {
        var archive = archive();
        try {
            var folder = parent.resolve("software-" + version(archive));
            if (!Files.isDirectory(folder)) {
                unpack(archive, parent, folder);
            }
            removeOthers(parent, folder);
            return folder;
        } catch (IOException e) {
            throw Processes.failure(parent, e);
        }
    }

    private static URL archive() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var found = Software.class.getResource("/postgres-" + os + "-" + arch + ".txz");
        if (found == null) {
            throw new Obstacle(Text.of("software.missing", os, arch));
        }
        return found;
    }

    /** The checksum that the library's own table of contents has of the archive: free, and as good as a version. */
    private static String version(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (var file = jar.getJarFile()) {
                var entry = file.getJarEntry(jar.getEntryName());
                return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
            }
        }
        return "unpacked";
    }

    /** Under another name first, so that what stands under the right name is whole. */
    private static void unpack(URL archive, Path parent, Path folder) throws IOException {
        var unfinished = Files.createTempDirectory(parent, "software-unfinished-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, unfinished);
            }
        }
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(unfinished, folder);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(unfinished);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(entry.getName());
        }
        if (entry.isDirectory()) {
            makeFolder(folder, file);
        } else if (entry.isSymbolicLink()) {
            makeFolder(folder, file.resolveSibling("."));
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            makeFolder(folder, file.resolveSibling("."));
            Files.copy(tar, file);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Readable by all whatever the umask is: the server may run as another user. */
    private static void makeFolder(Path top, Path folder) throws IOException {
        var wanted = folder.normalize();
        if (wanted.equals(top) || Files.isDirectory(wanted)) {
            return;
        }
        makeFolder(top, wanted.resolveSibling("."));
        Files.createDirectory(wanted);
        Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void removeOthers(Path parent, Path current) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, "software-*")) {
            for (Path folder : folders) {
                if (!folder.equals(current)) {
                    delete(folder);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

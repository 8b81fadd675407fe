package org.allteach.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/** A backup that was read from its first to its last byte and found whole. */
record BackupFile(Path path, ZipFile zip, Manifest manifest) implements AutoCloseable {

    private static final int LONGEST_MANIFEST = 16 << 20;

    static BackupFile open(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new Obstacle(Text.of("restore.missing", path));
        }
        var zip = zip(path);
        try {
            var file = new BackupFile(path, zip, manifest(path, zip));
            for (var table : file.manifest.tables()) {
                file.verify(table);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new Obstacle(Text.of("restore.notBackup", path), e);
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        var entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new Obstacle(Text.of("restore.notBackup", path));
        }
        byte[] bytes;
        try (var content = zip.getInputStream(entry)) {
            bytes = content.readNBytes(LONGEST_MANIFEST);
        }
        var manifest = new JsonMapper().readValue(bytes, Manifest.class);
        if (!Manifest.FORMAT.equals(manifest.format()) || manifest.migrations().isEmpty()) {
            throw new Obstacle(Text.of("restore.notBackup", path));
        }
        if (manifest.formatVersion() > Manifest.FORMAT_VERSION) {
            throw new Obstacle(Text.of("restore.newer", path, manifest.application()));
        }
        return manifest;
    }

    private void verify(Manifest.Table table) throws IOException {
        var digest = Backup.sha256();
        long rows = 0;
        try (var content = new DigestInputStream(rowsOf(table), digest)) {
            var bytes = new byte[1 << 16];
            for (int length = content.read(bytes); length >= 0; length = content.read(bytes)) {
                rows += lineBreaks(bytes, length);
            }
        }
        if (rows != table.rows() || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
            throw damaged(table);
        }
    }

    /** The format writes a line break within a value as \n, so each one in the file ends a row. */
    private static long lineBreaks(byte[] bytes, int length) {
        long count = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    /** The table's rows as the database wrote them. */
    InputStream rowsOf(Manifest.Table table) throws IOException {
        var entry = zip.getEntry(Backup.entry(table.name()));
        if (entry == null) {
            throw damaged(table);
        }
        return zip.getInputStream(entry);
    }

    private Obstacle damaged(Manifest.Table table) {
        return new Obstacle(Text.of("restore.damaged", path, table.name()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

package org.allteach.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.allteach.spreadsheets.Bytes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The content of an import's file: pieces of a megabyte in the database, of which one at a time is in memory. */
final class StoredFile implements Bytes {

    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;
    private final UUID collaborative;
    private final UUID importId;

    StoredFile(JdbcClient jdbc, UUID collaborative, UUID importId) {
        this.jdbc = jdbc;
        this.collaborative = collaborative;
        this.importId = importId;
    }

    /** Keeps what the stream holds, within the transaction at hand. */
    void keep(InputStream content) throws IOException {
        byte[] piece = content.readNBytes(PIECE);
        for (int position = 0; piece.length > 0; position++) {
            jdbc.sql("insert into import_chunk (collaborative_id, import_id, position, bytes) values (?, ?, ?, ?)")
                    .params(collaborative, importId, position, piece)
                    .update();
            piece = content.readNBytes(PIECE);
        }
    }

    @Override
    public InputStream open() {
        return new java.io.SequenceInputStream(new Pieces());
    }

    private final class Pieces implements Enumeration<InputStream> {

        private int position;
        private byte @Nullable [] next;

        @Override
        public boolean hasMoreElements() {
            if (next == null) {
                next = jdbc.sql("""
                                select bytes from import_chunk
                                where collaborative_id = ? and import_id = ? and position = ?
                                """)
                        .params(collaborative, importId, position)
                        .query((row, n) -> row.getBytes(1))
                        .optional()
                        .orElse(null);
            }
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements() || next == null) {
                throw new NoSuchElementException();
            }
            var piece = new ByteArrayInputStream(next);
            next = null;
            position++;
            return piece;
        }
    }
}

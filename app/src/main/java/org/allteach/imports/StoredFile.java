package org.allteach.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.allteach.spreadsheets.Bytes;
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
        return new Pieces();
    }

    private final class Pieces extends InputStream {

        private byte[] piece = {};
        private int position;
        private int at;

        @Override
        public int read() {
            return hasMore() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, buffer, offset, count);
            at += count;
            return count;
        }

        private boolean hasMore() {
            if (at == piece.length) {
                piece = piece(position++);
                at = 0;
            }
            return piece.length > 0;
        }
    }

    /** Nothing behind the last one. */
    private byte[] piece(int position) {
        return jdbc.sql("""
                        select bytes from import_chunk
                        where collaborative_id = ? and import_id = ? and position = ?
                        """)
                .params(collaborative, importId, position)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElse(new byte[0]);
    }
}

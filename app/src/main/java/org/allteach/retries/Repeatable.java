package org.allteach.retries;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been read once to know its fingerprint, and can be read again. Small bodies stay in memory, larger
 * ones in a file that goes with the request. The parts of a form are kept so by the server itself; their fingerprint leaves
 * the boundary out, which clients make anew each time.
 */
final class Repeatable implements Closeable {

    static final long LARGEST = 256L << 20;
    private static final int IN_MEMORY = 64 << 10;

    private final HttpServletRequest original;
    private final MessageDigest digest = sha256();
    private byte[] bytes = {};
    private @Nullable Path file;
    private String fingerprint = "";

    private Repeatable(HttpServletRequest original) {
        this.original = original;
    }

    /** The body is longer than any that we take. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    static Repeatable of(HttpServletRequest request) throws IOException, ServletException {
        var repeatable = new Repeatable(request);
        try {
            repeatable.read();
            return repeatable;
        } catch (IOException | ServletException | RuntimeException e) {
            repeatable.close();
            throw e;
        }
    }

    private void read() throws IOException, ServletException {
        update(original.getRequestURI());
        update(Optional.ofNullable(original.getQueryString()).orElse(""));
        if (isMultipart()) {
            for (Part part : original.getParts()) {
                update(part.getName());
                update(Optional.ofNullable(part.getSubmittedFileName()).orElse(""));
                try (InputStream content = part.getInputStream()) {
                    spool(content, OutputStream.nullOutputStream());
                }
            }
        } else {
            spool();
        }
        fingerprint = HexFormat.of().formatHex(digest.digest());
    }

    private boolean isMultipart() {
        String type = original.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    private void update(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void spool() throws IOException {
        InputStream body = original.getInputStream();
        byte[] start = body.readNBytes(IN_MEMORY);
        digest.update(start);
        if (start.length < IN_MEMORY) {
            bytes = start;
            return;
        }
        file = Files.createTempFile("allteach", ".body");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start);
            spool(body, out);
        }
    }

    private void spool(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[IN_MEMORY];
        long size = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            size += read;
            if (size > LARGEST) {
                throw new TooLarge();
            }
            digest.update(buffer, 0, read);
            to.write(buffer, 0, read);
        }
    }

    /** What makes two requests the same: the address and what was sent to it. */
    String fingerprint() {
        return fingerprint;
    }

    /** The request for those who read it after us. */
    HttpServletRequest request() throws IOException {
        return isMultipart() ? original : new Again(original, content());
    }

    private InputStream content() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static final class Again extends HttpServletRequestWrapper {

        private final Body body;

        Again(HttpServletRequest original, InputStream content) {
            super(original);
            this.body = new Body(content);
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            Charset charset = Optional.ofNullable(getCharacterEncoding())
                    .map(Charset::forName)
                    .orElse(StandardCharsets.UTF_8);
            return new BufferedReader(new InputStreamReader(body, charset));
        }
    }

    private static final class Body extends ServletInputStream {

        private final InputStream content;
        private boolean finished;

        Body(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int read = content.read();
            finished = read < 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = content.read(buffer, offset, length);
            finished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Requests are read in their own thread here");
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}

package org.allteach.loads;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;

/** A request's body, refused as too large as soon as it is, whatever its header promised. */
final class BoundedBody extends FilterInputStream {

    static final int MOST_MEBIBYTES = 200;

    private long left = (long) MOST_MEBIBYTES << 20;

    BoundedBody(HttpServletRequest request) throws IOException {
        super(request.getInputStream());
        if (request.getContentLengthLong() > left) {
            throw tooLarge();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw tooLarge();
        }
        return read;
    }

    private static Refusal tooLarge() {
        return Refusal.tooLarge(Problem.of("", null, "loads.problem.bytes", MOST_MEBIBYTES));
    }
}

package org.allteach.charts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with an error when it is longer than allowed, whatever its header promised. */
final class BoundedBody extends FilterInputStream {
    private long left;

    BoundedBody(InputStream in, long longest) {
        super(in);
        left = longest;
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
            throw new IOException("The body is longer than allowed");
        }
        return read;
    }
}

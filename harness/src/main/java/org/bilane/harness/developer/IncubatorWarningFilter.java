package org.bilane.harness.developer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes text on without the line in which a JVM remarks that it uses incubator modules: JMH copies what its
 * JVMs write, and the JVM has no switch against that. Everything else passes at once, unfinished lines too.
 * Closing does not close the stream behind, which is another's. Not thread-safe.
 */
final class IncubatorWarningFilter extends FilterOutputStream {
    private static final byte[] REMARK =
            "WARNING: Using incubator modules: ".getBytes(StandardCharsets.US_ASCII);

    /** How much of the line, held back so far, is the beginning of the remark; -1 if the line is another. */
    private int matched;

    /**
     * A filter.
     *
     * @param out where the rest goes, in an encoding that contains ASCII
     */
    IncubatorWarningFilter(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        if (matched == REMARK.length) {
            if (b == '\n') {
                matched = 0;
            }
            return;
        }
        if (matched >= 0 && b == REMARK[matched]) {
            matched++;
            return;
        }
        release();
        out.write(b);
        matched = b == '\n' ? 0 : -1;
    }

    private void release() throws IOException {
        if (matched > 0 && matched < REMARK.length) {
            out.write(REMARK, 0, matched);
        }
        matched = -1;
    }

    @Override
    public void close() throws IOException {
        release();
        flush();
    }
}

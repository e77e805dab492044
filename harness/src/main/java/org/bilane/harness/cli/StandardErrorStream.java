package org.bilane.harness.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard error, {@linkplain StandardError#restore restored} before the first byte: a command that writes nothing to
 * it need not wait for that, nor one that is busy with something else meanwhile.
 */
final class StandardErrorStream extends OutputStream {
    private final OutputStream out = new FileOutputStream(FileDescriptor.err);

    private StandardErrorStream() {
    }

    /** Makes it {@link System#err}. */
    static void install() {
        System.setErr(new PrintStream(new StandardErrorStream(), true, System.err.charset()));
    }

    @Override
    public void write(int b) throws IOException {
        StandardError.restore();
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        StandardError.restore();
        out.write(bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}

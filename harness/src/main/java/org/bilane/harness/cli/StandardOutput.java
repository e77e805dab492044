package org.bilane.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the standard output of the process leads to. */
final class StandardOutput {
    private static final Path FILE = Path.of("/dev/fd/1");
    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private StandardOutput() {
    }

    /**
     * Whether another process reads it, so that writing fails for no other reason than that its reader is gone.
     *
     * @return true for a pipe or a socket; false also where it is not known
     */
    static boolean hasReader() {
        try {
            int kind = (int) Files.getAttribute(FILE, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}

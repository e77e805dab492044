package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A contender, ready to do its job when asked. Used by one thread; to be closed. */
interface Runner extends AutoCloseable {
    /** What it runs on, with versions, in one line. */
    String description();

    /**
     * Does the job once.
     *
     * @return how long it took by the contender's own clock, in seconds
     * @throws IOException if it fails; the message is one line
     */
    double seconds() throws IOException;

    /**
     * Writes the last result.
     *
     * @param file receives doubles in C order and native byte order
     * @throws IOException if that fails; the message is one line
     */
    void answer(Path file) throws IOException;

    /** Further figures of the last call, by their JSON names. */
    default Map<String, Object> figures() {
        return Map.of();
    }

    @Override
    void close();
}

package org.bilane.harness.cli;

import java.util.Locale;

/** The time since a command started, in the lines that the reference program has always printed. */
final class Stopwatch {
    private final long start = System.nanoTime();

    /**
     * A line for what has just come to pass.
     *
     * @param event what it is
     * @return the event and the time
     */
    String line(String event) {
        return line(event, 0);
    }

    /**
     * A line for what came to pass a little while ago.
     *
     * @param event what it is
     * @param secondsAgo how long ago
     * @return the event and the time
     */
    String line(String event, double secondsAgo) {
        double seconds = (System.nanoTime() - start) * 1e-9 - secondsAgo;
        return String.format(Locale.ROOT, "%-14s%8.3f s", event, seconds);
    }
}

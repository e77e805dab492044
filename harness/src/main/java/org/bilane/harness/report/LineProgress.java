package org.bilane.harness.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;

/** Progress as plain lines: one at the start, then one every few seconds. */
final class LineProgress implements Progress {
    private static final long INTERVAL_MILLIS = 5000;

    private final String task;
    private final long amount;
    private final PrintStream err;
    private final TimeLeft timeLeft;
    private final Pace pace = new Pace(INTERVAL_MILLIS);

    /**
     * Writes the first line.
     *
     * @param task what is being done
     * @param amount how much there is to do
     * @param err where to write
     */
    LineProgress(String task, long amount, PrintStream err) {
        this.task = task;
        this.amount = amount;
        this.err = err;
        this.timeLeft = new TimeLeft(amount, System.nanoTime());
        err.println(task + " ...");
    }

    @Override
    public void advance(long more) {
        if (pace.add(more)) {
            err.println(line(pace.done(), System.nanoTime()));
        }
    }

    /**
     * A line of progress.
     *
     * @param done how much is done, above 0
     * @param nowNanos the time now, by {@link System#nanoTime}
     * @return such as {@code counting: 40 % done, about 30 s left}
     */
    String line(long done, long nowNanos) {
        OptionalDouble left = timeLeft.seconds(done, nowNanos);
        return String.format(Locale.ROOT, "%s: %.0f %% done", task, 100.0 * done / amount)
                + (left.isPresent() ? String.format(Locale.ROOT, ", about %.0f s left", left.getAsDouble()) : "");
    }

    @Override
    public void measureSpeedAnew() {
        timeLeft.restart(pace.done(), System.nanoTime());
    }

    @Override
    public void print(String line) {
        err.println(line);
    }

    @Override
    public void close() {
        // Each line was complete when it was written.
    }
}

package org.bilane.harness.report;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar that is drawn over itself. */
final class BarProgress implements Progress {
    private static final int INTERVAL_MILLIS = 100;
    /** Every terminal has these columns, and a bar that wraps could not be drawn over. */
    private static final int COLUMNS = 79;

    private static final long MILLION = 1_000_000;
    /** From here on a count is read more easily in millions. */
    private static final long LARGE = 10 * MILLION;

    private final PrintStream err;
    private final Pace pace = new Pace(INTERVAL_MILLIS);
    private final TimeLeft timeLeft;
    private final ProgressBar bar;
    private boolean closed;
    /** Ctrl-C must not leave half a line on which the shell would go on. */
    private final Thread hook = new Thread(this::closeBar, "bilane-progress");

    /**
     * Draws the bar at 0.
     *
     * @param task what is being done
     * @param amount how much there is to do; shown in millions if it is large
     * @param err where to draw
     */
    BarProgress(String task, long amount, PrintStream err) {
        this.err = err;
        this.timeLeft = new TimeLeft(amount, System.nanoTime());
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(amount)
                .setUnit(amount < LARGE ? "" : " M", amount < LARGE ? 1 : MILLION)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setEtaFunction(state -> timeLeft())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .setMaxRenderedLength(COLUMNS)
                .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                .clearDisplayOnFinish()
                .build();
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down, and takes no more hooks.
            closeBar();
        }
    }

    @Override
    public void advance(long more) {
        if (pace.add(more)) {
            bar.stepTo(pace.done());
        }
    }

    @Override
    public void measureSpeedAnew() {
        timeLeft.restart(pace.done(), System.nanoTime());
    }

    private Optional<Duration> timeLeft() {
        OptionalDouble seconds = timeLeft.seconds(pace.done(), System.nanoTime());
        return seconds.isPresent() ? Optional.of(Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000)))
                : Optional.empty();
    }

    @Override
    public void print(String line) {
        // In one call, so that the bar is not drawn in between; it comes back on the next line.
        err.print("\r" + " ".repeat(COLUMNS) + "\r" + line + System.lineSeparator());
    }

    @Override
    public void close() {
        closeBar();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook itself.
        }
    }

    private synchronized void closeBar() {
        if (!closed) {
            closed = true;
            bar.close();
        }
    }
}

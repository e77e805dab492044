package org.bilane.harness.cli;

import org.bilane.harness.reference.RunListener;
import org.bilane.harness.report.Progress;

/** Shows the course of a run on standard error. */
final class ShownCourse implements RunListener {
    private final Progress progress;
    private final Stopwatch stopwatch;
    private final Console console;

    /**
     * Shows a run.
     *
     * @param progress how far it has come
     * @param stopwatch what its events are timed with
     * @param console where warnings go
     */
    ShownCourse(Progress progress, Stopwatch stopwatch, Console console) {
        this.progress = progress;
        this.stopwatch = stopwatch;
        this.console = console;
    }

    @Override
    public void poolsReady() {
        progress.print(stopwatch.line("pool ready"));
    }

    @Override
    public void firstResult(double secondsSinceEnd) {
        progress.print(stopwatch.line("first result", secondsSinceEnd));
    }

    @Override
    public void evaluated(long evaluations) {
        progress.advance(evaluations);
    }

    @Override
    public void notPinned(String note) {
        progress.print(console.warning(note));
    }
}

package org.bilane.harness.cli;

import java.util.concurrent.atomic.LongAdder;
import org.bilane.harness.reference.RunListener;
import org.bilane.harness.report.Progress;

/** Shows the course of a run on standard error. */
final class ShownCourse implements RunListener {
    private final Progress progress;
    private final Stopwatch stopwatch;
    private final LongAdder done = new LongAdder();

    /**
     * Shows a run.
     *
     * @param progress how far it has come
     * @param stopwatch what its events are timed with
     */
    ShownCourse(Progress progress, Stopwatch stopwatch) {
        this.progress = progress;
        this.stopwatch = stopwatch;
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
    public void firstCallsDone() {
        progress.measureSpeedAnew();
    }

    @Override
    public void evaluated(long evaluations) {
        done.add(evaluations);
        progress.advance(evaluations);
    }

    /**
     * How far the run has come.
     *
     * @return the evaluations done
     */
    long evaluationsDone() {
        return done.sum();
    }
}

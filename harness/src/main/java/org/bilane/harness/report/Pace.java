package org.bilane.harness.report;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what many threads do, and lets one of them report now and then. Thread-safe. */
final class Pace {
    private final LongAdder done = new LongAdder();
    private final AtomicLong nextReport;
    private final long interval;

    /**
     * Starts at 0; the first report is due after an interval.
     *
     * @param intervalMillis the least time between two reports
     */
    Pace(long intervalMillis) {
        this.interval = intervalMillis * 1_000_000;
        this.nextReport = new AtomicLong(System.nanoTime() + interval);
    }

    /**
     * Counts.
     *
     * @param amount how much more is done
     * @return whether the caller, and no other thread, is to report now
     */
    boolean add(long amount) {
        done.add(amount);
        long due = nextReport.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextReport.compareAndSet(due, now + interval);
    }

    /**
     * What was counted.
     *
     * @return the sum so far
     */
    long done() {
        return done.sum();
    }
}

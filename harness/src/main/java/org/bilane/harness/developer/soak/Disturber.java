package org.bilane.harness.developer.soak;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that does things to others a little later. Thread-safe; to be closed. */
final class Disturber implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("bilane-soak-faults").daemon().factory());

    /** Starts the thread. */
    Disturber() {
        timer.prestartAllCoreThreads();
    }

    /**
     * Does something later.
     *
     * @param nanos how much later
     * @param action what; it must not throw
     * @return to be settled, so that it does not happen to the next call
     */
    Disturbance after(long nanos, Runnable action) {
        Disturbance disturbance = new Disturbance(action);
        timer.schedule(disturbance, nanos, TimeUnit.NANOSECONDS);
        return disturbance;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

package org.bilane.harness.developer.soak;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bilane.kernel.EvaluationStoppedException;
import org.bilane.kernel.PendingEvaluation;
import org.bilane.kernel.WorkerPool;

/**
 * One try at a call on a pool, perhaps with a fault in the middle: started first, so that several are under way at
 * once, then awaited. Blocking calls are done while they are awaited. Not thread-safe.
 */
final class Attempt {
    /** About as long as a call takes, so that faults strike before, in the middle and after. */
    private static final double MEAN_DELAY_NANOS = 400_000;

    private final RandomCall call;
    private final WorkerPool pool;
    private final Optional<Fault> fault;
    private final List<MemorySegment> outputs;
    private final Disturber disturber;
    private final long delayNanos;
    /** Null for a blocking call. */
    private PendingEvaluation pending;
    private Disturbance cancellation = new Disturbance(() -> { });

    /**
     * A try that is not begun.
     *
     * @param call what to do
     * @param pool where
     * @param fault what to do to it, except closing the pool; empty for nothing
     * @param arena where its results are kept
     * @param disturber who does it
     * @param random where the moment comes from
     */
    Attempt(RandomCall call, WorkerPool pool, Optional<Fault> fault, Arena arena, Disturber disturber,
            RandomGenerator random) {
        this.call = call;
        this.pool = pool;
        this.fault = fault;
        this.outputs = call.outputs(arena);
        this.disturber = disturber;
        this.delayNanos = (long) (random.nextExponential() * MEAN_DELAY_NANOS);
        Marks.put(outputs);
    }

    /** The call. */
    RandomCall call() {
        return call;
    }

    /** What is done to it. */
    Optional<Fault> fault() {
        return fault;
    }

    /** Where its results are. */
    List<MemorySegment> outputs() {
        return outputs;
    }

    /** Starts the call without waiting for it. */
    void start() {
        pending = call.start(pool, outputs);
        if (fault.equals(Optional.of(Fault.CANCEL))) {
            cancellation = disturber.after(delayNanos, pending::cancel);
        }
    }

    /**
     * Waits for the end of the call; does it, if it was not started.
     *
     * @throws EvaluationStoppedException if it was stopped
     */
    void await() {
        Disturbance interrupt = new Disturbance(() -> { });
        if (fault.equals(Optional.of(Fault.INTERRUPT))) {
            interrupt = disturber.after(delayNanos, Thread.currentThread()::interrupt);
        }
        try {
            if (pending == null) {
                call.evaluate(pool, outputs);
            } else if (fault.equals(Optional.of(Fault.TIMEOUT))) {
                pending.awaitOrCancel(Duration.ofNanos(delayNanos));
            } else {
                pending.await();
            }
        } finally {
            interrupt.settle();
            cancellation.settle();
        }
    }
}

package org.bilane.harness.developer.soak;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bilane.kernel.EvaluationStoppedException;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.reference.RandomCase;

/**
 * What one thread does: draws a case, then some rounds of calls on it, one to four of them at once, each on a pool
 * that all share or on one of its own. Used by one thread at a time.
 */
final class Caller {
    private static final int ROUNDS_OF_A_CASE = 8;
    private static final int MOST_CALLS_AT_ONCE = 4;
    /** Own pools are closed a moment after they are opened, half of the time. */
    private static final double MEAN_LIFE_NANOS = 500_000;

    private final String name;
    private final SplittableRandom random;
    private final Cases cases;
    private final List<WorkerPool> shared;
    private final Disturber disturber;
    private final Tally tally;
    private final Consumer<MemorySegment> tap;

    /**
     * A caller.
     *
     * @param number its number, from 0
     * @param seed what all callers' cases and calls follow from
     * @param shared the pools that it shares with others
     * @param disturber who injects the faults
     * @param tally where it counts
     * @param tap sees each result before it is compared
     */
    Caller(int number, long seed, List<WorkerPool> shared, Disturber disturber, Tally tally,
            Consumer<MemorySegment> tap) {
        this.name = "caller " + number;
        long own = new SplittableRandom(seed).nextLong() + number;
        this.random = new SplittableRandom(own);
        this.cases = new Cases(own);
        this.shared = shared;
        this.disturber = disturber;
        this.tally = tally;
        this.tap = tap;
    }

    /**
     * Calls until a deadline, or the first defect of any caller.
     *
     * @param deadline when to begin no further round, on {@link System#nanoTime}'s clock
     */
    void callUntil(long deadline) {
        while (goesOn(deadline)) {
            RandomCase inputs = cases.next();
            try (Scene scene = new Scene(inputs)) {
                for (int round = 0; round < ROUNDS_OF_A_CASE && goesOn(deadline); round++) {
                    round(scene);
                }
            } catch (RuntimeException | Error e) {
                defect(inputs.origin(), e.toString());
            }
        }
    }

    private boolean goesOn(long deadline) {
        return System.nanoTime() - deadline < 0 && tally.defects() == 0;
    }

    private void round(Scene scene) {
        try (Arena arena = Arena.ofShared()) {
            if (random.nextInt(3) > 0) {
                callOn(shared.get(random.nextInt(shared.size())), scene, arena, false);
                return;
            }
            try (WorkerPool own = OwnPools.open(random)) {
                boolean closing = random.nextBoolean();
                Disturbance close = new Disturbance(() -> { });
                if (closing) {
                    tally.injected(Fault.CLOSE);
                    close = disturber.after((long) (random.nextExponential() * MEAN_LIFE_NANOS), own::close);
                }
                callOn(own, scene, arena, closing);
                close.settle();
            }
        }
    }

    private void callOn(WorkerPool pool, Scene scene, Arena arena, boolean closing) {
        List<Attempt> attempts = new ArrayList<>();
        int calls = random.nextInt(MOST_CALLS_AT_ONCE) + 1;
        for (int c = 0; c < calls; c++) {
            RandomCall call = new RandomCall(scene, random);
            boolean started = call.canBeStarted() && random.nextInt(4) > 0;
            Optional<Fault> fault = closing || random.nextBoolean() ? Optional.empty() : Optional.of(fault(started));
            fault.ifPresent(tally::injected);
            Attempt attempt = new Attempt(call, pool, fault, arena, disturber, random);
            try {
                if (started) {
                    attempt.start();
                }
                attempts.add(attempt);
            } catch (IllegalStateException e) {
                refused(scene, attempt, e, closing);
            }
        }
        attempts.forEach(attempt -> finish(scene, pool, attempt, arena, closing));
    }

    /** A blocking call can be interrupted alone. */
    private Fault fault(boolean started) {
        return started ? Fault.values()[random.nextInt(Fault.CLOSE.ordinal())] : Fault.INTERRUPT;
    }

    private void finish(Scene scene, WorkerPool pool, Attempt attempt, Arena arena, boolean closing) {
        try {
            attempt.await();
            compare(scene, attempt, arena);
        } catch (EvaluationStoppedException e) {
            stopped(scene, pool, attempt, e, arena, closing);
        } catch (IllegalStateException e) {
            refused(scene, attempt, e, closing);
        } catch (RuntimeException | Error e) {
            defect(scene.origin(), attempt.call() + ": " + e);
        }
    }

    private void compare(Scene scene, Attempt attempt, Arena arena) {
        RandomCall call = attempt.call();
        List<MemorySegment> expected = call.outputs(arena);
        call.evaluate(Evaluator.onCallingThread(), expected);
        attempt.outputs().forEach(tap);
        String difference = Marks.difference(expected, attempt.outputs());
        if (!difference.isEmpty()) {
            defect(scene.origin(), call + ": " + difference);
        }
        tally.compared(call.results());
    }

    /**
     * After a stop no worker writes to the results any more, and the pool does the same call as if nothing had been.
     */
    private void stopped(Scene scene, WorkerPool pool, Attempt attempt, EvaluationStoppedException e, Arena arena,
            boolean closing) {
        if (attempt.fault().isEmpty() && !closing) {
            defect(scene.origin(), attempt.call() + ": stopped, though no stop was asked for: " + e.getMessage());
        } else if (e.chunksDone() >= e.chunks()) {
            defect(scene.origin(), attempt.call() + ": " + e.getMessage());
        }
        tally.effective(attempt.fault().orElse(Fault.CLOSE));
        if (closing) {
            return;
        }
        Marks.put(attempt.outputs());
        Attempt again = new Attempt(attempt.call(), pool, Optional.empty(), arena, disturber, random);
        again.await();
        compare(scene, again, arena);
        if (!Marks.areAllIn(attempt.outputs())) {
            defect(scene.origin(), attempt.call() + ": results were written after the call was stopped");
        }
    }

    private void refused(Scene scene, Attempt attempt, IllegalStateException e, boolean closing) {
        if (closing && "pool: it is closed".equals(e.getMessage())) {
            tally.effective(Fault.CLOSE);
        } else {
            defect(scene.origin(), attempt.call() + ": " + e);
        }
    }

    private void defect(String origin, String what) {
        tally.defect(name + ", " + origin + ", " + what);
    }

    /** The caller's name. */
    @Override
    public String toString() {
        return name;
    }
}

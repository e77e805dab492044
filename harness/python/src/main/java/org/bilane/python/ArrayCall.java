package org.bilane.python;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/**
 * One evaluation on the memory of NumPy arrays. It is done once: on the calling thread by {@link #run}, or, so that the
 * caller can look after its signals meanwhile, on a thread of its own by {@link #start}, {@link #await} and
 * {@link #stop}. The arrays must stay alive until {@code run} has returned or {@link #hasEnded} is true.
 */
public final class ArrayCall {
    /** Points that are counted without a look at interrupts. */
    private static final long COUNTED_POINTS = 1 << 20;

    private final Work work;
    private final CountDownLatch end = new CountDownLatch(1);
    private Thread thread;
    private volatile Throwable failure;
    /** What was asked for, if it is no array: a Double or OutsideCounts. */
    private Object result;

    /** What is evaluated. */
    private interface Work {
        /**
         * Evaluates.
         *
         * @return what is asked for, if it is no array; else null
         */
        Object run();
    }

    private ArrayCall(Work work) {
        this.work = work;
    }

    /**
     * A sum for each surface.
     *
     * @param evaluator who computes
     * @param surfaces K' surfaces
     * @param points which points
     * @param transform what is summed
     * @param sums the address of K' doubles
     * @return the evaluation, to be done
     */
    public static ArrayCall sums(Evaluator evaluator, Surfaces surfaces, Points points,
            Transform transform, long sums) {
        return new ArrayCall(() -> {
            evaluator.sums(surfaces, points, transform, ArrayMemory.doubles(sums, surfaces.count()));
            return null;
        });
    }

    /**
     * The value of each surface at each point.
     *
     * @param evaluator who computes
     * @param surfaces K' surfaces
     * @param points which points, m of them
     * @param transform what is stored
     * @param layout the order of the result: (K', m) or (m, K')
     * @param values the address of K' * m doubles
     * @return the evaluation, to be done
     */
    public static ArrayCall values(Evaluator evaluator, Surfaces surfaces, Points points,
            Transform transform, Layout layout, long values) {
        return new ArrayCall(() -> {
            evaluator.values(surfaces, points, transform, layout,
                    ArrayMemory.doubles(values, Math.multiplyExact(surfaces.count(), points.size())));
            return null;
        });
    }

    /**
     * Values and derivatives of each surface at each point.
     *
     * @param evaluator who computes
     * @param surfaces K' surfaces
     * @param points which points, m of them
     * @param transform what is stored
     * @param layout the order of each result: (K', m) or (m, K')
     * @param values the address of K' * m doubles; 0 for none
     * @param dx the same for the derivatives with respect to x
     * @param dy the same for the derivatives with respect to y
     * @return the evaluation, to be done
     */
    public static ArrayCall gradients(Evaluator evaluator, Surfaces surfaces, Points points,
            Transform transform, Layout layout, long values, long dx, long dy) {
        return new ArrayCall(() -> {
            long size = Math.multiplyExact(surfaces.count(), points.size());
            evaluator.gradients(surfaces, points, transform, layout, optional(values, size), optional(dx, size),
                    optional(dy, size));
            return null;
        });
    }

    private static MemorySegment optional(long address, long size) {
        return address == 0 ? null : ArrayMemory.doubles(address, size);
    }

    /**
     * The sum of the sums of all surfaces, which {@link #total()} tells afterwards.
     *
     * @param evaluator who computes
     * @param surfaces which surfaces
     * @param points which points
     * @param transform what is summed
     * @return the evaluation, to be done
     */
    public static ArrayCall total(Evaluator evaluator, Surfaces surfaces, Points points,
            Transform transform) {
        return new ArrayCall(() -> evaluator.total(surfaces, points, transform));
    }

    /**
     * How many points are not on a grid, which {@link #counts()} tells afterwards. It fails where a rule of the points
     * refuses one, as an evaluation does.
     *
     * @param stack the surfaces on the grid
     * @param points which points
     * @return the count, to be done
     */
    public static ArrayCall outside(SurfaceStack stack, Points points) {
        return new ArrayCall(() -> count(stack, points));
    }

    private static OutsideCounts count(SurfaceStack stack, Points points) {
        OutsideCounts counts = OutsideCounts.NONE;
        for (long from = 0; from < points.size(); from += COUNTED_POINTS) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted after " + from + " of " + points.size() + " points");
            }
            OutsideCounts more = stack.outside(points.slice(from, Math.min(from + COUNTED_POINTS, points.size())));
            counts = counts.plus(more, from);
        }
        if (counts.refused() > 0) {
            long first = counts.firstRefused();
            throw new IllegalArgumentException(
                    "points: " + stack.refusal(counts, points.size(), points.x(first), points.y(first)));
        }
        return counts;
    }

    /**
     * A sum for each surface of several families.
     *
     * @param evaluator who computes
     * @param families surfaces on the same axes
     * @param points which points
     * @param transform what is summed
     * @param sums for each family the address of a double for each of its surfaces
     * @return the evaluation, to be done
     */
    public static ArrayCall familySums(Evaluator evaluator, Surfaces[] families, Points points,
            Transform transform, long[] sums) {
        return new ArrayCall(() -> {
            evaluator.sums(List.of(families), points, transform, outputs(families, 1, sums));
            return null;
        });
    }

    /**
     * The values of several families.
     *
     * @param evaluator who computes
     * @param families surfaces on the same axes
     * @param points which points, m of them
     * @param transform what is stored
     * @param layout the order of each result
     * @param values for each family the address of m doubles for each of its surfaces
     * @return the evaluation, to be done
     */
    public static ArrayCall familyValues(Evaluator evaluator, Surfaces[] families, Points points,
            Transform transform, Layout layout, long[] values) {
        return new ArrayCall(() -> {
            evaluator.values(List.of(families), points, transform, layout,
                    outputs(families, points.size(), values));
            return null;
        });
    }

    private static List<MemorySegment> outputs(Surfaces[] families, long doublesPerSurface, long[] addresses) {
        List<MemorySegment> segments = new ArrayList<>();
        for (int f = 0; f < families.length; f++) {
            segments.add(ArrayMemory.doubles(addresses[f],
                    Math.multiplyExact(families[f].count(), doublesPerSurface)));
        }
        return segments;
    }

    /**
     * Evaluates on the calling thread. An interrupt that came before is forgotten, as it was meant for something else.
     *
     * @throws org.bilane.kernel.EvaluationStoppedException if the calling thread is interrupted meanwhile
     */
    public void run() {
        Thread.interrupted();
        result = work.run();
    }

    /** Begins to evaluate on a thread of its own. */
    public void start() {
        Thread beginning = Thread.ofPlatform().name("bilane-call").daemon().inheritInheritableThreadLocals(false)
                .unstarted(this::runToTheEnd);
        // Before it starts: a thread that is interrupted after the start must find it.
        thread = beginning;
        boolean started = false;
        try {
            beginning.start();
            started = true;
        } finally {
            if (!started) {
                end.countDown();
            }
        }
    }

    private void runToTheEnd() {
        try {
            result = work.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            end.countDown();
        }
    }

    /**
     * Waits for the end of what was started. An interrupt of the waiting thread only ends the waiting.
     *
     * @param milliseconds how long at most
     * @return whether it has ended, successfully
     * @throws Throwable what the evaluation threw
     */
    public boolean await(long milliseconds) throws Throwable {
        try {
            if (!end.await(milliseconds, TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            return false;
        }
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    /**
     * Stops what was started, if it has not ended, and waits a limited time for the chunks under way.
     *
     * @param milliseconds how long at most
     * @return as {@link #hasEnded}
     */
    public boolean stop(long milliseconds) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (!hasEnded()) {
            // Again and again, as an interrupt may come before the evaluation looks for it.
            thread.interrupt();
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                end.await(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // Meant for the caller's own waiting, which is this.
            }
        }
        return true;
    }

    /**
     * Whether nothing touches the arrays any more.
     *
     * @return true before the start and after the end
     */
    public boolean hasEnded() {
        return thread == null || end.getCount() == 0;
    }

    /**
     * The total that was computed.
     *
     * @return the total
     * @throws ClassCastException if it was not asked for
     */
    public double total() {
        return (Double) result;
    }

    /**
     * The points that were counted.
     *
     * @return the counts
     * @throws ClassCastException if they were not asked for
     */
    public OutsideCounts counts() {
        return (OutsideCounts) result;
    }
}

package org.bilane.harness.reference;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.pool.BoundedCalls;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.PoolSettings;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.WorkerPool;

/**
 * Timed runs of the reference program. All pools are open at once and take turns, call by call, so that
 * whatever else the machine does hits every thread count alike.
 */
public final class ReferenceRun implements AutoCloseable {
    /** How long calls that warm up may take, all together: where all cores are busy, compiling takes some seconds. */
    private static final long WARMING_NANOS = 4_000_000_000L;
    private static final int WARMING_CALLS = 3;

    private final ReferenceProgram program;
    private final ReferenceData data;
    private final PoolSettings settings;
    private final Deadline deadline;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment output;
    private volatile boolean warming;

    /**
     * A run on the given data.
     *
     * @param program what is computed
     * @param data its data, which stays the caller's to close
     * @param settings what the pools are like
     * @param deadline until when it may take
     * @throws OutOfMemoryError if there is not enough off-heap memory for the output
     */
    public ReferenceRun(ReferenceProgram program, ReferenceData data, PoolSettings settings, Deadline deadline) {
        this.program = program;
        this.data = data;
        this.settings = settings;
        this.deadline = deadline;
        this.output = arena.allocate(JAVA_DOUBLE, program.job() == Job.SUMS
                ? program.surfaces()
                : program.surfacesEvaluated() * program.points());
    }

    /** A pool and what was measured of it so far. */
    private final class Contestant implements AutoCloseable {
        private final WorkerPool pool;
        private final BoundedCalls calls;
        private final CallClock clock;
        private final double[] warm;
        private double first;
        private double firstResult;

        Contestant(int threads, int repetitions, RunListener listener) {
            clock = new CallClock(evaluations -> tell(listener, evaluations));
            warm = new double[repetitions];
            pool = settings.builder(program.bytesPerPoint()).workers(threads).listener(clock).open();
            calls = new BoundedCalls(pool, deadline);
        }

        ThreadTimes times() {
            return new ThreadTimes(pool.workers(), pool.unpinnedBecause(), first, firstResult, warm);
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /**
     * Runs the program: once on each thread count, then some calls that warm up, unless there is but one repetition,
     * then the repetitions, in each of which every thread count has its turn.
     *
     * @param threadCounts numbers of workers, each at least 1; more than the allowed CPUs run unpinned
     * @param repetitions how often after the first call, at least 1
     * @param listener is told of the course
     * @return the result
     * @throws TimeIsUpException at the deadline
     * @throws IllegalStateException if the results of two thread counts differ, which the library rules out
     */
    public RunResult measure(List<Integer> threadCounts, int repetitions, RunListener listener) {
        List<Contestant> contestants = new ArrayList<>();
        try {
            for (int threads : threadCounts) {
                contestants.add(new Contestant(threads, repetitions, listener));
            }
            listener.poolsReady();
            return race(contestants, repetitions, listener);
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    private RunResult race(List<Contestant> contestants, int repetitions, RunListener listener) {
        for (Contestant contestant : contestants) {
            contestant.first = time(contestant);
            contestant.firstResult = contestant.clock.firstResult(contestant.first);
            if (contestant == contestants.getFirst()) {
                listener.firstResult(contestant.first - contestant.firstResult);
            }
        }
        listener.firstCallsDone();
        warmUp(contestants, WARMING_CALLS * (repetitions - 1));
        double total = Double.NaN;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (Contestant contestant : contestants) {
                contestant.warm[repetition] = time(contestant);
                if (repetition == repetitions - 1) {
                    double mine = CompensatedSum.of(output);
                    requireSame(contestants.getFirst(), total, contestant, mine);
                    total = mine;
                }
            }
        }
        return new RunResult(program, total, contestants.stream().map(Contestant::times).toList());
    }

    /** Calls that are not measured, as many as that, but only for some time: until then loops are being compiled. */
    private void warmUp(List<Contestant> contestants, int calls) {
        warming = true;
        long begin = System.nanoTime();
        for (int call = 0; call < calls && System.nanoTime() - begin < WARMING_NANOS; call++) {
            contestants.forEach(this::time);
        }
        warming = false;
    }

    private void tell(RunListener listener, long evaluations) {
        if (!warming) {
            listener.evaluated(evaluations);
        }
    }

    private static void requireSame(Contestant first, double total, Contestant other, double otherTotal) {
        if (other != first && Double.doubleToLongBits(total) != Double.doubleToLongBits(otherTotal)) {
            throw new IllegalStateException("total " + total + " with " + first.pool.workers()
                    + " threads, but " + otherTotal + " with " + other.pool.workers() + ": must be the same");
        }
    }

    private double time(Contestant contestant) {
        SurfaceStack stack = data.stack();
        List<Surfaces> surfaces = List.of(program.job() == Job.SURFACE ? stack.only(0) : stack.all());
        Points points = data.points();
        List<MemorySegment> outputs = List.of(output);
        BoundedCalls calls = contestant.calls;
        contestant.clock.start();
        switch (program.job()) {
            case SUMS -> calls.sums(surfaces, points, program.transform(), outputs);
            case SURFACE -> calls.values(surfaces, points, program.transform(), Layout.SURFACE_MAJOR, outputs);
            case VALUES -> calls.values(surfaces, points, program.transform(), program.layout(), outputs);
        }
        return contestant.clock.stop();
    }

    /**
     * The output of the last call.
     *
     * @return the sums of all surfaces, or the array of values in the program's layout; valid until this is
     *     closed
     */
    public MemorySegment output() {
        return output;
    }

    /** Frees the output. To be called once. */
    @Override
    public void close() {
        arena.close();
    }
}

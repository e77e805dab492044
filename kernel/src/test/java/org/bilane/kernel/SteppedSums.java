package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bilane.kernel.chunk.OrderMemoryUse;

/**
 * Sums by cell, and of a family of few surfaces in order, that go on task by task as a test lets them. A pool of one
 * worker has two calls: one for the values of a single surface, whose chunks are held at their ends, and the sums. The
 * worker does a task of each in turn, so that the sums can be stopped after any number of their tasks, in any phase.
 */
final class SteppedSums implements AutoCloseable {
    /** Those that are summed by cell, and behind them in order. */
    static final int SURFACES = 4;
    static final int FEW_SURFACES = 3;
    private static final int KNOTS = 5;
    /** Where a slice begins, and a chunk of the values that are held. */
    private static final int CHUNK_POINTS = 1000;
    private static final int HELD_POINTS = 400 * CHUNK_POINTS;

    final SurfaceStack stack;
    final SurfaceStack few;
    final Points points;
    final MemorySegment sums;
    final MemorySegment fewSums;
    final WorkerPool pool;
    /** Points times surfaces that the listener was told of, but for those of the call that is held. */
    final AtomicLong heard = new AtomicLong();
    /** What the listener throws at the end of the next range. */
    final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    final long tasks;
    /** Tasks of the first phase: slices that are ordered. */
    final int slices;
    /** Those of the first two phases. */
    final long tasksByCell;

    private final Arena arena = Arena.ofShared();
    private final Arena pointsArena = Arena.ofShared();
    private final ChunkGate gate = new ChunkGate();
    private final SurfaceStack held;
    private final PendingEvaluation holding;
    private int arrived = 1;
    private int steps;
    PendingEvaluation evaluation;

    /** Sums of some points, which are not begun yet. */
    SteppedSums(int count) {
        SplittableRandom random = new SplittableRandom(count);
        stack = draw(random, SURFACES);
        few = draw(random, FEW_SURFACES);
        held = SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), new double[KNOTS][KNOTS]);
        points = Points.of(coordinates(random, count), coordinates(random, count));
        sums = marked(SURFACES);
        fewSums = marked(FEW_SURFACES);
        pool = WorkerPool.builder().workers(1).chunkPoints(CHUNK_POINTS).listener((done, surfaces) -> {
            if (surfaces == 1) {
                gate.chunkDone(done, surfaces);
                return;
            }
            heard.addAndGet(done * surfaces);
            RuntimeException thrown = failure.get();
            if (thrown != null) {
                throw thrown;
            }
        }).open();
        EvaluationPlan plan = pool.planSums(stack.all(), points);
        assertEquals(Route.SUMS_BY_CELL, plan.route());
        slices = (int) Math.ceilDiv(count, plan.chunkPoints());
        tasksByCell = slices + Math.max(1, Math.min(count / 1024, 64));
        assertEquals(Route.SUMS_IN_ORDER, pool.planSums(few.all(), points).route());
        tasks = tasksByCell + Math.ceilDiv(count, 1024);
        MemorySegment zeros = arena.allocate(ValueLayout.JAVA_DOUBLE, HELD_POINTS);
        holding = pool.startValues(List.of(held.all()), Points.of(zeros, zeros), Transform.IDENTITY, Layout.POINT_MAJOR,
                List.of(arena.allocate(ValueLayout.JAVA_DOUBLE, HELD_POINTS)));
        gate.awaitArrivals(1);
    }

    private static SurfaceStack draw(SplittableRandom random, int surfaces) {
        double[] z = random.doubles((long) surfaces * KNOTS * KNOTS, -0.4, 0.4).toArray();
        return SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), MemorySegment.ofArray(z));
    }

    private MemorySegment marked(int surfaces) {
        MemorySegment segment = arena.allocate(ValueLayout.JAVA_DOUBLE, surfaces);
        segment.fill((byte) 0x55);
        return segment;
    }

    private MemorySegment coordinates(SplittableRandom random, int count) {
        return pointsArena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(count, -1, KNOTS).toArray());
    }

    /** Starts the sums, none of whose tasks is done when this returns. */
    void start() {
        evaluation = pool.startSums(families(), points, Transform.EXP, outputs());
        begin();
    }

    List<Surfaces> families() {
        return List.of(stack.all(), few.all());
    }

    List<MemorySegment> outputs() {
        return List.of(sums, fewSums);
    }

    /** To be called once the sums are started, if not by {@link #start}. */
    void begin() {
        step();
        steps = 0;
    }

    /** Lets one task more of the sums be done. */
    void step() {
        int before = arrived;
        gate.permit(1);
        gate.awaitArrivals(before + 1);
        arrived++;
        steps++;
    }

    /** Does steps until so many tasks are done. */
    void stepTo(long tasksDone) {
        while (steps < tasksDone) {
            step();
        }
    }

    /** Holds nobody any more. */
    void release() {
        gate.open();
    }

    void closePoints() {
        pointsArena.close();
    }

    /** Requires that the pool sums as ever, that all scratch was given back, and that nobody writes to the sums. */
    void requireWholeAfterwards() {
        release();
        holding.await();
        long kept = OrderMemoryUse.idleBytes();
        assertEquals(kept, OrderMemoryUse.allBytes(), "scratch that was not given back");
        failure.set(null);
        try (PoolFixture fixture = new PoolFixture()) {
            fixture.requireWorks(pool);
        }
    }

    @Override
    public void close() {
        release();
        pool.close();
        stack.close();
        few.close();
        held.close();
        arena.close();
        if (pointsArena.scope().isAlive()) {
            pointsArena.close();
        }
    }
}

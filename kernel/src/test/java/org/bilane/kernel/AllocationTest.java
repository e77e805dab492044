package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Warm calls put nothing on the heap: neither the caller nor the workers. */
@Tag("allocation")
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BATCH = 20;
    /** More than a chunk of values, so that a pool shares the work. */
    private static final int POINTS = 9000;
    /** So few that their values are stored before they are added up. */
    private static final int FEW_POINTS = 20;
    private static final int MANY_SURFACES = 80;
    /** So few knots that sums of more than 3 surfaces are grouped by cell and single surfaces read from planes. */
    private static final double[] FEW_KNOTS = {0, 0.4, 1, 2};
    /** So many knots that neither is the case. */
    private static final double[] MANY_KNOTS = DoubleStream.iterate(0, x -> x + 0.03125).limit(64).toArray();
    /** As many batches in a row must be free of allocation. */
    private static final int CLEAN_BATCHES = 5;
    /** C2 may be late where other processes keep the CPUs busy. */
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private static LoadedCase loaded(double[] axis, int surfaces, double from, double to) {
        SplittableRandom random = new SplittableRandom(surfaces);
        return new LoadedCase(axis, axis,
                random.doubles((long) axis.length * axis.length * surfaces, from, to).toArray(),
                random.doubles(POINTS, -1, 3).toArray(), random.doubles(POINTS, -1, 3).toArray());
    }

    @ParameterizedTest
    @CsvSource({"3, EXP", "4, EXP", "17, EXP", "17, IDENTITY", "17, EXP2"})
    void warmCallsOnTheCallingThreadAllocateNothing(int surfaces, Transform transform) {
        check(Evaluator.onCallingThread(), surfaces, transform, new long[0]);
    }

    @ParameterizedTest
    @CsvSource({"3, EXP", "17, EXP"})
    void warmCallsOnAPoolAllocateNothing(int surfaces, Transform transform) {
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            check(pool, surfaces, transform, workers());
        }
    }

    /** So many surfaces that most points enter sums through moments, of each degree; and beside them few in order. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void warmSumsThroughMomentsAllocateNothing(boolean pooled) {
        try (WorkerPool pool = WorkerPool.builder().workers(2).open();
                LoadedCase near = loaded(FEW_KNOTS, MANY_SURFACES, -0.1, 0.1);
                LoadedCase close = loaded(FEW_KNOTS, MANY_SURFACES, -0.5, 0.5);
                LoadedCase few = loaded(FEW_KNOTS, 2, -0.5, 0.5)) {
            Evaluator evaluator = pooled ? pool : Evaluator.onCallingThread();
            long[] workers = workers();
            MemorySegment sums = near.output(MANY_SURFACES).segment();
            MemorySegment others = near.output(MANY_SURFACES).segment();
            List<Surfaces> families = List.of(near.stack().all(), close.stack().all(), few.stack().all());
            for (Transform transform : List.of(Transform.EXP, Transform.IDENTITY)) {
                require(transform + ", near", workers,
                        () -> evaluator.sums(families.get(0), near.points(), transform, sums));
                require(transform + ", close", workers,
                        () -> evaluator.sums(families.get(1), near.points(), transform, sums));
            }
            List<MemorySegment> outputs = List.of(sums, others, few.output(2).segment());
            require("families", workers, () -> evaluator.sums(families, near.points(), Transform.EXP, outputs));
        }
    }

    /** Blocks in order of more units than one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void warmSumsOfOneSurfaceAtManyPointsAllocateNothing(boolean pooled) {
        long points = (1 << 20) + 5000L;
        try (Arena arena = Arena.ofShared(); LoadedCase loaded = loaded(FEW_KNOTS, 1, -1, 1);
                WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            Evaluator evaluator = pooled ? pool : Evaluator.onCallingThread();
            MemorySegment zeros = arena.allocate(ValueLayout.JAVA_DOUBLE, points);
            Points many = Points.of(zeros, zeros);
            Surfaces surface = loaded.stack().all();
            MemorySegment sum = loaded.output(1).segment();
            require("one surface", workers(), () -> evaluator.sums(surface, many, Transform.EXP, sum));
        }
    }

    /** Points that are located in vectors, or by scalar loops, on each kind of axis. */
    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "LOG10"})
    void warmCallsOnAnyAxesAllocateNothing(Scale scale) {
        double[] even = {0.1, 1.1, 2.1, 3.1};
        double[] indices = {0, 1, 2, 3};
        double[][][] axes = {{indices, indices}, {indices, even}, {even, even}, {{0, 0.4, 1, 2}, even},
            {{0, 1, 1.0001, 1.0002, 9}, even}};
        SplittableRandom random = new SplittableRandom(4);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(POINTS, -0.2, 5).toArray());
            MemorySegment y = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(POINTS, 1, 2).toArray());
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, POINTS);
            for (double[][] both : axes) {
                double[][] table = new double[both[0].length][both[1].length];
                try (SurfaceStack stack = SurfaceStack.of(Axis.of(scale, both[0]), Axis.of(scale, both[1]), table)) {
                    Surfaces surfaces = stack.all();
                    for (Outside rule : List.of(Outside.CLAMP, Outside.NAN, Outside.LINEAR)) {
                        Points points = Points.of(x, y).outside(rule);
                        for (Transform transform : List.of(Transform.EXP, Transform.IDENTITY)) {
                            require(Arrays.deepToString(both) + ", " + rule + ", " + transform, new long[0],
                                    () -> Evaluator.onCallingThread()
                                            .values(surfaces, points, transform, Layout.SURFACE_MAJOR, out));
                        }
                    }
                }
            }
        }
    }

    private static long[] workers() {
        long[] workers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("bilane-worker-"))
                .mapToLong(Thread::threadId).toArray();
        assertEquals(2, workers.length);
        return workers;
    }

    private static void check(Evaluator evaluator, int surfaces, Transform transform, long[] workers) {
        checkSums(evaluator, surfaces, transform, workers);
        try (LoadedCase planes = loaded(FEW_KNOTS, surfaces, -1, 1);
                LoadedCase wide = loaded(FEW_KNOTS, surfaces, -800, 720)) {
            checkValues("from planes", evaluator, planes, wide, transform, workers);
        }
        try (LoadedCase table = loaded(MANY_KNOTS, surfaces, -1, 1);
                LoadedCase wide = loaded(MANY_KNOTS, surfaces, -800, 720)) {
            checkValues("from the table", evaluator, table, wide, transform, workers);
        }
    }

    /** Sums by each kind of term, of many points for a cell and of few. */
    private static void checkSums(Evaluator evaluator, int surfaces, Transform transform, long[] workers) {
        try (LoadedCase near = loaded(FEW_KNOTS, surfaces, -0.1, 0.1);
                LoadedCase close = loaded(FEW_KNOTS, surfaces, -0.5, 0.5);
                LoadedCase bounded = loaded(FEW_KNOTS, surfaces, -100, 100);
                LoadedCase wide = loaded(FEW_KNOTS, surfaces, -800, 720);
                LoadedCase inOrder = loaded(MANY_KNOTS, surfaces, -1, 1);
                LoadedCase wideInOrder = loaded(MANY_KNOTS, surfaces, -800, 720)) {
            Points points = near.points();
            Points few = points.slice(0, FEW_POINTS);
            MemorySegment sums = near.output(surfaces).segment();
            List<LoadedCase> cases = List.of(near, close, bounded, wide, inOrder, wideInOrder);
            List<String> names = List.of("degree 8", "degree 11", "bounded", "wide", "in order", "wide in order");
            for (int i = 0; i < cases.size(); i++) {
                Surfaces all = cases.get(i).stack().all();
                require("sums, " + names.get(i), workers, () -> evaluator.sums(all, points, transform, sums));
                require("sums of few points, " + names.get(i), workers,
                        () -> evaluator.sums(all, few, transform, sums));
                require("total, " + names.get(i), workers, () -> evaluator.total(all, points, transform));
            }
            List<Surfaces> families = cases.subList(0, 4).stream().map(loaded -> loaded.stack().all()).toList();
            List<MemorySegment> outputs = families.stream().map(f -> near.output(surfaces).segment()).toList();
            require("sums of families", workers, () -> evaluator.sums(families, points, transform, outputs));
        }
    }

    private static void checkValues(String name, Evaluator evaluator, LoadedCase bounded, LoadedCase wide,
            Transform transform, long[] workers) {
        Surfaces all = bounded.stack().all();
        Surfaces one = bounded.stack().only(all.count() - 1);
        Points points = bounded.points();
        long size = all.count() * points.size();
        MemorySegment column = bounded.output(points.size()).segment();
        MemorySegment values = bounded.output(size).segment();
        List<Surfaces> families = List.of(all, wide.stack().all());
        List<MemorySegment> outputs = List.of(values, bounded.output(size).segment());
        require("one surface " + name, workers,
                () -> evaluator.values(one, points, transform, Layout.SURFACE_MAJOR, column));
        for (Layout layout : Layout.values()) {
            require("values " + name + ", " + layout, workers,
                    () -> evaluator.values(all, points, transform, layout, values));
            require("values of families " + name + ", " + layout, workers,
                    () -> evaluator.values(families, points, transform, layout, outputs));
        }
        checkDerivatives(name, evaluator, bounded, transform, workers);
    }

    private static void checkDerivatives(String name, Evaluator evaluator, LoadedCase loaded, Transform transform,
            long[] workers) {
        Points points = loaded.points();
        for (Surfaces surfaces : List.of(loaded.stack().all(), loaded.stack().only(0))) {
            List<MemorySegment> out = Stream.generate(() -> loaded.output(surfaces.count() * points.size()).segment())
                    .limit(3).toList();
            for (Layout layout : Layout.values()) {
                String call = surfaces.count() + " surfaces " + name + ", " + layout;
                require("values and derivatives of " + call, workers, () -> evaluator.gradients(surfaces, points,
                        transform, layout, out.get(0), out.get(1), out.get(2)));
                require("one derivative of " + call, workers, () -> evaluator.gradients(surfaces, points, transform,
                        layout, null, out.get(1), null));
            }
        }
    }

    private static void require(String name, long[] workers, Runnable call) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        int clean = 0;
        long last = 0;
        while (clean < CLEAN_BATCHES) {
            if (System.nanoTime() > deadline) {
                fail(name + ": " + last / (double) BATCH + " bytes per call, warm");
            }
            long before = allocated(workers);
            long mine = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < BATCH; i++) {
                call.run();
            }
            last = THREADS.getCurrentThreadAllocatedBytes() - mine;
            last += allocated(workers) - before;
            clean = last == 0 ? clean + 1 : 0;
        }
    }

    private static long allocated(long[] workers) {
        long bytes = 0;
        for (long worker : workers) {
            bytes += THREADS.getThreadAllocatedBytes(worker);
        }
        return bytes;
    }
}

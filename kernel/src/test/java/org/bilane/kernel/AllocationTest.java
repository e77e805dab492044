package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warm calls put nothing on the heap: neither the caller nor the workers. */
@Tag("allocation")
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BATCH = 20;
    /** More than a chunk of values, so that a pool shares the work. */
    private static final int POINTS = 9000;
    /** As many batches in a row must be free of allocation. */
    private static final int CLEAN_BATCHES = 5;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static LoadedCase loaded(int surfaces, double from, double to) {
        double[] axis = {0, 0.4, 1, 2};
        SplittableRandom random = new SplittableRandom(surfaces);
        return new LoadedCase(axis, axis, random.doubles(16L * surfaces, from, to).toArray(),
                random.doubles(POINTS, -1, 3).toArray(), random.doubles(POINTS, -1, 3).toArray());
    }

    @ParameterizedTest
    @CsvSource({"3, EXP", "17, EXP", "17, IDENTITY"})
    void warmCallsOnTheCallingThreadAllocateNothing(int surfaces, Transform transform) {
        requireNoAllocation(Evaluator.onCallingThread(), surfaces, transform, new long[0]);
    }

    @ParameterizedTest
    @CsvSource({"3, EXP", "17, EXP"})
    void warmCallsOnAPoolAllocateNothing(int surfaces, Transform transform) {
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            long[] workers = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("bilane-worker-"))
                    .mapToLong(Thread::threadId).toArray();
            assertEquals(2, workers.length);
            requireNoAllocation(pool, surfaces, transform, workers);
        }
    }

    private static void requireNoAllocation(Evaluator evaluator, int surfaces, Transform transform, long[] workers) {
        try (LoadedCase bounded = loaded(surfaces, -1, 1); LoadedCase wide = loaded(surfaces, -800, 720)) {
            Surfaces all = bounded.stack().all();
            Surfaces wideAll = wide.stack().all();
            Surfaces one = bounded.stack().only(surfaces - 1);
            Points points = bounded.points();
            long size = surfaces * points.size();
            MemorySegment sums = bounded.output(surfaces).segment();
            MemorySegment otherSums = bounded.output(surfaces).segment();
            MemorySegment column = bounded.output(points.size()).segment();
            MemorySegment values = bounded.output(size).segment();
            MemorySegment otherValues = bounded.output(size).segment();
            List<Surfaces> families = List.of(all, wideAll);
            List<MemorySegment> familySums = List.of(sums, otherSums);
            List<MemorySegment> familyValues = List.of(values, otherValues);
            require("total", workers, () -> evaluator.total(wideAll, points, transform));
            require("sums", workers, () -> evaluator.sums(all, points, transform, sums));
            require("sums of families", workers, () -> evaluator.sums(families, points, transform, familySums));
            require("one surface", workers,
                    () -> evaluator.values(one, points, transform, Layout.SURFACE_MAJOR, column));
            for (Layout layout : Layout.values()) {
                require("values " + layout, workers, () -> evaluator.values(all, points, transform, layout, values));
                require("values of families " + layout, workers,
                        () -> evaluator.values(families, points, transform, layout, familyValues));
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

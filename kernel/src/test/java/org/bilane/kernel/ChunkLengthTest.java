package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.PlaneLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pool tells of its chunks is what it does. */
class ChunkLengthTest {
    private static final int MANY_NODES = 100;
    private static final long I3_L2 = 256 << 10;

    private final Arena arena = Arena.ofShared();

    @AfterEach
    void freePoints() {
        arena.close();
    }

    @Test
    void valuesAreCutAsTold() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(500).open();
                SurfaceStack stack = stack(1, MANY_NODES)) {
            Points points = points(10_000);
            assertEquals(504, pool.planValues(stack.all(), points, Layout.SURFACE_MAJOR).chunkPoints());
            assertEquals(Math.ceilDiv(10_000, 504), chunks(pool, stack, points, true));
        }
    }

    @Test
    void sumsInOrderAreCutAsTold() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(2500).open();
                SurfaceStack stack = stack(1, MANY_NODES)) {
            Points points = points(10_000);
            EvaluationPlan plan = pool.planSums(stack.all(), points);
            assertEquals(Route.SUMS_IN_ORDER, plan.route());
            assertEquals(2048, plan.chunkPoints());
            assertEquals(Math.ceilDiv(10_000, 2048), chunks(pool, stack, points, false));
        }
    }

    /** Slices of points are ordered, then ranges of the ordered points are summed. */
    @Test
    void groupedSumsAreCutIntoSlicesAndRanges() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(2500).open();
                SurfaceStack stack = stack(4, 2)) {
            Points points = points(16_000);
            EvaluationPlan plan = pool.planSums(stack.all(), points);
            assertEquals(Route.SUMS_BY_CELL, plan.route());
            assertEquals(Math.ceilDiv(16_000, 7), plan.chunkPoints());
            assertEquals(7 + 16_000 / 1024, chunks(pool, stack, points, false));
        }
    }

    @Test
    void thePlanForAnL2Of256KiBIsWhatTheDocumentationSays() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).l2Bytes(I3_L2).open();
                SurfaceStack stack = stack(50, 50)) {
            Points points = points(1_000_000);
            EvaluationPlan values = pool.planValues(stack.all(), points, Layout.SURFACE_MAJOR);
            boolean tiles = ExecutionPath.chosen().vectorBits() == 512;
            assertEquals(tiles
                    ? evaluating(Route.VALUES_BY_TILE, 312, 50, 312 * 416, 96 << 10, 51 * 51 * 50 * 8)
                    : evaluating(Route.VALUES_BY_PLANE, 480, 1, 480 * 416, 40 << 10, 51 * 51 * 8), values);
            assertEquals(!tiles, values.fits(), values::explanation);
            EvaluationPlan few = pool.planValues(stack.range(3, 10), points, Layout.SURFACE_MAJOR);
            assertEquals(Route.VALUES_BY_PLANE, few.route());
            assertTrue(few.fits(), few::explanation);
            PlaneLoop loop = PathChoice.get().kernels().planeLoop();
            boolean nodes = loop != null && loop.form() == PlaneForm.NODES;
            EvaluationPlan one = pool.planValues(stack.only(3), points, Layout.SURFACE_MAJOR);
            assertEquals(new EvaluationPlan.Use("table", 51 * 51 * (nodes ? 8 : 32)),
                    one.phases().getFirst().uses().getLast());
            EvaluationPlan byPoint = pool.planValues(stack.all(), points, Layout.POINT_MAJOR);
            assertFalse(byPoint.fits());
            assertTrue(byPoint.explanation().contains("do not fit in 262144 bytes of L2"), byPoint::explanation);
            EvaluationPlan sums = pool.planSums(stack.all(), points);
            assertEquals(Math.ceilDiv(1_000_000, 160), sums.chunkPoints());
            assertTrue(sums.fits(), sums::explanation);
            assertEquals(List.of("count points 167968 64 %", "order points 260200 99 %", "collect moments 74368 28 %",
                    "contract moments 78368 30 %"), phases(sums));
            assertEquals("each phase fits in 262144 bytes of L2", sums.explanation());
            assertTrue(pool.planSums(stack.all(), points.slice(0, 20_000)).fits());
        }
    }

    /** Of a chunk of sums in order, one block here, the points of a unit are used at a time. */
    @Test
    void aPlanOfFewSurfacesFitsHoweverManyPointsThereAre() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).l2Bytes(I3_L2).open();
                SurfaceStack stack = stack(1, 50)) {
            EvaluationPlan plan = pool.planSums(stack.all(), points(20_000_000));
            assertEquals(evaluating(Route.SUMS_IN_ORDER, 20 << 10, 1, 16 << 10, 48 << 10, 51 * 51 * 8), plan);
            assertTrue(plan.fits(), plan::explanation);
        }
    }

    private static EvaluationPlan evaluating(Route route, long points, int surfaces, long slices, long scratch,
            long table) {
        return new EvaluationPlan(route, points, surfaces, I3_L2, List.of(new EvaluationPlan.Phase("evaluate",
                List.of(new EvaluationPlan.Use("points and results", slices),
                        new EvaluationPlan.Use("scratch", scratch), new EvaluationPlan.Use("table", table)))));
    }

    private static List<String> phases(EvaluationPlan plan) {
        return plan.phases().stream().map(phase -> String.format(Locale.ROOT, "%s %d %.0f %%", phase.name(),
                phase.bytes(), plan.percent(phase))).toList();
    }

    /** A slice has a count for each cell; so many that they and enough points fit in no share of L2. */
    @Test
    void thePlanOfALargeGridSaysWhichPhaseDoesNotFitAndWhy() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).l2Bytes(I3_L2).open();
                SurfaceStack stack = stack(9, 200); SurfaceStack large = stack(9, 400);
                SurfaceStack wide = stack(3000, 2)) {
            Points points = points(4_000_000);
            EvaluationPlan plan = pool.planSums(stack.all(), points.slice(0, 1_000_000));
            assertFalse(plan.fits());
            assertTrue(plan.explanation().startsWith("count points uses "), plan::explanation);
            assertTrue(plan.explanation().contains("a count for each cell"), plan::explanation);
            assertTrue(plan.fits(plan.phases().getLast()), plan::explanation);

            // Long slices: located and counted without keeping anything but counts, then a line for each cell.
            EvaluationPlan longSlices = pool.planSums(large.all(), points);
            assertEquals(400 * 401 * 4 + (32 << 10), longSlices.phases().getFirst().bytes());
            assertFalse(longSlices.fits());

            EvaluationPlan many = pool.planSums(wide.all(), points.slice(0, 1_000_000));
            assertEquals("contract moments uses " + (74_368 + 80 * 3000) + " bytes, which do not fit in 262144 bytes of"
                    + " L2: the points of a cell enter the sums of all surfaces", many.explanation());
        }
    }

    private static SurfaceStack stack(int surfaces, int n) {
        return SurfaceStack.of(Axis.index(n), Axis.index(n), new double[surfaces][n][n]);
    }

    private Points points(int count) {
        MemorySegment coordinates = arena.allocate(ValueLayout.JAVA_DOUBLE, count);
        return Points.of(coordinates, coordinates);
    }

    private long chunks(WorkerPool pool, SurfaceStack stack, Points points, boolean values) {
        MemorySegment output = arena.allocate(ValueLayout.JAVA_DOUBLE, values ? points.size() : stack.surfaceCount());
        PendingEvaluation pending = values
                ? pool.startValues(List.of(stack.all()), points, Transform.EXP, Layout.SURFACE_MAJOR, List.of(output))
                : pool.startSums(List.of(stack.all()), points, Transform.EXP, List.of(output));
        pending.await();
        return pending.chunksDone();
    }
}

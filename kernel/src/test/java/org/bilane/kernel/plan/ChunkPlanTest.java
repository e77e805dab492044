package org.bilane.kernel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bilane.kernel.EvaluationPlan.Phase;
import org.bilane.kernel.Route;
import org.bilane.kernel.chunk.JobShape;
import org.bilane.kernel.table.PlaneForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChunkPlanTest {
    private static final long MANY = 10_000_000;
    private static final long I3_L2 = 256 << 10;

    private record Shape(long points, int surfaces, long nodes, int columns, long rowBytes, int planeNodeBytes)
            implements JobShape {
    }

    private static Shape shape(long points, int surfaces, int n) {
        return shape(points, surfaces, n, 0);
    }

    private static Shape shape(long points, int surfaces, int n, long rowBytes) {
        return new Shape(points, surfaces, (n + 1L) * (n + 1L), n + 1, rowBytes, Double.BYTES);
    }

    private static Shape reference(long points) {
        return shape(points, 50, 50);
    }

    @Test
    void numbersOfTheDocumentationHoldForAnL2Of256KiB() {
        ChunkPlan plan = new ChunkPlan(ChunkPlan.DEFAULT_L2_BYTES, 0);

        assertEquals(I3_L2, plan.l2Bytes());
        assertEquals(480, plan.chunkPoints(Route.VALUES_BY_PLANE, reference(1_000_000), 2));
        assertEquals(312, plan.chunkPoints(Route.VALUES_BY_POINT, reference(1_000_000), 2));
        assertEquals(6288, plan.chunkPoints(Route.SUMS_BY_CELL, reference(1_000_000), 2));
        assertEquals(1248, plan.chunkPoints(Route.SUMS_IN_ORDER, reference(20_000), 2));
        assertEquals(1_040_400, ChunkPlan.tableBytes(Route.VALUES_BY_POINT, reference(1_000_000)));
        assertEquals(20_808, ChunkPlan.tableBytes(Route.VALUES_BY_PLANE, reference(1_000_000)));
        assertEquals(83_232, ChunkPlan.tableBytes(Route.VALUES_BY_PLANE,
                new Shape(1_000_000, 1, 51 * 51, 51, 0, PlaneForm.CELLS.nodeBytes)));
        assertEquals(166_464, ChunkPlan.tableBytes(Route.SUMS_IN_ORDER, reference(1_000_000)));
        assertEquals(1_600, ChunkPlan.tableBytes(Route.SUMS_BY_CELL, reference(1_000_000)));
        assertEquals(76_768, ChunkPlan.scratchBytes(Route.SUMS_BY_CELL, reference(1_000_000)));
        assertEquals(List.of(168_728L, 261_720L, 74_368L, 78_368L),
                PlannedPhases.of(Route.SUMS_BY_CELL, reference(1_000_000), 6288).stream().map(Phase::bytes).toList());
    }

    /** What is used together fits where it can; else slices fill half of the share, but no more. */
    @ParameterizedTest
    @EnumSource(names = "SUMS_BY_CELL", mode = EnumSource.Mode.EXCLUDE)
    void slicesFillWhatScratchAndTableLeave(Route route) {
        for (long l2 : new long[] {32 << 10, 128 << 10, I3_L2, 1 << 20, 2 << 20, 48 << 20}) {
            ChunkPlan plan = new ChunkPlan(l2, 0);
            for (int surfaces : new int[] {1, 2, 7, 8, 17, 50, 400}) {
                for (int n : new int[] {2, 10, 50, 200, 1000}) {
                    checkSlices(plan, route, shape(1L << 50, surfaces, n));
                    checkSlices(plan, route, shape(1L << 50, surfaces, n, 7 << 10));
                }
            }
        }
    }

    private static void checkSlices(ChunkPlan plan, Route route, Shape shape) {
        long beside = ChunkPlan.scratchBytes(route, shape) + ChunkPlan.tableBytes(route, shape);
        long perPoint = ChunkPlan.bytesPerPoint(route, shape);
        long chunk = plan.chunkPoints(route, shape, 2);
        long left = plan.l2Bytes() - beside;
        long share = left >= plan.l2Bytes() / 8 ? left : plan.l2Bytes() / 2;
        assertEquals(0, chunk % 8);
        assertTrue(chunk == 64 || chunk * perPoint <= share, () -> chunk + " points on " + route + " of " + shape);
        assertTrue((chunk + 8) * perPoint > share, () -> chunk + " points on " + route + " of " + shape);
    }

    @Test
    void aSliceThatIsOrderedFitsInTheShareUnlessTheGridIsLarge() {
        for (long l2 : new long[] {128 << 10, I3_L2, 2 << 20, 48 << 20}) {
            for (int n : new int[] {2, 10, 50, 200, 1000}) {
                Shape shape = shape(1L << 50, 50, n);
                long chunk = new ChunkPlan(l2, 0).chunkPoints(Route.SUMS_BY_CELL, shape, 2);
                List<Phase> phases = PlannedPhases.of(Route.SUMS_BY_CELL, shape, chunk);
                assertEquals(List.of("count points", "order points", "collect moments", "contract moments"),
                        phases.stream().map(Phase::name).toList());
                long bytes = phases.get(1).bytes();
                assertTrue(phases.get(0).bytes() <= Math.max(bytes, 40 << 10), "counting uses more than ordering");
                assertTrue(bytes <= l2 || chunk == (shape.nodes() / 2 & -8), bytes + " of " + l2 + " for " + n);
                assertTrue(bytes > l2 - 400 - 4 * shape.columns() || chunk == 1 << 15
                        || chunk == (shape.nodes() / 2 & -8), bytes + " of " + l2 + " for " + n);
            }
        }
    }

    @Test
    void rowsOfFewSurfacesAreScratch() {
        assertEquals(35 << 10, ChunkPlan.scratchBytes(Route.VALUES_BY_POINT, shape(MANY, 3, 50, 3 << 10)));
        assertEquals(64 << 10, ChunkPlan.scratchBytes(Route.VALUES_BY_PLANE, shape(MANY, 3, 50, 24 << 10)));
        assertEquals(40 << 10, ChunkPlan.scratchBytes(Route.VALUES_BY_PLANE, shape(MANY, 3, 50)));
    }

    @Test
    void theBlockOfSurfacesIsWhatARouteEvaluatesTogether() {
        assertEquals(8, ChunkPlan.surfaceBlock(Route.SUMS_IN_ORDER, reference(1)));
        assertEquals(3, ChunkPlan.surfaceBlock(Route.SUMS_IN_ORDER, shape(1, 3, 5)));
        assertEquals(50, ChunkPlan.surfaceBlock(Route.SUMS_BY_CELL, reference(1)));
        assertEquals(50, ChunkPlan.surfaceBlock(Route.VALUES_BY_POINT, reference(1)));
        assertEquals(1, ChunkPlan.surfaceBlock(Route.VALUES_BY_PLANE, reference(1)));
        assertEquals(50, ChunkPlan.surfaceBlock(Route.VALUES_BY_TILE, reference(1)));
        assertEquals(64, ChunkPlan.surfaceBlock(Route.VALUES_BY_TILE, shape(1, 500, 50)));
    }

    @ParameterizedTest
    @CsvSource({"1000000, 1", "20000, 2", "20000, 5", "3000, 1", "100000, 64"})
    void eachWorkerHasAtLeastEightChunksUnlessTheyWouldBeTiny(long points, int workers) {
        ChunkPlan plan = new ChunkPlan(1L << 40, 0);
        long chunk = plan.chunkPoints(Route.VALUES_BY_PLANE, reference(points), workers);
        assertTrue(chunk == 64 || Math.ceilDiv(points, chunk) >= 8L * workers, chunk + " points");
        assertTrue((chunk + 8) * 8 * workers > points, chunk + " points");
    }

    @Test
    void fewPointsManySurfacesAndTinyCachesStillGiveTheLeastChunk() {
        ChunkPlan plan = new ChunkPlan(I3_L2, 0);
        assertEquals(64, plan.chunkPoints(Route.VALUES_BY_POINT, shape(0, 1, 2), 1));
        assertEquals(64, plan.chunkPoints(Route.VALUES_BY_POINT, shape(1, 1, 2), 1));
        assertEquals(64, plan.chunkPoints(Route.VALUES_BY_POINT, shape(511, 50, 2), 1));
        assertEquals(64, plan.chunkPoints(Route.VALUES_BY_POINT, shape(MANY, Integer.MAX_VALUE, 2), 2));
        assertEquals(64, new ChunkPlan(1, 0).chunkPoints(Route.SUMS_IN_ORDER, reference(MANY), 2));
        assertEquals(64, plan.chunkPoints(Route.SUMS_IN_ORDER, reference(MANY), Integer.MAX_VALUE));
    }

    @Test
    void nothingWrapsAtTheLargestNumbers() {
        long chunk = new ChunkPlan(Long.MAX_VALUE, 0).chunkPoints(Route.VALUES_BY_PLANE,
                shape(Long.MAX_VALUE, 1, 2), 1);
        assertTrue(chunk > 1L << 57, chunk + " points");
        assertEquals(0, chunk % 8);
        Shape largest = new Shape(MANY, 1 << 20, Integer.MAX_VALUE, 1 << 16, 0, Double.BYTES);
        assertEquals(64, new ChunkPlan(I3_L2, 0).chunkPoints(Route.VALUES_BY_POINT, largest, 2));
        assertTrue(ChunkPlan.tableBytes(Route.VALUES_BY_POINT, largest) > 0);
        assertEquals(MANY / 2, new ChunkPlan(I3_L2, Long.MAX_VALUE).chunkPoints(Route.VALUES_BY_PLANE,
                reference(MANY), 2));
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8", "9, 16", "1000, 1000", "4096, 4096", "1000001, 1000008"})
    void givenLengthIsRoundedUpToWholeVectorsAndTakesThePlaceOfTheFormula(long given, long expected) {
        ChunkPlan plan = new ChunkPlan(I3_L2, given);
        for (Route route : Route.values()) {
            assertEquals(expected, plan.chunkPoints(route, reference(MANY), 2));
        }
    }

    @Test
    void givenLengthLeavesWorkForEachWorker() {
        ChunkPlan plan = new ChunkPlan(I3_L2, Long.MAX_VALUE);

        assertEquals(1_000_000, plan.chunkPoints(Route.SUMS_IN_ORDER, reference(1_000_000), 1));
        assertEquals(500_000, plan.chunkPoints(Route.VALUES_BY_PLANE, reference(1_000_000), 2));
        assertEquals(333_336, plan.chunkPoints(Route.SUMS_IN_ORDER, reference(1_000_000), 3));
        assertEquals(64, plan.chunkPoints(Route.VALUES_BY_PLANE, shape(0, 1, 2), 2));
    }
}

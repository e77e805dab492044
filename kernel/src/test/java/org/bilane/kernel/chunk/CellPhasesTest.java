package org.bilane.kernel.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bilane.kernel.cell.CellOrder;
import org.bilane.kernel.cell.SliceScratch;
import org.bilane.kernel.sum.SumOrder;
import org.junit.jupiter.api.Test;

/** Into how many slices a block is cut, and what memory its order takes. */
class CellPhasesTest {
    /** The largest blocks, on grids of every size whose points are grouped. */
    @Test
    void orderOfABlockTakesNoMoreThanACallMay() {
        for (long points : new long[] {SumOrder.MOST_POINTS, SumOrder.MOST_POINTS - 1, 3_500_000, 1 << 20}) {
            for (long cells = 1; cells <= SumOrder.MOST_CELLS; cells += 1 + cells / 1000) {
                for (long length : new long[] {1, 1024, 2048, 1 << 16, points}) {
                    int slices = CellPhases.slices(points, cells, length);
                    long bytes = CellOrder.bytes(points, cells, slices);
                    assertTrue(slices >= 1 && bytes <= OrderMemory.MOST_OF_CALL,
                            points + " points, " + cells + " cells: " + slices + " slices, " + bytes + " bytes");
                }
            }
        }
    }

    /** What a chunk of a Spark task takes, or any call as short, in whole pieces of memory. */
    @Test
    void orderOfAMillionPointsTakesAtMost32MiB() {
        long most = 32 << 20;
        long greatest = 0;
        for (long points : new long[] {1 << 20, (1 << 20) - 1, 800_000, 1 << 19, 100_000}) {
            for (long cells = 1; cells <= SumOrder.MOST_CELLS; cells += 1 + cells / 1000) {
                for (long length : new long[] {1, 1024, 1 << 15, points}) {
                    long bytes = OrderMemory.size(CellOrder.bytes(points, cells,
                            CellPhases.slices(points, cells, length)));
                    assertTrue(bytes <= most, points + " points, " + cells + " cells: " + bytes + " bytes");
                    greatest = Math.max(greatest, bytes);
                }
            }
        }
        long bytes = CellOrder.bytes(1 << 20, SumOrder.MOST_CELLS, 1);
        assertEquals(most, Math.max(greatest, bytes));
    }

    @Test
    void slicesHaveAboutTheLengthAskedForWhereTheGridIsSmall() {
        assertEquals(100, CellPhases.slices(204_800, 2500, 2048));
        assertEquals(1, CellPhases.slices(204_800, 2500, 204_800));
        assertEquals(200, CellPhases.slices(204_800, 100, 1));
    }

    /** Of 100,000 points four slices are short, and three would be long, which takes longer. */
    @Test
    void roundingMakesNoSliceLong() {
        for (long points = SliceScratch.POINTS; points <= SumOrder.MOST_POINTS; points += 1 + points / 50) {
            long slices = CellPhases.slices(points, 2500, SliceScratch.POINTS);
            assertTrue(Math.ceilDiv(points, slices) <= SliceScratch.POINTS, points + " points, " + slices + " slices");
        }
        assertEquals(4, CellPhases.slices(100_000, 2500, SliceScratch.POINTS));
        assertEquals(1, CellPhases.slices(100_000, 2500, 100_000));
    }

    /** Two counts for each point at most, and one slice at least. */
    @Test
    void slicesAreFewerWhereTheGridIsLarge() {
        assertEquals(40, CellPhases.slices(204_800, 10_000, 2048));
        assertEquals(1, CellPhases.slices(204_800, 409_601, 2048));
        assertEquals(1, CellPhases.slices(SumOrder.MOST_POINTS, SumOrder.MOST_CELLS, 2048));
    }
}

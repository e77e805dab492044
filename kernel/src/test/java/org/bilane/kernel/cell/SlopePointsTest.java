package org.bilane.kernel.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is kept from one chunk to the next. */
class SlopePointsTest {
    /** Its cell is so narrow that factors have exponents. */
    private static final double[] NARROW = {0, 0x1p-950};
    private static final double[] USUAL = {0, 1, 2};

    /** Finds one point, which is located while y is open. */
    private static void find(SlopePoints points, double[] xKnots, MemorySegment x, MemorySegment y,
            MemorySegment yThen) {
        AxisLocator xLocator = AxisLocator.of(xKnots);
        AxisLocator yLocator = AxisLocator.of(USUAL);
        int yCells = USUAL.length + 1;
        LocatedPoints located = new LocatedPoints(1);
        located.locate(xLocator, yLocator, yCells, x, y, 0, 1);
        points.find(null, located, xLocator, yLocator, new AxisSlopes(xKnots, 0), new AxisSlopes(USUAL, 0), yCells, x,
                yThen, 0);
    }

    private static MemorySegment closed() {
        try (Arena arena = Arena.ofConfined()) {
            return arena.allocate(ValueLayout.JAVA_DOUBLE);
        }
    }

    @Test
    void exponentsAreClearedAfterAChunkWhoseYWasClosed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment narrow = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 0x1p-951);
            MemorySegment first = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 0.0);
            MemorySegment half = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 0.5);
            SlopePoints whole = new SlopePoints(1);
            find(whole, NARROW, narrow, first, first);
            assertTrue(whole.isScaled(0));

            SlopePoints points = new SlopePoints(1);
            // On a knot y is read again.
            MemorySegment gone = closed();
            assertThrows(IllegalStateException.class, () -> find(points, NARROW, narrow, first, gone));
            find(points, USUAL, half, half, half);
            assertFalse(points.anyScaled());
            assertFalse(points.isScaled(0));
        }
    }

    /** On the last knot of x, beyond that of y, on both, before the first of x, NaN, on inner knots, and in cells. */
    @Test
    void pointsOnGreatestKnotsAreMovedAndClampedOnesHaveNoSlope() {
        double[] xs = {0.5, 2, 1, 2, -1, Double.NaN, 0, 1.5, 1.25};
        double[] ys = {0.5, 1.75, 3, 3, 1, 0.25, 2, 0, 1.5};
        int n = xs.length;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, xs);
            MemorySegment y = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, ys);
            AxisLocator locator = AxisLocator.of(USUAL);
            AxisSlopes slopes = new AxisSlopes(USUAL, 0);
            LocatedPoints located = new LocatedPoints(n);
            located.locate(locator, locator, 4, x, y, 0, n);
            SlopePoints points = new SlopePoints(n);
            points.find(null, located, locator, locator, slopes, slopes, 4, x, y, 0);

            assertArrayEquals(new int[] {1, 3, 2, 3, 6}, Arrays.copyOf(points.moved(), points.movedCount()));
            assertArrayEquals(new int[] {0, 5, 5, 5, 1, 0, 1, 4, 5}, Arrays.copyOf(points.cells(), n));
            assertArrayEquals(new double[] {0.5, 1, 0, 1, 0, Double.NaN, 0, 0.5, 0.25}, Arrays.copyOf(points.u(), n));
            assertArrayEquals(new double[] {0.5, 0.75, 1, 1, 0, 0.25, 1, 0, 0.5}, Arrays.copyOf(points.v(), n));
            assertArrayEquals(new double[] {1, 1, 1, 1, 0, Double.NaN, 1, 1, 1}, Arrays.copyOf(points.xFactors(), n));
            assertArrayEquals(new double[] {1, 1, 0, 0, 1, 1, 1, 1, 1}, Arrays.copyOf(points.yFactors(), n));
            // Values are had where the points were located.
            assertArrayEquals(new int[] {0, 9, 6, 10, 1, 0, 2, 4, 5}, Arrays.copyOf(located.cells(), n));

            points.find(null, located, locator, locator, slopes, slopes, 4, x, y, 0);
            assertEquals(5, points.movedCount());
        }
    }
}

package org.bilane.kernel.cell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
        points.find(located, xLocator, yLocator, new AxisSlopes(xKnots, 0), new AxisSlopes(USUAL, 0), yCells, x, yThen,
                0);
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
}

package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.IndexLocator;
import org.bilane.kernel.cell.IndexLoop;
import org.bilane.kernel.cell.LocatedPoints;
import org.junit.jupiter.api.Test;

/** Points on axes of indices are located to the bit as coordinate by coordinate. */
class LocateLoopsTest {
    private static final int CAPACITY = 300;
    private static final int NX = 50;
    private static final int NY = 17;
    /** The steps of the axes are 1 and 1/4. */
    private static final double Y_STEP = 0.25;
    private static final double[] SPECIAL = {
        Double.NaN, 0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        1e300, -1e300, NX - 1, Math.nextDown(NX - 1.0), Math.nextUp(NX - 1.0), 0.5, Math.nextDown(0.5), 0.25,
        Math.nextDown(0.25), 1, Math.nextDown(1.0), Math.nextUp(1.0), 2.5, 4, Math.nextDown(4.0), 0x1p31, 0x1p63,
    };

    private final LocatedPoints one = new LocatedPoints(CAPACITY);
    private final AxisLocator xAxis = AxisLocator.of(knots(NX, 1));
    private final AxisLocator yAxis = AxisLocator.of(knots(NY, Y_STEP));

    private static double[] knots(int n, double step) {
        double[] knots = new double[n];
        Arrays.setAll(knots, i -> i * step);
        return knots;
    }

    private static IndexLoop loop() {
        IndexLoop loop = new VectorKernels(true).indexLoop();
        if (VectorWidth.LANES < LocateLoops.LEAST_LANES) {
            assertNull(loop, "vectors of few lanes take the loop");
        }
        assumeTrue(loop != null, "vectors have too few lanes");
        return loop;
    }

    private void requireSame(IndexLoop loop, MemorySegment x, MemorySegment y, long from, int n) {
        one.locate(xAxis, yAxis, NY + 1, x, y, from, n);
        LocatedPoints both = new LocatedPoints(CAPACITY);
        both.locate(loop, xAxis, yAxis, NY + 1, x, y, from, n);
        assertEquals(n, both.size());
        assertArrayEquals(Arrays.copyOf(one.cells(), n), Arrays.copyOf(both.cells(), n), "cells");
        for (int i = 0; i < n; i++) {
            assertEquals(Double.doubleToLongBits(one.u()[i]), Double.doubleToLongBits(both.u()[i]), "u of " + i);
            assertEquals(Double.doubleToLongBits(one.v()[i]), Double.doubleToLongBits(both.v()[i]), "v of " + i);
        }
    }

    @Test
    void anyNumberOfPointsIsLocatedFromAnyPlace() {
        IndexLoop loop = loop();
        SplittableRandom random = new SplittableRandom(16);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, 2 * CAPACITY);
            MemorySegment y = arena.allocate(ValueLayout.JAVA_DOUBLE, 2 * CAPACITY);
            for (int i = 0; i < 2 * CAPACITY; i++) {
                x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(-2, NX + 1));
                y.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(-1, NY * Y_STEP + 1));
            }
            for (int n = 0; n <= CAPACITY; n++) {
                requireSame(loop, x, y, random.nextInt(CAPACITY), n);
            }
        }
    }

    @Test
    void specialCoordinatesAreLocatedAlike() {
        IndexLoop loop = loop();
        int n = SPECIAL.length;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, SPECIAL);
            MemorySegment y = arena.allocate(x.byteSize(), Double.BYTES);
            for (int turn = 0; turn < n; turn++) {
                for (int i = 0; i < n; i++) {
                    y.setAtIndex(ValueLayout.JAVA_DOUBLE, i, SPECIAL[(i + turn) % n]);
                }
                requireSame(loop, x, y, 0, n);
            }
        }
    }

    /** Only memory that can't vanish under a vector load is read in place. */
    @Test
    void heapArraysAreCopiedFirst() {
        IndexLoop refusing = new IndexLoop() {
            @Override
            public int leastPoints() {
                return 1;
            }

            @Override
            public void locate(IndexLocator x, IndexLocator y, int yCells,
                    MemorySegment xs, MemorySegment ys, long offset, int n, int[] cells, double[] u, double[] v) {
                throw new AssertionError("read in place");
            }
        };
        MemorySegment heap = MemorySegment.ofArray(SPECIAL);
        new LocatedPoints(CAPACITY).locate(refusing, xAxis, yAxis, NY + 1, heap, heap, 0, SPECIAL.length);
    }
}

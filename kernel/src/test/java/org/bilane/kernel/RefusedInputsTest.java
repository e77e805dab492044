package org.bilane.kernel;

import static org.bilane.kernel.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** What axes, stacks and points refuse. */
class RefusedInputsTest {
    private static final Axis UNIT = Axis.of(0, 1);

    @Test
    void axesThatDoNotAscendOrAreNotFinite() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        assertAll(
                () -> refuses(type, "knots", () -> Axis.of()),
                () -> refuses(type, "knots", () -> Axis.of(1)),
                () -> refuses(type, "knots[1] = 0.0", () -> Axis.of(0, 0)),
                () -> refuses(type, "knots[1] = -0.0", () -> Axis.of(0, -0.0)),
                () -> refuses(type, "knots[2] = 0.5", () -> Axis.of(0, 1, 0.5)),
                () -> refuses(type, "knots[1] = NaN", () -> Axis.of(0, Double.NaN)),
                () -> refuses(type, "knots[1] = Infinity", () -> Axis.of(0, Double.POSITIVE_INFINITY)),
                () -> refuses(type, "knots[0] = -Infinity", () -> Axis.of(Double.NEGATIVE_INFINITY, 1)),
                () -> refuses(type, "n = 1", () -> Axis.index(1)));
    }

    @Test
    void anAxisKeepsItsKnotsWhateverTheCallerDoes() {
        double[] knots = {0, 1, 2};
        Axis axis = Axis.of(knots);
        knots[1] = 7;
        axis.knots()[2] = 9;
        assertEquals(Axis.index(3), axis);
    }

    @Test
    void tablesThatDoNotFitTheirAxes() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        assertAll(
                () -> refuses(type, "z:", () -> SurfaceStack.of(UNIT, UNIT, new double[0][2][2])),
                () -> refuses(type, "z[0]", () -> SurfaceStack.of(UNIT, UNIT, new double[1][3][2])),
                () -> refuses(type, "z[1][0]", () -> SurfaceStack.of(UNIT, UNIT, new double[][][] {
                    {{1, 2}, {3, 4}}, {{1, 2, 3}, {4, 5, 6}}})),
                () -> refuses(type, "z:", () -> SurfaceStack.of(UNIT, UNIT, MemorySegment.ofArray(new double[0]))),
                () -> refuses(type, "z:", () -> SurfaceStack.of(UNIT, UNIT, MemorySegment.ofArray(new double[7]))),
                () -> refuses(type, "z:", () -> SurfaceStack.of(UNIT, UNIT, MemorySegment.ofArray(new byte[33]))));
    }

    @Test
    void rangesOutsideTheStack() {
        Class<IndexOutOfBoundsException> type = IndexOutOfBoundsException.class;
        try (SurfaceStack stack = SurfaceStack.of(UNIT, UNIT, new double[3][2][2])) {
            assertAll(
                    () -> refuses(type, "surfaces -1 to 2", () -> stack.range(-1, 2)),
                    () -> refuses(type, "surfaces 0 to 4", () -> stack.range(0, 4)),
                    () -> refuses(type, "surfaces 2 to 2", () -> stack.range(2, 2)),
                    () -> refuses(type, "surfaces 2 to 1", () -> stack.range(2, 1)),
                    () -> refuses(type, "3", () -> stack.only(3)),
                    () -> refuses(type, "-1", () -> stack.only(-1)));
        }
    }

    @Test
    void pointsThatAreNoOffHeapDoubles() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment good = arena.allocate(24, 8);
            assertAll(
                    () -> refuses(type, "x: a heap", () -> Points.of(MemorySegment.ofArray(new double[3]), good)),
                    () -> refuses(type, "y: a heap", () -> Points.of(good, MemorySegment.ofArray(new double[3]))),
                    () -> refuses(type, "y: 2", () -> Points.of(good, good.asSlice(0, 16))),
                    () -> refuses(type, "x: ", () -> Points.of(good.asSlice(0, 20), good)),
                    () -> refuses(type, "misaligned", () -> Points.of(good.asSlice(4, 16), good.asSlice(0, 16))));
            Points points = Points.of(good, good);
            assertThrows(IndexOutOfBoundsException.class, () -> points.slice(2, 4));
            assertThrows(IndexOutOfBoundsException.class, () -> points.slice(-1, 2));
            assertThrows(IndexOutOfBoundsException.class, () -> points.x(3));
            assertTrue(points.x().isReadOnly() && points.slice(1, 2).y().isReadOnly());
        }
    }

    @Test
    void pointsOfAClosedArena() {
        Arena arena = Arena.ofShared();
        MemorySegment closed = arena.allocate(24, 8);
        arena.close();
        refuses(IllegalStateException.class, "x", () -> Points.of(closed, closed));
    }
}

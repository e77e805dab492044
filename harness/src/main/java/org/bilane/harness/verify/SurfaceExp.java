package org.bilane.harness.verify;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;

/**
 * The library's exp, exp2 and exp10, by all that lies between a table and a result: the arguments become node values,
 * and the points lie on the knots, where the interpolated value is the node's exactly.
 */
final class SurfaceExp {
    private static final int COLUMNS = 64;
    /** Less than any base's logarithm of the least double. */
    private static final double BEYOND_UNDERFLOW = -2000;

    private SurfaceExp() {
    }

    /**
     * An {@link ExpFunction}, on the calling thread.
     *
     * @param arguments a multiple of {@link ExpFunction#GRANULE} doubles
     * @param shape the table's shape; if it is not wide, all arguments should lie in [-708, 709]
     * @return exp of each
     */
    static double[] evaluate(double[] arguments, ExpFunction.Shape shape) {
        return evaluate(Transform.EXP, arguments, shape);
    }

    /**
     * A {@link PowersPart.PowerFunction}, on the calling thread.
     *
     * @param transform which power
     * @param arguments a multiple of {@link ExpFunction#GRANULE} doubles
     * @param shape the table's shape; if it is not wide, all arguments should lie in the range of the short form
     * @return the power of each
     */
    static double[] evaluate(Transform transform, double[] arguments, ExpFunction.Shape shape) {
        int surfaces = shape.surfaces();
        int points = arguments.length / surfaces;
        int rows = points / COLUMNS;
        // One row more, which no point lies in, for the value that makes the table's range wide.
        int nodes = (rows + 1) * COLUMNS;
        double[] table = new double[surfaces * nodes];
        for (int k = 0; k < surfaces; k++) {
            for (int point = 0; point < points; point++) {
                table[k * nodes + point] = arguments[point * surfaces + k];
            }
            table[k * nodes + nodes - 1] = shape.wide() ? BEYOND_UNDERFLOW : 0;
        }
        try (Arena arena = Arena.ofConfined();
                SurfaceStack stack = SurfaceStack.of(Axis.index(rows + 1), Axis.index(COLUMNS),
                        MemorySegment.ofArray(table))) {
            MemorySegment values = arena.allocate(JAVA_DOUBLE, arguments.length);
            Evaluator.onCallingThread().values(stack.all(), knots(rows, arena), transform, Layout.POINT_MAJOR,
                    values);
            return values.toArray(JAVA_DOUBLE);
        }
    }

    private static Points knots(int rows, Arena arena) {
        MemorySegment x = arena.allocate(JAVA_DOUBLE, (long) rows * COLUMNS);
        MemorySegment y = arena.allocate(JAVA_DOUBLE, (long) rows * COLUMNS);
        for (int point = 0; point < rows * COLUMNS; point++) {
            x.setAtIndex(JAVA_DOUBLE, point, point / COLUMNS);
            y.setAtIndex(JAVA_DOUBLE, point, point % COLUMNS);
        }
        return Points.of(x, y);
    }
}

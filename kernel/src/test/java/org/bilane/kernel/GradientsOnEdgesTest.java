package org.bilane.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Few points of a chunk or many on the first and the last knots, beyond them, or NaN: the others keep their bits, and
 * all have those of a call for one point, whose rules {@link GradientsTest} tells.
 */
@Tag("numerics")
class GradientsOnEdgesTest {
    private static final int POINTS = 260;

    /** Axes of each kind: of indices, even, uneven, descending, with cells whose reciprocals are huge. */
    private static Axis axis(String kind) {
        return switch (kind) {
            case "index" -> Axis.index(5);
            case "even" -> Axis.of(0.1, 0.2, 0.3, 0.4);
            case "uneven" -> Axis.of(-1, 0, 0.5, 2, 2.25);
            case "descending" -> Axis.of(2, 1.5, 0, -1);
            case "narrow" -> Axis.of(0, 0x1p-950, 0x1p-949);
            case "log10" -> Axis.of(Scale.LOG10, -1, 0, 0.5, 2);
            case "log2" -> Axis.of(Scale.LOG2, 3, 1, 0);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Points between the knots, and as many on edges as a share tells. */
    private static double[] coordinates(Axis axis, double share, SplittableRandom random) {
        double first = Math.min(axis.knot(0), axis.knot(axis.size() - 1));
        double last = Math.max(axis.knot(0), axis.knot(axis.size() - 1));
        double[] edges = {first, last, Math.nextDown(first), Math.nextUp(last), axis.knot(1), Double.NaN,
            first - (last - first), last + (last - first), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        return random.doubles(POINTS).map(f -> {
            double t = random.nextDouble() < share ? edges[random.nextInt(edges.length)] : first + f * (last - first);
            return switch (axis.scale()) {
                case LINEAR -> t;
                case LN -> Math.exp(t);
                case LOG2 -> Math.pow(2, t);
                case LOG10 -> Math.pow(10, t);
            };
        }).toArray();
    }

    @ParameterizedTest
    @CsvSource({"index, uneven, 1", "even, descending, 1", "uneven, index, 3", "log10, log2, 1", "narrow, log10, 2",
        "log2, narrow, 1", "descending, even, 9", "index, index, 8", "log10, uneven, 9"})
    void eachPointHasTheBitsOfACallForItAlone(String xKind, String yKind, int surfaces) {
        Axis x = axis(xKind);
        Axis y = axis(yKind);
        SplittableRandom random = new SplittableRandom(surfaces);
        try (Arena arena = Arena.ofConfined();
                SurfaceStack stack = SurfaceStack.of(x, y, arena.allocateFrom(ValueLayout.JAVA_DOUBLE,
                        random.doubles((long) surfaces * x.size() * y.size(), -2, 2).toArray()))) {
            MemorySegment[] all = outputs(arena, POINTS * surfaces);
            MemorySegment[] one = outputs(arena, surfaces);
            for (double share : new double[] {0, 0.04, 0.5, 1}) {
                Points points = Points.of(
                        arena.allocateFrom(ValueLayout.JAVA_DOUBLE, coordinates(x, share, random)),
                        arena.allocateFrom(ValueLayout.JAVA_DOUBLE, coordinates(y, share, random)));
                for (Outside rule : new Outside[] {Outside.CLAMP, Outside.NAN, Outside.LINEAR}) {
                    for (Transform transform : new Transform[] {Transform.IDENTITY, Transform.EXP}) {
                        require(stack.all(), points.outside(rule, rule), transform, all, one);
                        require(stack.all(), points.outside(rule, Outside.CLAMP), transform, all, one);
                    }
                }
            }
        }
    }

    private static MemorySegment[] outputs(Arena arena, int size) {
        MemorySegment[] outputs = new MemorySegment[3];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = arena.allocate(ValueLayout.JAVA_DOUBLE, size);
        }
        return outputs;
    }

    private static void evaluate(Surfaces surfaces, Points points, Transform transform, MemorySegment[] out) {
        Evaluator.onCallingThread().gradients(surfaces, points, transform, Layout.POINT_MAJOR, out[0], out[1], out[2]);
    }

    private static void require(Surfaces surfaces, Points points, Transform transform, MemorySegment[] all,
            MemorySegment[] one) {
        evaluate(surfaces, points, transform, all);
        long row = (long) surfaces.count() * Double.BYTES;
        for (int i = 0; i < POINTS; i++) {
            int point = i;
            evaluate(surfaces, points.slice(i, i + 1), transform, one);
            for (int output = 0; output < all.length; output++) {
                int which = output;
                SameBits.require(one[output].toArray(ValueLayout.JAVA_DOUBLE),
                        all[output].asSlice(i * row, row).toArray(ValueLayout.JAVA_DOUBLE),
                        k -> "output " + which + " of surface " + k + " at " + points.x(point) + ", "
                                + points.y(point) + ", " + transform);
            }
        }
    }
}

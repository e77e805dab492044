package org.bilane.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.ScipyReference;

/** A stack and points in the memory that the kernel takes, which any thread may use. */
final class LoadedCase implements AutoCloseable {
    private static final int[] RAGGED = {1, 8, 3, 9, 2, 17, 7};

    private final Arena arena = Arena.ofShared();
    private final SurfaceStack stack;
    private Points points;

    /** Loads surfaces {@code z[(k * nx + ix) * ny + iy]} and points. */
    LoadedCase(double[] xAxis, double[] yAxis, double[] z, double[] px, double[] py) {
        stack = SurfaceStack.of(Axis.of(xAxis), Axis.of(yAxis), MemorySegment.ofArray(z));
        points = Points.of(arena.allocateFrom(ValueLayout.JAVA_DOUBLE, px),
                arena.allocateFrom(ValueLayout.JAVA_DOUBLE, py));
    }

    static LoadedCase of(RandomCase random) {
        return new LoadedCase(random.xAxis(), random.yAxis(), random.z(), random.px(), random.py());
    }

    static LoadedCase of(ScipyReference reference) {
        return new LoadedCase(reference.xAxis(), reference.yAxis(), reference.z(), reference.px(), reference.py());
    }

    /** Sets the rules for coordinates outside. */
    void outside(Outside xRule, Outside yRule) {
        points = points.outside(xRule, yRule);
    }

    SurfaceStack stack() {
        return stack;
    }

    Points points() {
        return points;
    }

    int surfaces() {
        return stack.surfaceCount();
    }

    int pointCount() {
        return (int) points.size();
    }

    GuardedOutput output(long doubles) {
        return new GuardedOutput(arena, doubles);
    }

    /** Ranges that together are the stack: narrow ones, a block of lanes, a little more than one or two. */
    List<Surfaces> ranges() {
        List<Surfaces> ranges = new ArrayList<>();
        for (int from = 0; from < surfaces();) {
            int to = Math.min(from + RAGGED[ranges.size() % RAGGED.length], surfaces());
            ranges.add(stack.range(from, to));
            from = to;
        }
        return ranges;
    }

    @Override
    public void close() {
        stack.close();
        arena.close();
    }
}

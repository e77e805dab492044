package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.harness.pool.BoundedCalls;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/** The values and derivatives of all families at all points, block of points by block of points. */
final class ValuesPass {
    private final BoundedCalls calls;
    private final List<Surfaces> families;
    private final OutsideRules outside;
    private final Layout layout;

    /**
     * Prepares the pass.
     *
     * @param calls who computes
     * @param families the surfaces, with their transforms
     * @param outside what becomes of points outside
     * @param layout the order of the arrays
     */
    ValuesPass(BoundedCalls calls, List<Surfaces> families, OutsideRules outside, Layout layout) {
        this.calls = calls;
        this.families = families;
        this.outside = outside;
        this.layout = layout;
    }

    /**
     * Computes the values and derivatives and writes them.
     *
     * @param points the points
     * @param blockPoints how many points at a time, at least 1
     * @param writers receive K' m values of each kind, one for each family
     * @param folder where points may be converted
     * @throws ArrayException if reading or writing fails
     */
    void run(PointArrays points, long blockPoints, ValueWriters writers, Path folder) throws ArrayException {
        long m = points.count();
        long longest = Math.min(blockPoints, m);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment x = arena.allocate(JAVA_DOUBLE, longest);
            MemorySegment y = arena.allocate(JAVA_DOUBLE, longest);
            List<MemorySegment> values = buffers(writers.values(), longest, arena);
            List<MemorySegment> dx = buffers(writers.dx(), longest, arena);
            List<MemorySegment> dy = buffers(writers.dy(), longest, arena);
            for (long from = 0; from < m; from += longest) {
                long count = Math.min(longest, m - from);
                points.read(from, count, x, y, folder);
                Points block = outside.of(Points.of(x, y).slice(0, count));
                if (dx.isEmpty() && dy.isEmpty()) {
                    calls.values(families, block, Transform.IDENTITY, layout, results(values, count));
                } else {
                    evaluate(block, results(values, count), results(dx, count), results(dy, count));
                }
                write(writers.values(), values, m, from, count);
                write(writers.dx(), dx, m, from, count);
                write(writers.dy(), dy, m, from, count);
            }
        }
    }

    private void evaluate(Points block, List<MemorySegment> values, List<MemorySegment> dx, List<MemorySegment> dy) {
        for (int f = 0; f < families.size(); f++) {
            calls.gradients(families.get(f), block, Transform.IDENTITY, layout, values.isEmpty() ? null : values.get(f),
                    dx.isEmpty() ? null : dx.get(f), dy.isEmpty() ? null : dy.get(f));
        }
    }

    private List<MemorySegment> buffers(List<NpyWriter> writers, long points, Arena arena) {
        List<MemorySegment> buffers = new ArrayList<>();
        for (int f = 0; f < writers.size(); f++) {
            buffers.add(arena.allocate(JAVA_DOUBLE, families.get(f).count() * points));
        }
        return buffers;
    }

    private List<MemorySegment> results(List<MemorySegment> buffers, long count) {
        List<MemorySegment> results = new ArrayList<>();
        for (int f = 0; f < buffers.size(); f++) {
            results.add(buffers.get(f).asSlice(0, families.get(f).count() * count * Double.BYTES));
        }
        return results;
    }

    private void write(List<NpyWriter> writers, List<MemorySegment> buffers, long m, long from, long count)
            throws NpyException {
        for (int f = 0; f < writers.size(); f++) {
            write(writers.get(f), families.get(f).count(), m, from, count, buffers.get(f));
        }
    }

    private void write(NpyWriter writer, int surfaces, long m, long from, long count, MemorySegment results)
            throws NpyException {
        if (layout == Layout.POINT_MAJOR) {
            writer.write(from * surfaces, results, count * surfaces);
            return;
        }
        for (int k = 0; k < surfaces; k++) {
            writer.write(k * m + from, results.asSlice(k * count * Double.BYTES), count);
        }
    }
}

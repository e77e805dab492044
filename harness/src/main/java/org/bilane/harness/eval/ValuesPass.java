package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.harness.pool.BoundedCalls;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/** The values of all families at all points, block of points by block of points. */
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
     * Computes the values and writes them.
     *
     * @param points an array of shape (2, m)
     * @param blockPoints how many points at a time, at least 1
     * @param writers receive K' m values, one for each family
     * @throws NpyException if reading or writing fails
     */
    void run(NpyArray points, long blockPoints, List<NpyWriter> writers) throws NpyException {
        long m = points.size() / 2;
        long longest = Math.min(blockPoints, m);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment x = arena.allocate(JAVA_DOUBLE, longest);
            MemorySegment y = arena.allocate(JAVA_DOUBLE, longest);
            List<MemorySegment> buffers = families.stream()
                    .map(family -> arena.allocate(JAVA_DOUBLE, family.count() * longest)).toList();
            for (long from = 0; from < m; from += longest) {
                long count = Math.min(longest, m - from);
                points.read(from, count, x);
                points.read(m + from, count, y);
                Points block = outside.of(Points.of(x, y).slice(0, count));
                List<MemorySegment> results = results(buffers, count);
                calls.values(families, block, Transform.IDENTITY, layout, results);
                for (int f = 0; f < families.size(); f++) {
                    write(writers.get(f), families.get(f).count(), m, from, count, results.get(f));
                }
            }
        }
    }

    private List<MemorySegment> results(List<MemorySegment> buffers, long count) {
        List<MemorySegment> results = new ArrayList<>();
        for (int f = 0; f < buffers.size(); f++) {
            results.add(buffers.get(f).asSlice(0, families.get(f).count() * count * Double.BYTES));
        }
        return results;
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

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

/** The values of all families at all points, block of points by block of points. */
final class ValuesPass {
    private final BoundedCalls calls;
    private final List<Surfaces> families;
    private final Transform transform;
    private final Layout layout;

    /**
     * Prepares the pass.
     *
     * @param calls who computes
     * @param families the surfaces
     * @param transform what is stored
     * @param layout the order of the arrays
     */
    ValuesPass(BoundedCalls calls, List<Surfaces> families, Transform transform, Layout layout) {
        this.calls = calls;
        this.families = families;
        this.transform = transform;
        this.layout = layout;
    }

    /**
     * Computes the values and writes them.
     *
     * @param points the points
     * @param blockPoints how many points at a time, at least 1
     * @param writers receive K' m values, one for each family
     * @param folder where the points may be converted
     * @throws ArrayException if reading or writing fails
     */
    void run(PointArrays points, long blockPoints, List<NpyWriter> writers, Path folder)
            throws ArrayException {
        long m = points.count();
        long longest = Math.min(blockPoints, m);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment x = arena.allocate(JAVA_DOUBLE, longest);
            MemorySegment y = arena.allocate(JAVA_DOUBLE, longest);
            List<MemorySegment> buffers = families.stream()
                    .map(family -> arena.allocate(JAVA_DOUBLE, family.count() * longest)).toList();
            for (long from = 0; from < m; from += longest) {
                long count = Math.min(longest, m - from);
                points.read(from, count, x, y, folder);
                Points block = Points.of(x, y).slice(0, count);
                List<MemorySegment> results = results(buffers, count);
                calls.values(families, block, transform, layout, results);
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

package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.harness.pool.BoundedCalls;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/**
 * Sums over all points, in one call: the sum of a surface depends on which points a call has, so that sums of
 * blocks, added up here, would have other bits than the library's own.
 */
final class SumsPass {
    private SumsPass() {
    }

    /**
     * Computes the sums of all families and writes them.
     *
     * @param calls who computes
     * @param families the surfaces, with their transforms
     * @param points the points
     * @param outside what becomes of points outside
     * @param writers receive K' sums, one for each family
     * @param folder where the points may be converted
     * @throws ArrayException if reading or writing fails
     */
    static void run(BoundedCalls calls, List<Surfaces> families, PointArrays points, OutsideRules outside,
            List<NpyWriter> writers, Path folder) throws ArrayException {
        try (Arena arena = Arena.ofShared()) {
            List<MemorySegment> sums = families.stream()
                    .map(family -> arena.allocate(JAVA_DOUBLE, family.count())).toList();
            points.lend(folder, (x, y) -> calls.sums(families, outside.of(Points.of(x, y)),
                    Transform.IDENTITY, sums));
            for (int f = 0; f < families.size(); f++) {
                writers.get(f).write(0, sums.get(f), families.get(f).count());
            }
        }
    }
}

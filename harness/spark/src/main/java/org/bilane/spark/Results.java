package org.bilane.spark;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/** What the kernel gives for a chunk of points: arrays (m, K') of one or more kinds, off-heap. */
final class Results {
    /** What an array holds. */
    enum Kind {
        /** Values. */
        VALUES,
        /** Their derivatives with respect to x. */
        DX,
        /** Their derivatives with respect to y. */
        DY
    }

    private final Map<Kind, MemorySegment> arrays;

    private Results(Map<Kind, MemorySegment> arrays) {
        this.arrays = arrays;
    }

    /**
     * Memory for results.
     *
     * @param arena owns the memory
     * @param kinds what is wanted, at least one
     * @param doubles the most of each
     * @return the arrays
     */
    static Results allocate(Arena arena, List<Kind> kinds, long doubles) {
        Map<Kind, MemorySegment> arrays = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            arrays.put(kind, arena.allocate(doubles * Double.BYTES, 64));
        }
        return new Results(arrays);
    }

    /**
     * Evaluates.
     *
     * @param surfaces which surfaces
     * @param points where, no more than the memory was made for
     * @param transform what is done to their values
     */
    void evaluate(Surfaces surfaces, Points points, Transform transform) {
        long bytes = points.size() * surfaces.count() * Double.BYTES;
        if (arrays.keySet().equals(Set.of(Kind.VALUES))) {
            Evaluator.onCallingThread().values(surfaces, points, transform, Layout.POINT_MAJOR,
                    of(Kind.VALUES, bytes));
        } else {
            Evaluator.onCallingThread().gradients(surfaces, points, transform, Layout.POINT_MAJOR,
                    of(Kind.VALUES, bytes), of(Kind.DX, bytes), of(Kind.DY, bytes));
        }
    }

    private MemorySegment of(Kind kind, long bytes) {
        MemorySegment array = arrays.get(kind);
        return array == null ? null : array.asSlice(0, bytes);
    }

    /**
     * An array.
     *
     * @param kind a kind that was wanted
     * @return its doubles; those of points beyond the last chunk's are of no meaning
     */
    MemorySegment array(Kind kind) {
        return arrays.get(kind);
    }

    /**
     * A result.
     *
     * @param kind a kind that was wanted
     * @param index which
     * @return the double
     */
    double get(Kind kind, long index) {
        return arrays.get(kind).getAtIndex(ValueLayout.JAVA_DOUBLE, index);
    }
}

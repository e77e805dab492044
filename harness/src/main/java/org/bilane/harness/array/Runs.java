package org.bilane.harness.array;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads a part of an array whose elements can be read by ranges of the C order. */
public final class Runs {
    /** 64 KiB of doubles: a piece stays in the cache between its reading and its storing. */
    private static final int PIECE_ELEMENTS = 8192;

    private Runs() {
    }

    /** Reads ranges. */
    @FunctionalInterface
    public interface Source {
        /**
         * Reads a range of elements as doubles.
         *
         * @param from the first element's flat index in C order
         * @param count how many
         * @param destination receives them at offset 0
         */
        void read(long from, long count, MemorySegment destination);
    }

    /**
     * Reads a part, range by range.
     *
     * @param shape the array's axis lengths
     * @param box the part, within the array
     * @param target where its elements go
     * @param source reads the array
     */
    public static void read(long[] shape, Box box, Target target, Source source) {
        int merged = shape.length;
        long run = 1;
        // Axes that are whole, and the one before them, are one range.
        while (merged > 0) {
            merged--;
            run *= box.lengths()[merged];
            if (box.lengths()[merged] != shape[merged]) {
                break;
            }
        }
        long runs = box.size() / run;
        long[] strides = Target.strides(shape);
        try (Arena arena = Arena.ofConfined()) {
            boolean direct = target.isInOrder(box.lengths());
            MemorySegment piece = direct ? MemorySegment.NULL
                    : arena.allocate(ValueLayout.JAVA_DOUBLE, Math.min(PIECE_ELEMENTS, run));
            for (long r = 0; r < runs; r++) {
                long from = start(box, strides, merged, r);
                if (direct) {
                    source.read(from, run, target.doubles().asSlice(
                            (target.base() + r * run) * Double.BYTES, run * Double.BYTES));
                    continue;
                }
                for (long done = 0; done < run; done += PIECE_ELEMENTS) {
                    int count = (int) Math.min(PIECE_ELEMENTS, run - done);
                    source.read(from + done, count, piece);
                    target.put(box.lengths(), r * run + done, piece, count);
                }
            }
        }
    }

    /** The flat index where a range begins. */
    private static long start(Box box, long[] strides, int merged, long range) {
        long from = 0;
        long rest = range;
        for (int axis = box.lengths().length - 1; axis >= 0; axis--) {
            long index = box.origin()[axis];
            if (axis < merged) {
                index += rest % box.lengths()[axis];
                rest /= box.lengths()[axis];
            }
            from += index * strides[axis];
        }
        return from;
    }
}

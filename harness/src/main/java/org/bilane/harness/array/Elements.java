package org.bilane.harness.array;

import java.lang.foreign.MemorySegment;

/**
 * Elements of one type in C order, in memory.
 *
 * @param bytes the elements at offset 0; not mapped
 * @param type their type and byte order
 * @param rule what they mean
 */
public record Elements(MemorySegment bytes, StoredType type, ValueRule rule) {
    private static final int PIECE_ELEMENTS = 1 << 20;

    /**
     * Reads a part of an array that is here whole.
     *
     * @param shape the array's axis lengths
     * @param box the part
     * @param target where it goes
     */
    public void read(long[] shape, Box box, Target target) {
        Runs.read(shape, box, target, this::convert);
    }

    private void convert(long from, long count, MemorySegment destination) {
        int itemBytes = type.type().bytes();
        for (long done = 0; done < count; done += PIECE_ELEMENTS) {
            int piece = (int) Math.min(PIECE_ELEMENTS, count - done);
            rule.toValues(type, bytes.asSlice((from + done) * itemBytes, (long) piece * itemBytes), piece, destination,
                    done * Double.BYTES);
        }
    }
}

package org.bilane.kernel.file;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Off-heap memory of bounded size that a section of doubles passes through on its way to or from a file, and the
 * checksum of what has passed. Confined to one thread.
 */
final class SectionBuffer implements AutoCloseable {
    /** A double as it lies in a file; as a long, since a NaN has bits to keep. */
    static final ValueLayout.OfLong IN_FILE = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    /** Half of a small L2: checksum and copy find the bytes where the read left them. */
    private static final int BYTES = 128 * 1024;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment memory = arena.allocate(BYTES, Long.BYTES);
    private final ByteBuffer buffer = memory.asByteBuffer();
    private final CRC32C check = new CRC32C();

    /** A buffer, with the checksum of nothing. */
    SectionBuffer() {
    }

    /**
     * The memory.
     *
     * @return the segment
     */
    MemorySegment memory() {
        return memory;
    }

    /**
     * How many doubles fit.
     *
     * @return their number
     */
    int capacity() {
        return BYTES / Double.BYTES;
    }

    /**
     * The first doubles as bytes.
     *
     * @param doubles how many
     * @return a view of their bytes, from position 0; the same buffer always
     */
    ByteBuffer bytes(int doubles) {
        return buffer.clear().limit(doubles * Double.BYTES);
    }

    /**
     * Counts the first doubles into the checksum.
     *
     * @param doubles how many
     */
    void check(int doubles) {
        check.update(bytes(doubles));
    }

    /**
     * Ends a section.
     *
     * @return the checksum of all that was counted since the last call
     */
    int takeCheck() {
        int value = (int) check.getValue();
        check.reset();
        return value;
    }

    @Override
    public void close() {
        arena.close();
    }
}

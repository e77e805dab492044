package org.bilane.harness.hdf5;

import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands before the messages in an object's header of version 2.
 *
 * @param bytes how long it is
 * @param messageBytes how long the messages are together
 * @param ordered whether each message has its number
 */
record HeaderPrefix(int bytes, int messageBytes, boolean ordered) {
    private static final int FIXED_BYTES = 6;
    private static final int TIMES = 1 << 5;
    private static final int ATTRIBUTE_COUNTS = 1 << 4;
    private static final int ORDERED = 1 << 2;

    /**
     * Reads it.
     *
     * @param storage the file
     * @param address where the header begins
     * @return the prefix
     */
    static HeaderPrefix of(HdfBackingStorage storage, long address) {
        int flags = read(storage, address, FIXED_BYTES).get(FIXED_BYTES - 1);
        int before = FIXED_BYTES + ((flags & TIMES) != 0 ? 16 : 0) + ((flags & ATTRIBUTE_COUNTS) != 0 ? 4 : 0);
        int sizeBytes = 1 << (flags & 3);
        long size = number(read(storage, address + before, sizeBytes), 0, sizeBytes);
        return new HeaderPrefix(before + sizeBytes, Math.toIntExact(size), (flags & ORDERED) != 0);
    }

    /**
     * Bytes of the file.
     *
     * @param storage the file
     * @param address where they are
     * @param bytes how many
     * @return the bytes
     */
    static ByteBuffer read(HdfBackingStorage storage, long address, int bytes) {
        return storage.readBufferFromAddress(address, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * An unsigned number, the lowest byte first.
     *
     * @param from where it is
     * @param at where it begins
     * @param bytes its length, up to 8
     * @return the number
     */
    static long number(ByteBuffer from, int at, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | from.get(at + i) & 0xff;
        }
        return number;
    }
}

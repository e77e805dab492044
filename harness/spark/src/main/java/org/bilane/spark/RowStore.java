package org.bilane.spark;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Copies of rows in one array of bytes that is used again for each chunk: Spark's iterators overwrite the row that they
 * gave before. It is full by their bytes, since rows may be of any size. Used by one thread at a time.
 */
final class RowStore {
    /** Far more than a chunk of points takes, so that only wide rows shorten it. */
    static final int MOST_BYTES = 4 << 20;

    private byte[] bytes = new byte[1 << 14];
    private final int[] ends;
    private final UnsafeRow view;
    private int size;

    /**
     * An empty store.
     *
     * @param capacity how many rows it can take
     * @param fields how many fields a row has
     */
    RowStore(int capacity, int fields) {
        ends = new int[capacity];
        view = new UnsafeRow(fields);
    }

    /**
     * Adds a copy of a row to a store that is not full.
     *
     * @param row the row
     */
    void add(UnsafeRow row) {
        int from = end();
        int to = Math.addExact(from, row.getSizeInBytes());
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(to, Math.min(2 * bytes.length, MOST_BYTES)));
        }
        row.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + from);
        ends[size++] = to;
    }

    private int end() {
        return size == 0 ? 0 : ends[size - 1];
    }

    /**
     * Whether nothing more should be added.
     *
     * @return true if the rows have as many bytes as they should have together
     */
    boolean isFull() {
        return end() >= MOST_BYTES;
    }

    /**
     * A row.
     *
     * @param i its place in the order of adding
     * @return a view of it, the same object for all rows
     */
    UnsafeRow get(int i) {
        int from = i == 0 ? 0 : ends[i - 1];
        view.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + from, ends[i] - from);
        return view;
    }

    /** Begins again. */
    void clear() {
        size = 0;
    }
}

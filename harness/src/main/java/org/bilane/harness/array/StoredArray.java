package org.bilane.harness.array;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An array in a file, opened for reading: handed out as doubles in C order, whatever its element type, byte order and
 * storage. Its memory does not grow with the array.
 *
 * <p>Any number of threads may read at once. A file that another process truncates meanwhile costs an exception, not
 * the JVM.
 */
public interface StoredArray extends AutoCloseable {
    /**
     * The array as the user named it, for messages.
     *
     * @return the file, with the array's name where the file holds several
     */
    String name();

    /**
     * The file.
     *
     * @return the path it was opened by
     */
    Path file();

    /**
     * The lengths of the axes.
     *
     * @return a fresh array, outermost axis first; empty for a scalar
     */
    long[] shape();

    /**
     * The number of elements.
     *
     * @return the product of the axis lengths: 1 for a scalar, 0 if one of them is 0
     */
    long size();

    /**
     * Reads a part as doubles.
     *
     * @param box the part, within the array, with at least one element
     * @param target where its elements go; what lies there after an exception is undefined
     * @throws ArrayException if the file was truncated since it was opened, or cannot be read
     * @throws IllegalStateException if this is closed
     */
    void read(Box box, Target target) throws ArrayException;

    /**
     * Reads a range of elements as doubles.
     *
     * @param from the first element's flat index in C order, at least 0
     * @param count how many, at least 0, with {@code from + count <= size()}
     * @param destination receives {@code count} doubles of the machine's byte order at offset 0; of any
     *     alignment; what lies behind them is left alone, and what lies in them after an exception is
     *     undefined
     * @throws ArrayException if the file was truncated since it was opened, or cannot be read
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     * @throws IllegalArgumentException if the destination is too short or read-only
     * @throws IllegalStateException if this is closed
     */
    default void read(long from, long count, MemorySegment destination) throws ArrayException {
        requireRange(from, count, destination);
        long done = 0;
        for (Box box : Box.ofRange(shape(), from, count)) {
            read(box, Target.inOrder(destination.asSlice(done * Double.BYTES), box.lengths()));
            done += box.size();
        }
    }

    /**
     * Refuses what {@link #read(long, long, MemorySegment)} must refuse.
     *
     * @param from the first element's flat index
     * @param count how many
     * @param destination where they go
     */
    default void requireRange(long from, long count, MemorySegment destination) {
        if (from < 0 || count < 0 || from > size() - count) {
            throw new IndexOutOfBoundsException("from " + from + " and count " + count
                    + ": the range must lie within the " + size() + " elements of " + name());
        }
        if (destination.byteSize() / Double.BYTES < count) {
            throw new IllegalArgumentException("destination has " + destination.byteSize() + " bytes; "
                    + count + " doubles take 8 bytes each");
        }
        if (destination.isReadOnly()) {
            throw new IllegalArgumentException("destination is read-only; it must be writable");
        }
    }

    /**
     * Reads the whole array, for small ones.
     *
     * @return the elements in C order
     * @throws ArrayException as {@link #read(long, long, MemorySegment)} does, or if there are more elements than a
     *     Java array can hold
     * @throws IllegalStateException if this is closed
     */
    default double[] toArray() throws ArrayException {
        int longest = Integer.MAX_VALUE - 8;
        if (size() > longest) {
            throw new ArrayException(
                    name(), "has " + size() + " elements; a Java array holds at most " + longest);
        }
        double[] values = new double[(int) size()];
        read(0, values.length, MemorySegment.ofArray(values));
        return values;
    }

    /**
     * Elements where they lie, if they can be used there.
     *
     * @param from the first element's flat index in C order
     * @param count how many; the range lies within the array
     * @return the mapped elements, for code within {@link #guard} alone; empty unless they lie in C order as
     *     doubles of the machine's byte order, of any alignment
     */
    default Optional<MemorySegment> mapped(long from, long count) {
        return Optional.empty();
    }

    /**
     * Runs code that uses {@link #mapped} elements, which must not be vector code.
     *
     * @param reading the code
     * @throws ArrayException if the file was truncated meanwhile, or a page of it cannot be read
     */
    default void guard(MappedFile.Reading reading) throws ArrayException {
        reading.run();
    }

    /**
     * Whether a range costs about as much as it is long. Where it does not, as with compressed elements, they are
     * better read in one go.
     *
     * @return true if ranges may be read in any order
     */
    default boolean isRandomAccess() {
        return true;
    }

    /**
     * The lengths of the axes, for messages.
     *
     * @return Python's notation of the tuple, such as {@code (3, 4)} or {@code (5,)}
     */
    default String shapeText() {
        return shapeText(shape());
    }

    /**
     * Lengths of axes, for messages.
     *
     * @param lengths the lengths
     * @return Python's notation of the tuple
     */
    static String shapeText(long[] lengths) {
        String joined = Arrays.stream(lengths).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return lengths.length == 1 ? "(" + joined + ",)" : "(" + joined + ")";
    }

    /**
     * Closes all of some arrays, also if one of them can't be closed.
     *
     * @param arrays the arrays
     * @throws ArrayException that of the last array that can't be closed
     */
    static void closeAll(Iterable<? extends StoredArray> arrays) throws ArrayException {
        ArrayException problem = null;
        for (StoredArray array : arrays) {
            try {
                array.close();
            } catch (ArrayException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    /**
     * Unmaps and closes the file; a second call does nothing. No thread may be reading.
     *
     * @throws ArrayException if the system fails to close the file
     */
    @Override
    void close() throws ArrayException;
}

package org.bilane.harness.array;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bilane.harness.file.PlatformProblem;
import org.bilane.kernel.file.TemporaryFile;

/**
 * A range of an array's elements as one off-heap segment of doubles in C order and the machine's byte
 * order, of any length, for calls that want all of them at once.
 *
 * <p>Where the file holds them so, they stay there: the segment is its mapping. A few others are converted
 * into memory. Many others are converted into a file of {@code 8} bytes each, which has no name any more once
 * it is complete and whose mapping is the segment; so memory stays bounded however large the array is. Any
 * number of threads may use the segment at once.
 */
public final class ArrayDoubles implements AutoCloseable {
    /** 64 MiB: beyond that elements are converted into a file. */
    private static final long MEMORY_ELEMENTS = 1L << 23;
    /** 1 MiB of doubles at a time pass to the file. */
    private static final long PIECE_ELEMENTS = 1L << 17;

    private final StoredArray array;
    private final MemorySegment elements;
    /** Holds what was converted; null if the elements are in the array's own file. */
    private final Arena arena;

    private ArrayDoubles(StoredArray array, MemorySegment elements, Arena arena) {
        this.array = array;
        this.elements = elements;
        this.arena = arena;
    }

    /**
     * Takes a range of elements as aligned doubles, converting what has to be converted.
     *
     * @param array the open array, which must stay open until this is closed
     * @param from the first element's flat index in C order, at least 0
     * @param count how many, at least 0, with {@code from + count <= array.size()}
     * @param folder where a file of {@code 8 * count} bytes may be made
     * @return the elements, to be closed
     * @throws ArrayException if the array cannot be read, or the file cannot be made
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     * @throws OutOfMemoryError if there is not enough off-heap memory
     */
    public static ArrayDoubles of(StoredArray array, long from, long count, Path folder) throws ArrayException {
        return of(array, from, count, folder, MEMORY_ELEMENTS, Double.BYTES);
    }

    /**
     * As {@link #of(StoredArray, long, long, Path)}, for calls that take doubles of any alignment.
     *
     * @param array the open array
     * @param from the first element's flat index
     * @param count how many
     * @param folder where a file may be made
     * @return the elements, to be closed
     * @throws ArrayException if the array cannot be read, or the file cannot be made
     */
    public static ArrayDoubles unaligned(StoredArray array, long from, long count, Path folder)
            throws ArrayException {
        return of(array, from, count, folder, MEMORY_ELEMENTS, 1);
    }

    /**
     * As {@link #of(StoredArray, long, long, Path)}, for tests.
     *
     * @param array the open array
     * @param from the first element's flat index
     * @param count how many
     * @param folder where a file may be made
     * @param memoryElements how many elements are converted into memory at most
     * @return the elements, to be closed
     * @throws ArrayException if the array cannot be read, or the file cannot be made
     */
    public static ArrayDoubles of(StoredArray array, long from, long count, Path folder, long memoryElements)
            throws ArrayException {
        return of(array, from, count, folder, memoryElements, Double.BYTES);
    }

    private static ArrayDoubles of(StoredArray array, long from, long count, Path folder, long memoryElements,
            long alignment) throws ArrayException {
        if (from < 0 || count < 0 || from > array.size() - count) {
            throw new IndexOutOfBoundsException("from " + from + " and count " + count
                    + ": the range must lie within the " + array.size() + " elements of " + array.name());
        }
        MemorySegment mapped = array.mapped(from, count).orElse(null);
        if (mapped != null && mapped.address() % alignment == 0) {
            return new ArrayDoubles(array, mapped, null);
        }
        Arena arena = Arena.ofShared();
        try {
            MemorySegment converted = count <= memoryElements
                    ? intoMemory(array, from, count, arena)
                    : intoFile(array, from, count, folder, arena);
            return new ArrayDoubles(array, converted.asReadOnly(), arena);
        } catch (ArrayException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private static MemorySegment intoMemory(StoredArray array, long from, long count, Arena arena)
            throws ArrayException {
        MemorySegment converted = arena.allocate(ValueLayout.JAVA_DOUBLE, count);
        array.read(from, count, converted);
        return converted;
    }

    private static MemorySegment intoFile(StoredArray array, long from, long count, Path folder, Arena arena)
            throws ArrayException {
        long free = folder.toFile().getUsableSpace();
        if (free > 0 && free / Double.BYTES < count) {
            throw new ArrayException(array.name(), "cannot be converted to float64: the conversion takes 8 bytes for"
                    + " each of " + count + " elements, and " + free + " bytes are free in " + folder);
        }
        try (TemporaryFile file = TemporaryFile.in(folder)) {
            if (!array.isRandomAccess()) {
                return mappedOnce(array, from, count, file.channel(), arena);
            }
            writeAll(array, from, count, file.channel());
            // The mapping outlives the name, which closing the file removes: not even a killed JVM leaves it.
            return file.channel().map(MapMode.READ_ONLY, 0, count * Double.BYTES, arena);
        } catch (ArrayException e) {
            throw e;
        } catch (IOException e) {
            throw new ArrayException(array.name(), "cannot be converted to float64: a temporary file of "
                    + count * Double.BYTES + " bytes in " + folder + " failed: "
                    + PlatformProblem.of(e, folder), e);
        }
    }

    /**
     * Reads in one go, to places in any order. The file's space is written with zeros before, so that a full disk is
     * told by the writing and not by the mapping.
     */
    private static MemorySegment mappedOnce(StoredArray array, long from, long count, FileChannel channel, Arena arena)
            throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) PIECE_ELEMENTS * Double.BYTES);
        for (long left = count * Double.BYTES; left > 0; left -= zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), left));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
        MemorySegment mapped = channel.map(MapMode.READ_WRITE, 0, count * Double.BYTES, arena);
        array.read(from, count, mapped);
        return mapped;
    }

    private static void writeAll(StoredArray array, long from, long count, FileChannel channel)
            throws IOException {
        try (Arena pieces = Arena.ofConfined()) {
            MemorySegment piece = pieces.allocate(ValueLayout.JAVA_DOUBLE, Math.min(PIECE_ELEMENTS, count));
            for (long done = 0; done < count; done += PIECE_ELEMENTS) {
                long next = Math.min(PIECE_ELEMENTS, count - done);
                array.read(from + done, next, piece);
                ByteBuffer bytes = piece.asSlice(0, next * Double.BYTES).asByteBuffer();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    /**
     * Lends the elements.
     *
     * @param user gets the segment, read-only, for the length of its call. If {@link MemorySegment#isMapped
     *     it is mapped}, it may only be copied from, and not be read by vector code, which would end the JVM
     *     if the file were truncated by another process meanwhile
     * @throws ArrayException if the file was truncated meanwhile, so that what the user got may be wrong, or a
     *     page of it could not be read
     */
    public void lend(Consumer<MemorySegment> user) throws ArrayException {
        if (arena == null) {
            array.guard(() -> user.accept(elements));
        } else {
            user.accept(elements);
        }
    }

    /** Frees what was converted; a second call is not allowed. The array stays open. */
    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }
}

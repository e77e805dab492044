package org.bilane.harness.npy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bilane.harness.file.PlatformProblem;

/**
 * A {@code .npy} file opened for reading: mapped, and handed out in slices of doubles in C order, whatever
 * its element type, byte order and storage order. Its memory does not grow with the file.
 *
 * <p>Any number of threads may read at once. A file that another process truncates meanwhile costs an
 * exception, not the JVM.
 */
public final class NpyArray implements AutoCloseable {
    /** 64 KiB of doubles: a piece stays in the cache between its copy and its conversion. */
    private static final int PIECE_ELEMENTS = 8192;

    private final Path file;
    private final NpyHeader header;
    private final MappedFile data;
    /** Null if the file's order is the C order. */
    private final FortranTiles fortran;
    private final AtomicBoolean closed = new AtomicBoolean();

    private NpyArray(Path file, NpyHeader header, MappedFile data) {
        this.file = file;
        this.header = header;
        this.data = data;
        long[] lengths = Arrays.stream(header.shape().lengths()).filter(length -> length != 1).toArray();
        boolean permuted = header.fortranOrder() && lengths.length > 1 && size() > 0;
        this.fortran = permuted ? new FortranTiles(data, header.dtype(), lengths) : null;
    }

    /**
     * Opens a file. Its header and length are checked here; its data is not touched.
     *
     * @param file a regular file of format 1.0, 2.0 or 3.0, holding one array of a dtype of {@link NpyType}
     * @return the open array, to be closed
     * @throws NpyException if the file cannot be opened or mapped, is no such file, or is longer or shorter
     *     than its shape promises
     */
    public static NpyArray open(Path file) throws NpyException {
        // A pipe would block for ever, and a directory fails with a message that names neither.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new NpyException(file, "is not a regular file; only those can be mapped");
        }
        try {
            RandomAccessFile open = new RandomAccessFile(file.toFile(), "r");
            try {
                NpyHeader header = NpyHeader.read(open, file);
                return new NpyArray(
                        file, header, new MappedFile(open, file, header.dataOffset(), header.dataBytes()));
            } catch (IOException | RuntimeException e) {
                open.close();
                throw e;
            }
        } catch (NpyException e) {
            throw e;
        } catch (IOException e) {
            throw new NpyException(file, "cannot be read: " + PlatformProblem.of(e, file), e);
        }
    }

    /**
     * The file.
     *
     * @return the path given to {@link #open}
     */
    public Path file() {
        return file;
    }

    /**
     * The lengths of the axes.
     *
     * @return a fresh array, outermost axis first; empty for a scalar
     */
    public long[] shape() {
        return header.shape().lengths();
    }

    /**
     * The lengths of the axes, for messages.
     *
     * @return Python's notation of the tuple, such as {@code (3, 4)} or {@code (5,)}
     */
    public String shapeText() {
        return header.shape().toString();
    }

    /**
     * The number of elements.
     *
     * @return the product of the axis lengths: 1 for a scalar, 0 if one of them is 0
     */
    public long size() {
        return header.shape().size();
    }

    /**
     * The element type and byte order in the file.
     *
     * @return the dtype
     */
    public NpyDtype dtype() {
        return header.dtype();
    }

    /**
     * Whether the file stores the array with its first axis contiguous. {@link #read} hides this; in Fortran
     * order, slices of whole indices of the first axis, and many of them at once, are the fast ones.
     *
     * @return the header's {@code fortran_order}
     */
    public boolean fortranOrder() {
        return header.fortranOrder();
    }

    /**
     * Reads a range of elements as doubles.
     *
     * @param from the first element's flat index in C order, at least 0
     * @param count how many, at least 0, with {@code from + count <= size()}
     * @param destination receives {@code count} doubles of the machine's byte order at offset 0; of any
     *     alignment; what lies behind them is left alone, and what lies in them after an exception is
     *     undefined
     * @throws NpyException if the file was truncated since it was opened, or a page of it cannot be read
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     * @throws IllegalArgumentException if the destination is too short or read-only
     * @throws IllegalStateException if this is closed
     */
    public void read(long from, long count, MemorySegment destination) throws NpyException {
        requireOpen();
        if (from < 0 || count < 0 || from > size() - count) {
            throw new IndexOutOfBoundsException("from " + from + " and count " + count
                    + ": the range must lie within the " + size() + " elements of " + file);
        }
        if (destination.byteSize() / Double.BYTES < count) {
            throw new IllegalArgumentException("destination has " + destination.byteSize() + " bytes; "
                    + count + " doubles take 8 bytes each");
        }
        if (destination.isReadOnly()) {
            throw new IllegalArgumentException("destination is read-only; it must be writable");
        }
        if (count == 0) {
            return;
        }
        if (fortran != null) {
            data.guard(() -> fortran.read(from, count, destination));
        } else if (dtype().type() == NpyType.FLOAT64 && !dtype().swapped()) {
            data.guard(() -> data.copy(from * Double.BYTES, destination, 0, count * Double.BYTES));
        } else {
            data.guard(() -> convert(from, count, destination));
        }
    }

    /**
     * Reads the whole array, for small ones.
     *
     * @return the elements in C order
     * @throws NpyException as {@link #read} does, or if there are more elements than a Java array can hold
     * @throws IllegalStateException if this is closed
     */
    public double[] toArray() throws NpyException {
        requireOpen();
        int longest = Integer.MAX_VALUE - 8;
        if (size() > longest) {
            throw new NpyException(
                    file, "has " + size() + " elements; a Java array holds at most " + longest);
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
     *     aligned doubles of the machine's byte order
     */
    Optional<MemorySegment> mapped(long from, long count) {
        boolean asStored = fortran == null && dtype().type() == NpyType.FLOAT64 && !dtype().swapped();
        if (!asStored || count == 0 || header.dataOffset() % Double.BYTES != 0) {
            return Optional.empty();
        }
        return Optional.of(data.slice(from * Double.BYTES, count * Double.BYTES));
    }

    /**
     * Runs code that uses {@link #mapped} elements, which must not be vector code.
     *
     * @param reading the code
     * @throws NpyException if the file was truncated meanwhile, or a page of it cannot be read
     */
    void guard(MappedFile.Reading reading) throws NpyException {
        requireOpen();
        data.guard(reading);
    }

    /**
     * By way of memory of our own: the conversion's loops may become vector code, which must not meet the
     * mapping.
     */
    private void convert(long from, long count, MemorySegment destination) {
        int itemBytes = dtype().type().bytes();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment raw = arena.allocate(Math.min(PIECE_ELEMENTS, count) * itemBytes, 64);
            for (long done = 0; done < count; done += PIECE_ELEMENTS) {
                int piece = (int) Math.min(PIECE_ELEMENTS, count - done);
                data.copy((from + done) * itemBytes, raw, 0, (long) piece * itemBytes);
                dtype().type().toDoubles(raw, dtype().swapped(), piece, destination, done * Double.BYTES);
            }
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException(file + " is closed; it must be open to be read");
        }
    }

    /**
     * Unmaps and closes the file; a second call does nothing. No thread may be reading.
     *
     * @throws NpyException if the system fails to close the file
     */
    @Override
    public void close() throws NpyException {
        if (closed.compareAndSet(false, true)) {
            try {
                data.close();
            } catch (IOException e) {
                throw new NpyException(file, "cannot be closed: " + PlatformProblem.of(e, file), e);
            }
        }
    }
}

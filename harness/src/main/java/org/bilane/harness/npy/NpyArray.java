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
import org.bilane.harness.array.ElementType;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.MappedFile;
import org.bilane.harness.array.Runs;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.StoredType;
import org.bilane.harness.array.Target;
import org.bilane.harness.file.PlatformProblem;

/**
 * A {@code .npy} file opened for reading: mapped, and handed out in slices of doubles in C order, whatever
 * its element type, byte order and storage order. Its memory does not grow with the file.
 *
 * <p>Any number of threads may read at once. A file that another process truncates meanwhile costs an
 * exception, not the JVM.
 */
public final class NpyArray implements StoredArray {
    /** 64 KiB of doubles: a piece stays in the cache between its copy and its conversion. */
    private static final int PIECE_ELEMENTS = 8192;

    private final Path file;
    private final String name;
    private final NpyHeader header;
    private final MappedFile data;
    /** Null if the file's order is the C order. */
    private final FortranTiles fortran;
    private final AtomicBoolean closed = new AtomicBoolean();

    private NpyArray(Path file, String name, NpyHeader header, MappedFile data) {
        this.file = file;
        this.name = name;
        this.header = header;
        this.data = data;
        long[] lengths = Arrays.stream(header.shape().lengths()).filter(length -> length != 1).toArray();
        boolean permuted = header.fortranOrder() && lengths.length > 1 && size() > 0;
        this.fortran = permuted ? new FortranTiles(data, header.dtype(), lengths) : null;
    }

    /**
     * Opens a file. Its header and length are checked here; its data is not touched.
     *
     * @param file a regular file of format 1.0, 2.0 or 3.0, holding one array of a dtype of {@link ElementType}
     * @return the open array, to be closed
     * @throws NpyException if the file cannot be opened or mapped, is no such file, or is longer or shorter
     *     than its shape promises
     */
    public static NpyArray open(Path file) throws NpyException {
        // A pipe would block without end, and a directory fails with a message that names neither.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new NpyException(file, "is not a regular file; only those can be mapped");
        }
        return open(file, file.toString(), 0, Long.MAX_VALUE);
    }

    /**
     * Opens a part of a file that is a {@code .npy} file in itself, as archives hold them.
     *
     * @param file a regular file
     * @param name what to call the array in messages
     * @param offset where the part begins, in bytes
     * @param bytes how long it is; beyond the file's end, the rest of the file
     * @return the open array, to be closed
     * @throws NpyException as {@link #open(Path)} does
     */
    public static NpyArray open(Path file, String name, long offset, long bytes) throws NpyException {
        try {
            RandomAccessFile open = new RandomAccessFile(file.toFile(), "r");
            try {
                open.seek(offset);
                NpyHeader header = NpyHeader.read(open, name, offset, Math.min(bytes, open.length() - offset));
                return new NpyArray(file, name, header,
                        new MappedFile(open, name, header.dataOffset(), header.dataBytes()));
            } catch (IOException | RuntimeException e) {
                open.close();
                throw e;
            }
        } catch (NpyException e) {
            throw e;
        } catch (IOException e) {
            throw new NpyException(name, "cannot be read: " + PlatformProblem.of(e, file), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long[] shape() {
        return header.shape().lengths();
    }

    @Override
    public String shapeText() {
        return header.shape().toString();
    }

    @Override
    public long size() {
        return header.shape().size();
    }

    /**
     * The element type and byte order in the file.
     *
     * @return the dtype
     */
    public StoredType dtype() {
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
     * {@inheritDoc}
     *
     * @throws NpyException if the file was truncated since it was opened, or a page of it cannot be read
     */
    @Override
    public void read(long from, long count, MemorySegment destination) throws NpyException {
        requireOpen();
        requireRange(from, count, destination);
        if (count > 0) {
            guard(() -> copy(from, count, destination));
        }
    }

    @Override
    public void read(Box box, Target target) throws NpyException {
        requireOpen();
        guard(() -> Runs.read(shape(), box, target, this::copy));
    }

    /** To be called within {@link #guard} alone. */
    private void copy(long from, long count, MemorySegment destination) {
        if (fortran != null) {
            fortran.read(from, count, destination);
        } else if (dtype().type() == ElementType.FLOAT64 && !dtype().swapped()) {
            data.copy(from * Double.BYTES, destination, 0, count * Double.BYTES);
        } else {
            convert(from, count, destination);
        }
    }

    @Override
    public double[] toArray() throws NpyException {
        requireOpen();
        try {
            return StoredArray.super.toArray();
        } catch (NpyException e) {
            throw e;
        } catch (ArrayException e) {
            throw new NpyException(e);
        }
    }

    @Override
    public Optional<MemorySegment> mapped(long from, long count) {
        boolean asStored = fortran == null && dtype().type() == ElementType.FLOAT64 && !dtype().swapped();
        if (!asStored || count == 0) {
            return Optional.empty();
        }
        return Optional.of(data.slice(from * Double.BYTES, count * Double.BYTES));
    }

    @Override
    public void guard(MappedFile.Reading reading) throws NpyException {
        requireOpen();
        try {
            data.guard(reading);
        } catch (NpyException e) {
            throw e;
        } catch (ArrayException e) {
            throw new NpyException(e);
        }
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
            throw new IllegalStateException(name + " is closed; it must be open to be read");
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
                throw new NpyException(name, "cannot be closed: " + PlatformProblem.of(e, file), e);
            }
        }
    }
}

package org.bilane.harness.npy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.DamagedException;
import org.bilane.harness.array.Runs;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.StoredType;
import org.bilane.harness.array.Target;

/**
 * A {@code .npy} file that can only be read from its begin to its end, as a compressed one. Each reading is a stream of
 * its own, so any number of threads may read at once.
 */
public final class NpyStream implements StoredArray {
    private static final int PIECE_ELEMENTS = 8192;

    private final Path file;
    private final String name;
    private final Opening opening;
    private final NpyHeader header;
    private final long[] shape;

    /** Opens a stream of the file's bytes. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens a stream.
         *
         * @return all bytes from the begin, header included
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /**
     * Reads the header.
     *
     * @param file the file
     * @param name what to call the array in messages
     * @param bytes how long the stream is
     * @param opening opens the stream
     * @throws NpyException if the header breaks a rule, or the length is not what it promises
     */
    public NpyStream(Path file, String name, long bytes, Opening opening) throws NpyException {
        this.file = file;
        this.name = name;
        this.opening = opening;
        try (DataInputStream in = new DataInputStream(opening.open())) {
            this.header = NpyHeader.read(in, name, 0, bytes);
        } catch (NpyException e) {
            throw e;
        } catch (IOException e) {
            throw new NpyException(name, "cannot be read: " + e.getMessage(), e);
        }
        this.shape = header.shape().lengths();
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
     * Whether the file stores the array with its first axis contiguous.
     *
     * @return the header's {@code fortran_order}
     */
    public boolean fortranOrder() {
        return header.fortranOrder();
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
        return shape.clone();
    }

    @Override
    public long size() {
        return header.shape().size();
    }

    @Override
    public boolean isRandomAccess() {
        return false;
    }

    @Override
    public void read(Box box, Target target) throws ArrayException {
        try (Reading reading = new Reading()) {
            if (header.fortranOrder()) {
                // The same elements as an array in C order whose axes are reversed.
                Runs.read(reversed(shape), new Box(reversed(box.origin()), reversed(box.lengths())),
                        new Target(target.doubles(), target.base(), reversed(target.strides())), reading);
            } else {
                Runs.read(shape, box, target, reading);
            }
        } catch (EOFException e) {
            throw new DamagedException(name, "ends before its last element; the file is damaged", e);
        } catch (IOException e) {
            throw new NpyException(name, "cannot be read: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new DamagedException(name, "cannot be read to its end; the file is damaged: "
                    + e.getCause().getMessage(), e);
        }
    }

    private static long[] reversed(long[] values) {
        long[] reversed = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    /** One pass over the elements, which are asked for in ascending ranges. */
    private final class Reading implements Runs.Source, AutoCloseable {
        private final InputStream in;
        private final Arena arena = Arena.ofConfined();
        private final byte[] bytes = new byte[PIECE_ELEMENTS * header.dtype().type().bytes()];
        private final MemorySegment raw = arena.allocate(bytes.length, 64);
        private long next;

        Reading() throws IOException {
            in = opening.open();
            in.skipNBytes(header.dataOffset());
        }

        @Override
        public void read(long from, long count, MemorySegment destination) {
            int itemBytes = header.dtype().type().bytes();
            try {
                in.skipNBytes((from - next) * itemBytes);
                for (long done = 0; done < count; done += PIECE_ELEMENTS) {
                    int piece = (int) Math.min(PIECE_ELEMENTS, count - done);
                    int length = piece * itemBytes;
                    if (in.readNBytes(bytes, 0, length) < length) {
                        throw new EOFException("it ends too early");
                    }
                    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, raw, 0, length);
                    header.dtype().type().toDoubles(raw, header.dtype().swapped(), piece, destination,
                            done * Double.BYTES);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            next = from + count;
        }

        @Override
        public void close() throws IOException {
            arena.close();
            in.close();
        }
    }

    @Override
    public void close() throws ArrayException {
        // Each reading closes its stream.
    }
}

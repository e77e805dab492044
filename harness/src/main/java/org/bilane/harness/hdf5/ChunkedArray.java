package org.bilane.harness.hdf5;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.DamagedException;
import org.bilane.harness.array.Elements;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.StoredType;
import org.bilane.harness.array.Target;

/**
 * A dataset in chunks, read one by one: the memory is that of two chunks for each CPU. A chunk that was never written
 * has the dataset's fill value, where jHDF by itself would give zeros.
 */
final class ChunkedArray implements StoredArray {
    private final Path file;
    private final String name;
    private final ChunkTable table;
    private final HdfBackingStorage storage;
    private final StructureChannel channel;
    private final long[] shape;
    private final long[] chunk;
    private final StoredType type;
    private final DatasetValues values;
    private final Filters filters;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Takes a dataset.
     *
     * @param file the file
     * @param name the dataset in messages
     * @param table where its chunks lie
     * @param storage what they are read from
     * @param channel what the storage reads through, to be released with this
     * @param shape its axis lengths, each at least 1
     * @param chunk the axis lengths of a chunk, each at least 1
     * @param type the type of its elements
     * @param values what they mean
     * @param filters those of its chunks
     */
    ChunkedArray(Path file, String name, ChunkTable table, HdfBackingStorage storage, StructureChannel channel,
            long[] shape, long[] chunk, StoredType type, DatasetValues values, Filters filters) {
        this.file = file;
        this.name = name;
        this.table = table;
        this.storage = storage;
        this.channel = channel;
        this.shape = shape;
        this.chunk = chunk;
        this.type = type;
        this.values = values;
        this.filters = filters;
    }

    /**
     * The size of a chunk without filters.
     *
     * @param name the dataset in messages
     * @param chunk the axis lengths of a chunk
     * @param type the type of its elements
     * @return bytes
     * @throws ArrayException if no Java array holds as many
     */
    static int chunkBytes(String name, long[] chunk, StoredType type) throws ArrayException {
        try {
            return Math.toIntExact(Arrays.stream(chunk).reduce(type.type().bytes(), Math::multiplyExact));
        } catch (ArithmeticException e) {
            throw new ArrayException(name, "has chunks " + StoredArray.shapeText(chunk) + " of 2 GiB or more, which are"
                    + " not read; h5repack -l CHUNK=... writes a file with smaller ones", e);
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
        return shape.clone();
    }

    @Override
    public long size() {
        return Box.whole(shape).size();
    }

    @Override
    public boolean isRandomAccess() {
        return false;
    }

    @Override
    public void read(Box box, Target target) throws ArrayException {
        if (closed.get()) {
            throw new IllegalStateException(name + " is closed; it must be open to be read");
        }
        long[] first = new long[shape.length];
        long[] counts = new long[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            first[axis] = box.origin()[axis] / chunk[axis];
            counts[axis] = (box.origin()[axis] + box.lengths()[axis] - 1) / chunk[axis] - first[axis] + 1;
        }
        long chunks = new Box(first, counts).size();
        channel.renew();
        try {
            LongStream numbers = LongStream.range(0, chunks);
            (chunks > 1 ? numbers.parallel() : numbers).forEach(n -> readChunk(n, first, counts, box, target));
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof ArrayException problem
                    ? problem : new ArrayException(name, "cannot be read: " + e.getCause().getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new DamagedException(name, "too little memory for chunks of " + Arrays.toString(chunk)
                    + " elements in the Java heap of " + Runtime.getRuntime().maxMemory() + " bytes", e);
        }
    }

    private void readChunk(long number, long[] first, long[] counts, Box box, Target target) {
        long[] origin = new long[shape.length];
        long[] steps = new long[shape.length];
        long[] inChunk = new long[shape.length];
        long[] lengths = new long[shape.length];
        long rest = number;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            origin[axis] = (first[axis] + rest % counts[axis]) * chunk[axis];
            rest /= counts[axis];
            long begin = Math.max(origin[axis], box.origin()[axis]);
            long end = Math.min(origin[axis] + chunk[axis], box.origin()[axis] + box.lengths()[axis]);
            steps[axis] = begin - box.origin()[axis];
            inChunk[axis] = begin - origin[axis];
            lengths[axis] = end - begin;
        }
        Box part = new Box(inChunk, lengths);
        Target partTarget = target.shifted(steps);
        try {
            Chunk place = table.at(origin);
            if (place == null) {
                UnwrittenArray.fill(chunk, part, partTarget, values.unwritten());
                return;
            }
            byte[] bytes = filters.undo(
                    stored(place), table.leftOut(origin, place, filters.count()), Arrays.toString(origin));
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment elements = arena.allocate(bytes.length, 64);
                MemorySegment.copy(MemorySegment.ofArray(bytes), 0, elements, 0, bytes.length);
                new Elements(elements, type, values.rule()).read(chunk, part, partTarget);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chunk as it is in the file. */
    private byte[] stored(Chunk place) throws ArrayException {
        return Library.call(name, () -> {
            ByteBuffer raw = storage.readBufferFromAddress(place.getAddress(), place.getSize());
            byte[] bytes = new byte[raw.remaining()];
            raw.get(bytes);
            return bytes;
        });
    }

    @Override
    public void close() throws ArrayException {
        if (closed.compareAndSet(false, true)) {
            try {
                channel.release();
            } catch (IOException e) {
                throw new ArrayException(name, "cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}

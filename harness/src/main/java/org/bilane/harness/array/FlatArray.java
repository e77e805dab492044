package org.bilane.harness.array;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An array whose elements lie in C order in one part of a file, which is mapped and passed through scratch memory. */
public final class FlatArray implements StoredArray {
    /** 64 KiB of doubles: a piece stays in the cache between its copy and its conversion. */
    private static final int PIECE_ELEMENTS = 8192;

    private final Path file;
    private final String name;
    private final long[] shape;
    private final StoredType type;
    private final ValueRule rule;
    private final MappedFile data;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Takes over the mapped elements.
     *
     * @param file the file
     * @param name the array in messages
     * @param shape its axis lengths
     * @param type the type of its elements
     * @param rule what they mean
     * @param data all elements, at any offset in the file
     */
    public FlatArray(Path file, String name, long[] shape, StoredType type, ValueRule rule, MappedFile data) {
        this.file = file;
        this.name = name;
        this.shape = shape.clone();
        this.type = type;
        this.rule = rule;
        this.data = data;
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
        return Box.product(shape, 0);
    }

    private boolean areValues() {
        return type.type() == ElementType.FLOAT64 && !type.swapped() && rule.isNone();
    }

    @Override
    public void read(Box box, Target target) throws ArrayException {
        guard(() -> Runs.read(shape, box, target, this::copy));
    }

    private void copy(long from, long count, MemorySegment destination) {
        int itemBytes = type.type().bytes();
        if (areValues()) {
            data.copy(from * itemBytes, destination, 0, count * itemBytes);
            return;
        }
        // By way of memory of our own: the conversion's loops may become vector code, which must not meet the mapping.
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment raw = arena.allocate(Math.min(PIECE_ELEMENTS, count) * itemBytes, 64);
            for (long done = 0; done < count; done += PIECE_ELEMENTS) {
                int piece = (int) Math.min(PIECE_ELEMENTS, count - done);
                data.copy((from + done) * itemBytes, raw, 0, (long) piece * itemBytes);
                rule.toValues(type, raw, piece, destination, done * Double.BYTES);
            }
        }
    }

    @Override
    public Optional<MemorySegment> mapped(long from, long count) {
        return areValues() && count > 0
                ? Optional.of(data.slice(from * Double.BYTES, count * Double.BYTES))
                : Optional.empty();
    }

    @Override
    public void guard(MappedFile.Reading reading) throws ArrayException {
        if (closed.get()) {
            throw new IllegalStateException(name + " is closed; it must be open to be read");
        }
        data.guard(reading);
    }

    @Override
    public void close() throws ArrayException {
        if (closed.compareAndSet(false, true)) {
            try {
                data.close();
            } catch (IOException e) {
                throw new ArrayException(name, "cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}

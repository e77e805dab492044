package org.bilane.harness.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bilane.harness.file.PlatformProblem;
import org.bilane.kernel.file.ExistingFile;
import org.bilane.kernel.file.TemporaryFile;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;

/**
 * A float64 array in C order on its way into a {@code .npy} file, which {@code numpy.load} reads.
 *
 * <p>Until {@link #commit} everything stands in a hidden temporary file beside the target, whose whole space
 * is written with zeros at the start, so that a full disk shows before the work and not after it. Without a
 * commit, {@link #close} and a shutdown of the JVM remove that file, and an older file of the target's name
 * stays as it was. On file systems that copy on write or compress, zeros reserve no space; there a write may
 * still fail.
 *
 * <p>Several threads may call {@link #write} at once, for ranges that do not overlap; {@link #commit} and
 * {@link #close} are for one thread after the others have finished. Interrupting a thread that writes closes
 * the file for all of them.
 */
public final class NpyWriter implements AutoCloseable {
    /** What stands before the data takes no more than this. */
    public static final int MOST_HEADER_BYTES = 2048;

    private static final ValueLayout.OfDouble FILE_DOUBLE =
            JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int STAGE_BYTES = 64 * 1024;
    private static final int ZEROS_BYTES = 1024 * 1024;
    /** A byte buffer's length is an int; any large power of two does. */
    private static final long LONGEST_WRITE_BYTES = 1L << 30;

    private final Path target;
    private final NpyShape shape;
    private final long dataOffset;
    private final TemporaryFile temporary;
    private volatile boolean finished;

    private NpyWriter(
            Path target, NpyShape shape, long dataOffset, TemporaryFile temporary) {
        this.target = target;
        this.shape = shape;
        this.dataOffset = dataOffset;
        this.temporary = temporary;
    }

    /**
     * Starts a file and takes all the space it needs.
     *
     * @param target the name it gets on commit; if a symbolic link to a file, the file it leads to is
     *     replaced
     * @param shape the axis lengths, outermost first; none for a scalar
     * @return the writer, to be closed; elements that are never written are zero
     * @throws NpyException if the target exists and is not a regular file, if its folder cannot be written,
     *     or if there is too little space
     * @throws IllegalArgumentException if a length is negative, there are more than 64 axes, or the file
     *     would take 2^63 bytes or more
     */
    public static NpyWriter create(Path target, long... shape) throws NpyException {
        return create(target, ExistingFile.REPLACE, shape);
    }

    /**
     * As {@link #create(Path, long...)}, for outputs that may have to keep what is there.
     *
     * @param target the name it gets on commit
     * @param existing what becomes of a file of that name, now and on commit
     * @param shape the axis lengths, outermost first; none for a scalar
     * @return the writer, to be closed
     * @throws NpyException as {@link #create(Path, long...)} does, or if there is a file that is kept
     */
    public static NpyWriter create(Path target, ExistingFile existing, long... shape) throws NpyException {
        NpyShape checked = NpyShape.of(shape);
        byte[] header = NpyHeader.float64(checked);
        long dataBytes = checked.bytes(Double.BYTES);
        if (dataBytes > Long.MAX_VALUE - header.length) {
            throw new IllegalArgumentException(
                    "shape " + checked + " overflows; the file must take < 2^63 bytes");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new NpyException(target, "exists and is not a regular file; only those are replaced");
        }
        try {
            TemporaryFile temporary = TemporaryFile.of(target, existing);
            try {
                requireSpace(temporary.channel(), temporary.folder(), header, dataBytes);
            } catch (IOException | RuntimeException e) {
                temporary.close();
                throw e;
            }
            return new NpyWriter(target, checked, header.length, temporary);
        } catch (IOException e) {
            throw new NpyException(target, "cannot be written: " + PlatformProblem.of(e, target), e);
        }
    }

    /**
     * Writes a small array in one go: a writer created, filled, committed and closed.
     *
     * @param target the file's name
     * @param values the elements in C order
     * @param shape the axis lengths, whose product is {@code values.length}
     * @throws NpyException as {@link #create} and {@link #commit} do
     * @throws IllegalArgumentException as {@link #create} does, or if the product is not the number of values
     */
    public static void save(Path target, double[] values, long... shape) throws NpyException {
        NpyShape checked = NpyShape.of(shape);
        if (checked.size() != values.length) {
            throw new IllegalArgumentException("values has " + values.length + " elements; shape " + checked
                    + " takes exactly " + checked.size());
        }
        try (NpyWriter writer = create(target, shape)) {
            writer.write(0, MemorySegment.ofArray(values), values.length);
            writer.commit();
        }
    }

    /**
     * The free space is asked for first only to spare other users of the disk; it is the zeros that decide.
     */
    private static void requireSpace(FileChannel channel, Path folder, byte[] header, long dataBytes)
            throws IOException {
        long bytes = header.length + dataBytes;
        // Not by way of its FileStore, which is not found where the mount table can't be read. 0 if nobody knows.
        long free = folder.toFile().getUsableSpace();
        if (free > 0 && free < bytes) {
            throw new IOException(
                    "the file takes " + bytes + " bytes, and " + free + " are free in its folder");
        }
        writeFully(channel, ByteBuffer.wrap(header), 0);
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS_BYTES, dataBytes));
        for (long done = 0; done < dataBytes; done += zeros.capacity()) {
            zeros.position(0).limit((int) Math.min(zeros.capacity(), dataBytes - done));
            writeFully(channel, zeros, header.length + done);
        }
    }

    /**
     * Writes a range of elements at their place; ranges may come in any order.
     *
     * @param flatIndex the first element's flat index in C order, at least 0
     * @param doubles holds {@code count} doubles of the machine's byte order at offset 0, in any alignment;
     *     native memory goes to the file without a copy
     * @param count how many, at least 0, with {@code flatIndex + count} at most the shape's product
     * @throws NpyException if writing fails
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     * @throws IllegalArgumentException if {@code doubles} is too short
     * @throws IllegalStateException if this is committed or closed
     */
    public void write(long flatIndex, MemorySegment doubles, long count) throws NpyException {
        requireUnfinished();
        if (flatIndex < 0 || count < 0 || flatIndex > shape.size() - count) {
            throw new IndexOutOfBoundsException("flatIndex " + flatIndex + " and count " + count
                    + ": the range must lie within the " + shape.size() + " elements of " + target);
        }
        if (doubles.byteSize() / Double.BYTES < count) {
            throw new IllegalArgumentException("doubles has " + doubles.byteSize() + " bytes; "
                    + count + " doubles take 8 bytes each");
        }
        long position = dataOffset + flatIndex * Double.BYTES;
        MemorySegment elements = doubles.asSlice(0, count * Double.BYTES);
        try {
            if (elements.isNative() && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
                writeSegment(elements, position);
            } else {
                writeStaged(elements, position);
            }
        } catch (IOException e) {
            throw new NpyException(target, "cannot be written: " + PlatformProblem.of(e, target), e);
        }
    }

    private void writeSegment(MemorySegment bytes, long position) throws IOException {
        for (long done = 0; done < bytes.byteSize(); done += LONGEST_WRITE_BYTES) {
            long piece = Math.min(LONGEST_WRITE_BYTES, bytes.byteSize() - done);
            writeFully(temporary.channel(), bytes.asSlice(done, piece).asByteBuffer(), position + done);
        }
    }

    /**
     * A channel takes no Java arrays of doubles, and a big-endian machine's bytes are the wrong way round.
     */
    private void writeStaged(MemorySegment elements, long position) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stage = arena.allocate(STAGE_BYTES, 64);
            for (long done = 0; done < elements.byteSize(); done += STAGE_BYTES) {
                long piece = Math.min(STAGE_BYTES, elements.byteSize() - done);
                MemorySegment.copy(
                        elements, JAVA_DOUBLE_UNALIGNED, done, stage, FILE_DOUBLE, 0, piece / Double.BYTES);
                writeSegment(stage.asSlice(0, piece), position + done);
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long next = position;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    /**
     * Forces the content to the device and gives the file the target's name, replacing what had that name, in
     * one step.
     *
     * @throws NpyException if either fails, or another file has that name by now and is kept; the target is then
     *     as it was before, and {@link #close} cleans up
     * @throws IllegalStateException if this is committed or closed, or a commit has failed
     */
    public void commit() throws NpyException {
        requireUnfinished();
        finished = true;
        try {
            temporary.commit();
        } catch (IOException e) {
            throw new NpyException(target, "cannot be committed: " + PlatformProblem.of(e, target), e);
        }
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException(
                    target + " is committed or closed; it must be neither to be written or committed");
        }
    }

    /**
     * Removes the temporary file unless it was committed; a second call does nothing.
     *
     * @throws NpyException if it cannot be removed
     */
    @Override
    public void close() throws NpyException {
        finished = true;
        try {
            temporary.close();
        } catch (IOException e) {
            throw new NpyException(target, "cannot be given up: its temporary file stays behind: "
                    + PlatformProblem.of(e, target), e);
        }
    }
}

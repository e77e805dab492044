package org.bilane.harness.array;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel.MapMode;

/**
 * Data in a file, mapped: the only class that touches the mapping of an input, and only by
 * {@code MemorySegment.copy}, which answers a page that is gone with an {@link InternalError} where compiled
 * vector code would end the JVM. Safe for use by several threads.
 */
public final class MappedFile implements AutoCloseable {
    private final String name;
    private final RandomAccessFile open;
    private final long length;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment data;

    /**
     * Maps a part of a file and takes over the open file. If this throws, the file stays the caller's to
     * close.
     *
     * @param open the open file; kept to ask for its length, as a file channel would be closed by the first
     *     interrupted thread that asked
     * @param name the name for messages
     * @param offset where the data begins, in bytes
     * @param bytes the data's length; {@code offset + bytes} is at most the file's length
     * @throws IOException if the file cannot be mapped
     */
    public MappedFile(RandomAccessFile open, String name, long offset, long bytes) throws IOException {
        this.name = name;
        this.open = open;
        this.length = Math.addExact(offset, bytes);
        try {
            this.data = open.getChannel().map(MapMode.READ_ONLY, offset, bytes, arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** Something that copies from the mapping. */
    @FunctionalInterface
    public interface Reading {
        /** Reads. */
        void run();
    }

    /**
     * Runs code that copies from the mapping, and makes sure that what it copied were the file's bytes.
     *
     * @param reading the code
     * @throws ArrayException if the file has become shorter, or if a page of it could not be read
     */
    public void guard(Reading reading) throws ArrayException {
        try {
            reading.run();
            // Compiled code reports a fault as late as its next safepoint, which may lie behind this method;
            // the system call brings it forward. A page cut in its middle reads as zeros without any fault:
            // only the length tells.
            if (truncated()) {
                throw truncation(null);
            }
        } catch (InternalError e) {
            throw truncated() ? truncation(e) : new ArrayException(
                    name, "could not be read: the system failed to bring in a page of the mapped file", e);
        }
    }

    /**
     * Copies bytes out of the mapping; to be called within {@link #guard} alone.
     *
     * @param offset the first byte, counted from the data's begin
     * @param destination receives the bytes; not mapped itself
     * @param destinationOffset where in it, in bytes
     * @param bytes how many
     */
    public void copy(long offset, MemorySegment destination, long destinationOffset, long bytes) {
        MemorySegment.copy(data, offset, destination, destinationOffset, bytes);
    }

    /**
     * A part of the mapping, for code that copies from it by itself; to be used within {@link #guard} alone.
     *
     * @param offset the first byte, counted from the data's begin
     * @param bytes how many
     * @return the part, read-only, which ends with this
     */
    public MemorySegment slice(long offset, long bytes) {
        return data.asSlice(offset, bytes).asReadOnly();
    }

    private boolean truncated() throws ArrayException {
        try {
            return open.length() < length;
        } catch (IOException e) {
            throw new ArrayException(name, "has lost its length while being read: " + e.getMessage(), e);
        }
    }

    private ArrayException truncation(InternalError cause) {
        return new ArrayException(name, "was truncated while being read; it must keep its " + length
                + " bytes until it is closed", cause);
    }

    /** Unmaps and closes the file; not to be called twice, nor while another thread reads. */
    @Override
    public void close() throws IOException {
        arena.close();
        open.close();
    }
}

package org.bilane.harness.hdf5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file as jHDF sees it: never mapped, so that a truncated one costs an exception, and with a limit to how much is
 * read of its structure, which a damaged one may lead round in circles. Safe for use by several threads; closed by the
 * last of its users.
 */
final class StructureChannel extends FileChannel {
    /** Bytes and reads that any file may cost. */
    private static final long LEAST_ALLOWANCE = 1L << 26;
    /** What a read costs beside its bytes. */
    private static final long READ_COST = 64;

    private final FileChannel file;
    private final long length;
    private final AtomicLong allowance = new AtomicLong();
    private final AtomicInteger users = new AtomicInteger(1);
    /** By position. */
    private final NavigableMap<Long, Byte> shown = new ConcurrentSkipListMap<>();

    /**
     * Opens a file.
     *
     * @param path its name
     * @throws IOException if it cannot be opened
     */
    StructureChannel(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        length = file.size();
        renew();
    }

    /** Allows as much reading again as a whole structure may take. */
    void renew() {
        allowance.set(LEAST_ALLOWANCE + 4 * length);
    }

    /**
     * One more who will close this.
     *
     * @return this
     */
    StructureChannel shared() {
        users.incrementAndGet();
        return this;
    }

    /**
     * Gives another byte than the file has from now on. The file itself is not changed.
     *
     * @param position where in the file
     * @param value the byte
     */
    void show(long position, byte value) {
        shown.put(position, value);
    }

    @Override
    public int read(ByteBuffer destination, long position) throws IOException {
        if (position < 0 || position >= length || destination.remaining() > length - position) {
            throw new EOFException("it refers to bytes " + position + " to "
                    + (position + destination.remaining()) + ", and the file has " + length
                    + "; it is truncated or damaged");
        }
        if (allowance.addAndGet(-destination.remaining() - READ_COST) < 0) {
            throw new IOException("its structure leads back to itself; it is damaged");
        }
        int begin = destination.position();
        while (destination.hasRemaining()) {
            // All of it at once: jHDF would go on with less at the position where it began.
            if (file.read(destination, position + destination.position() - begin) < 0) {
                throw new EOFException("it was truncated while being read");
            }
        }
        int read = destination.position() - begin;
        shown.subMap(position, position + read).forEach((at, value) ->
                destination.put(begin + (int) (at - position), value));
        return read;
    }

    @Override
    public long size() {
        return length;
    }

    /** Tells jHDF to read instead. */
    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("not mapped");
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    /**
     * Closes the file if no other array uses it.
     *
     * @throws IOException if the system fails to
     */
    void release() throws IOException {
        if (users.decrementAndGet() == 0) {
            close();
        }
    }

    private static UnsupportedOperationException notUsed() {
        return new UnsupportedOperationException("a file is only read, at positions");
    }

    @Override
    public int read(ByteBuffer destination) {
        throw notUsed();
    }

    @Override
    public long read(ByteBuffer[] destinations, int offset, int count) {
        throw notUsed();
    }

    @Override
    public int write(ByteBuffer source) {
        throw notUsed();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int count) {
        throw notUsed();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw notUsed();
    }

    @Override
    public long position() {
        throw notUsed();
    }

    @Override
    public FileChannel position(long newPosition) {
        throw notUsed();
    }

    @Override
    public FileChannel truncate(long size) {
        throw notUsed();
    }

    @Override
    public void force(boolean metaData) {
        throw notUsed();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw notUsed();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw notUsed();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw notUsed();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw notUsed();
    }
}

package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.chunk.Call;

/** What the public calls demand of the memory that a caller hands in. */
final class Segments {
    private Segments() {
    }

    /** Refuses null. */
    static <T> T requireNonNull(String name, T value) {
        if (value == null) {
            throw new NullPointerException(name + ": must not be null");
        }
        return value;
    }

    /** Refuses what is not an accessible off-heap array of aligned doubles. */
    static void requireDoubles(String name, MemorySegment segment) {
        requireNonNull(name, segment);
        if (!segment.isNative()) {
            throw new IllegalArgumentException(name + ": a heap segment; it must be off-heap (Arena.allocate)");
        }
        if (segment.address() % Double.BYTES != 0) {
            throw new IllegalArgumentException(name + ": address 0x" + Long.toHexString(segment.address())
                    + " is misaligned; it must be a multiple of " + Double.BYTES);
        }
        if (segment.byteSize() % Double.BYTES != 0) {
            throw new IllegalArgumentException(name + ": " + segment.byteSize()
                    + " bytes; it must be a whole number of doubles");
        }
        requireAlive(name, segment);
    }

    /** Refuses memory that is gone. */
    static void requireAlive(String name, MemorySegment segment) {
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException(name + ": its arena is closed");
        }
    }

    /** Refuses memory that the calling thread may not touch. */
    static void requireAccess(String name, MemorySegment segment) {
        if (!segment.isAccessibleBy(Thread.currentThread())) {
            throw new IllegalArgumentException(name + ": in an arena confined to another thread; the caller must have"
                    + " access to it");
        }
    }

    /** Refuses an output that shares memory with something else. */
    static void requireApart(String name, MemorySegment output, String otherName, MemorySegment other) {
        // The distance can be counted where an end can't, and nothing overlaps a segment without bytes.
        long distance = other.address() - output.address();
        if (distance >= 0 ? distance < output.byteSize() && other.byteSize() > 0
                : -distance < other.byteSize() && output.byteSize() > 0) {
            throw new IllegalArgumentException(name + ": overlaps " + otherName + "; an output must lie apart");
        }
    }

    /** Words for what an evaluation met when its memory was closed; the failure itself where it was not. */
    static IllegalStateException explained(IllegalStateException failure, Call call) {
        return call.hasClosedMemory() ? closedMeanwhile(failure) : failure;
    }

    /** Words for memory that was closed. */
    static IllegalStateException closedMeanwhile(Throwable failure) {
        return new IllegalStateException("points, surfaces or an output: closed while the evaluation ran; they must"
                + " stay open until it has ended", failure);
    }

    /** Refuses what cannot take a result of the given number of doubles. */
    static void requireOutput(String name, MemorySegment segment, long doubles) {
        requireDoubles(name, segment);
        if (segment.isReadOnly()) {
            throw new IllegalArgumentException(name + ": a read-only segment; it must be writable");
        }
        if (segment.isMapped()) {
            throw new IllegalArgumentException(name + ": a file mapping; an output must be plain off-heap memory,"
                    + " since a mapping that is truncated while vectors are stored ends the JVM");
        }
        if (segment.byteSize() / Double.BYTES != doubles) {
            throw new IllegalArgumentException(name + ": " + segment.byteSize() / Double.BYTES
                    + " doubles; the result has exactly " + doubles);
        }
    }
}

package org.bilane.kernel.chunk;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cpu.CpuTopology;

/**
 * Off-heap memory in which calls order their points, shared by all calls of the process. A call takes one piece of at
 * most {@value #MOST_OF_CALL} bytes. All pieces together, those in use and those that wait for the next call, have at
 * most as many bytes for each CPU of the process, or for two if it has one: who finds too little left waits until
 * another call gives its piece back. Pieces that wait have at most {@value #MOST_IDLE} bytes. Thread-safe; allocates
 * nothing where a piece that waits is large enough.
 */
public final class OrderMemory {
    /** The most bytes of a call. */
    public static final long MOST_OF_CALL = 100_000_000;
    /** The most bytes that are kept for later calls. */
    static final long MOST_IDLE = 100_000_000;
    /** Two calls may always order their largest blocks at once. */
    private static final long LEAST_BOUND = 2 * MOST_OF_CALL;
    private static final int MOST_PIECES = 16;
    private static final long LEAST_PIECE = 1 << 16;
    private static final long ALIGNMENT = 64;
    private static final OrderMemory SHARED = ofProcess();

    private final long mostIdle;
    private long bound;
    /** Whether the bound is yet to be raised to what the CPUs of the process allow. */
    private boolean mayRise;
    private final Piece[] idle = new Piece[MOST_PIECES];
    private long idleBytes;
    private long allBytes;

    /**
     * Memory of its own.
     *
     * @param bound the most bytes of all pieces
     * @param mostIdle the most bytes of those that wait
     */
    OrderMemory(long bound, long mostIdle) {
        this(bound, false, mostIdle);
    }

    /** Memory with the bounds of the one that is shared. */
    static OrderMemory ofProcess() {
        return new OrderMemory(LEAST_BOUND, true, MOST_IDLE);
    }

    private OrderMemory(long bound, boolean mayRise, long mostIdle) {
        this.bound = bound;
        this.mayRise = mayRise;
        this.mostIdle = mostIdle;
    }

    /**
     * The memory of this process.
     *
     * @return the same always
     */
    public static OrderMemory shared() {
        return SHARED;
    }

    /** A piece of memory that one call uses at a time. */
    public static final class Piece {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment segment;

        private Piece(long bytes) {
            try {
                segment = arena.allocate(bytes, ALIGNMENT);
            } catch (Throwable e) {
                arena.close();
                throw e;
            }
        }

        /**
         * The memory.
         *
         * @return a segment that all threads may access, aligned to 64 bytes
         */
        public MemorySegment segment() {
            return segment;
        }
    }

    /**
     * Takes a piece.
     *
     * @param bytes how large it must be, up to {@link #MOST_OF_CALL}
     * @param mayWait whether to wait while the bound is reached; a thread on whose work others depend must not, and
     *     gets a piece beyond the bound
     * @return a piece, to be given back
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws OutOfMemoryError if there is not enough off-heap memory
     */
    public Piece take(long bytes, boolean mayWait) throws InterruptedException {
        long size = size(bytes);
        synchronized (this) {
            while (true) {
                Piece piece = smallestIdle(size);
                if (piece != null) {
                    return piece;
                }
                long most = allBytes + size <= bound ? bound : bound();
                freeIdle(most - size);
                if (allBytes + size <= most || !mayWait) {
                    allBytes += size;
                    break;
                }
                wait();
            }
        }
        boolean made = false;
        try {
            Piece piece = new Piece(size);
            made = true;
            return piece;
        } finally {
            if (!made) {
                forget(size);
            }
        }
    }

    /**
     * Takes a piece, and does not let an interrupt end the waiting; the interrupt status stays.
     *
     * @param bytes as for {@link #take}
     * @param mayWait as for {@link #take}
     * @return a piece, to be given back
     */
    public Piece takeUninterrupted(long bytes, boolean mayWait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return take(bytes, mayWait);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Sizes in steps of an eighth, so that calls of nearly equal size use the same pieces; the last step ends at the
     * most bytes of a call, so that its piece is not too large to be kept.
     */
    static long size(long bytes) {
        long step = Math.max(Long.highestOneBit(bytes) / 8, LEAST_PIECE);
        return Math.max(bytes, Math.min(Math.ceilDiv(bytes, step) * step, MOST_OF_CALL));
    }

    /**
     * The most bytes of all pieces: as many calls as the process has CPUs may order their largest blocks at once. The
     * CPUs are counted here and not before, as that takes longer than a first call has time for.
     */
    synchronized long bound() {
        if (mayRise) {
            bound = Math.max(bound, MOST_OF_CALL * CpuTopology.ofThisMachine().usableCpus());
            mayRise = false;
        }
        return bound;
    }

    /** The smallest idle piece that is large enough, taken out; null if there is none. */
    private Piece smallestIdle(long size) {
        int best = -1;
        for (int i = 0; i < MOST_PIECES; i++) {
            if (idle[i] != null && idle[i].segment.byteSize() >= size
                    && (best < 0 || idle[i].segment.byteSize() < idle[best].segment.byteSize())) {
                best = i;
            }
        }
        return best < 0 ? null : takeIdle(best);
    }

    private Piece takeIdle(int place) {
        Piece piece = idle[place];
        idle[place] = null;
        idleBytes -= piece.segment.byteSize();
        return piece;
    }

    /** Frees pieces that wait until all have no more than some bytes, or none waits. */
    private void freeIdle(long most) {
        for (int i = 0; i < MOST_PIECES && allBytes > most; i++) {
            if (idle[i] != null) {
                free(takeIdle(i));
            }
        }
    }

    private void free(Piece piece) {
        allBytes -= piece.segment.byteSize();
        piece.arena.close();
    }

    private synchronized void forget(long size) {
        allBytes -= size;
        notifyAll();
    }

    /**
     * Gives a piece back.
     *
     * @param piece a piece that was taken, and is not used any more
     */
    public synchronized void give(Piece piece) {
        int place = 0;
        while (place < MOST_PIECES && idle[place] != null) {
            place++;
        }
        if (place < MOST_PIECES && allBytes <= bound && idleBytes + piece.segment.byteSize() <= mostIdle) {
            idle[place] = piece;
            idleBytes += piece.segment.byteSize();
        } else {
            free(piece);
        }
        notifyAll();
    }

    /** The bytes of the pieces that wait. */
    synchronized long idleBytes() {
        return idleBytes;
    }

    /** The bytes of all pieces. */
    synchronized long allBytes() {
        return allBytes;
    }
}

package org.bilane.kernel.chunk;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.bilane.kernel.chunk.OrderMemory.Piece;
import org.bilane.kernel.cpu.Affinity;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How calls share the memory in which they order their points. A unit is the least size of a piece. */
@Timeout(60)
class OrderMemoryTest {
    private static final long UNIT = 1 << 16;
    private static final int HUNG_SECONDS = 30;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final OrderMemory memory = new OrderMemory(8 * UNIT, 6 * UNIT);

    private Piece take(long units) throws InterruptedException {
        return memory.take(units * UNIT, false);
    }

    private void requireBytes(long idleUnits, long allUnits) {
        assertEquals(idleUnits * UNIT, memory.idleBytes(), "idle bytes");
        assertEquals(allUnits * UNIT, memory.allBytes(), "all bytes");
    }

    private static boolean isFreed(Piece piece) {
        return !piece.segment().scope().isAlive();
    }

    /** Starts a thread and waits until it waits. */
    private static <T> Waiting<T> waiting(Callable<T> work) throws InterruptedException {
        FutureTask<T> outcome = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().start(outcome);
        while (thread.getState() != Thread.State.WAITING) {
            assertTrue(thread.isAlive(), "it ended instead of waiting");
            Thread.sleep(1);
        }
        return new Waiting<>(thread, outcome);
    }

    private record Waiting<T>(Thread thread, FutureTask<T> outcome) {
        T result() throws Exception {
            return outcome.get(HUNG_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void sizesAreRoundedUpByLessThanAnEighthOrAUnit() throws Exception {
        for (long bytes : new long[] {1, UNIT - 1, UNIT, UNIT + 1, 8 * UNIT, 8 * UNIT + 1, 15 * UNIT, 16 * UNIT + 1,
            100 * UNIT + 17}) {
            OrderMemory own = new OrderMemory(1000 * UNIT, 0);
            Piece piece = own.take(bytes, true);
            long size = piece.segment().byteSize();
            assertTrue(size >= bytes && size - bytes < Math.max(UNIT, bytes / 8), bytes + " bytes: " + size);
            assertEquals(0, size % UNIT);
            assertEquals(0, piece.segment().address() % 64);
            assertEquals(size, own.allBytes());
            own.give(piece);
            assertEquals(0, own.allBytes());
        }
    }

    /** A call that takes all that it may must leave memory for the other CPUs' calls, and find its piece again. */
    @Test
    void largestCallGetsNoMoreThanACallMayTake() throws Exception {
        OrderMemory own = new OrderMemory(2 * OrderMemory.MOST_OF_CALL, OrderMemory.MOST_IDLE);
        Piece piece = own.take(OrderMemory.MOST_OF_CALL, true);
        assertEquals(OrderMemory.MOST_OF_CALL, piece.segment().byteSize());
        own.give(piece);
        assertSame(piece, own.take(OrderMemory.MOST_OF_CALL - 1000, true));
        Piece other = own.take(OrderMemory.MOST_OF_CALL, true);
        own.give(piece);
        own.give(other);
        assertTrue(isFreed(other));
        assertEquals(OrderMemory.MOST_OF_CALL, own.allBytes());
        own.give(own.take(1, true));
        assertEquals(OrderMemory.MOST_OF_CALL, own.idleBytes());
    }

    @Test
    void theBoundIsThatOfTheProcessAlsoInAPinnedThread() throws Exception {
        CpuTopology topology = CpuTopology.ofThisMachine();
        FutureTask<Long> task = new FutureTask<>(() -> {
            Affinity.ofThisProcess().pin(topology.allowed().first());
            return OrderMemory.ofProcess().bound();
        });
        Thread.ofPlatform().start(task);
        assertEquals(OrderMemory.MOST_OF_CALL * Math.max(2, topology.usableCpus()), task.get());
    }

    @Test
    void pieceIsUsedAgainByCallsOfNearlyEqualSize() throws Exception {
        OrderMemory own = new OrderMemory(64 * UNIT, 64 * UNIT);
        Piece piece = own.take(17 * UNIT, true);
        own.give(piece);
        assertEquals(own.allBytes(), own.idleBytes());
        assertSame(piece, own.take(18 * UNIT - 5, true));
        assertEquals(0, own.idleBytes());
        Piece second = own.take(17 * UNIT, true);
        assertNotSame(piece, second);
        own.give(piece);
        own.give(second);
        assertEquals(36 * UNIT, own.idleBytes());
    }

    @Test
    void smallestPieceThatIsLargeEnoughIsTaken() throws Exception {
        Piece large = take(3);
        Piece small = take(1);
        Piece middle = take(2);
        for (Piece piece : List.of(large, small, middle)) {
            memory.give(piece);
        }
        requireBytes(6, 6);
        assertSame(middle, take(2));
        assertSame(small, take(1));
        assertSame(large, take(1));
        requireBytes(0, 6);
    }

    @Test
    void takingAPieceThatWaitsAllocatesNothing() throws Exception {
        memory.give(take(2));
        // The interpreter and the compiler may allocate at first, and another thread of the JVM at any time.
        long last = Long.MAX_VALUE;
        for (int round = 0; round < 20 && last > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                memory.give(memory.take(2 * UNIT, true));
                memory.give(memory.takeUninterrupted(UNIT, true));
            }
            last = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, last);
        requireBytes(2, 2);
    }

    @Test
    void takerWaitsAtTheBoundUntilAPieceIsGivenBack() throws Exception {
        Piece first = take(5);
        Piece second = take(3);
        Waiting<Piece> taker = waiting(() -> memory.take(3 * UNIT, true));
        requireBytes(0, 8);
        memory.give(second);
        assertSame(second, taker.result());
        requireBytes(0, 8);

        // A piece that is too small is not enough, nor is the memory that freeing it leaves.
        Waiting<Piece> larger = waiting(() -> memory.take(5 * UNIT, true));
        memory.give(second);
        while (larger.thread().getState() != Thread.State.WAITING) {
            assertTrue(larger.thread().isAlive(), "it went beyond the bound");
            Thread.sleep(1);
        }
        memory.give(first);
        assertSame(first, larger.result());
    }

    @Test
    void piecesThatWaitMakeRoomForALargerOne() throws Exception {
        Piece small = take(2);
        Piece middle = take(3);
        memory.give(small);
        memory.give(middle);
        Piece large = memory.take(6 * UNIT, true);
        assertEquals(6 * UNIT, large.segment().byteSize());
        assertTrue(isFreed(middle));
        assertTrue(memory.allBytes() <= 8 * UNIT);
        assertEquals(memory.allBytes() - 6 * UNIT, memory.idleBytes());
    }

    @Test
    void interruptEndsTheWaitingAndTakesNothing() throws Exception {
        Piece all = take(8);
        Waiting<InterruptedException> taker = waiting(() -> assertThrows(InterruptedException.class,
                () -> memory.take(UNIT, true)));
        taker.thread().interrupt();
        taker.result();
        requireBytes(0, 8);
        memory.give(all);
        requireBytes(0, 0);
    }

    @Test
    void interruptDoesNotEndTheWaitingOfWhoMustGoOn() throws Exception {
        Piece first = take(4);
        Piece second = take(4);
        Waiting<Piece> taker = waiting(() -> {
            Piece piece = memory.takeUninterrupted(4 * UNIT, true);
            assertTrue(Thread.interrupted(), "the interrupt was lost");
            return piece;
        });
        taker.thread().interrupt();
        while (taker.thread().isInterrupted() || taker.thread().getState() != Thread.State.WAITING) {
            assertTrue(taker.thread().isAlive(), "it ended instead of waiting");
            Thread.sleep(1);
        }
        memory.give(first);
        assertSame(first, taker.result());
        memory.give(second);
    }

    @Test
    void whoMayNotWaitGetsAPieceBeyondTheBoundThatIsFreedAfterwards() throws Exception {
        Piece all = take(8);
        Piece beyond = take(2);
        Piece more = memory.takeUninterrupted(UNIT, false);
        requireBytes(0, 11);
        memory.give(beyond);
        assertTrue(isFreed(beyond));
        memory.give(more);
        assertTrue(isFreed(more));
        requireBytes(0, 8);
        memory.give(all);
        requireBytes(0, 0);
    }

    @Test
    void noMoreThanTheIdleBytesAreKept() throws Exception {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pieces.add(take(1));
        }
        for (Piece piece : pieces) {
            memory.give(piece);
        }
        requireBytes(6, 6);
        assertEquals(List.of(false, false, false, false, false, false, true, true),
                pieces.stream().map(OrderMemoryTest::isFreed).toList());
        // One that is larger than all that may be kept is never kept.
        memory.give(take(7));
        assertTrue(memory.idleBytes() <= 6 * UNIT);
        assertEquals(memory.idleBytes(), memory.allBytes());
    }

    @Test
    void surplusOfSmallPiecesIsFreed() throws Exception {
        OrderMemory own = new OrderMemory(1000 * UNIT, 1000 * UNIT);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pieces.add(own.take(UNIT, true));
        }
        for (Piece piece : pieces) {
            own.give(piece);
        }
        long kept = pieces.stream().filter(piece -> !isFreed(piece)).count();
        assertEquals(16, kept);
        assertEquals(kept * UNIT, own.idleBytes());
        assertEquals(kept * UNIT, own.allBytes());
    }

    @Test
    void memoryThatThereIsNotIsNotCountedAndWhoWaitedForItGoesOn() throws Exception {
        long tooMuch = 1L << 50;
        OrderMemory own = new OrderMemory(tooMuch, UNIT);
        FutureTask<OutOfMemoryError> failing = new FutureTask<>(() -> assertThrows(OutOfMemoryError.class,
                () -> own.take(tooMuch, true)));
        Thread.ofPlatform().daemon().start(failing);
        // It takes the JVM a while to give up. Whoever comes meanwhile waits; whoever comes later need not.
        while (own.allBytes() == 0 && !failing.isDone()) {
            Thread.onSpinWait();
        }
        FutureTask<Piece> taker = new FutureTask<>(() -> own.take(UNIT, true));
        Thread.ofPlatform().daemon().start(taker);
        failing.get(HUNG_SECONDS, TimeUnit.SECONDS);
        own.give(taker.get(HUNG_SECONDS, TimeUnit.SECONDS));
        assertEquals(UNIT, own.allBytes());
        assertEquals(UNIT, own.idleBytes());
        assertFalse(isFreed(own.take(UNIT, true)));
    }

    @Test
    void manyThreadsNeverTogetherExceedTheBound() throws Exception {
        List<FutureTask<Void>> outcomes = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int seed = t;
            FutureTask<Void> outcome = new FutureTask<>(() -> {
                for (int i = 0; i < 2000; i++) {
                    Piece piece = memory.take((1 + (i + seed) % 5) * UNIT, true);
                    assertTrue(memory.allBytes() <= 8 * UNIT, "beyond the bound");
                    assertTrue(memory.idleBytes() <= 6 * UNIT, "too much is kept");
                    piece.segment().fill((byte) seed);
                    assertEquals(seed, piece.segment().get(JAVA_BYTE, UNIT - 1));
                    memory.give(piece);
                }
                return null;
            });
            outcomes.add(outcome);
            Thread.ofPlatform().daemon().start(outcome);
        }
        for (FutureTask<Void> outcome : outcomes) {
            outcome.get(HUNG_SECONDS, TimeUnit.SECONDS);
        }
        assertEquals(memory.idleBytes(), memory.allBytes());
    }
}

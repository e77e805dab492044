package org.bilane.harness.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading ends at the deadline, also where the reader never comes back, and is else as without a deadline. */
@Timeout(60)
class BoundedReadingTest {
    private static final BoundedReading LONG = new BoundedReading(Deadline.after(Duration.ofMinutes(10)));

    private static BoundedReading shortly() {
        return new BoundedReading(Deadline.after(Duration.ofMillis(50)));
    }

    @Test
    void givesWhatWasRead() {
        assertEquals("knots", LONG.call("z.npy", () -> "knots"));
        assertEquals("knots", BoundedReading.UNLIMITED.call("z.npy", () -> "knots"));
    }

    @Test
    void withoutADeadlineTheCallerReads() {
        assertSame(Thread.currentThread(), BoundedReading.UNLIMITED.call("z.npy", Thread::currentThread));
        Thread reader = LONG.call("z.npy", Thread::currentThread);
        assertTrue(reader.isDaemon() && reader != Thread.currentThread());
    }

    @Test
    void throwsWhatTheReadingThrows() {
        IOException checked = new IOException("z.npy: is damaged");
        assertSame(checked, assertThrows(IOException.class, () -> LONG.call("z.npy", () -> {
            throw checked;
        })));
        OutOfMemoryError error = new OutOfMemoryError("heap");
        assertSame(error, assertThrows(OutOfMemoryError.class, () -> LONG.call("z.npy", () -> {
            throw error;
        })));
    }

    @Test
    void aReaderThatNeverComesBackIsLeftAlone() {
        CountDownLatch never = new CountDownLatch(1);
        BoundedReading reading = shortly();
        TimeIsUpException end = assertThrows(TimeIsUpException.class, () -> reading.call("z.h5:/kappa", () -> {
            awaitUninterrupted(never);
            return "knots";
        }));
        assertEquals(Optional.of("z.h5:/kappa"), end.reading());
        assertEquals("the time is up while z.h5:/kappa was being read", end.getMessage());
        // Nothing more is begun.
        assertThrows(TimeIsUpException.class, () -> reading.call("p.npy", () -> {
            throw new AssertionError("begun after the deadline");
        }));
        never.countDown();
    }

    @Test
    void whatIsOpenedTooLateIsClosed() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        assertThrows(TimeIsUpException.class, () -> shortly().<AutoCloseable, RuntimeException>call("z.npz", () -> {
            awaitUninterrupted(late);
            return closed::countDown;
        }));
        assertEquals(1, closed.getCount());
        late.countDown();
        assertTrue(closed.await(30, TimeUnit.SECONDS));
    }

    @Test
    void whatIsOpenedInTimeStaysOpen() {
        CountDownLatch closed = new CountDownLatch(1);
        LONG.<AutoCloseable, RuntimeException>call("z.npz", () -> closed::countDown);
        assertEquals(1, closed.getCount());
    }

    @Test
    void anInterruptReachesTheReader() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(IOException.class, () -> LONG.call("z.npy", () -> {
                try {
                    new CountDownLatch(1).await();
                    return "knots";
                } catch (InterruptedException e) {
                    throw new IOException("z.npy: interrupted", e);
                }
            }));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertFalse(Thread.interrupted());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

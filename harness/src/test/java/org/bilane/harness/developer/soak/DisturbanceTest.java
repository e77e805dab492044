package org.bilane.harness.developer.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DisturbanceTest {
    private final AtomicInteger happened = new AtomicInteger();

    @Test
    void whatIsSettledBeforeNeverHappens() {
        Disturbance disturbance = new Disturbance(happened::getAndIncrement);
        disturbance.settle();
        disturbance.run();

        assertEquals(0, happened.get());
    }

    @Test
    void whatIsUnderWayIsOverOnceItIsSettled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Disturbance disturbance = new Disturbance(() -> {
            begun.countDown();
            for (int i = 0; i < 1_000_000; i++) {
                Thread.onSpinWait();
            }
            happened.getAndIncrement();
        });
        Thread.ofPlatform().daemon().start(disturbance);
        begun.await();
        disturbance.settle();

        assertEquals(1, happened.get());
    }

    @Test
    void anInterruptDoesNotOutliveIt() throws InterruptedException {
        try (Disturber disturber = new Disturber()) {
            for (int i = 0; i < 2000; i++) {
                Disturbance disturbance = disturber.after(i % 7 * 1000L, Thread.currentThread()::interrupt);
                disturbance.settle();
                assertFalse(Thread.currentThread().isInterrupted());
            }
            Thread self = Thread.currentThread();
            disturber.after(0, self::interrupt);
            while (!self.isInterrupted()) {
                Thread.onSpinWait();
            }
            assertTrue(Thread.interrupted());
        }
    }
}

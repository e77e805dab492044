package org.bilane.harness.developer.soak;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something that happens once, or never: who comes first decides, the thread that does it or the one it is done to. */
final class Disturbance implements Runnable {
    private final Runnable action;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * Something that has not happened yet.
     *
     * @param action what
     */
    Disturbance(Runnable action) {
        this.action = action;
    }

    /** Does it, unless it is settled. */
    @Override
    public void run() {
        if (decided.compareAndSet(false, true)) {
            try {
                action.run();
            } finally {
                over.countDown();
            }
        }
    }

    /** Returns when it has happened or never will; the calling thread is not interrupted any more then. */
    void settle() {
        boolean settled = decided.compareAndSet(false, true);
        while (!settled) {
            try {
                over.await();
                settled = true;
            } catch (InterruptedException e) {
                // This may be the very thing that happens.
            }
        }
        Thread.interrupted();
    }
}

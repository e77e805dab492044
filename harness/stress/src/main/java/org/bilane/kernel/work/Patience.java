package org.bilane.kernel.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How long actors wait for one another. */
public final class Patience {
    /** So long that only a wake-up that is lost takes longer, and shorter than jcstress' own patience. */
    private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private Patience() {
    }

    /**
     * How long to wait for what may be lost.
     *
     * @return some seconds
     */
    public static Duration duration() {
        return Duration.ofNanos(LOST_NANOS);
    }

    /**
     * When what has not happened is lost.
     *
     * @return a deadline on {@link System#nanoTime}'s clock
     */
    public static long deadline() {
        return System.nanoTime() + LOST_NANOS;
    }

    /**
     * Whether a deadline is over.
     *
     * @param deadline a deadline
     * @return true if it is
     */
    public static boolean isOver(long deadline) {
        return System.nanoTime() - deadline >= 0;
    }

    /** Awaits a job; false if nobody wakes the waiter, even if it finds the job ended at the deadline. */
    static boolean await(Job job) {
        long deadline = deadline();
        return job.await(true, deadline, false) && !isOver(deadline);
    }

    /** Lets two actors go on at the same moment. */
    static void meet(AtomicInteger arrived) {
        long deadline = deadline();
        arrived.getAndIncrement();
        while (arrived.get() < 2 && !isOver(deadline)) {
            Thread.onSpinWait();
        }
    }

    /** Works for a while. */
    static void spin(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }
}

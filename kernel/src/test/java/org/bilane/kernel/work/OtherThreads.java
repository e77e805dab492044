package org.bilane.kernel.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** What happens beside the test's own thread: its failures come back, and a thread that hangs is a failure. */
final class OtherThreads {
    private static final int HUNG_SECONDS = 30;

    private final List<Thread> threads = new ArrayList<>();
    private final List<FutureTask<?>> outcomes = new ArrayList<>();

    /** Starts a thread. */
    Thread start(Callable<?> work) {
        FutureTask<?> outcome = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().start(outcome);
        threads.add(thread);
        outcomes.add(outcome);
        return thread;
    }

    /** Waits for all of them. */
    void requireSuccess() throws Exception {
        for (FutureTask<?> outcome : outcomes) {
            outcome.get(HUNG_SECONDS, TimeUnit.SECONDS);
        }
        for (Thread thread : threads) {
            assertTrue(thread.join(Duration.ofSeconds(HUNG_SECONDS)));
        }
    }

    /** Waits until a thread waits without a deadline. */
    static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING) {
            assertTrue(thread.isAlive(), "it ended instead of waiting");
            Thread.sleep(1);
        }
    }
}

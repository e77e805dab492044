package org.bilane.kernel.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.LongBinaryOperator;

/**
 * A fixed number of platform threads that do jobs, any number of which may be under way at once.
 *
 * <p>A job is published in a place of a small table; a worker goes round the places and does one task of each job in
 * turn, so that a long job does not hold up the others. All that passes to a worker is a reference and the number of a
 * task. An idle worker spins for at most {@link #SPIN_NANOS}, then parks.
 */
public final class Crew implements AutoCloseable {
    /** How long a thread waits awake before it parks. */
    static final long SPIN_NANOS = 50_000;
    /** Jobs under way at once; more wait for a place. */
    private static final int PLACES = 64;

    private static final LongBinaryOperator SET = (bits, bit) -> bits | bit;
    private static final LongBinaryOperator CLEAR = (bits, bit) -> bits & ~bit;

    private static final ThreadLocal<Boolean> IS_WORKER = ThreadLocal.withInitial(() -> false);

    private final Worker[] workers;
    /** Workers that have not done yet what they do first. */
    private final CountDownLatch starting;
    private final AtomicReferenceArray<Job> places = new AtomicReferenceArray<>(PLACES);
    private final Semaphore freePlaces = new Semaphore(PLACES, true);
    /** A bit for each place that may hold a job. */
    private final AtomicLong occupied = new AtomicLong();
    private volatile boolean closed;

    /**
     * Starts the workers.
     *
     * @param size how many, 1 or more
     * @param name the threads' name, before a number
     * @param atStart what each worker does first, given its number; if it throws, the worker works all the same, and
     *     its uncaught exception handler is told when the crew is closed
     */
    public Crew(int size, String name, IntConsumer atStart) {
        workers = new Worker[size];
        starting = new CountDownLatch(size);
        for (int w = 0; w < size; w++) {
            workers[w] = new Worker(w, name, atStart);
        }
        try {
            for (Worker worker : workers) {
                worker.thread.start();
            }
        } catch (Throwable e) {
            // No memory for another thread: those before it must not stay.
            close();
            throw e;
        }
    }

    /**
     * The number of workers.
     *
     * @return the number
     */
    public int size() {
        return workers.length;
    }

    /**
     * One of the worker threads.
     *
     * @return a thread
     */
    public Thread anyWorker() {
        return workers[0].thread;
    }

    /** Waits until each worker has done what it does first. A worker does not wait for the others. */
    public void awaitStart() {
        boolean interrupted = false;
        while (starting.getCount() > 0 && !isWorker()) {
            try {
                starting.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether the calling thread is one of the workers, which must not wait for the crew.
     *
     * @return true if so
     */
    public boolean isWorker() {
        for (Worker worker : workers) {
            if (worker.thread == Thread.currentThread()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the calling thread is a worker of any crew, on which others may wait.
     *
     * @return true if so
     */
    public static boolean isWorkerOfAny() {
        return IS_WORKER.get();
    }

    /**
     * Whether {@link #close} was called.
     *
     * @return true if so
     */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Publishes a job; if there are too many under way, waits for a place.
     *
     * @param job a job that is not under way, and was never published in another crew
     * @param tasks what to do
     * @throws IllegalStateException if the crew is closed, or a worker would have to wait for a place
     * @throws InterruptedException if the thread was interrupted while it waited for a place; the job is not published
     */
    public void publish(Job job, Tasks tasks) throws InterruptedException {
        long count = tasks.count();
        long firstPhase = count == 0 ? 0 : tasks.open(0);
        takePlace();
        if (closed) {
            freePlaces.release();
            throw new IllegalStateException("pool: it is closed");
        }
        job.begin(this, tasks, count, firstPhase);
        int place = 0;
        while (!places.compareAndSet(place, null, job)) {
            place = (place + 1) % PLACES;
        }
        occupied.getAndAccumulate(1L << place, SET);
        job.start();
        wake();
        if (closed) {
            // Workers that are about to end may not see it.
            job.stop();
        }
    }

    /** Waits for its turn, if there are others before it; an interrupt matters only then. */
    private void takePlace() throws InterruptedException {
        if (!freePlaces.hasQueuedThreads() && freePlaces.tryAcquire()) {
            return;
        }
        if (isWorker()) {
            throw new IllegalStateException("pool: " + PLACES + " evaluations are under way; its own worker "
                    + Thread.currentThread().getName() + " may not wait until one has ended");
        }
        freePlaces.acquire();
    }

    /** Wakes workers that have parked, once there are tasks for them. */
    void wake() {
        for (Worker worker : workers) {
            worker.wake();
        }
    }

    /** Takes an ended job out of the table. */
    void release(Job job) {
        for (int place = 0; place < PLACES; place++) {
            if (places.get(place) == job) {
                occupied.getAndAccumulate(1L << place, CLEAR);
                places.set(place, null);
                freePlaces.release();
                return;
            }
        }
    }

    /**
     * Ends the workers once the jobs under way are done, and waits for their end. Closing twice is allowed.
     *
     * @throws IllegalStateException if called by a worker
     */
    @Override
    public void close() {
        if (isWorker()) {
            throw new IllegalStateException("pool: closed from its own worker " + Thread.currentThread().getName());
        }
        closed = true;
        boolean interrupted = false;
        for (Worker worker : workers) {
            LockSupport.unpark(worker.thread);
            while (worker.thread.isAlive()) {
                try {
                    worker.thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread: goes round the jobs until the crew is closed. */
    private final class Worker {
        final Thread thread;
        private final int number;
        private volatile boolean parked;

        Worker(int number, String name, IntConsumer atStart) {
            this.number = number;
            this.thread = Thread.ofPlatform().name(name + "-" + number).daemon().inheritInheritableThreadLocals(false)
                    .unstarted(() -> {
                        try {
                            IS_WORKER.set(true);
                            atStart.accept(number);
                        } finally {
                            starting.countDown();
                            work();
                        }
                    });
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        private void work() {
            while (true) {
                // Before the round: who publishes after it then sees for itself that the crew is closed.
                boolean closing = closed;
                if (!goRound()) {
                    if (closing) {
                        return;
                    }
                    awaitJobs();
                }
            }
        }

        /** Does a task of each job; false if there was none. */
        private boolean goRound() {
            boolean worked = false;
            for (long bits = occupied.get(); bits != 0; bits &= bits - 1) {
                Job job = places.get(Long.numberOfTrailingZeros(bits));
                if (job != null && job.hasTasks()) {
                    worked |= job.work(number);
                }
            }
            return worked;
        }

        private boolean jobsWait() {
            for (long bits = occupied.get(); bits != 0; bits &= bits - 1) {
                Job job = places.get(Long.numberOfTrailingZeros(bits));
                if (job != null && job.hasTasks()) {
                    return true;
                }
            }
            return false;
        }

        private void awaitJobs() {
            long spinUntil = System.nanoTime() + SPIN_NANOS;
            while (!closed && !jobsWait()) {
                if (System.nanoTime() - spinUntil < 0) {
                    Thread.onSpinWait();
                } else {
                    parked = true;
                    // Seen by a publisher, or the publisher's job seen here.
                    if (!closed && !jobsWait()) {
                        LockSupport.park(Crew.this);
                    }
                    parked = false;
                }
            }
        }
    }
}

package org.bilane.kernel.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * A fixed number of platform threads that do jobs, one job after the other in the order in which callers came.
 *
 * <p>What passes to a worker is a reference to the job and the numbers of its tasks. An idle worker spins for at most
 * {@link #SPIN_NANOS}, then parks. The caller waits until every worker has let go of the job, so that nothing of it is
 * touched after the call.
 */
public final class Crew implements AutoCloseable {
    /** How long a thread waits awake before it parks. */
    static final long SPIN_NANOS = 50_000;

    private final Thread[] workers;
    /** Callers, served in the order of their arrival. */
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong nextTask = new AtomicLong();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    /** Written before {@link #round} moves on and read after. */
    private Tasks job;
    private long tasks;
    private Thread caller;
    private boolean closed;
    /** Moves on with every job; the write that publishes it. */
    private volatile long round;

    /**
     * Starts the workers.
     *
     * @param size how many, 1 or more
     * @param name the threads' name, before a number
     * @param atStart what each worker does first, given its number
     */
    public Crew(int size, String name, IntConsumer atStart) {
        workers = new Thread[size];
        for (int w = 0; w < size; w++) {
            int number = w;
            workers[w] = Thread.ofPlatform().name(name + "-" + w).daemon().unstarted(() -> {
                atStart.accept(number);
                work(number);
            });
        }
        for (Thread worker : workers) {
            worker.start();
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
        return workers[0];
    }

    /**
     * Takes the crew for the calling thread, waiting for its turn.
     *
     * @throws IllegalStateException if the crew is closed, or the caller is one of its workers, which would wait for
     *     itself, or has taken it already
     */
    public void take() {
        for (Thread worker : workers) {
            if (worker == Thread.currentThread()) {
                throw new IllegalStateException("pool: called from its own worker " + worker.getName()
                        + "; a worker may not wait for its pool");
            }
        }
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("pool: called from inside one of its calls on " + Thread.currentThread()
                    .getName() + "; one call at a time is possible");
        }
        turn.lock();
        if (closed) {
            turn.unlock();
            throw new IllegalStateException("pool: it is closed");
        }
    }

    /** Lets the next caller have the crew. */
    public void give() {
        turn.unlock();
    }

    /**
     * Does a job and waits for its end; the calling thread must have taken the crew. A failure of one task keeps the
     * others from starting.
     *
     * @param newJob the job
     * @throws RuntimeException the failure of a task, with the worker's own as its cause
     */
    public void run(Tasks newJob) {
        job = newJob;
        tasks = newJob.count();
        caller = Thread.currentThread();
        failure.setPlain(null);
        nextTask.setPlain(0);
        publish();
        boolean interrupted = false;
        long deadline = System.nanoTime() + SPIN_NANOS;
        while (busy.get() != 0) {
            if (System.nanoTime() < deadline) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        job = null;
        caller = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable failed = failure.getPlain();
        if (failed != null) {
            throw Failures.forCaller(failed);
        }
    }

    private void publish() {
        busy.set(workers.length);
        round++;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private void work(int number) {
        long seen = 0;
        while (true) {
            awaitRoundAfter(seen);
            seen++;
            Tasks current = job;
            if (current == null) {
                return;
            }
            // Taken before the last worker lets go: from then on the fields belong to the next caller.
            Thread waiting = caller;
            try {
                for (long task = nextTask.getAndIncrement(); task < tasks; task = nextTask.getAndIncrement()) {
                    current.run(task, number);
                }
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
                nextTask.set(tasks);
            }
            if (busy.decrementAndGet() == 0) {
                LockSupport.unpark(waiting);
            }
        }
    }

    private void awaitRoundAfter(long seen) {
        long deadline = System.nanoTime() + SPIN_NANOS;
        while (round == seen) {
            if (System.nanoTime() < deadline) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    /**
     * Ends the workers after the jobs of callers that came earlier, and waits for their end. Closing twice is allowed.
     *
     * @throws IllegalStateException if called by a worker, or from inside a call
     */
    @Override
    public void close() {
        for (Thread worker : workers) {
            if (worker == Thread.currentThread()) {
                throw new IllegalStateException("pool: closed from its own worker " + worker.getName());
            }
        }
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("pool: closed from inside one of its calls");
        }
        turn.lock();
        try {
            if (!closed) {
                closed = true;
                publish();
            }
        } finally {
            turn.unlock();
        }
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

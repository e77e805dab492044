package org.bilane.kernel.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * One job of a {@link Crew} on its way: which tasks are claimed, how many are done, who works on it, who waits. A job
 * may be published again once it has ended, so that publishing allocates nothing; each time is a generation.
 *
 * <p>A worker enters before it claims a task and leaves after it has done it. When all tasks are done, or the job was
 * stopped, and no worker is inside, the worker that finds it out ends the job, once. A worker may come late and enter a
 * job that has ended, or begun again; it finds no task then, or one of the new generation. All generations must be in
 * one crew.
 */
public final class Job {
    /**
     * States of a generation, in the low bits of {@link #state}; the rest counts generations, so that a late worker
     * does not take one for another.
     */
    private static final int ENDED = 0;
    private static final int RUNNING = 1;
    private static final int ENDING = 2;
    private static final int STATES = 3;
    private static final int GENERATION = STATES + 1;

    private final AtomicLong state = new AtomicLong();
    /**
     * Tasks of the open phase that are not claimed yet; not above 0 between two phases, or generations. Counted down,
     * so that this number alone tells whether a claim is good: a late worker would compare a number counted up with the
     * count of another generation.
     */
    private final AtomicLong unclaimed = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile Thread waiter;
    private Tasks tasks;
    private long count;
    /** One past the last task of the open phase; written before its tasks can be claimed. */
    private long phaseEnd;
    private Crew crew;

    /** A job with nothing to do. */
    public Job() {
    }

    /**
     * Prepares a generation; the last write lets tasks be claimed, even by a worker that came late to the one before.
     * The job can't end before {@link #start}.
     */
    void begin(Crew newCrew, Tasks newTasks, long newCount, long firstPhase) {
        crew = newCrew;
        tasks = newTasks;
        count = newCount;
        done.setPlain(0);
        failure.setPlain(null);
        waiter = null;
        stopped = false;
        phaseEnd = firstPhase;
        unclaimed.set(phaseEnd);
    }

    /** Starts the generation, now that workers find the job in the crew's table. A job without tasks ends here. */
    void start() {
        state.set((state.get() & ~STATES) + GENERATION + RUNNING);
        endIfAtRest();
    }

    /** Whether a task might still be claimed. */
    boolean hasTasks() {
        return !stopped && unclaimed.get() > 0;
    }

    /** Does a task as a worker, if one is left; false if none was. */
    boolean work(int worker) {
        inside.getAndIncrement();
        boolean worked = false;
        try {
            long left = stopped ? 0 : unclaimed.getAndDecrement();
            if (left > 0) {
                worked = true;
                // The end is that of the claim's phase, which can't end while the task is not done.
                tasks.run(phaseEnd - left, worker);
                if (done.incrementAndGet() == phaseEnd && phaseEnd < count && !stopped) {
                    openNextPhase();
                }
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
            stopped = true;
        } finally {
            inside.getAndDecrement();
            endIfAtRest();
        }
        return worked;
    }

    /** As the worker that did the last task of a phase; it is inside, so the job can't end meanwhile. */
    private void openNextPhase() {
        long first = phaseEnd;
        phaseEnd = tasks.open(first);
        unclaimed.set(phaseEnd - first);
        crew.wake();
    }

    /** Ends the generation if nothing of it is left to do or under way. */
    private void endIfAtRest() {
        long now = state.get();
        // In this order: who does a task has entered before. That no task can be claimed is not enough, since whoever
        // is inside may open the next phase and leave between the two looks.
        if ((now & STATES) == RUNNING && (stopped || done.get() == count) && inside.get() == 0
                && state.compareAndSet(now, now - RUNNING + ENDING)) {
            try {
                tasks.end(done.get() == count);
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
            unclaimed.set(0);
            crew.release(this);
            state.set(now - RUNNING + ENDED);
            // Whoever waits has set this before it saw the state; in a next generation a thread is woken needlessly.
            LockSupport.unpark(waiter);
        }
    }

    /**
     * Keeps further tasks from being claimed; those that are under way are done.
     */
    public void stop() {
        stopped = true;
        endIfAtRest();
    }

    /**
     * Whether the job has ended.
     *
     * @return true if it has, or was never published
     */
    public boolean hasEnded() {
        return (state.get() & STATES) == ENDED;
    }

    /**
     * Waits until the job has ended. One thread at a time may wait.
     *
     * @param timed whether there is a deadline
     * @param deadline when to stop waiting, on {@link System#nanoTime}'s clock
     * @param interruptible whether an interrupt ends the waiting; the interrupt status stays set either way
     * @return whether the job has ended
     */
    public boolean await(boolean timed, long deadline, boolean interruptible) {
        long spinUntil = System.nanoTime() + Crew.SPIN_NANOS;
        boolean interrupted = false;
        waiter = Thread.currentThread();
        while (!hasEnded()) {
            long now = System.nanoTime();
            if (timed && now - deadline >= 0 || interruptible && Thread.currentThread().isInterrupted()) {
                break;
            }
            if (now - spinUntil < 0) {
                Thread.onSpinWait();
            } else if (timed) {
                LockSupport.parkNanos(this, deadline - now);
            } else {
                LockSupport.park(this);
            }
            interrupted |= !interruptible && Thread.interrupted();
        }
        waiter = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return hasEnded();
    }

    /**
     * How many tasks are done.
     *
     * @return the number
     */
    public long done() {
        return done.get();
    }

    /**
     * What a task threw.
     *
     * @return the first failure of this generation; null if there was none
     */
    public Throwable failure() {
        return failure.get();
    }
}

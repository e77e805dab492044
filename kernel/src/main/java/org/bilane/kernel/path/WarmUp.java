package org.bilane.kernel.path;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a loop in vectors is compiled yet. Until it is, each of its operations makes an object and takes a hundred
 * times as long. So at first its scalar twin, which gives the same bits, does the work. Once the twin has worked for
 * about as long as it takes to have the loop compiled, the loop is tried in turns with the twin, which is what has it
 * compiled. It is warm as soon as a trial takes little more than the twin at its best, and stays so: a process that
 * ends early never pays for compiling, and one that goes on waits at most twice as long as if it had known, where its
 * calls are alike.
 *
 * <p>The twin at its best is that of all calls so far. Where units differ from call to call, as those of small grids in
 * a cache do from those of large ones, a trial may be compared with a time that its own call could never reach. A
 * compiled loop may then stay cold until a trial comes upon such units too: that takes time, and changes no bit.
 *
 * <p>The work is counted in units, such as points. Safe for any number of threads, one of which tries at a time.
 */
final class WarmUp {
    /** With fewer units a loop may leave all to its twin, and a trial would tell nothing: no vector has more lanes. */
    static final int LEAST_UNITS = 8;

    /**
     * What it takes to have the first loop compiled, roughly: 60 to 200 ms of trials, and as long again for the classes
     * of the Vector API (JDK 25.0.3, Xeon of 2023).
     */
    private static final long COMPILING_NANOS = 200_000_000L;
    /** Where other loops are compiled, the process has shown that it goes on, and the loop is tried that soon. */
    private static final long SOON_NANOS = 20_000_000L;
    /** How much longer than the twin a trial may take: even the twin may be compiled to vectors. */
    private static final double TOLERANCE = 2;
    /** What calls, and reading the clock, may add to a trial that has little else to do. */
    private static final long OVERHEAD_NANOS = 100;
    /** How long a thread may take over a trial before another one tries. */
    private static final long LONGEST_TRIAL_NANOS = 50_000_000L;
    /** Where trials that took so long all together have not helped, others hardly will, and become rare. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long LONG_PAUSE = 100;
    /** A process that was stopped for an hour during a trial must not wait as long, or longer, for the next. */
    private static final long LONGEST_PAUSE_NANOS = 60_000_000_000L;

    private final WarmUps others;
    /** When the next trial is due, by the clock that the caller reads; 0 before the first. */
    private final AtomicLong due = new AtomicLong();
    private volatile boolean warm;
    private volatile boolean earned;
    /** What a unit takes the twin at best. Where threads store this and the sums at a time, any may be the last. */
    private double nanosOfTwin = Double.POSITIVE_INFINITY;
    private long spentByTwin;
    private long spentOnTrials;

    /**
     * For a loop whose twin has not run yet.
     *
     * @param others those of the same path
     */
    WarmUp(WarmUps others) {
        this.others = others;
    }

    /** Whether the loop is compiled: then nothing else is to be asked or told. */
    boolean isWarm() {
        return warm;
    }

    /**
     * Begins. Few units are neither tried nor timed: reading the clock may take longer than the twin.
     *
     * @param units the units of work
     * @return what {@link #isTrial} and {@link #end} want to be told
     */
    long begin(long units) {
        if (units < LEAST_UNITS) {
            return 0;
        }
        long now = System.nanoTime();
        return isDue(units, now) ? now | 1 : now & -2;
    }

    /** Whether it has begun with a trial of the loop; else it is the twin's turn. */
    static boolean isTrial(long begin) {
        return (begin & 1) != 0;
    }

    /** Ends. */
    void end(long begin, long units) {
        if (units < LEAST_UNITS) {
            return;
        }
        long now = System.nanoTime();
        if (isTrial(begin)) {
            trialTook(now - begin, units, now);
        } else {
            twinTook(now - begin, units);
        }
    }

    /** Whether the loop is to be tried now, by the calling thread, which is to tell what it took. */
    boolean isDue(long units, long now) {
        if (!earned || units < LEAST_UNITS) {
            return false;
        }
        long at = due.get();
        return (at == 0 || now - at >= 0) && due.compareAndSet(at, now + LONGEST_TRIAL_NANOS);
    }

    /** Tells what the twin took. Few units do not count: else a first trial might have nothing to be compared with. */
    void twinTook(long nanos, long units) {
        if (units < LEAST_UNITS) {
            return;
        }
        // Nothing is stored that does not change, since all threads read it.
        double nanosOfUnit = (double) nanos / units;
        if (nanosOfUnit < nanosOfTwin) {
            nanosOfTwin = nanosOfUnit;
        }
        if (!earned) {
            spentByTwin += nanos;
            if (spentByTwin >= (others.anyWarm ? SOON_NANOS : COMPILING_NANOS)) {
                earned = true;
            }
        }
    }

    /** Tells what a trial took that has ended now. */
    void trialTook(long nanos, long units, long now) {
        if (nanos <= TOLERANCE * nanosOfTwin * units + OVERHEAD_NANOS) {
            warm = true;
            others.anyWarm = true;
        }
        spentOnTrials += nanos;
        long pause = spentOnTrials < PATIENCE_NANOS ? nanos : nanos * LONG_PAUSE;
        due.set(now + Math.min(pause, LONGEST_PAUSE_NANOS));
    }
}

package org.bilane.harness.reference;

/**
 * The clock at which a core really runs, which no file of the system tells reliably: measured with additions each of
 * which needs the one before. Such an addition takes one cycle on all cores of the last decades that one would compute
 * on.
 */
public final class CoreClock {
    private static final int ADDITIONS_PER_STEP = 8;
    private static final int STEPS_PER_RUN = 250_000;
    /** Long enough for the loop to be compiled and the clock to have risen. */
    private static final int RUNS = 200;

    private CoreClock() {
    }

    /**
     * Measures for a tenth of a second or two. To be called where the CPU is otherwise idle.
     *
     * @return cycles per second of the core that this thread is on, by the fastest of many runs
     */
    public static double cyclesPerSecond() {
        long fastest = Long.MAX_VALUE;
        long number = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            number = add(number);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        // Uses the result, so that the additions are not left out.
        double unused = number == 0 ? Double.MIN_VALUE : 0;
        return (double) ADDITIONS_PER_STEP * STEPS_PER_RUN / fastest * 1e9 + unused;
    }

    /**
     * A chain of dependent additions, of two numbers by turns (Fibonacci's), so that no compiler finds a shorter way to
     * the result.
     */
    private static long add(long seed) {
        long a = seed;
        long b = 1;
        for (int step = 0; step < STEPS_PER_RUN; step++) {
            a += b;
            b += a;
            a += b;
            b += a;
            a += b;
            b += a;
            a += b;
            b += a;
        }
        return a + b;
    }
}

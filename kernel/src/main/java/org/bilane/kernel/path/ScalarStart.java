package org.bilane.kernel.path;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The first 0.6 seconds that a JVM spends on sums by cell, which go through the scalar path although the vector path is
 * chosen. Until C2 has compiled them, vector operations make objects, and compiling them takes longer than the scalar
 * loops take for some 10^8 evaluations; so a process that makes a few calls only is done before the vector loops would
 * be compiled, and one that makes many loses that time at the most. The bits are the same either way.
 *
 * <p>The change comes between two ranges of points, so in the middle of a long call too. The vector loops are then
 * compiled while they do the very work that they are for: compiled with the profile of shorter runs they were seen to
 * make objects ever after.
 */
public final class ScalarStart {
    /** System property; {@code false} has sums take the vector path from the start. */
    private static final String PROPERTY = "bilane.scalarstart";
    private static final long NANOS = 600_000_000L;

    private static final AtomicLong LEFT = new AtomicLong(NANOS);

    private ScalarStart() {
    }

    /** Whether there is such a start at all. */
    static boolean isWanted() {
        return !"false".equals(System.getProperty(PROPERTY));
    }

    /**
     * Whether sums take the scalar path still.
     *
     * @return true until its time was spent
     */
    public static boolean isOn() {
        return LEFT.get() > 0;
    }

    /**
     * Counts time that was spent on the scalar path, by any thread.
     *
     * @param nanos the time
     */
    public static void spend(long nanos) {
        LEFT.addAndGet(-nanos);
    }
}

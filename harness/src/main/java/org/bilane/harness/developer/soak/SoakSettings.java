package org.bilane.harness.developer.soak;

import java.time.Duration;
import org.bilane.kernel.cpu.CpuTopology;

/**
 * What a soak is to do.
 *
 * @param duration how long, above 0
 * @param seed what cases and calls follow from; when a fault strikes, and so what it hits, does not
 * @param callers how many threads call at once, 1 or more
 */
public record SoakSettings(Duration duration, long seed, int callers) {
    /** Checks the numbers. */
    public SoakSettings {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration = " + duration + ": must be above 0");
        }
        if (callers < 1) {
            throw new IllegalArgumentException("callers = " + callers + ": must be at least 1");
        }
    }

    /**
     * A soak with more callers than this machine has CPUs.
     *
     * @param duration how long, above 0
     * @param seed what cases and calls follow from
     * @return the settings
     */
    public static SoakSettings of(Duration duration, long seed) {
        return new SoakSettings(duration, seed, CpuTopology.ofThisMachine().allowed().size() + 2);
    }
}

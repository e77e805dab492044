package org.bilane.harness.reference;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.sum.TwoSum;

/** Sums of arrays with compensation: the result does not lose what the running sum cannot hold. */
public final class CompensatedSum {
    private CompensatedSum() {
    }

    /**
     * Adds up an array in its order.
     *
     * @param doubles off-heap doubles, 8-byte aligned
     * @return the sum; 0 for an empty array, infinite or NaN where plain addition is
     */
    public static double of(MemorySegment doubles) {
        long count = doubles.byteSize() / Double.BYTES;
        double sum = 0;
        double lost = 0;
        for (long i = 0; i < count; i++) {
            double term = doubles.getAtIndex(JAVA_DOUBLE, i);
            double next = sum + term;
            lost += TwoSum.lost(sum, term, next);
            sum = next;
        }
        // Beyond infinity the compensation is infinity minus infinity, which is no part of the sum.
        return Double.isFinite(lost) ? sum + lost : sum;
    }
}

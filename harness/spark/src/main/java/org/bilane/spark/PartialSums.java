package org.bilane.spark;

import java.io.Serializable;

/**
 * What a task of a sum gives back.
 *
 * @param sums one for each surface; null if there is a problem
 * @param points the points that were summed over
 * @param nulls the points that were left out
 * @param kernelNanos how long the kernel took
 * @param problem why there are no sums, or null
 */
record PartialSums(CompensatedSums sums, long points, long nulls, long kernelNanos, String problem)
        implements Serializable {
    /**
     * No sums, as the process cannot have the stack.
     *
     * @param problem what is wrong with it
     * @return the result
     */
    static PartialSums none(String problem) {
        return new PartialSums(null, 0, 0, 0, problem);
    }
}

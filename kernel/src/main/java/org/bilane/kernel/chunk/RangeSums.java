package org.bilane.kernel.chunk;

/** Takes the sums of ranges of points. */
public interface RangeSums {
    /**
     * Adds the sums of ranges, in their order.
     *
     * @param ranges how many
     */
    void add(int ranges);
}

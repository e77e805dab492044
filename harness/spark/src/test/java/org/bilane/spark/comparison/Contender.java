package org.bilane.spark.comparison;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One way to get the sums. */
interface Contender {
    /** What it is called in the table. */
    String name();

    /** Sums over all points, one for each surface. */
    Result sums(Dataset<Row> points);

    /**
     * Sums, and how long the kernel took.
     *
     * @param sums one for each surface; empty if this does not compute any
     * @param kernelSeconds the time of all tasks inside the kernel, NaN without it
     */
    record Result(double[] sums, double kernelSeconds) {
    }
}

package org.bilane.spark.comparison;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.bilane.spark.SparkSurfaces;
import org.bilane.spark.SurfaceSums;

/**
 * The library.
 *
 * @param surfaces what is summed
 */
record BilaneContender(SparkSurfaces surfaces) implements Contender {
    @Override
    public String name() {
        return "Bilane";
    }

    @Override
    public Result sums(Dataset<Row> points) {
        SurfaceSums sums = surfaces.sums(points, "x", "y");
        return new Result(sums.values(), sums.kernelSeconds());
    }
}

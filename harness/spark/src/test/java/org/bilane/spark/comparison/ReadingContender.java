package org.bilane.spark.comparison;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads all points and computes next to nothing: what Spark and Parquet take for themselves. */
record ReadingContender() implements Contender {
    @Override
    public String name() {
        return "Spark SQL, sums of x and y alone";
    }

    @Override
    public Result sums(Dataset<Row> points) {
        points.agg(functions.sum("x"), functions.sum("y")).first();
        return new Result(new double[0], Double.NaN);
    }
}

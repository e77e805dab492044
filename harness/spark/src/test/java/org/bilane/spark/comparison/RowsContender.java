package org.bilane.spark.comparison;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads every row as the library does and computes next to nothing: what Spark and Parquet take for themselves. */
record RowsContender() implements Contender {
    @Override
    public String name() {
        return "reading the rows alone";
    }

    @Override
    public Result sums(Dataset<Row> points) {
        points.select("x", "y").queryExecution().toRdd().toJavaRDD().mapPartitions(RowsContender::addUp).collect();
        return new Result(new double[0], Double.NaN);
    }

    private static Iterator<Double> addUp(Iterator<InternalRow> rows) {
        double sum = 0;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            sum += row.getDouble(0) + row.getDouble(1);
        }
        return List.of(sum).iterator();
    }
}

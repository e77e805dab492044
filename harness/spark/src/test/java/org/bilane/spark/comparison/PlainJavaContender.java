package org.bilane.spark.comparison;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Plain Java in {@code mapPartitions}, with the tables in a broadcast.
 *
 * @param table the surfaces
 */
record PlainJavaContender(Broadcast<PlainTable> table) implements Contender {
    @Override
    public String name() {
        return "Java in mapPartitions, Math.exp";
    }

    @Override
    public Result sums(Dataset<Row> points) {
        double[] total = points.toJavaRDD().mapPartitions(new OfPartition(table)).reduce((a, b) -> {
            for (int k = 0; k < a.length; k++) {
                a[k] += b[k];
            }
            return a;
        });
        return new Result(total, Double.NaN);
    }

    private record OfPartition(Broadcast<PlainTable> table) implements FlatMapFunction<Iterator<Row>, double[]> {
        @Override
        public Iterator<double[]> call(Iterator<Row> rows) {
            PlainTable plain = table.value();
            double[] sums = new double[plain.surfaces()];
            while (rows.hasNext()) {
                Row row = rows.next();
                plain.addTo(sums, row.getDouble(0), row.getDouble(1));
            }
            return List.of(sums).iterator();
        }
    }
}

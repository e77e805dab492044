package org.bilane.spark.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * A user-defined function that gives the array of all values at a point, and Spark's own sums of its elements: one call
 * a point, where a function of one surface would take K.
 *
 * @param table the surfaces
 * @param surfaces their number
 */
record UdfContender(Broadcast<PlainTable> table, int surfaces) implements Contender {
    @Override
    public String name() {
        return "Spark SQL with a UDF";
    }

    @Override
    public Result sums(Dataset<Row> points) {
        UserDefinedFunction values = functions.udf(new Values(table),
                DataTypes.createArrayType(DataTypes.DoubleType, false)).asNondeterministic();
        Column[] sums = IntStream.range(0, surfaces)
                .mapToObj(k -> functions.sum(functions.col("f").getItem(k))).toArray(Column[]::new);
        // Not deterministic, so that Spark calls it once for a point and not for each of the sums.
        Row row = points.select(values.apply(functions.col("x"), functions.col("y")).as("f"))
                .groupBy().agg(sums[0], Arrays.copyOfRange(sums, 1, surfaces)).first();
        return new Result(IntStream.range(0, surfaces).mapToDouble(row::getDouble).toArray(), Double.NaN);
    }

    private record Values(Broadcast<PlainTable> table) implements UDF2<Double, Double, double[]> {
        @Override
        public double[] call(Double x, Double y) {
            double[] values = new double[table.value().surfaces()];
            table.value().addTo(values, x, y);
            return values;
        }
    }
}

package org.bilane.spark.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Expressions of Spark SQL alone: the points are joined with a small table of the cells, which Spark sends to all
 * executors, and each surface has an expression of its four corners.
 *
 * @param cells for each cell its number and the arrays of its corners
 * @param surfaces the number of surfaces
 * @param knots nx = ny
 */
record ExpressionContender(Dataset<Row> cells, int surfaces, int knots) implements Contender {
    /** Makes the table of cells. */
    static ExpressionContender of(SparkSession spark, PlainTable table) {
        int knots = table.knots();
        List<Row> rows = IntStream.range(0, (knots - 1) * knots).filter(cell -> cell % knots < knots - 1)
                .mapToObj(cell -> RowFactory.create(cell, corner(table, cell), corner(table, cell + 1),
                        corner(table, cell + knots), corner(table, cell + knots + 1)))
                .toList();
        StructType schema = new StructType().add("cell", DataTypes.IntegerType);
        for (String corner : List.of("z00", "z01", "z10", "z11")) {
            schema = schema.add(corner, DataTypes.createArrayType(DataTypes.DoubleType, false));
        }
        return new ExpressionContender(spark.createDataFrame(rows, schema).cache(), table.surfaces(), knots);
    }

    private static double[] corner(PlainTable table, int node) {
        return Arrays.copyOfRange(table.z(), node * table.surfaces(), (node + 1) * table.surfaces());
    }

    @Override
    public String name() {
        return "Spark SQL, expressions";
    }

    @Override
    public Result sums(Dataset<Row> points) {
        int last = knots - 1;
        Column[] sums = IntStream.range(0, surfaces).mapToObj(k -> functions.expr(("sum(exp("
                + "(1 - u) * (1 - v) * z00[%1$d] + (1 - u) * v * z01[%1$d]"
                + " + u * (1 - v) * z10[%1$d] + u * v * z11[%1$d]))").formatted(k)))
                .toArray(Column[]::new);
        Row row = points
                .selectExpr("greatest(least(x, %dD), 0D) as cx".formatted(last),
                        "greatest(least(y, %dD), 0D) as cy".formatted(last))
                .selectExpr("cx", "cy", "least(int(cx), %d) as ix".formatted(last - 1),
                        "least(int(cy), %d) as iy".formatted(last - 1))
                .selectExpr("cx - ix as u", "cy - iy as v", "ix * %d + iy as cell".formatted(knots))
                .join(functions.broadcast(cells), "cell")
                .groupBy().agg(sums[0], Arrays.copyOfRange(sums, 1, surfaces)).first();
        return new Result(IntStream.range(0, surfaces).mapToDouble(row::getDouble).toArray(), Double.NaN);
    }
}

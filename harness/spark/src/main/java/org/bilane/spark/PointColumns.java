package org.bilane.spark;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that hold the coordinates of points.
 *
 * @param x the points' x, doubles
 * @param y the points' y, doubles
 */
record PointColumns(Column x, Column y) {
    /**
     * Finds the columns.
     *
     * @param points the dataset
     * @param x the name of a column, or of a field in one
     * @param y as for x
     * @return the columns
     * @throws IllegalArgumentException if a column is not of doubles
     */
    static PointColumns of(Dataset<Row> points, String x, String y) {
        PointColumns columns = new PointColumns(points.col(x), points.col(y));
        StructType schema = columns.selectedFrom(points).schema();
        requireDouble(x, schema.apply(0).dataType());
        requireDouble(y, schema.apply(1).dataType());
        return columns;
    }

    private static void requireDouble(String name, DataType type) {
        if (!type.equals(DataTypes.DoubleType)) {
            throw new IllegalArgumentException("column " + name + ": type " + type.simpleString()
                    + "; coordinates must be double (a cast makes them so)");
        }
    }

    /**
     * The coordinates alone.
     *
     * @param points the dataset
     * @return x and y
     */
    Dataset<Row> selectedFrom(Dataset<Row> points) {
        return points.select(x, y);
    }

    /**
     * A column by its whole name, dots and all.
     *
     * @param dataset where it is
     * @param name its name
     * @return the column
     */
    static Column named(Dataset<Row> dataset, String name) {
        return dataset.col("`" + name.replace("`", "``") + "`");
    }

    /**
     * The columns of two schemas.
     *
     * @param first those that come first
     * @param second those behind them
     * @return all
     */
    static StructType concat(StructType first, StructType second) {
        return new StructType(Stream.of(first.fields(), second.fields()).flatMap(Stream::of)
                .toArray(StructField[]::new));
    }
}

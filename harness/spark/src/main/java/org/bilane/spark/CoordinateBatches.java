package org.bilane.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Coordinates as the columns in which Parquet, ORC and Spark's cache have them. Where a plan does nothing but turn
 * columns into rows, that step is left out, and with it a call or two for each point. Any other plan gives rows.
 *
 * @param batches the batches, in the order of the rows
 * @param xOrdinal the column of x in a batch
 * @param yOrdinal the column of y in a batch
 */
record CoordinateBatches(RDD<ColumnarBatch> batches, int xOrdinal, int yOrdinal) {
    /**
     * Finds the columns behind a dataset.
     *
     * @param coordinates a dataset of the columns x and y
     * @return its columns, or empty if it has to be read by rows
     */
    static Optional<CoordinateBatches> behind(Dataset<Row> coordinates) {
        SparkPlan plan = coordinates.queryExecution().executedPlan();
        List<Attribute> wanted = CollectionConverters.asJava(plan.output());
        if (plan instanceof WholeStageCodegenExec stage) {
            plan = stage.child();
        }
        if (plan instanceof ProjectExec project && project.projectList().forall(Attribute.class::isInstance)) {
            plan = project.child();
        }
        if (!(plan instanceof ColumnarToRowExec toRows) || !toRows.child().supportsColumnar()) {
            return Optional.empty();
        }
        List<Attribute> columns = CollectionConverters.asJava(toRows.child().output());
        int x = ordinal(columns, wanted.get(0));
        int y = ordinal(columns, wanted.get(1));
        return x < 0 || y < 0 ? Optional.empty()
                : Optional.of(new CoordinateBatches(toRows.child().executeColumnar(), x, y));
    }

    private static int ordinal(List<Attribute> columns, Attribute wanted) {
        return columns.stream().map(Attribute::exprId).toList().indexOf(wanted.exprId());
    }
}

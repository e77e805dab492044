package org.bilane.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.PrunedScan;
import org.apache.spark.sql.types.StructType;

/**
 * A dataset with values beside its columns, as a relation: that is how Spark lets others hand it rows in its own form,
 * and asks only for the columns that a query uses. Where it uses no value nothing is evaluated.
 */
final class ValuesRelation extends BaseRelation implements PrunedScan {
    private final Dataset<Row> input;
    private final PointColumns point;
    private final StackHandle handle;
    private final Selection selection;
    private final ResultColumns results;

    /**
     * A dataset with values.
     *
     * @param input the dataset, whose columns have distinct names
     * @param point its coordinates
     * @param handle the stack
     * @param selection which surfaces, and what is done to their values
     * @param results the form of the values, under other names than the dataset's
     */
    ValuesRelation(Dataset<Row> input, PointColumns point, StackHandle handle, Selection selection,
            ResultColumns results) {
        this.input = input;
        this.point = point;
        this.handle = handle;
        this.selection = selection;
        this.results = results;
    }

    @Override
    public SQLContext sqlContext() {
        return input.sparkSession().sqlContext();
    }

    @Override
    public StructType schema() {
        return PointColumns.concat(input.schema(), results.schema());
    }

    /** The rows are Spark's own already. */
    @Override
    public boolean needConversion() {
        return false;
    }

    @Override
    public RDD<Row> buildScan(String[] required) {
        Set<String> ofInput = new LinkedHashSet<>(Arrays.asList(required));
        ofInput.retainAll(Arrays.asList(input.schema().fieldNames()));
        List<Column> columns = new ArrayList<>();
        ofInput.forEach(name -> columns.add(PointColumns.named(input, name)));
        RDD<InternalRow> rows;
        if (ofInput.size() == required.length) {
            rows = select(columns).queryExecution().toRdd();
        } else {
            columns.add(point.x());
            columns.add(point.y());
            Dataset<Row> selected = select(columns);
            List<String> all = new ArrayList<>(ofInput);
            // Whatever the coordinates are called, they are not asked for under these names.
            all.add(null);
            all.add(null);
            all.addAll(Arrays.asList(results.schema().fieldNames()));
            int[] wanted = Arrays.stream(required).mapToInt(all::indexOf).toArray();
            rows = selected.queryExecution().toRdd().toJavaRDD()
                    .mapPartitions(new PartitionValues(handle, selection, results, selected.schema(), wanted)).rdd();
        }
        return asRows(rows);
    }

    private Dataset<Row> select(List<Column> columns) {
        return input.select(columns.toArray(Column[]::new));
    }

    /** What {@link PrunedScan} returns where {@link #needConversion} is false: its type is a matter of form. */
    @SuppressWarnings("unchecked")
    private static RDD<Row> asRows(RDD<InternalRow> rows) {
        return (RDD<Row>) (RDD<?>) rows;
    }

    @Override
    public String toString() {
        return "Bilane[" + selection.count() + " surfaces at " + input.schema().simpleString() + "]";
    }
}

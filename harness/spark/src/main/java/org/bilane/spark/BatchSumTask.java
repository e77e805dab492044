package org.bilane.spark;

import java.util.Iterator;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Sums over batches of columns, which are copied whole where they have no nulls. */
final class BatchSumTask extends SumTask<ColumnarBatch> {
    private static final long serialVersionUID = 1L;

    private final int xOrdinal;
    private final int yOrdinal;

    /**
     * Sums of some surfaces.
     *
     * @param handle their stack
     * @param selection which surfaces, and what is summed
     * @param xOrdinal the column of x in a batch
     * @param yOrdinal the column of y in a batch
     */
    BatchSumTask(StackHandle handle, Selection selection, int xOrdinal, int yOrdinal) {
        super(handle, selection);
        this.xOrdinal = xOrdinal;
        this.yOrdinal = yOrdinal;
    }

    @Override
    void addAll(Iterator<ColumnarBatch> batches, RunningSums sums) {
        while (batches.hasNext()) {
            ColumnarBatch batch = batches.next();
            ColumnVector x = batch.column(xOrdinal);
            ColumnVector y = batch.column(yOrdinal);
            if (x.hasNull() || y.hasNull()) {
                addOneByOne(x, y, batch.numRows(), sums);
            } else {
                sums.add(x.getDoubles(0, batch.numRows()), y.getDoubles(0, batch.numRows()));
            }
        }
    }

    private static void addOneByOne(ColumnVector x, ColumnVector y, int rows, RunningSums sums) {
        for (int i = 0; i < rows; i++) {
            if (x.isNullAt(i) || y.isNullAt(i)) {
                sums.addNull();
            } else {
                sums.add(x.getDouble(i), y.getDouble(i));
            }
        }
    }
}

package org.bilane.spark;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** Sums over rows of x and y. */
final class RowSumTask extends SumTask<InternalRow> {
    private static final long serialVersionUID = 1L;

    /**
     * Sums of some surfaces.
     *
     * @param handle their stack
     * @param selection which surfaces, and what is summed
     */
    RowSumTask(StackHandle handle, Selection selection) {
        super(handle, selection);
    }

    @Override
    void addAll(Iterator<InternalRow> rows, RunningSums sums) {
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (row.isNullAt(0) || row.isNullAt(1)) {
                sums.addNull();
            } else {
                sums.add(row.getDouble(0), row.getDouble(1));
            }
        }
    }
}

package org.bilane.spark;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * What a task of values does: gives the rows of a partition again, with the columns that are wanted.
 */
final class PartitionValues implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
    private static final long serialVersionUID = 1L;

    private final StackHandle handle;
    private final Selection selection;
    private final ResultColumns results;
    private final StructType inputSchema;
    private final int[] wanted;

    /**
     * Values of some surfaces.
     *
     * @param handle their stack
     * @param selection which surfaces, and what is done to their values
     * @param results the form of the values
     * @param inputSchema what rows have, x and y last
     * @param wanted the columns of the output, as ordinals among those of the input followed by those of the results
     */
    PartitionValues(StackHandle handle, Selection selection, ResultColumns results, StructType inputSchema,
            int[] wanted) {
        this.handle = handle;
        this.selection = selection;
        this.results = results;
        this.inputSchema = inputSchema;
        this.wanted = wanted;
    }

    @Override
    public Iterator<InternalRow> call(Iterator<InternalRow> rows) throws IOException {
        if (!rows.hasNext()) {
            return List.<InternalRow>of().iterator();
        }
        ProcessStacks.Lease lease = ProcessStacks.INSTANCE.acquire(handle);
        ValuesIterator values;
        try {
            values = new ValuesIterator(rows, lease.stack(), selection, results, inputSchema, wanted);
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
        // The reader of the rows may stop before the end.
        TaskContext.get().<Void>addTaskCompletionListener(context -> {
            values.close();
            lease.close();
        });
        return values;
    }
}

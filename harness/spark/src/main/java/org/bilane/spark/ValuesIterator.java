package org.bilane.spark;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows with values beside them: takes a chunk of rows, evaluates, and gives them one by one. Like other iterators of
 * Spark it gives the same object each time, with other content. Used by one thread at a time.
 */
final class ValuesIterator implements Iterator<InternalRow>, AutoCloseable {
    private final Iterator<InternalRow> rows;
    private final Surfaces surfaces;
    private final Selection selection;
    private final RefusedPoints refused;
    /** Shared, as the task's last thread need not be the one that reads. */
    private final Arena arena = Arena.ofShared();
    private final PointChunk chunk;
    private final Results results;
    private final RowStore store;
    private final boolean[] isNull;
    private final ResultColumns.Writer writer;
    private final UnsafeProjection toUnsafe;
    private final UnsafeProjection output;
    private final JoinedRow joined = new JoinedRow();
    private final int xOrdinal;
    private int next;

    /**
     * Values at the points of rows.
     *
     * @param rows the rows
     * @param stack the stack
     * @param selection which surfaces, what is done to their values, and what becomes of points outside
     * @param columns the form of the values
     * @param inputSchema what rows have, x and y last
     * @param wanted the columns of the output, as ordinals among those of the input followed by those of the results
     */
    ValuesIterator(Iterator<InternalRow> rows, SurfaceStack stack, Selection selection, ResultColumns columns,
            StructType inputSchema, int[] wanted) {
        this.surfaces = selection.of(stack);
        int capacity = PointChunk.valuePoints(surfaces.count() * columns.kinds().size());
        this.rows = rows;
        this.selection = selection;
        this.refused = new RefusedPoints(stack, selection);
        this.chunk = new PointChunk(arena, capacity);
        this.results = Results.allocate(arena, columns.kinds(), (long) capacity * surfaces.count());
        this.store = new RowStore(capacity, inputSchema.length());
        this.isNull = new boolean[capacity];
        this.writer = columns.writer();
        this.toUnsafe = UnsafeProjection.create(inputSchema);
        this.output = UnsafeProjection.create(CollectionConverters.asScala(
                references(inputSchema, columns.schema(), wanted)).toSeq());
        this.xOrdinal = inputSchema.length() - 2;
    }

    private static List<Expression> references(StructType input, StructType results, int[] wanted) {
        List<Expression> references = new ArrayList<>();
        for (int ordinal : wanted) {
            StructField field = ordinal < input.length() ? input.apply(ordinal)
                    : results.apply(ordinal - input.length());
            references.add(new BoundReference(ordinal, field.dataType(), field.nullable()));
        }
        return references;
    }

    @Override
    public boolean hasNext() {
        return next < chunk.size() || rows.hasNext();
    }

    @Override
    public InternalRow next() {
        if (next == chunk.size()) {
            if (!rows.hasNext()) {
                throw new NoSuchElementException();
            }
            fill();
        }
        int i = next++;
        InternalRow row = isNull[i] ? writer.nulls() : writer.write(results, (long) i * surfaces.count());
        return output.apply(joined.apply(store.get(i), row));
    }

    private void fill() {
        boolean accepted = read();
        while (!accepted && rows.hasNext()) {
            // No more is evaluated, but all are counted.
            read();
        }
        refused.requireNone();
        results.evaluate(surfaces, selection.ruled(chunk.points()), selection.transform());
    }

    /** Reads the next chunk, and tells whether it may be evaluated. */
    private boolean read() {
        Tasks.endIfKilled();
        chunk.clear();
        store.clear();
        while (!chunk.isFull() && !store.isFull() && rows.hasNext()) {
            InternalRow row = rows.next();
            UnsafeRow stored = row instanceof UnsafeRow unsafe ? unsafe : toUnsafe.apply(row);
            boolean absent = row.isNullAt(xOrdinal) || row.isNullAt(xOrdinal + 1);
            isNull[chunk.size()] = absent;
            store.add(stored);
            // What is evaluated in place of a null is not looked at.
            chunk.add(absent ? Double.NaN : row.getDouble(xOrdinal), absent ? Double.NaN : row.getDouble(xOrdinal + 1));
        }
        next = 0;
        return refused.accept(selection.ruled(chunk.points()));
    }

    /** Frees the memory. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}

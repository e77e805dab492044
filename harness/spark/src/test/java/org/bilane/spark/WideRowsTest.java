package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.bilane.kernel.Outside;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of which a chunk of points would hold gigabytes are kept a few MiB at a time. */
class WideRowsTest {
    private static final StructType SCHEMA = new StructType().add("wide", DataTypes.BinaryType)
            .add("x", DataTypes.DoubleType).add("y", DataTypes.DoubleType);
    private static final int COUNT = 50;

    /** The last is more than a chunk should hold by itself. */
    @ParameterizedTest
    @ValueSource(ints = {100_000, 400_000, RowStore.MOST_BYTES + 1})
    void aChunkEndsByTheBytesOfItsRows(int bytes) {
        TestPoints points = TestPoints.random(3, COUNT);
        AtomicInteger taken = new AtomicInteger();
        Iterator<InternalRow> rows = IntStream.range(0, COUNT).mapToObj(i -> {
            taken.incrementAndGet();
            return (InternalRow) new GenericInternalRow(
                    new Object[] {wide(i, bytes), points.x().get(i), points.y().get(i)});
        }).iterator();
        Selection selection = new Selection(0, 1, Transform.EXP, Outside.CLAMP, Outside.CLAMP);
        try (SurfaceStack stack = TestTables.stack(5, 1, 4, 4);
                ValuesIterator values = new ValuesIterator(rows, stack, selection,
                        new ResultColumns.OneEach(List.of("f")), SCHEMA, new int[] {0, 3})) {
            double[] expected = points.values(stack.all(), Transform.EXP);
            for (int i = 0; i < COUNT; i++) {
                assertTrue(values.hasNext());
                InternalRow row = values.next();
                assertArrayEquals(wide(i, bytes), row.getBinary(0), "row " + i);
                assertEquals(expected[i], row.getDouble(1), "point " + i);
                long ahead = taken.get() - i - 1L;
                assertTrue(ahead * bytes <= RowStore.MOST_BYTES, ahead + " rows are kept beside row " + i);
            }
            assertFalse(values.hasNext());
        }
    }

    private static byte[] wide(int i, int bytes) {
        byte[] wide = new byte[bytes];
        Arrays.fill(wide, (byte) i);
        return wide;
    }
}

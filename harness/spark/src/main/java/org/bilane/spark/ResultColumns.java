package org.bilane.spark;

import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;

/** The form that the values of a point take as columns of a row. */
sealed interface ResultColumns extends Serializable {
    /**
     * The columns, all of which may be null.
     *
     * @return their names and types
     */
    StructType schema();

    /**
     * Turns values into rows, one after the other.
     *
     * @return a writer for one thread
     */
    Writer writer();

    /** Turns values into rows; each call gives the same object, which it fills again. */
    interface Writer {
        /**
         * The columns of a point.
         *
         * @param values doubles
         * @param at the index of the point's first value; its values lie together
         * @return the row
         */
        InternalRow write(MemorySegment values, long at);

        /**
         * The columns of a point that is none, since a coordinate is null.
         *
         * @return a row of nulls
         */
        InternalRow nulls();
    }

    /**
     * One column with an array of all values.
     *
     * @param name its name
     * @param count the number of values
     */
    record OneArray(String name, int count) implements ResultColumns {
        @Override
        public StructType schema() {
            return new StructType(new StructField[] {
                DataTypes.createStructField(name, DataTypes.createArrayType(DataTypes.DoubleType, false), true)});
        }

        @Override
        public Writer writer() {
            // As Spark lays an array out: a header with bits for nulls, then the values.
            int header = UnsafeArrayData.calculateHeaderPortionInBytes(count);
            byte[] bytes = new byte[header + Math.multiplyExact(count, Double.BYTES)];
            Platform.putLong(bytes, Platform.BYTE_ARRAY_OFFSET, count);
            MemorySegment target = MemorySegment.ofArray(bytes);
            UnsafeArrayData array = new UnsafeArrayData();
            array.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length);
            InternalRow row = new GenericInternalRow(new Object[] {array});
            InternalRow nulls = new GenericInternalRow(1);
            return new Writer() {
                @Override
                public InternalRow write(MemorySegment values, long at) {
                    MemorySegment.copy(values, at * Double.BYTES, target, header, (long) count * Double.BYTES);
                    return row;
                }

                @Override
                public InternalRow nulls() {
                    return nulls;
                }
            };
        }
    }

    /**
     * A column for each value.
     *
     * @param names their names
     */
    record OneEach(List<String> names) implements ResultColumns {
        /** Keeps the names. */
        public OneEach {
            names = List.copyOf(names);
        }

        @Override
        public StructType schema() {
            return new StructType(names.stream()
                    .map(name -> DataTypes.createStructField(name, DataTypes.DoubleType, true))
                    .toArray(StructField[]::new));
        }

        @Override
        public Writer writer() {
            int count = names.size();
            SpecificInternalRow row = new SpecificInternalRow(schema());
            InternalRow nulls = new GenericInternalRow(count);
            return new Writer() {
                @Override
                public InternalRow write(MemorySegment values, long at) {
                    for (int k = 0; k < count; k++) {
                        row.setDouble(k, values.getAtIndex(ValueLayout.JAVA_DOUBLE, at + k));
                    }
                    return row;
                }

                @Override
                public InternalRow nulls() {
                    return nulls;
                }
            };
        }
    }
}

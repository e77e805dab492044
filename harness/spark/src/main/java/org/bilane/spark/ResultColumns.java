package org.bilane.spark;

import java.io.Serializable;
import java.lang.foreign.MemorySegment;
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
     * What the columns hold.
     *
     * @return at least one kind, in the order of the columns
     */
    List<Results.Kind> kinds();

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
         * @param results the values, and derivatives where they were asked for
         * @param at the index of the point's first value; its values lie together
         * @return the row
         */
        InternalRow write(Results results, long at);

        /**
         * The columns of a point that is none, since a coordinate is null.
         *
         * @return a row of nulls
         */
        InternalRow nulls();
    }

    /**
     * Columns with an array of all values, or of all derivatives.
     *
     * @param kinds what each holds
     * @param names their names
     * @param count the number of values
     */
    record Arrays(List<Results.Kind> kinds, List<String> names, int count) implements ResultColumns {
        /** Keeps the lists. */
        public Arrays {
            kinds = List.copyOf(kinds);
            names = List.copyOf(names);
        }

        @Override
        public StructType schema() {
            return new StructType(names.stream()
                    .map(name -> DataTypes.createStructField(name,
                            DataTypes.createArrayType(DataTypes.DoubleType, false), true))
                    .toArray(StructField[]::new));
        }

        @Override
        public Writer writer() {
            // As Spark lays an array out: a header with bits for nulls, then the values.
            int header = UnsafeArrayData.calculateHeaderPortionInBytes(count);
            MemorySegment[] targets = new MemorySegment[kinds.size()];
            Object[] arrays = new Object[kinds.size()];
            for (int i = 0; i < arrays.length; i++) {
                byte[] bytes = new byte[header + Math.multiplyExact(count, Double.BYTES)];
                Platform.putLong(bytes, Platform.BYTE_ARRAY_OFFSET, count);
                UnsafeArrayData array = new UnsafeArrayData();
                array.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length);
                targets[i] = MemorySegment.ofArray(bytes);
                arrays[i] = array;
            }
            InternalRow row = new GenericInternalRow(arrays);
            InternalRow nulls = new GenericInternalRow(arrays.length);
            return new Writer() {
                @Override
                public InternalRow write(Results results, long at) {
                    for (int i = 0; i < targets.length; i++) {
                        MemorySegment.copy(results.array(kinds.get(i)), at * Double.BYTES, targets[i], header,
                                (long) count * Double.BYTES);
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
        public List<Results.Kind> kinds() {
            return List.of(Results.Kind.VALUES);
        }

        @Override
        public Writer writer() {
            int count = names.size();
            SpecificInternalRow row = new SpecificInternalRow(schema());
            InternalRow nulls = new GenericInternalRow(count);
            return new Writer() {
                @Override
                public InternalRow write(Results results, long at) {
                    for (int k = 0; k < count; k++) {
                        row.setDouble(k, results.get(Results.Kind.VALUES, at + k));
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

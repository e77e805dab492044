package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.D2I;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static org.bilane.kernel.simd.FourLanes.EVEN;
import static org.bilane.kernel.simd.FourLanes.LOWER;
import static org.bilane.kernel.simd.FourLanes.NEIGHBOUR;
import static org.bilane.kernel.simd.FourLanes.ODD;
import static org.bilane.kernel.simd.FourLanes.OTHER_PAIR;
import static org.bilane.kernel.simd.FourLanes.SECOND;
import static org.bilane.kernel.simd.FourLanes.UPPER;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.GuessedAxis;

/**
 * Locates coordinates on an axis with knots without gathers: {@link LocateLoops#byKnots} and
 * {@link LocateLoops#byBuckets}, operation by operation. A first loop guesses the cells. What a cell and the next need
 * lies side by side, in a {@linkplain GuessedAxis#records record} of 4 doubles, so that a second loop has it in one
 * load for each point, and transposes records in registers. A vector of 8 lanes has the records of two points, 4 apart:
 * it is loaded at the record of the first, and its upper half at that of the other.
 */
final class KnotLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final boolean WIDE = LANES == 8;
    private static final int MARGIN = GuessedAxis.RECORDS_MARGIN;

    private KnotLoops() {
    }

    /**
     * Moves coordinates outside to an end, or makes them NaN, and guesses cells or buckets: those of a NaN are 0. From
     * {@code begin} to {@code end} are whole vectors.
     *
     * @param shift what is taken away from a guess before it is cut to a whole number
     */
    static void guess(double least, double greatest, double below, double above, double perUnit, double shift,
            MemorySegment coordinates, long offset, int begin, int end, int[] guesses, double[] moved) {
        coordinates = OffHeap.known(coordinates);
        DoubleVector less = DoubleVector.broadcast(SPECIES, shift);
        DoubleVector min = DoubleVector.broadcast(SPECIES, least);
        DoubleVector max = DoubleVector.broadcast(SPECIES, greatest);
        DoubleVector low = DoubleVector.broadcast(SPECIES, below);
        DoubleVector high = DoubleVector.broadcast(SPECIES, above);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, perUnit);
        for (int i = begin; i < end; i += LANES) {
            DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, coordinates, offset + (long) i * Double.BYTES,
                    NATIVE);
            x = x.blend(low, x.compare(LT, min));
            x = x.blend(high, x.compare(GT, max));
            ((IntVector) x.sub(min).mul(scale).sub(less).convertShape(D2I, LocateLoops.INTS, 0)).intoArray(guesses, i);
            x.intoArray(moved, i);
        }
    }

    /**
     * On an axis that is nearly even.
     *
     * @param cells guesses, which become cells
     * @param fractions coordinates that are moved, which become fractions
     */
    static void even(double[] records, int begin, int end, int[] rows, int rowCells, int[] cells, double[] fractions) {
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector belowOne = DoubleVector.broadcast(SPECIES, AxisLocator.BELOW_ONE);
        DoubleVector leastPositive = DoubleVector.broadcast(SPECIES, Double.MIN_VALUE);
        for (int i = begin; i < end; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, fractions, i);
            int cell0 = cells[i];
            int cell1 = cells[i + 1];
            int cell2 = cells[i + 2];
            int cell3 = cells[i + 3];
            int cell4 = WIDE ? cells[i + 4] : 0;
            int cell5 = WIDE ? cells[i + 5] : 0;
            int cell6 = WIDE ? cells[i + 6] : 0;
            int cell7 = WIDE ? cells[i + 7] : 0;
            // records at cell0 to cell7: knots and factors of the cells and the next
            DoubleVector record0 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell0);
            DoubleVector record1 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell1);
            DoubleVector record2 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell2);
            DoubleVector record3 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell3);
            if (WIDE) {
                record0 = record0.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell4), SECOND);
                record1 = record1.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell5), SECOND);
                record2 = record2.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell6), SECOND);
                record3 = record3.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell7), SECOND);
            }
            DoubleVector lower02 = record0.blend(record2.rearrange(OTHER_PAIR), UPPER);
            DoubleVector upper02 = record2.blend(record0.rearrange(OTHER_PAIR), LOWER);
            DoubleVector lower13 = record1.blend(record3.rearrange(OTHER_PAIR), UPPER);
            DoubleVector upper13 = record3.blend(record1.rearrange(OTHER_PAIR), LOWER);
            DoubleVector knot = lower02.blend(lower13.rearrange(NEIGHBOUR), ODD);
            DoubleVector next = lower13.blend(lower02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector factor = upper02.blend(upper13.rearrange(NEIGHBOUR), ODD);
            DoubleVector nextFactor = upper13.blend(upper02.rearrange(NEIGHBOUR), EVEN);
            // end of records
            VectorMask<Double> isNext = x.compare(GE, next);
            DoubleVector distance = x.sub(knot.blend(next, isNext));
            DoubleVector fraction = distance.mul(factor.blend(nextFactor, isNext));
            fraction = fraction.blend(belowOne, fraction.compare(GE, one));
            fraction.blend(leastPositive, fraction.compare(EQ, zero).and(distance.compare(NE, zero)))
                    .intoArray(fractions, i);
            int steps = (int) isNext.toLong();
            cells[i] = rows[i] * rowCells + cell0 + (steps & 1);
            cells[i + 1] = rows[i + 1] * rowCells + cell1 + (steps >> 1 & 1);
            cells[i + 2] = rows[i + 2] * rowCells + cell2 + (steps >> 2 & 1);
            cells[i + 3] = rows[i + 3] * rowCells + cell3 + (steps >> 3 & 1);
            if (WIDE) {
                cells[i + 4] = rows[i + 4] * rowCells + cell4 + (steps >> 4 & 1);
                cells[i + 5] = rows[i + 5] * rowCells + cell5 + (steps >> 5 & 1);
                cells[i + 6] = rows[i + 6] * rowCells + cell6 + (steps >> 6 & 1);
                cells[i + 7] = rows[i + 7] * rowCells + cell7 + (steps >> 7 & 1);
            }
        }
    }

    /** As {@link #even}, on an uneven axis: cells are buckets first, which have the guess; the distance is divided. */
    static void uneven(int[] starts, double[] records, int begin, int end, int[] rows, int rowCells, int[] cells,
            double[] fractions) {
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector belowOne = DoubleVector.broadcast(SPECIES, AxisLocator.BELOW_ONE);
        DoubleVector leastPositive = DoubleVector.broadcast(SPECIES, Double.MIN_VALUE);
        for (int i = begin; i < end; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, fractions, i);
            int cell0 = starts[cells[i]];
            int cell1 = starts[cells[i + 1]];
            int cell2 = starts[cells[i + 2]];
            int cell3 = starts[cells[i + 3]];
            int cell4 = WIDE ? starts[cells[i + 4]] : 0;
            int cell5 = WIDE ? starts[cells[i + 5]] : 0;
            int cell6 = WIDE ? starts[cells[i + 6]] : 0;
            int cell7 = WIDE ? starts[cells[i + 7]] : 0;
            // records at cell0 to cell7: knots and factors of the cells and the next
            DoubleVector record0 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell0);
            DoubleVector record1 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell1);
            DoubleVector record2 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell2);
            DoubleVector record3 = DoubleVector.fromArray(SPECIES, records, MARGIN + 4 * cell3);
            if (WIDE) {
                record0 = record0.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell4), SECOND);
                record1 = record1.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell5), SECOND);
                record2 = record2.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell6), SECOND);
                record3 = record3.blend(DoubleVector.fromArray(SPECIES, records, 4 * cell7), SECOND);
            }
            DoubleVector lower02 = record0.blend(record2.rearrange(OTHER_PAIR), UPPER);
            DoubleVector upper02 = record2.blend(record0.rearrange(OTHER_PAIR), LOWER);
            DoubleVector lower13 = record1.blend(record3.rearrange(OTHER_PAIR), UPPER);
            DoubleVector upper13 = record3.blend(record1.rearrange(OTHER_PAIR), LOWER);
            DoubleVector knot = lower02.blend(lower13.rearrange(NEIGHBOUR), ODD);
            DoubleVector next = lower13.blend(lower02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector factor = upper02.blend(upper13.rearrange(NEIGHBOUR), ODD);
            DoubleVector nextFactor = upper13.blend(upper02.rearrange(NEIGHBOUR), EVEN);
            // end of records
            VectorMask<Double> isNext = x.compare(GE, next);
            DoubleVector distance = x.sub(knot.blend(next, isNext));
            DoubleVector fraction = distance.div(factor.blend(nextFactor, isNext));
            fraction = fraction.blend(belowOne, fraction.compare(GE, one));
            fraction.blend(leastPositive, fraction.compare(EQ, zero).and(distance.compare(NE, zero)))
                    .intoArray(fractions, i);
            int steps = (int) isNext.toLong();
            cells[i] = rows[i] * rowCells + cell0 + (steps & 1);
            cells[i + 1] = rows[i + 1] * rowCells + cell1 + (steps >> 1 & 1);
            cells[i + 2] = rows[i + 2] * rowCells + cell2 + (steps >> 2 & 1);
            cells[i + 3] = rows[i + 3] * rowCells + cell3 + (steps >> 3 & 1);
            if (WIDE) {
                cells[i + 4] = rows[i + 4] * rowCells + cell4 + (steps >> 4 & 1);
                cells[i + 5] = rows[i + 5] * rowCells + cell5 + (steps >> 5 & 1);
                cells[i + 6] = rows[i + 6] * rowCells + cell6 + (steps >> 6 & 1);
                cells[i + 7] = rows[i + 7] * rowCells + cell7 + (steps >> 7 & 1);
            }
        }
    }
}

package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.D2I;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2D;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.bilane.kernel.arith.Exponent;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.log.LogBase;

/**
 * Locates points, lanes across points, with the bits of {@link AxisLocator}: {@link GuessedAxis} tells how. What it
 * saves beside scalar loops, some of which C2 compiles to vectors too, is the copy of the coordinates, columns that are
 * stored and loaded again, the ends of short loops, and most of the time of knots, which are gathered where that is
 * fast, and else loaded as {@link KnotLoops} does. Long slices of sums by cell do without: locating is little of their
 * time.
 *
 * <p>Coordinates outside are replaced by comparing: {@code min} and {@code max} of the Vector API, which tell zeros
 * apart and keep NaN, are three times as many instructions. The last vector overlaps the one before it. A loop that
 * moves its last vector back has every index checked, so the one on two index axes has it in a call of its own, and
 * took 0.8 times the time so; those of {@link KnotLoops} too.
 */
final class LocateLoops implements LocateLoop {
    /** The lanes that it takes at least: with 2, conversions cost more than all that is saved. */
    static final int LEAST_LANES = 4;

    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    static final VectorSpecies<Integer> INTS =
            VectorSpecies.of(int.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    /** 2^52, to which a number from 0 to 2^52 adds the whole number that is nearest to it. */
    static final double TO_WHOLE = 0x1p52;

    private final boolean gathers;

    /**
     * The loops.
     *
     * @param gathers whether they may gather knots on axes that are not of indices
     */
    LocateLoops(boolean gathers) {
        this.gathers = gathers;
    }

    @Override
    public int leastPoints() {
        return LANES;
    }

    @Override
    public boolean takes(GuessedAxis xAxis, GuessedAxis yAxis, int n) {
        return n >= LANES && xAxis != null && yAxis != null && xAxis.isIndex() && yAxis.isIndex();
    }

    @Override
    public boolean takes(GuessedAxis axis, int n) {
        return n >= LANES && axis != null && (gathers || axis.isIndex() || axis.records() != null);
    }

    @Override
    public void logarithms(LogBase base, MemorySegment from, long offset, int n, MemorySegment to) {
        LogLoops.apply(base, from, offset, n, to);
    }

    @Override
    public void locate(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v) {
        int whole = n & -LANES;
        byIndices(xAxis, yAxis, yCells, x, xOffset, y, yOffset, 0, whole, cells, u, v);
        if (whole < n) {
            byIndices(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n - LANES, n, cells, u, v);
        }
    }

    @Override
    public void locate(GuessedAxis axis, MemorySegment from, long offset, int n, int[] rows, int rowCells, int[] cells,
            double[] fractions) {
        if (axis.isIndex()) {
            byIndex(axis.greatest(), axis.below(), axis.above(), axis.perUnit(), from, offset, n, rows, rowCells,
                    cells, fractions);
        } else if (!gathers) {
            byRecords(axis, from, offset, n, rows, rowCells, cells, fractions);
        } else if (axis.starts() != null) {
            byBuckets(axis.least(), axis.greatest(), axis.below(), axis.above(), axis.perUnit(), axis.starts(),
                    axis.knots(), axis.widths(), from, offset, n, rows, rowCells, cells, fractions);
        } else {
            byKnots(axis.least(), axis.greatest(), axis.below(), axis.above(), axis.perUnit(), axis.knots(),
                    axis.reciprocalWidths(), from, offset, n, rows, rowCells, cells, fractions);
        }
    }

    private static void byRecords(GuessedAxis axis, MemorySegment from, long offset, int n, int[] rows, int rowCells,
            int[] cells, double[] fractions) {
        int whole = n & -LANES;
        byRecords(axis, from, offset, 0, whole, rows, rowCells, cells, fractions);
        if (whole < n) {
            byRecords(axis, from, offset, n - LANES, n, rows, rowCells, cells, fractions);
        }
    }

    private static void byRecords(GuessedAxis axis, MemorySegment from, long offset, int begin, int end, int[] rows,
            int rowCells, int[] cells, double[] fractions) {
        boolean even = axis.starts() == null;
        KnotLoops.guess(axis.least(), axis.greatest(), axis.below(), axis.above(), axis.perUnit(), even ? 0.5 : 0, from,
                offset, begin, end, cells, fractions);
        if (even) {
            KnotLoops.even(axis.records(), begin, end, rows, rowCells, cells, fractions);
        } else {
            KnotLoops.uneven(axis.starts(), axis.records(), begin, end, rows, rowCells, cells, fractions);
        }
    }

    @Override
    public int list(double[] fractions, double[] factors, int n, int[] listed) {
        return listUnusual(fractions, factors, n, listed);
    }

    /** As {@link AxisSlopes#list}: a vector at a time, and then the points of those that have any. */
    static int listUnusual(double[] fractions, double[] factors, int n, int[] listed) {
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector least = DoubleVector.broadcast(SPECIES, Exponent.LEAST_FACTOR);
        DoubleVector greatest = DoubleVector.broadcast(SPECIES, Exponent.GREATEST_FACTOR);
        long all = (1L << LANES) - 1;
        int count = 0;
        int whole = n & -LANES;
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector factor = DoubleVector.fromArray(SPECIES, factors, i);
            long usual = DoubleVector.fromArray(SPECIES, fractions, i).compare(GT, zero)
                    .and(factor.compare(GE, least)).and(factor.compare(LE, greatest)).toLong();
            for (long unusual = usual ^ all; unusual != 0; unusual &= unusual - 1) {
                listed[count++] = i + Long.numberOfTrailingZeros(unusual);
            }
        }
        return AxisSlopes.list(fractions, factors, whole, n, listed, count);
    }

    /**
     * Zero is added so that no fraction is a negative zero. The cell of a NaN is 0. Whole parts are had by adding and
     * taking away {@link #TO_WHOLE}: {@code D2I}, which clips what no int holds, is five instructions.
     */
    static void byIndices(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset,
            MemorySegment y, long yOffset, int begin, int end, int[] cells, double[] us, double[] vs) {
        x = OffHeap.known(x);
        y = OffHeap.known(y);
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector toWhole = DoubleVector.broadcast(SPECIES, TO_WHOLE);
        DoubleVector xMax = DoubleVector.broadcast(SPECIES, xAxis.greatest());
        DoubleVector yMax = DoubleVector.broadcast(SPECIES, yAxis.greatest());
        DoubleVector xLow = DoubleVector.broadcast(SPECIES, xAxis.below());
        DoubleVector yLow = DoubleVector.broadcast(SPECIES, yAxis.below());
        DoubleVector xHigh = DoubleVector.broadcast(SPECIES, xAxis.above());
        DoubleVector yHigh = DoubleVector.broadcast(SPECIES, yAxis.above());
        DoubleVector xScale = DoubleVector.broadcast(SPECIES, xAxis.perUnit());
        DoubleVector yScale = DoubleVector.broadcast(SPECIES, yAxis.perUnit());
        DoubleVector columns = DoubleVector.broadcast(SPECIES, (double) yCells);
        for (int at = begin; at < end; at += LANES) {
            // index cells: x, y and at to cells, us and vs
            long from = (long) at * Double.BYTES;
            DoubleVector xs = DoubleVector.fromMemorySegment(SPECIES, x, xOffset + from, NATIVE).add(zero);
            DoubleVector ys = DoubleVector.fromMemorySegment(SPECIES, y, yOffset + from, NATIVE).add(zero);
            xs = xs.blend(xLow, xs.compare(LT, zero));
            ys = ys.blend(yLow, ys.compare(LT, zero));
            DoubleVector xScaled = xs.blend(xHigh, xs.compare(GT, xMax)).mul(xScale);
            DoubleVector yScaled = ys.blend(yHigh, ys.compare(GT, yMax)).mul(yScale);
            // What is nearest may be 1 too much. That of a NaN is 0.
            DoubleVector ix = xScaled.blend(zero, xScaled.compare(NE, xScaled)).add(toWhole).sub(toWhole);
            DoubleVector iy = yScaled.blend(zero, yScaled.compare(NE, yScaled)).add(toWhole).sub(toWhole);
            ix = ix.sub(one, ix.compare(GT, xScaled));
            iy = iy.sub(one, iy.compare(GT, yScaled));
            xScaled.sub(ix).intoArray(us, at);
            yScaled.sub(iy).intoArray(vs, at);
            // Integers below 2^31: exact, and no less so than in integer arithmetic.
            ((IntVector) ix.fma(columns, iy).convertShape(D2I, INTS, 0)).intoArray(cells, at);
            // end of index cells
        }
    }

    /** As {@link #byIndices}, on one axis. */
    static void byIndex(double greatest, double below, double above, double cellsPerUnit, MemorySegment coordinates,
            long offset, int n, int[] rows, int rowCells, int[] cells, double[] fractions) {
        coordinates = OffHeap.known(coordinates);
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector max = DoubleVector.broadcast(SPECIES, greatest);
        DoubleVector low = DoubleVector.broadcast(SPECIES, below);
        DoubleVector high = DoubleVector.broadcast(SPECIES, above);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, cellsPerUnit);
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, coordinates, offset + (long) at * Double.BYTES,
                    NATIVE).add(zero);
            x = x.blend(low, x.compare(LT, zero));
            DoubleVector scaled = x.blend(high, x.compare(GT, max)).mul(scale);
            IntVector cell = (IntVector) scaled.convertShape(D2I, INTS, 0);
            scaled.sub((DoubleVector) cell.convertShape(I2D, SPECIES, 0)).intoArray(fractions, at);
            IntVector.fromArray(INTS, rows, at).mul(rowCells).add(cell).intoArray(cells, at);
        }
    }

    /**
     * Guesses the cell, which is right or one too small, and compares with the next knot. What is gathered is gathered
     * by indices that are stored before.
     */
    static void byKnots(double least, double greatest, double below, double above, double cellsPerUnit, double[] knots,
            double[] reciprocalWidths, MemorySegment coordinates, long offset, int n, int[] rows, int rowCells,
            int[] cells, double[] fractions) {
        coordinates = OffHeap.known(coordinates);
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector belowOne = DoubleVector.broadcast(SPECIES, AxisLocator.BELOW_ONE);
        DoubleVector leastPositive = DoubleVector.broadcast(SPECIES, Double.MIN_VALUE);
        DoubleVector min = DoubleVector.broadcast(SPECIES, least);
        DoubleVector max = DoubleVector.broadcast(SPECIES, greatest);
        DoubleVector low = DoubleVector.broadcast(SPECIES, below);
        DoubleVector high = DoubleVector.broadcast(SPECIES, above);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, cellsPerUnit);
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, coordinates, offset + (long) at * Double.BYTES,
                    NATIVE);
            x = x.blend(low, x.compare(LT, min));
            x = x.blend(high, x.compare(GT, max));
            IntVector guess = (IntVector) x.sub(min).mul(scale).sub(half).convertShape(D2I, INTS, 0);
            guess.intoArray(cells, at);
            DoubleVector next = DoubleVector.fromArray(SPECIES, knots, 1, cells, at);
            DoubleVector guessed = (DoubleVector) guess.convertShape(I2D, SPECIES, 0);
            DoubleVector found = guessed.blend(guessed.add(one), x.compare(GE, next));
            IntVector cell = (IntVector) found.convertShape(D2I, INTS, 0);
            cell.intoArray(cells, at);
            DoubleVector distance = x.sub(DoubleVector.fromArray(SPECIES, knots, 0, cells, at));
            DoubleVector fraction = distance.mul(DoubleVector.fromArray(SPECIES, reciprocalWidths, 0, cells, at));
            fraction = fraction.blend(belowOne, fraction.compare(GE, one));
            fraction.blend(leastPositive, fraction.compare(EQ, zero).and(distance.compare(NE, zero)))
                    .intoArray(fractions, at);
            IntVector.fromArray(INTS, rows, at).mul(rowCells).add(cell).intoArray(cells, at);
        }
    }

    /** As {@link #byKnots}, but that the guess is gathered too, and the distance is divided. */
    static void byBuckets(double least, double greatest, double below, double above, double bucketsPerUnit,
            int[] starts, double[] knots, double[] widths, MemorySegment coordinates, long offset, int n, int[] rows,
            int rowCells, int[] cells, double[] fractions) {
        coordinates = OffHeap.known(coordinates);
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector belowOne = DoubleVector.broadcast(SPECIES, AxisLocator.BELOW_ONE);
        DoubleVector leastPositive = DoubleVector.broadcast(SPECIES, Double.MIN_VALUE);
        DoubleVector min = DoubleVector.broadcast(SPECIES, least);
        DoubleVector max = DoubleVector.broadcast(SPECIES, greatest);
        DoubleVector low = DoubleVector.broadcast(SPECIES, below);
        DoubleVector high = DoubleVector.broadcast(SPECIES, above);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, bucketsPerUnit);
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, coordinates, offset + (long) at * Double.BYTES,
                    NATIVE);
            x = x.blend(low, x.compare(LT, min));
            x = x.blend(high, x.compare(GT, max));
            ((IntVector) x.sub(min).mul(scale).convertShape(D2I, INTS, 0)).intoArray(cells, at);
            IntVector guess = IntVector.fromArray(INTS, starts, 0, cells, at);
            guess.intoArray(cells, at);
            DoubleVector next = DoubleVector.fromArray(SPECIES, knots, 1, cells, at);
            DoubleVector guessed = (DoubleVector) guess.convertShape(I2D, SPECIES, 0);
            DoubleVector found = guessed.blend(guessed.add(one), x.compare(GE, next));
            IntVector cell = (IntVector) found.convertShape(D2I, INTS, 0);
            cell.intoArray(cells, at);
            DoubleVector distance = x.sub(DoubleVector.fromArray(SPECIES, knots, 0, cells, at));
            DoubleVector fraction = distance.div(DoubleVector.fromArray(SPECIES, widths, 0, cells, at));
            fraction = fraction.blend(belowOne, fraction.compare(GE, one));
            fraction.blend(leastPositive, fraction.compare(EQ, zero).and(distance.compare(NE, zero)))
                    .intoArray(fractions, at);
            IntVector.fromArray(INTS, rows, at).mul(rowCells).add(cell).intoArray(cells, at);
        }
    }
}

package org.bilane.harness.developer.peer;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Transform;

/**
 * The Vector API with its own exponential, {@link VectorOperators#EXP}: lanes across surfaces over a table [x knot][y
 * knot][surface] for sums, across points with gathers for one surface.
 */
final class LanewiseLoop implements Loop {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final int n;
    private final int padded;
    private final double[] table;
    private final double[] plane;
    private final double[] x;
    private final double[] y;
    private final boolean exp;
    private final double[] sums;
    /** Whole vectors; lanes beyond the last point repeat it. */
    private final double[] values;

    /**
     * The program on a copy of the given data.
     *
     * @param data surfaces and points, fewer than 2^31 of them
     * @param transform what is done to an interpolated value
     */
    LanewiseLoop(ReferenceData data, Transform transform) {
        HeapData copy = HeapData.of(data);
        n = copy.n();
        padded = Math.ceilDiv(copy.z().length, LANES) * LANES;
        table = copy.byPlace(padded);
        plane = Arrays.stream(copy.z()[0]).flatMapToDouble(Arrays::stream).toArray();
        x = copy.x();
        y = copy.y();
        exp = transform == Transform.EXP;
        sums = new double[padded];
        values = new double[Math.ceilDiv(x.length, LANES) * LANES];
    }

    @Override
    public double[] sums(int points) {
        Arrays.fill(sums, 0);
        for (int p = 0; p < points; p++) {
            double clampedX = Math.clamp(x[p], 0.0, n - 1.0);
            double clampedY = Math.clamp(y[p], 0.0, n - 1.0);
            int i = Math.min((int) clampedX, n - 2);
            int j = Math.min((int) clampedY, n - 2);
            add(i * n + j, clampedX - i, clampedY - j);
        }
        return sums;
    }

    private void add(int cell, double u, double v) {
        int near = cell * padded;
        int far = near + n * padded;
        for (int k = 0; k < padded; k += LANES) {
            DoubleVector z00 = DoubleVector.fromArray(SPECIES, table, near + k);
            DoubleVector z01 = DoubleVector.fromArray(SPECIES, table, near + padded + k);
            DoubleVector z10 = DoubleVector.fromArray(SPECIES, table, far + k);
            DoubleVector z11 = DoubleVector.fromArray(SPECIES, table, far + padded + k);
            DoubleVector f = interpolated(z00, z01, z10, z11, DoubleVector.broadcast(SPECIES, u),
                    DoubleVector.broadcast(SPECIES, v));
            DoubleVector.fromArray(SPECIES, sums, k).add(exp ? f.lanewise(VectorOperators.EXP) : f)
                    .intoArray(sums, k);
        }
    }

    private static DoubleVector interpolated(DoubleVector z00, DoubleVector z01, DoubleVector z10, DoubleVector z11,
            DoubleVector u, DoubleVector v) {
        DoubleVector low = z01.sub(z00).fma(v, z00);
        DoubleVector high = z11.sub(z10).fma(v, z10);
        return high.sub(low).fma(u, low);
    }

    @Override
    public double[] surface(int points) {
        double[] us = new double[LANES];
        double[] vs = new double[LANES];
        int[] cells = new int[LANES];
        for (int p = 0; p < points; p += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                int point = Math.min(p + lane, points - 1);
                double clampedX = Math.clamp(x[point], 0.0, n - 1.0);
                double clampedY = Math.clamp(y[point], 0.0, n - 1.0);
                int i = Math.min((int) clampedX, n - 2);
                int j = Math.min((int) clampedY, n - 2);
                cells[lane] = i * n + j;
                us[lane] = clampedX - i;
                vs[lane] = clampedY - j;
            }
            DoubleVector f = interpolated(DoubleVector.fromArray(SPECIES, plane, 0, cells, 0),
                    DoubleVector.fromArray(SPECIES, plane, 1, cells, 0),
                    DoubleVector.fromArray(SPECIES, plane, n, cells, 0),
                    DoubleVector.fromArray(SPECIES, plane, n + 1, cells, 0),
                    DoubleVector.fromArray(SPECIES, us, 0), DoubleVector.fromArray(SPECIES, vs, 0));
            (exp ? f.lanewise(VectorOperators.EXP) : f).intoArray(values, p);
        }
        return values;
    }
}

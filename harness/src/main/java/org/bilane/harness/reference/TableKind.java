package org.bilane.harness.reference;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/** How the values of the surfaces are made. */
public enum TableKind {
    /** Independent, uniform in [0, 1): neighbours are independent of one another. */
    RANDOM {
        @Override
        void fill(MemorySegment z, int n, SplittableRandom random) {
            long values = z.byteSize() / Double.BYTES;
            for (long i = 0; i < values; i++) {
                z.setAtIndex(JAVA_DOUBLE, i, random.nextDouble());
            }
        }
    },

    /**
     * A sine of x times a cosine of y for each surface, of its own frequencies and phases: the corners of a
     * cell differ by about 0.1, as in a table that was made to be interpolated.
     */
    SMOOTH {
        @Override
        void fill(MemorySegment z, int n, SplittableRandom random) {
            long surfaces = z.byteSize() / Double.BYTES / n / n;
            double[] alongX = new double[n];
            double[] alongY = new double[n];
            long next = 0;
            for (long k = 0; k < surfaces; k++) {
                fillWave(alongX, random);
                fillWave(alongY, random);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        z.setAtIndex(JAVA_DOUBLE, next++, alongX[i] * alongY[j]);
                    }
                }
            }
        }

        /** A wave of 0.1 to 0.15 radians from knot to knot; a sine of any phase is a cosine too. */
        private void fillWave(double[] wave, SplittableRandom random) {
            double frequency = 0.1 + 0.05 * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < wave.length; i++) {
                // StrictMath: the same table on every machine.
                wave[i] = StrictMath.sin(frequency * i + phase);
            }
        }
    };

    /**
     * Fills a table.
     *
     * @param z receives whole surfaces of n x n doubles, 8-byte aligned, in C order
     * @param n the number of knots of either axis
     * @param random where the table's randomness comes from
     */
    abstract void fill(MemorySegment z, int n, SplittableRandom random);
}

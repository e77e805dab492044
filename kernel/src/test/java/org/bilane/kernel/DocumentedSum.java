package org.bilane.kernel;

import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.bilane.reference.Dyadic;

/** What the documentation of sums says where points are added in their order, written down plainly. */
final class DocumentedSum {
    private static final int LANES = 8;
    private static final int UNIT = 1024;
    private static final long UNIT_BLOCKS = 1 << 20;

    private DocumentedSum() {
    }

    /** Units of interleaved partial sums, added in pairs; sums of units, then of blocks, added with compensation. */
    static double of(double[] terms) {
        int length = (int) (UNIT * Math.max(1, Math.ceilDiv((long) terms.length, UNIT_BLOCKS)));
        double[] blocks = new double[Math.ceilDiv(terms.length, length)];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = ofBlock(Arrays.copyOfRange(terms, b * length, Math.min((b + 1) * length, terms.length)));
        }
        return compensated(blocks);
    }

    private static double ofBlock(double[] terms) {
        double[] units = new double[Math.ceilDiv(terms.length, UNIT)];
        for (int unit = 0; unit < units.length; unit++) {
            double[] lanes = new double[LANES];
            for (int i = unit * UNIT; i < Math.min((unit + 1) * UNIT, terms.length); i++) {
                lanes[i % LANES] += terms[i];
            }
            units[unit] = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
                    + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }
        return compensated(units);
    }

    /** Second-order summation with Knuth's TwoSum. */
    static double compensated(double[] terms) {
        double high = 0;
        double low = 0;
        for (double term : terms) {
            double sum = high + term;
            double rest = sum - high;
            low += (high - (sum - rest)) + (term - rest);
            high = sum;
        }
        return Double.isFinite(high) ? high + low : high;
    }

    /**
     * The most by which a sum may miss the exact sum of its terms, in units of {@code 2^-53 * sum |term|}: one for each
     * addition that a term goes through, 128 less the first in its partial sum and 3 of pairs, one for rounding the
     * sum of a block of more units than one, and one for the last rounding. A further one covers compensation and
     * products of errors.
     */
    static int allowedUnits(int terms) {
        int ofBlock = terms > UNIT_BLOCKS ? 1 : 0;
        return Math.max(0, Math.ceilDiv(Math.min(terms, UNIT), LANES) - 1) + 3 + ofBlock + 1 + 1;
    }

    /** The error of a sum in these units; zero if all terms are zero and so is the sum. */
    static double errorUnits(List<Dyadic> terms, double sum) {
        Dyadic exact = Dyadic.ZERO;
        Dyadic magnitude = Dyadic.ZERO;
        for (Dyadic term : terms) {
            exact = exact.plus(term);
            magnitude = magnitude.plus(term.abs());
        }
        Dyadic error = exact.minus(Dyadic.of(sum)).abs();
        return error.signum() == 0 ? 0 : error.dividedBy(magnitude.timesPowerOfTwo(-Double.PRECISION),
                MathContext.DECIMAL64).doubleValue();
    }

    /** Whether adding the terms in any order stays finite. */
    static boolean staysFinite(double[] terms) {
        return Double.isFinite(Arrays.stream(terms).map(Math::abs).sum() * 2);
    }
}

package org.bilane.kernel.moment;

import static org.bilane.kernel.arith.Fma.fma;

/**
 * Makes moments of high powers from those of lower ones. On [-1/2, 1/2] the polynomial that takes the place of x^n is
 * x^n without the terms of Chebyshev's polynomials T_k(2 x) with k above the collected degree, the highest taken out
 * first. What that leaves out of exp is about 2000 times less than what a Taylor polynomial of the collected degree
 * leaves out.
 *
 * <p>The coefficients are exact. They are computed by {@code kernel/src/generator/moment_constants.py}, which needs
 * Python 3 alone; it prints them and proven bounds of what is left out, with {@code --check} it compares them with this
 * file.
 */
final class Economization {
    private Economization() {
    }

    /**
     * Makes the moments up to the degree of the series from those up to the collected degree.
     *
     * @param degree the degrees
     * @param m moments
     * @param at the moment of power 0
     * @param step the distance of the moments of two powers
     */
    static void extend(MomentDegree degree, double[] m, int at, int step) {
        switch (degree) {
            case LINEAR -> { }
            case EIGHT -> extend8(m, at, step);
            case TWELVE -> extend12(m, at, step);
        }
    }

    /** The powers 9 to 10 from those up to 8. */
    private static void extend8(double[] m, int at, int step) {
        double m0 = m[at];
        double m1 = m[at + step];
        double m2 = m[at + 2 * step];
        double m3 = m[at + 3 * step];
        double m4 = m[at + 4 * step];
        double m5 = m[at + 5 * step];
        double m6 = m[at + 6 * step];
        double m7 = m[at + 7 * step];
        double m8 = m[at + 8 * step];
        double m9 = -0x1.2p-13 * m1;
        m9 = fma(0x1.ep-8, m3, m9);
        m9 = fma(-0x1.bp-4, m5, m9);
        m9 = fma(0x1.2p-1, m7, m9);
        double m10 = 0x1.0p-19 * m0;
        m10 = fma(-0x1.9p-12, m2, m10);
        m10 = fma(0x1.9p-7, m4, m10);
        m10 = fma(-0x1.18p-3, m6, m10);
        m10 = fma(0x1.4p-1, m8, m10);
        m[at + 9 * step] = m9;
        m[at + 10 * step] = m10;
    }

    /** The powers 13 to 15 from those up to 12. */
    private static void extend12(double[] m, int at, int step) {
        double m0 = m[at];
        double m1 = m[at + step];
        double m2 = m[at + 2 * step];
        double m3 = m[at + 3 * step];
        double m4 = m[at + 4 * step];
        double m5 = m[at + 5 * step];
        double m6 = m[at + 6 * step];
        double m7 = m[at + 7 * step];
        double m8 = m[at + 8 * step];
        double m9 = m[at + 9 * step];
        double m10 = m[at + 10 * step];
        double m11 = m[at + 11 * step];
        double m12 = m[at + 12 * step];
        double m13 = -0x1.ap-21 * m1;
        m13 = fma(0x1.6cp-14, m3, m13);
        m13 = fma(-0x1.6cp-9, m5, m13);
        m13 = fma(0x1.38p-5, m7, m13);
        m13 = fma(-0x1.04p-2, m9, m13);
        m13 = fma(0x1.ap-1, m11, m13);
        double m14 = 0x1.0p-27 * m0;
        m14 = fma(-0x1.88p-19, m2, m14);
        m14 = fma(0x1.88p-13, m4, m14);
        m14 = fma(-0x1.26p-8, m6, m14);
        m14 = fma(0x1.a4p-5, m8, m14);
        m14 = fma(-0x1.34p-2, m10, m14);
        m14 = fma(0x1.cp-1, m12, m14);
        double m15 = -0x1.68p-21 * m1;
        m15 = fma(0x1.324p-14, m3, m15);
        m15 = fma(-0x1.26p-9, m5, m15);
        m15 = fma(0x1.d88p-6, m7, m15);
        m15 = fma(-0x1.5ep-3, m9, m15);
        m15 = fma(0x1.a4p-2, m11, m15);
        m[at + 13 * step] = m13;
        m[at + 14 * step] = m14;
        m[at + 15 * step] = m15;
    }
}

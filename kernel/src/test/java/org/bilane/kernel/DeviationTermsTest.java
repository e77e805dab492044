package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.reference.AxisKind;
import org.bilane.kernel.reference.ExactCases;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.reference.Dyadic;
import org.bilane.reference.ExactValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where points are grouped and a cell's corners are close, exp of a value is exp of the cell's middle times that of the
 * deviation. The product keeps the contract of exp of an interpolated value, and sums are made of such products.
 */
@Tag("numerics")
class DeviationTermsTest {
    private static final int KNOTS = 4;
    private static final int POINTS = 700;
    /** Around each of them, for exp, a surface: near 0 the argument's error, which the corners bound, is least. */
    private static final double[] CENTRES = {0, 0x1p-40, 0.01, -0.05, 0.1, -0.25, 0.5, -1, 3, -20, 100, 708, -706};

    private static final Transform[] POWERS = {Transform.EXP, Transform.EXP2, Transform.EXP10};

    /** By degree. */
    private static final double[] WORST_RELATIVE = new double[12];

    private static long checked;
    private static double worstUlps;
    private static double worstOnEqual;
    private static double worstShare;

    private enum Corners {
        /** Anywhere within the reach. */
        ANYWHERE,
        /** At the ends of the reach, so that deviations are as large as they can be. */
        AT_THE_ENDS,
        /** Equal. */
        EQUAL;

        private double draw(SplittableRandom random, double reach) {
            return switch (this) {
                case ANYWHERE -> random.nextDouble(-reach, reach);
                case AT_THE_ENDS -> random.nextBoolean() ? reach : -reach;
                case EQUAL -> 0;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void termsOfDegree8KeepTheContract(Corners corners) {
        check(corners, DeviationConstants.REACH_8, 8);
    }

    @ParameterizedTest
    @EnumSource(names = "EQUAL", mode = EnumSource.Mode.EXCLUDE)
    void termsOfDegree11KeepTheContract(Corners corners) {
        check(corners, DeviationConstants.REACH_11, 11);
    }

    private static void check(Corners corners, double reach, int degree) {
        for (Transform transform : POWERS) {
            check(corners, reach, degree, transform);
        }
    }

    private static void check(Corners corners, double reach, int degree, Transform transform) {
        for (AxisKind kind : new AxisKind[] {AxisKind.COUNTING, AxisKind.EVEN, AxisKind.RANDOM}) {
            RandomCase random = draw(corners, reach, kind, transform);
            DocumentedGroupedSum groups = new DocumentedGroupedSum(random, transform);
            requireSums(random, groups, transform);
            boolean met = false;
            for (DocumentedGroupedSum.Run run : groups.runs()) {
                // On the edges of the grid corners coincide, and may be closer.
                assertTrue(run.degree() != 0, () -> "no deviations in " + run.cell().ix() + ", " + run.cell().iy());
                if (run.moments() != null) {
                    continue;
                }
                met |= run.degree() == degree;
                for (int i : run.points()) {
                    for (int k = 0; k < random.surfaces(); k++) {
                        if (ExactCases.takes(i + k)) {
                            checkTerm(random, run, i, k, groups.term(run, i, k, null), transform);
                        }
                    }
                }
            }
            assertTrue(met, "no term of degree " + degree);
        }
    }

    /** Centres and the reach are those of exp, divided by the natural logarithm of the base. */
    private static RandomCase draw(Corners corners, double reach, AxisKind kind, Transform transform) {
        double ln = ExpError.naturalLogarithm(transform);
        SplittableRandom random = new SplittableRandom(corners.ordinal() + 10L * kind.ordinal());
        double[] xAxis = kind.knots(KNOTS, random);
        double[] yAxis = kind.knots(KNOTS, random);
        double[] z = new double[CENTRES.length * KNOTS * KNOTS];
        // Half an ulp of slack, so that rounding does not carry two corners further apart than twice the reach.
        Arrays.setAll(z, at -> {
            double centre = CENTRES[at / (KNOTS * KNOTS)] / ln;
            return centre + corners.draw(random, reach / ln - 2 * Math.ulp(centre) - Math.ulp(reach));
        });
        return new RandomCase(transform + ", " + corners + " on " + kind, xAxis, yAxis, z, coordinates(xAxis, random),
                coordinates(yAxis, random));
    }

    /** One in eight on a knot, few beyond the edges. */
    private static double[] coordinates(double[] axis, SplittableRandom random) {
        double width = axis[KNOTS - 1] - axis[0];
        return random.doubles(POINTS, axis[0] - width / 50, axis[KNOTS - 1] + width / 50)
                .map(x -> random.nextInt(8) == 0 ? axis[random.nextInt(KNOTS)] : x).toArray();
    }

    private static void requireSums(RandomCase random, DocumentedGroupedSum groups, Transform transform) {
        assertTrue(DocumentedOrder.of(random).grouped(), "too few points to be grouped");
        double[] expected = new double[random.surfaces()];
        Arrays.setAll(expected, k -> groups.of(k, null));
        try (LoadedCase loaded = LoadedCase.of(random)) {
            SameBits.require(expected, SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform),
                    k -> "sums of " + random.origin() + ", surface " + k);
        }
    }

    private static void checkTerm(RandomCase random, DocumentedGroupedSum.Run run, int i, int k, Dyadic term,
            Transform transform) {
        double[] corners = run.cell().corners(k);
        boolean equal = Arrays.stream(corners).distinct().count() == 1;
        Dyadic largest = Dyadic.of(Arrays.stream(corners).map(Math::abs).max().orElseThrow());
        ExactValue.Finite exact = (ExactValue.Finite) random.exact(k, i);
        ExactValue.Finite allowing = new ExactValue.Finite(exact.numerator(), exact.denominator(), largest, equal);
        BigDecimal got = term.toBigDecimal();
        double ulps = ExpError.ulps(transform, allowing, got);
        checked++;
        if (equal) {
            worstOnEqual = Math.max(worstOnEqual, ulps);
        } else {
            worstUlps = Math.max(worstUlps, ulps);
            measure(allowing, got, run.degree(), transform);
        }
        if (!(ulps <= ExpError.allowed(allowing))) {
            fail(got + " is " + ulps + " ulp beyond " + transform + " of " + allowing + ", "
                    + ExpError.allowed(allowing)
                    + " are allowed, for\n" + random.reducedTo(k, i));
        }
    }

    /** How large errors are as they are, and as shares of what the contract allows. */
    private static void measure(ExactValue.Finite exact, BigDecimal got, int degree, Transform transform) {
        BigDecimal exp = ExpError.power(transform, exact.toBigDecimal());
        BigDecimal error = got.subtract(exp).abs();
        double relative = error.divide(exp, MathContext.DECIMAL64).doubleValue();
        WORST_RELATIVE[degree] = Math.max(WORST_RELATIVE[degree], relative * 0x1p53);
        double allowed = StrictMath.expm1(exact.tolerance().doubleValue() * ExpError.naturalLogarithm(transform))
                + ExpError.ALLOWED * Math.ulp(exp.doubleValue()) / exp.doubleValue();
        worstShare = Math.max(worstShare, relative / allowed);
    }

    @AfterAll
    static void printLargestErrors() {
        System.out.printf(Locale.ROOT, "Terms of deviations (%s): %d checked; largest errors: %.4f of %.0f ulp beyond"
                + " the argument's error, %.4f of %.0f ulp between equal corners; %.3f of all that is allowed; relative"
                + " %.2f * 2^-53 with degree 8, %.2f * 2^-53 with degree 11%n", ExecutionPath.chosen().kind(), checked,
                worstUlps, ExpError.ALLOWED, worstOnEqual, ExpError.ALLOWED_ON_EXACT, worstShare, WORST_RELATIVE[8],
                WORST_RELATIVE[11]);
    }
}

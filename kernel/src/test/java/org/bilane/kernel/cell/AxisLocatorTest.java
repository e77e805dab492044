package org.bilane.kernel.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bilane.kernel.Outside;
import org.junit.jupiter.api.Test;

/** Cells and fractions beside what their promise says, in plain code. */
class AxisLocatorTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(20);

    private static double[] uneven(int n, double first, double least, double greatest) {
        double[] knots = new double[n];
        knots[0] = first;
        for (int i = 1; i < n; i++) {
            knots[i] = knots[i - 1] + RANDOM.nextDouble(least, greatest);
        }
        return knots;
    }

    private static List<double[]> axes() {
        double[] geometric = new double[60];
        Arrays.setAll(geometric, i -> Math.pow(10, i * 0.2 - 6));
        return List.of(uneven(2, -1, 0.1, 1), uneven(3, -1, 0.1, 1), uneven(50, -8, 0.1, 0.4),
                uneven(700, 5, 1e-3, 1), uneven(30, -1e-300, 1e-301, 1e-300), uneven(20, -1e301, 1e299, 1e300),
                uneven(10, -1.7e308, 1e307, 3e307), uneven(5, 0, 1e-320, 1e-318), uneven(7, -1e10, 1e-5, 1e-3),
                geometric, new double[] {-0.0, 1, 5, 6}, new double[] {-1, -0.5, 0, 4},
                new double[] {-1e308, 1e308}, new double[] {0, 4});
    }

    private static double[] coordinates(double[] knots) {
        List<Double> found = new ArrayList<>(List.of(Double.NaN, 0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE,
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE));
        for (int i = 0; i < knots.length; i++) {
            found.addAll(List.of(Math.nextDown(knots[i]), knots[i], Math.nextUp(knots[i])));
            double next = knots[Math.min(i + 1, knots.length - 1)];
            for (int k = 0; k < 20; k++) {
                double part = RANDOM.nextDouble();
                found.add(knots[i] * (1 - part) + next * part);
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int cell(double[] knots, double x) {
        int cell = 0;
        while (cell + 1 < knots.length && knots[cell + 1] <= x) {
            cell++;
        }
        return cell;
    }

    private static double fraction(double[] knots, int cell, double coordinate) {
        int last = knots.length - 1;
        double x = coordinate < knots[0] ? knots[0] : coordinate > knots[last] ? knots[last] : coordinate;
        if (cell == last) {
            return x - knots[last];
        }
        double half = Double.isInfinite(knots[cell + 1] - knots[cell]) ? 0.5 : 1;
        double fraction = (x * half - knots[cell] * half) / (knots[cell + 1] * half - knots[cell] * half);
        return fraction >= 1 ? Math.nextDown(1.0) : fraction == 0 && x != knots[cell] ? Double.MIN_VALUE : fraction;
    }

    /** Finds cells and fractions; the latter once more in the cells that were found. */
    private static double[] located(AxisLocator locator, double[] x, int[] cells, double[] knots) {
        double[] fractions = new double[x.length];
        double[] again = new double[x.length];
        locator.locate(x.clone(), x.length, cells, fractions);
        locator.fractions(x.clone(), x.length, cells, again);
        for (int i = 0; i < x.length; i++) {
            assertEquals(fractions[i], again[i], Double.toHexString(x[i]) + " on " + Arrays.toString(knots));
        }
        return fractions;
    }

    @Test
    void coordinatesOnUnevenAxesAreLocatedAsPromised() {
        for (double[] knots : axes()) {
            AxisLocator locator = new SearchLocator(knots);
            double[] x = coordinates(knots);
            int n = x.length;
            int[] cells = new int[n];
            double[] fractions = located(locator, x, cells, knots);
            for (int i = 0; i < n; i++) {
                String where = Double.toHexString(x[i]) + " on " + Arrays.toString(knots);
                assertEquals(cell(knots, x[i]), cells[i], where);
                assertEquals(fraction(knots, cells[i], x[i]), fractions[i], where);
            }
        }
    }

    /** Also where a difference of knots overflows or a quotient underflows, which would say another place. */
    @Test
    void fractionsBeyondAnAxisTellOnWhichSideTheCoordinateIs() {
        for (double[] knots : axes()) {
            AxisLocator locator = AxisLocator.of(knots).under(Outside.LINEAR, knots);
            double[] x = coordinates(knots);
            int n = x.length;
            int[] cells = new int[n];
            double[] fractions = located(locator, x, cells, knots);
            for (int i = 0; i < n; i++) {
                String where = Double.toHexString(x[i]) + " on " + Arrays.toString(knots) + ": " + fractions[i];
                assertEquals(x[i] < knots[0], fractions[i] < 0, where);
                assertEquals(x[i] > knots[knots.length - 1], fractions[i] >= 1, where);
                if (Double.isInfinite(x[i])) {
                    assertEquals(x[i], fractions[i], where);
                }
            }
        }
    }

    @Test
    void bucketsAreThereUnlessTheyAreTooMany() {
        assertNotNull(KnotBuckets.of(uneven(50, -8, 0.1, 0.4)));
        assertNotNull(KnotBuckets.of(new double[] {0, 1, 2, 1000}));
        assertNull(KnotBuckets.of(new double[] {0, 1, 2, 1e5}));
        assertNull(KnotBuckets.of(new double[] {0, Double.MIN_VALUE, 2 * Double.MIN_VALUE}));
    }
}

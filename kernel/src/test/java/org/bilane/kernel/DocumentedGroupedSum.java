package org.bilane.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.moment.MomentCost;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.reference.Dyadic;

/** What the documentation of sums says where points are grouped by cell, written down plainly, for one case. */
final class DocumentedGroupedSum {
    private static final int RUN = 128;
    private static final int RUN_OF_MOMENTS = 4096;

    /**
     * Points of one cell, whose terms are added in order, or which enter through their moments.
     *
     * @param cell the cell
     * @param degree the degree of its polynomial for deviations, or 0
     * @param moments the moments of its points; null if the terms are added
     * @param points the points' indices
     */
    record Run(DocumentedCell cell, int degree, DocumentedMoments moments, List<Integer> points) {
    }

    private final double[] u;
    private final double[] v;
    private final Transform transform;
    private final List<List<Run>> ranges = new ArrayList<>();

    /** Groups the points of a case, where fractions are those of the locators. */
    DocumentedGroupedSum(RandomCase random, Transform transform) {
        this.transform = transform;
        int m = random.points();
        int[] ix = new int[m];
        int[] iy = new int[m];
        u = new double[m];
        v = new double[m];
        AxisLocator.of(random.xAxis()).locate(random.px(), m, ix, u);
        AxisLocator.of(random.yAxis()).locate(random.py(), m, iy, v);
        int length = DocumentedOrder.of(random).blockLength();
        for (int from = 0; from < m; from += length) {
            // The sort is stable.
            List<Integer> points = IntStream.range(from, Math.min(from + length, m)).boxed()
                    .sorted(Comparator.<Integer>comparingInt(i -> ix[i]).thenComparingInt(i -> iy[i])).toList();
            int count = Math.clamp(points.size() / 1024, 1, 64);
            for (int range = 0; range < count; range++) {
                int begin = (int) ((long) points.size() * range / count);
                int end = (int) ((long) points.size() * (range + 1) / count);
                ranges.add(runs(points.subList(begin, end), random, ix, iy));
            }
        }
    }

    private List<Run> runs(List<Integer> points, RandomCase random, int[] ix, int[] iy) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        while (from < points.size()) {
            DocumentedCell cell = new DocumentedCell(random, ix[points.get(from)], iy[points.get(from)]);
            int end = from;
            while (end < points.size() && ix[points.get(end)] == cell.ix() && iy[points.get(end)] == cell.iy()) {
                end++;
            }
            for (int begin = from; begin < end; begin += RUN_OF_MOMENTS) {
                addRuns(cell, points.subList(begin, Math.min(begin + RUN_OF_MOMENTS, end)), random, runs);
            }
            from = end;
        }
        return runs;
    }

    private void addRuns(DocumentedCell cell, List<Integer> points, RandomCase random, List<Run> runs) {
        int degree = cell.degree(transform);
        MomentDegree moments = transform == Transform.IDENTITY ? MomentDegree.LINEAR
                : degree == 8 ? MomentDegree.EIGHT : degree == 11 ? MomentDegree.TWELVE : null;
        if (moments != null && cell.isRegular() && MomentCost.pays(moments, random.surfaces(), points.size())) {
            runs.add(new Run(cell, degree,
                    new DocumentedMoments(moments.collected(), moments.series(), points, u, v), points));
            return;
        }
        for (int begin = 0; begin < points.size(); begin += RUN) {
            runs.add(new Run(cell, degree, null, points.subList(begin, Math.min(begin + RUN, points.size()))));
        }
    }

    /** The runs of all ranges. */
    List<Run> runs() {
        return ranges.stream().flatMap(List::stream).toList();
    }

    /** The sum of a surface, given its values at the points. */
    double of(int k, double[] values) {
        return DocumentedSum.compensated(ranges.stream().mapToDouble(runs -> DocumentedSum.compensated(
                runs.stream().mapToDouble(run -> sum(run, k, values)).toArray())).toArray());
    }

    private double sum(Run run, int k, double[] values) {
        if (run.moments() != null) {
            double[] corners = run.cell().corners(k);
            return transform == Transform.IDENTITY ? run.moments().sumOfValues(corners)
                    : run.moments().sumOfPowers(corners, DocumentedCell.naturalLogarithm(transform),
                            mean -> DocumentedCell.power(transform, mean));
        }
        double sum = 0;
        for (int i : run.points()) {
            sum += run.degree() == 0 ? values[i] : run.cell().powerOfDeviation(transform, run.degree(), k, u[i], v[i]);
        }
        return run.degree() == 0 ? sum : sum * run.cell().powerOfMiddle(transform, k);
    }

    /** What a point of a run adds to the sum of a surface, before anything is rounded. */
    Dyadic term(Run run, int i, int k, double[] values) {
        return run.degree() == 0 || run.moments() != null ? Dyadic.of(values[i])
                : Dyadic.of(run.cell().powerOfMiddle(transform, k))
                        .times(Dyadic.of(run.cell().powerOfDeviation(transform, run.degree(), k, u[i], v[i])));
    }

    /** All terms of a surface whose values are finite. */
    List<Dyadic> terms(int k, double[] values) {
        return runs().stream().flatMap(run -> run.points().stream().map(i -> term(run, i, k, values))).toList();
    }

    /** Whether some points enter through moments, and so not by terms of their own. */
    boolean hasMoments() {
        return runs().stream().anyMatch(run -> run.moments() != null);
    }

    /**
     * The most by which a sum may miss the exact sum of its terms, in units of {@code 2^-53 * sum |term|}, where no
     * moments are used: one for each addition of a run but the first, one each for the product with exp of the middle,
     * for the rounding of the range's sum and for the last rounding. A further one covers compensation and products of
     * errors.
     */
    int allowedUnits() {
        return runs().stream().mapToInt(run -> run.points().size()).max().orElse(1) - 1 + 1 + 1 + 1 + 1;
    }
}

package org.bilane.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.reference.Dyadic;

/** What the documentation of sums says where points are grouped by cell, written down plainly, for one case. */
final class DocumentedGroupedSum {
    private static final int RUN = 128;

    /**
     * Points of one cell, whose terms are added in order.
     *
     * @param cell the cell
     * @param degree the degree of its polynomial for deviations, or 0
     * @param points the points' indices
     */
    record Run(DocumentedCell cell, int degree, List<Integer> points) {
    }

    private final Transform transform;
    private final double[] u;
    private final double[] v;
    private final List<List<Run>> blocks = new ArrayList<>();

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
            blocks.add(runs(points, random, transform, ix, iy));
        }
    }

    private static List<Run> runs(List<Integer> points, RandomCase random, Transform transform, int[] ix, int[] iy) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        while (from < points.size()) {
            DocumentedCell cell = new DocumentedCell(random, ix[points.get(from)], iy[points.get(from)]);
            int degree = cell.degree(transform);
            int end = from;
            while (end < points.size() && ix[points.get(end)] == cell.ix() && iy[points.get(end)] == cell.iy()) {
                end++;
            }
            for (int begin = from; begin < end; begin += RUN) {
                runs.add(new Run(cell, degree, points.subList(begin, Math.min(begin + RUN, end))));
            }
            from = end;
        }
        return runs;
    }

    /** The runs of all blocks. */
    List<Run> runs() {
        return blocks.stream().flatMap(List::stream).toList();
    }

    /** The sum of a surface, given its values at the points. */
    double of(int k, double[] values) {
        return DocumentedSum.compensated(blocks.stream().mapToDouble(runs -> DocumentedSum.compensated(
                runs.stream().mapToDouble(run -> sum(run, k, values)).toArray())).toArray());
    }

    private double sum(Run run, int k, double[] values) {
        double sum = 0;
        for (int i : run.points()) {
            sum += run.degree() == 0 ? values[i] : run.cell().powerOfDeviation(transform, run.degree(), k, u[i], v[i]);
        }
        return run.degree() == 0 ? sum : sum * run.cell().powerOfMiddle(transform, k);
    }

    /** What a point of a run adds to the sum of a surface, before anything is rounded. */
    Dyadic term(Run run, int i, int k, double[] values) {
        return run.degree() == 0 ? Dyadic.of(values[i]) : Dyadic.of(run.cell().powerOfMiddle(transform, k))
                .times(Dyadic.of(run.cell().powerOfDeviation(transform, run.degree(), k, u[i], v[i])));
    }

    /** All terms of a surface whose values are finite. */
    List<Dyadic> terms(int k, double[] values) {
        return runs().stream().flatMap(run -> run.points().stream().map(i -> term(run, i, k, values))).toList();
    }

    /**
     * The most by which a sum may miss the exact sum of its terms, in units of {@code 2^-53 * sum |term|}: one for each
     * addition of a run but the first, one each for the product with exp of the middle, for the rounding of the
     * block's sum and for the last rounding. A further one covers compensation and products of errors.
     */
    int allowedUnits() {
        return runs().stream().mapToInt(run -> run.points().size()).max().orElse(1) - 1 + 1 + 1 + 1 + 1;
    }
}

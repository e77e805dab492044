package org.bilane.spark.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was measured: each contender once in each round, after a round that does not count. The first contender is the
 * one that the others are compared with.
 *
 * @param contenders who
 * @param seconds wall time by contender and round, ascending for each contender
 * @param kernelSeconds the time inside the kernel by contender and round
 */
record Rounds(List<Contender> contenders, double[][] seconds, double[][] kernelSeconds) {
    /** Takes turns, and fails where results differ by more than the tolerance, relative. */
    static Rounds run(List<Contender> contenders, Dataset<Row> points, int rounds, double tolerance) {
        double[][] seconds = new double[contenders.size()][rounds];
        double[][] kernelSeconds = new double[contenders.size()][rounds];
        double[] expected = null;
        for (int round = -1; round < rounds; round++) {
            for (int c = 0; c < contenders.size(); c++) {
                long start = System.nanoTime();
                Contender.Result result = contenders.get(c).sums(points);
                double elapsed = (System.nanoTime() - start) / 1e9;
                System.err.printf(Locale.ROOT, "round %d, %s: %.3f s%n", round + 1, contenders.get(c).name(), elapsed);
                expected = expected == null ? result.sums() : expected;
                requireClose(contenders.get(c).name(), expected, result.sums(), tolerance);
                if (round >= 0) {
                    seconds[c][round] = elapsed;
                    kernelSeconds[c][round] = result.kernelSeconds();
                }
            }
        }
        for (int c = 0; c < seconds.length; c++) {
            Arrays.sort(seconds[c]);
            Arrays.sort(kernelSeconds[c]);
        }
        return new Rounds(contenders, seconds, kernelSeconds);
    }

    private static void requireClose(String name, double[] expected, double[] sums, double tolerance) {
        for (int k = 0; k < sums.length; k++) {
            if (!(Math.abs(sums[k] - expected[k]) <= tolerance * Math.abs(expected[k]))) {
                throw new IllegalStateException(name + ": sum " + k + " is " + sums[k] + " and not " + expected[k]);
            }
        }
    }

    /** The medians as a table of Markdown, and the kernel's share of the time of all threads. */
    String table(int threads) {
        StringBuilder table = new StringBuilder("| | seconds | least to most | times Bilane |\n|---|---|---|---|\n");
        double first = median(seconds[0]);
        for (int c = 0; c < seconds.length; c++) {
            double[] sorted = seconds[c];
            table.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f to %.2f | %.2f |%n", contenders.get(c).name(),
                    median(sorted), sorted[0], sorted[sorted.length - 1], median(sorted) / first));
        }
        return table + String.format(Locale.ROOT, "%nThe kernel took %.0f %% of the time of all threads.%n",
                100 * median(kernelSeconds[0]) / (threads * first));
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

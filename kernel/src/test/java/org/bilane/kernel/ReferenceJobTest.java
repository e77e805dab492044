package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reference job - 50 surfaces on 50x50 knots, random points, some beyond the last knot - has the same bits on every
 * machine with FMA, whatever the path, and the same bits on every machine without. The hashes of sums and values are
 * checked in, one for either. To make them again, run all tests, copy the lines that they leave in
 * {@code target/reference-job}, raise the order of sums in {@link org.bilane.kernel.sum.SumOrder#NUMBER} and in the
 * file where it is sums that have changed, and say in the commit why.
 */
class ReferenceJobTest {
    private static final int N = 50;

    /** Tables that take each kind of finish, each kind of term of a run and the route of irregular cells. */
    private enum Table {
        UNIFORM {
            @Override
            double draw(SplittableRandom random) {
                return random.nextDouble();
            }
        },
        WIDE {
            @Override
            double draw(SplittableRandom random) {
                return random.nextDouble(-800, 720);
            }
        },
        LOGARITHMS_OF_ZERO {
            @Override
            double draw(SplittableRandom random) {
                return random.nextInt(100) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble(-30, 0);
            }
        },
        NARROW {
            @Override
            double draw(SplittableRandom random) {
                return random.nextDouble(5.9, 6.1);
            }
        };

        abstract double draw(SplittableRandom random);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("numerics")
    void theBitsOfTheJobAreTheSameEverywhere(Table table) throws Exception {
        check(table, 100_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("numerics")
    @Tag("quick")
    void theBitsOfASmallJobAreTheSameEverywhere(Table table) throws Exception {
        check(table, 2_000);
    }

    private static void check(Table table, int points) throws Exception {
        SplittableRandom random = new SplittableRandom(table.ordinal());
        double[] axis = new double[N];
        java.util.Arrays.setAll(axis, i -> i);
        double[] z = fill(N * N * N, () -> table.draw(random));
        double[] px = fill(points, () -> random.nextDouble(0, N));
        double[] py = fill(points, () -> random.nextDouble(0, N));
        List<double[]> results = new ArrayList<>();
        try (LoadedCase loaded = new LoadedCase(axis, axis, z, px, py)) {
            Evaluator evaluator = Evaluator.onCallingThread();
            for (Transform transform : new Transform[] {Transform.EXP, Transform.IDENTITY}) {
                results.add(SumShape.ALL.evaluate(evaluator, loaded, transform));
                results.add(new double[] {evaluator.total(loaded.stack().all(), loaded.points(), transform)});
                GuardedOutput values = loaded.output(10L * points);
                evaluator.values(loaded.stack().range(3, 13), loaded.points(), transform, Layout.SURFACE_MAJOR,
                        values.segment());
                results.add(values.read());
                GuardedOutput column = loaded.output(points);
                evaluator.values(loaded.stack().only(49), loaded.points(), transform, Layout.SURFACE_MAJOR,
                        column.segment());
                results.add(column.read());
            }
        }
        check(table + "." + points, results);
    }

    private static void check(String job, List<double[]> results) throws Exception {
        String key = (ExecutionPath.chosen().fma() ? "fma." : "without-fma.") + job;
        String hash = hash(results);
        leave(key, hash);
        assertEquals(expected().getProperty(key), hash, key);
    }

    /** Many points in each cell, so that the powers of other bases are summed through moments where they can. */
    @ParameterizedTest
    @EnumSource
    @Tag("numerics")
    void theBitsOfSumsOfOtherPowersAreTheSameEverywhere(Table table) throws Exception {
        SplittableRandom random = new SplittableRandom(table.ordinal());
        double[] axis = new double[N];
        java.util.Arrays.setAll(axis, i -> i);
        double[] z = fill(N * N * N, () -> table.draw(random));
        double[] px = fill(100_000, () -> random.nextDouble(0, 0.3 * N));
        double[] py = fill(100_000, () -> random.nextDouble(0, 0.3 * N));
        List<double[]> results = new ArrayList<>();
        try (LoadedCase loaded = new LoadedCase(axis, axis, z, px, py)) {
            for (Transform transform : new Transform[] {Transform.EXP2, Transform.EXP10}) {
                results.add(SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform));
            }
        }
        check("powers." + table, results);
    }

    /** More points than a block takes; a grid with few points for a cell; so few surfaces that order does not pay. */
    @ParameterizedTest
    @CsvSource({"16, 2, 4000003", "16, 190, 524293", "2, 50, 1100001"})
    @Tag("numerics")
    void theBitsOfSumsOfManyPointsAreTheSameEverywhere(int surfaces, int knots, int points) throws Exception {
        SplittableRandom random = new SplittableRandom(points);
        double[] axis = new double[knots];
        java.util.Arrays.setAll(axis, i -> i);
        double[] z = fill(surfaces * knots * knots, () -> random.nextDouble(-0.1, 0.1));
        double[] px = fill(points, () -> random.nextDouble(-0.1, knots - 0.9));
        double[] py = fill(points, () -> random.nextDouble(-0.1, knots - 0.9));
        List<double[]> results = new ArrayList<>();
        try (LoadedCase loaded = new LoadedCase(axis, axis, z, px, py)) {
            for (Transform transform : new Transform[] {Transform.EXP, Transform.EXP10, Transform.IDENTITY}) {
                results.add(SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform));
            }
        }
        check("knots." + knots + "." + points, results);
    }

    @Test
    @Tag("numerics")
    void theDigestsAreOfThisOrderOfSums() throws IOException {
        assertEquals(expected().getProperty("order-of-sums"), String.valueOf(Evaluator.orderOfSums()),
                "digests of sums and the number of their order change together");
    }

    private static double[] fill(int count, DoubleSupplier values) {
        double[] array = new double[count];
        java.util.Arrays.setAll(array, i -> values.getAsDouble());
        return array;
    }

    private static String hash(List<double[]> results) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (double[] result : results) {
            ByteBuffer bytes = ByteBuffer.allocate(result.length * Double.BYTES);
            for (double value : result) {
                bytes.putLong(Double.doubleToLongBits(value));
            }
            digest.update(bytes.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void leave(String key, String hash) throws IOException {
        Path directory = Path.of("target", "reference-job");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(key + ".properties"), key + "=" + hash + "\n");
    }

    private static Properties expected() throws IOException {
        Properties hashes = new Properties();
        try (InputStream stream = ReferenceJobTest.class.getResourceAsStream("reference-job.properties")) {
            hashes.load(stream);
        }
        return hashes;
    }
}

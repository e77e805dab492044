package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bilane.kernel.Outside;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.cell.CoordinateStep;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.ScalarLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points are located in vectors to the bit as coordinate by coordinate, on axes of any two kinds and by any rule. */
@Tag("vector")
class LocateLoopsTest {
    private static final int CAPACITY = 300;
    private static final double[] UNEVEN = {-3, -1, -0.5, 0, 0.25, 7};
    private static final double[] TOO_UNEVEN = {-1, 0, 1e-5, 2e-5, 1};

    @TempDir
    private Path folder;

    /** An axis, and coordinates on it and about it. */
    private record TestAxis(String name, AxisLocator locator, double[] hard, double from, double to) {
        double random(SplittableRandom random) {
            return random.nextInt(4) == 0 ? hard[random.nextInt(hard.length)] : random.nextDouble(from, to);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The logarithm without vectors. */
    private record Logarithm(LogBase base) implements CoordinateStep {
        @Override
        public void apply(double[] coordinates, int n) {
            for (int i = 0; i < n; i++) {
                coordinates[i] = ScalarLog.of(base, coordinates[i]);
            }
        }
    }

    private static double[] even(int n, double first, double last) {
        double[] knots = new double[n];
        Arrays.setAll(knots, i -> first + (last - first) / (n - 1) * i);
        knots[n - 1] = last;
        return knots;
    }

    /** Knots that are off by up to a part of a cell. */
    private static double[] shaken(int n, double first, double last, double part) {
        SplittableRandom random = new SplittableRandom(5);
        double[] knots = even(n, first, last);
        double cell = (last - first) / (n - 1);
        for (int i = 1; i < n - 1; i++) {
            knots[i] += cell * part * random.nextDouble(-1, 1);
        }
        return knots;
    }

    private static List<double[]> axes() {
        return List.of(even(50, 0, 49), even(17, 0, 4), even(2, 0, 0x1p-20), even(50, -8, 3.1), even(2, -1, 0.3),
                even(1000, 1e-3, 7), even(33, 0, 0.1 * 32), even(5, -1e300, 1e300), even(9, 0, 1e-290),
                even(101, 1e9, 1e9 + 1e-4), even(4, 0, 4096 * 3), shaken(40, -2, 2, 0.2), shaken(40, 0, 39, 0.45),
                shaken(20, 0, 19, 0.9), UNEVEN, TOO_UNEVEN,
                new double[] {-1e300, 0, 1e-300, 1e300}, new double[] {-1e-300, 0, 1e-301, 1e-299});
    }

    private static double[] hard(double[] knots, LogBase base) {
        List<Double> hard = new ArrayList<>(List.of(Double.NaN, 0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE,
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_NORMAL,
                Math.nextDown(Double.MIN_NORMAL), 1e-310, Double.MAX_VALUE, -Double.MAX_VALUE, 1e300, -1e300, 1.0,
                Math.nextDown(1.0), Math.nextUp(1.0), 0x1p31, 0x1p63));
        for (double knot : knots) {
            double x = base == null ? knot : Math.pow(base == LogBase.TEN ? 10 : base == LogBase.E ? Math.E : 2, knot);
            double width = Math.ulp(x);
            for (int step = -2; step <= 2; step++) {
                hard.add(x + step * width);
            }
        }
        return hard.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<TestAxis> testAxes(Outside rule) {
        List<TestAxis> found = new ArrayList<>();
        for (double[] knots : axes()) {
            AxisLocator locator = AxisLocator.of(knots).under(rule, knots);
            double first = knots[0];
            double last = knots[knots.length - 1];
            double margin = (last - first) / 20;
            found.add(new TestAxis("linear from " + first + " to " + last, locator, hard(knots, null), first - margin,
                    last + margin));
            for (LogBase base : LogBase.values()) {
                if (last < 100 && last - first > 1e-9) {
                    found.add(new TestAxis(base + " from " + first + " to " + last,
                            locator.after(new Logarithm(base)), hard(knots, base), Math.pow(2, first - margin),
                            Math.pow(10, last + margin)));
                }
            }
        }
        return found;
    }

    private static WatchedLocateLoop loop() {
        return loop(true);
    }

    private static WatchedLocateLoop loop(boolean gathers) {
        LocateLoop loop = new VectorKernels(gathers).locateLoop();
        if (VectorWidth.LANES < LocateLoops.LEAST_LANES) {
            assertNull(loop, "vectors of few lanes take the loop");
        }
        assumeTrue(loop != null, "vectors have too few lanes");
        return new WatchedLocateLoop(loop, gathers && VectorWidth.LANES == PlaneLoops.WIDTH);
    }

    private static void requireSame(WatchedLocateLoop loop, TestAxis xAxis, TestAxis yAxis, MemorySegment x,
            MemorySegment y, long from, int n) {
        LocatedPoints one = new LocatedPoints(CAPACITY);
        LocatedPoints both = new LocatedPoints(CAPACITY);
        one.locate(xAxis.locator, yAxis.locator, 1001, x, y, from, n);
        both.locate(loop, xAxis.locator, yAxis.locator, 1001, x, y, from, n);
        loop.requireCalled(xAxis.locator.guessed(), yAxis.locator.guessed(), n);
        assertEquals(n, both.size());
        assertEquals(one.anyBeyond(), both.anyBeyond());
        for (int i = 0; i < n; i++) {
            int at = i;
            assertEquals(one.cells()[i], both.cells()[i], () -> where(xAxis, yAxis, x, y, from + at));
            assertEquals(Double.doubleToLongBits(one.u()[i]), Double.doubleToLongBits(both.u()[i]),
                    () -> "u: " + where(xAxis, yAxis, x, y, from + at));
            assertEquals(Double.doubleToLongBits(one.v()[i]), Double.doubleToLongBits(both.v()[i]),
                    () -> "v: " + where(xAxis, yAxis, x, y, from + at));
        }
    }

    private static String where(TestAxis xAxis, TestAxis yAxis, MemorySegment x, MemorySegment y, long i) {
        return xAxis + ", " + yAxis + " at " + Double.toHexString(x.getAtIndex(ValueLayout.JAVA_DOUBLE, i)) + ", "
                + Double.toHexString(y.getAtIndex(ValueLayout.JAVA_DOUBLE, i));
    }

    private static void fill(MemorySegment x, TestAxis axis, SplittableRandom random) {
        for (int i = 0; i < x.byteSize() / Double.BYTES; i++) {
            x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, axis.random(random));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anyNumberOfPointsIsLocatedFromAnyPlace(boolean gathers) {
        WatchedLocateLoop loop = loop(gathers);
        SplittableRandom random = new SplittableRandom(16);
        List<TestAxis> axes = testAxes(Outside.CLAMP);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, 2 * CAPACITY);
            MemorySegment y = arena.allocate(ValueLayout.JAVA_DOUBLE, 2 * CAPACITY);
            TestAxis uneven = axes.stream().filter(axis -> axis.locator.guessed() != null
                    && axis.locator.guessed().starts() != null).findFirst().orElseThrow();
            for (TestAxis axis : List.of(axes.get(0), axes.get(1), axes.get(4), axes.get(8), axes.get(12), uneven)) {
                fill(x, axis, random);
                fill(y, axis, random);
                for (int n = 0; n <= CAPACITY; n++) {
                    requireSame(loop, axis, axis, x, y, random.nextInt(CAPACITY), n);
                }
            }
        }
    }

    @Test
    void pointsOnAxesOfAnyKindsAreLocatedAlike() {
        for (WatchedLocateLoop loop : List.of(loop(true), loop(false))) {
            SplittableRandom random = new SplittableRandom(17);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, CAPACITY);
                MemorySegment y = arena.allocate(ValueLayout.JAVA_DOUBLE, CAPACITY);
                for (Outside rule : Outside.values()) {
                    List<TestAxis> yAxes = testAxes(rule);
                    for (TestAxis xAxis : testAxes(Outside.CLAMP)) {
                        TestAxis yAxis = yAxes.get(random.nextInt(yAxes.size()));
                        fill(x, xAxis, random);
                        fill(y, yAxis, random);
                        requireSame(loop, xAxis, yAxis, x, y, 0, CAPACITY);
                        requireSame(loop, yAxis, xAxis, y, x, 0, CAPACITY);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allHardCoordinatesAreLocatedAlike(boolean gathers) {
        WatchedLocateLoop loop = loop(gathers);
        try (Arena arena = Arena.ofConfined()) {
            for (Outside rule : Outside.values()) {
                for (TestAxis axis : testAxes(rule)) {
                    double[] hard = axis.hard;
                    MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, hard);
                    // Those that are not normal by themselves, among others, and alone in their vectors.
                    double[] spread = DoubleStream.of(hard).flatMap(h -> DoubleStream.concat(DoubleStream.of(h),
                            DoubleStream.generate(() -> 1.0).limit(VectorWidth.LANES))).toArray();
                    MemorySegment y = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, spread);
                    for (int from = 0; from < hard.length; from += CAPACITY) {
                        requireSame(loop, axis, axis, x, x, from, Math.min(CAPACITY, hard.length - from));
                    }
                    for (int from = 0; from < spread.length; from += CAPACITY) {
                        requireSame(loop, axis, axis, y, y, from, Math.min(CAPACITY, spread.length - from));
                    }
                }
            }
        }
    }

    /** Knots that the scalar locators take as nearly even, but for which the guess may be too far off. */
    @Test
    void axesAreTakenWhereTheGuessIsNearEnough() {
        double[] twenty = shaken(20, 0, 19, 0.9);
        assertNull(AxisLocator.of(twenty).guessed());
        assertNotNull(AxisLocator.of(UNEVEN).after(new Logarithm(LogBase.TEN)).guessed().starts());
        assertNull(AxisLocator.of(TOO_UNEVEN).guessed());
        assertNull(AxisLocator.of(TOO_UNEVEN).after(new Logarithm(LogBase.TEN)).guessed());
        double[] near = shaken(40, 0, 39, 0.45);
        GuessedAxis axis = AxisLocator.of(near).guessed();
        assertFalse(axis.isIndex());
        assertNull(AxisLocator.of(near).under(Outside.LINEAR, near).guessed());
        assertEquals(Double.NaN, AxisLocator.of(near).under(Outside.NAN, near).guessed().below());
        assertTrue(AxisLocator.of(even(3, 0, 2)).after(new Logarithm(LogBase.E)).guessed().isIndex());
    }

    /** What lies beside each other for a cell takes four times as much as its knot: it is left out of long axes. */
    @Test
    void longAxesAreLocatedAlike() {
        SplittableRandom random = new SplittableRandom(19);
        for (int cells : new int[] {1 << 16, (1 << 16) + 1}) {
            double[] even = even(cells + 1, -1, 3);
            double[] uneven = even.clone();
            uneven[2] = (uneven[0] + uneven[1]) / 2;
            uneven[1] = (uneven[0] + uneven[2]) / 2;
            for (double[] knots : List.of(even, uneven)) {
                TestAxis axis = new TestAxis("of " + cells + " cells", AxisLocator.of(knots),
                        new double[] {knots[1], Math.nextDown(knots[2]), knots[cells - 1], knots[cells], -1, Double.NaN},
                        -1.1, 3.1);
                assertEquals(cells == 1 << 16, axis.locator.guessed().records() != null);
                assertEquals(knots == uneven, axis.locator.guessed().starts() != null);
                for (WatchedLocateLoop loop : List.of(loop(true), loop(false))) {
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, CAPACITY);
                        fill(x, axis, random);
                        requireSame(loop, axis, axis, x, x, 0, CAPACITY);
                    }
                }
            }
        }
    }

    /** Only memory that can't vanish under a vector load is read in place. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void heapArraysAndMappedFilesAreCopiedFirst(boolean gathers) throws IOException {
        WatchedLocateLoop loop = loop(gathers);
        Path file = folder.resolve("points");
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2L * CAPACITY * Double.BYTES, arena);
            MemorySegment heap = MemorySegment.ofArray(new double[2 * CAPACITY]);
            MemorySegment plain = arena.allocate(mapped.byteSize(), Double.BYTES);
            // As the memory of NumPy's arrays, which may lie in a mapped file.
            MemorySegment unknown = Arena.global().allocate(mapped.byteSize(), Double.BYTES);
            SplittableRandom random = new SplittableRandom(18);
            List<TestAxis> axes = testAxes(Outside.CLAMP);
            for (TestAxis xAxis : axes) {
                TestAxis yAxis = axes.get(random.nextInt(axes.size()));
                for (MemorySegment x : List.of(mapped, heap, plain, unknown)) {
                    for (MemorySegment y : List.of(mapped, heap, plain, unknown)) {
                        fill(x, xAxis, random);
                        if (x != y) {
                            fill(y, yAxis, random);
                        }
                        requireSame(loop, xAxis, yAxis, x, y, random.nextInt(CAPACITY), CAPACITY);
                    }
                }
            }
        }
        assertFalse(loop.takes(null, 8));
        assertFalse(loop.takes(null, null, 8));
    }

    /** Whose fractions are not positive, or whose factors are out of bounds: as of each point alone. */
    @Test
    void anyNumberOfPointsIsListedAsEachAlone() {
        WatchedLocateLoop loop = loop();
        double[] fractions = {0.5, Double.MIN_VALUE, AxisLocator.BELOW_ONE, 2, Double.POSITIVE_INFINITY, 0, -0.0, -1e-9,
            Double.NaN, Double.NEGATIVE_INFINITY};
        double[] factors = {1, 0x1p900, 0x1p-900, Math.nextUp(0x1p900), Math.nextDown(0x1p-900), 0,
            Double.POSITIVE_INFINITY, Double.NaN};
        SplittableRandom random = new SplittableRandom(9);
        double[] u = new double[CAPACITY];
        double[] factor = new double[CAPACITY];
        for (int n = 0; n <= CAPACITY; n++) {
            int seldom = 1 << random.nextInt(6);
            for (int i = 0; i < CAPACITY; i++) {
                u[i] = fractions[random.nextInt(seldom) == 0 ? random.nextInt(fractions.length) : 0];
                factor[i] = factors[random.nextInt(seldom) == 0 ? random.nextInt(factors.length) : 0];
            }
            int[] listed = new int[CAPACITY];
            int[] expected = new int[CAPACITY];
            int count = AxisSlopes.list(u, factor, 0, n, expected, 0);
            assertEquals(count, loop.list(u, factor, n, listed));
            assertArrayEquals(expected, listed);
            int outside = 0;
            for (int i = 0; i < n; i++) {
                outside += u[i] > 0 && factor[i] >= 0x1p-900 && factor[i] <= 0x1p900 ? 0 : 1;
            }
            assertEquals(outside, count);
        }
    }
}

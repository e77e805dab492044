package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stacks and outputs that an int can't address. */
class LargeMemoryTest {
    private static final long TWO_GIB = 1L << 31;
    private static final long NEEDED = 3L << 30;

    @BeforeEach
    void requireMemory() throws IOException {
        long available = availableBytes();
        if (available < NEEDED + (NEEDED >> 2)) {
            System.out.println("LargeMemoryTest: skipped, " + (available >> 20) + " MiB are available, not "
                    + (NEEDED + (NEEDED >> 2) >> 20));
            // Rather than have the system kill this process, or others.
            Assumptions.abort("not enough memory");
        }
    }

    private static long availableBytes() throws IOException {
        Path meminfo = Path.of("/proc/meminfo");
        List<String> lines = Files.isReadable(meminfo) ? Files.readAllLines(meminfo) : List.of();
        // Older kernels, and some that only look like Linux, have no such line.
        OptionalLong kib = WorkerThreads.kib(lines, "MemAvailable");
        return kib.isPresent() ? kib.getAsLong() * 1024
                : ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize();
    }

    /** The values are ix + k / 8, so that interpolation has a result that can be told beforehand. */
    @Test
    void aStackOver2GibIsEvaluatedAtItsFarEnd() {
        int n = 6000;
        double[][][] z = new double[8][n][];
        for (int k = 0; k < 8; k++) {
            for (int ix = 0; ix < n; ix++) {
                // Rows that are the same share their memory.
                z[k][ix] = k == 0 ? filled(n, ix) : ix % 1000 == 0 || ix > n - 3 ? filled(n, ix + k / 8.0) : z[0][ix];
            }
        }
        double[] px = {0, 1000, 2998.5, 5000, n - 1.5, n - 1, n + 5};
        double[] py = {0, 5999, 0.25, 4711, n - 1.5, n - 1, n + 5};
        try (SurfaceStack stack = SurfaceStack.of(Axis.index(n), Axis.index(n), z);
                Arena arena = Arena.ofConfined()) {
            assertTrue(stack.byteSize() > TWO_GIB, () -> stack + " has only " + stack.byteSize() + " bytes");
            Points points = Points.of(arena.allocateFrom(ValueLayout.JAVA_DOUBLE, px),
                    arena.allocateFrom(ValueLayout.JAVA_DOUBLE, py));
            for (Layout layout : Layout.values()) {
                MemorySegment out = arena.allocate(8L * px.length * 8, 8);
                Evaluator.onCallingThread().values(stack.all(), points, Transform.IDENTITY, layout, out);
                for (int k = 0; k < 8; k++) {
                    for (int i = 0; i < px.length; i++) {
                        double expected = Math.min(px[i], n - 1) + (i == 2 ? 0 : k / 8.0);
                        int at = layout == Layout.SURFACE_MAJOR ? k * px.length + i : i * 8 + k;
                        assertEquals(expected, out.getAtIndex(ValueLayout.JAVA_DOUBLE, at),
                                layout + ", surface " + k + ", point " + i);
                    }
                }
            }
            assertEquals(n - 1 + 7 / 8.0, Evaluator.onCallingThread().total(stack.only(7), points.slice(6, 7),
                    Transform.IDENTITY));
        }
    }

    private static double[] filled(int n, double value) {
        double[] row = new double[n];
        Arrays.fill(row, value);
        return row;
    }

    @ParameterizedTest
    @EnumSource
    void anOutputOver2GibIsWrittenToItsEnd(Layout layout) {
        int surfaces = 300;
        int points = 1_000_000;
        double[] axis = {0, 1, 2};
        SplittableRandom random = new SplittableRandom(1);
        double[] z = random.doubles(9L * surfaces, -1, 1).toArray();
        double[] px = random.doubles(points, 0, 2).toArray();
        double[] py = random.doubles(points, 0, 2).toArray();
        try (LoadedCase loaded = new LoadedCase(axis, axis, z, px, py); Arena arena = Arena.ofShared();
                WorkerPool pool = WorkerPool.open()) {
            MemorySegment out = arena.allocate((long) surfaces * points * Double.BYTES, 8);
            assertTrue(out.byteSize() > TWO_GIB);
            pool.values(loaded.stack().all(), loaded.points(), Transform.IDENTITY, layout, out);
            for (int sample = 0; sample < 20_000; sample++) {
                int k = sample % 100 == 0 ? surfaces - 1 : random.nextInt(surfaces);
                int i = sample % 50 == 0 ? points - 1 : random.nextInt(points);
                double expected = Evaluator.onCallingThread().total(loaded.stack().only(k),
                        loaded.points().slice(i, i + 1), Transform.IDENTITY);
                long at = layout == Layout.SURFACE_MAJOR ? (long) k * points + i : (long) i * surfaces + k;
                // A sum begins with +0, which turns a value of -0 into +0.
                assertEquals(expected, out.getAtIndex(ValueLayout.JAVA_DOUBLE, at) + 0.0,
                        () -> layout + ", surface " + k + ", point " + i);
            }
        }
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Descending axes: the bits of ascending ones with the table turned round. */
@Tag("numerics")
class DescendingAxesTest {
    private static final RandomCases CASES = new RandomCases(20_261_120, RandomCases.Bounds.upTo(20, 9, 400));

    @TempDir
    private Path folder;

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    /** The case with one or both axes, and the table, turned round. */
    private static RandomCase turned(RandomCase random, boolean x, boolean y) {
        int nx = random.xAxis().length;
        int ny = random.yAxis().length;
        double[] z = new double[random.z().length];
        Arrays.setAll(z, at -> {
            int ix = at / ny % nx;
            int iy = at % ny;
            int k = at / ny / nx;
            return random.z()[(k * nx + (x ? nx - 1 - ix : ix)) * ny + (y ? ny - 1 - iy : iy)];
        });
        return new RandomCase(random.origin() + ", turned", x ? reversed(random.xAxis()) : random.xAxis(),
                y ? reversed(random.yAxis()) : random.yAxis(), z, random.px(), random.py());
    }

    @Test
    void resultsHaveTheBitsOfAscendingAxes() throws IOException {
        Path file = folder.resolve("tables.bilane");
        for (int number = 0; number < 60; number++) {
            RandomCase random = CASES.get(number);
            RandomCase other = turned(random, number % 3 != 0, number % 3 != 1);
            try (LoadedCase ascending = LoadedCase.of(random); LoadedCase descending = LoadedCase.of(other)) {
                assertArrayEquals(other.xAxis(), descending.stack().xAxis().knots());
                assertArrayEquals(other.yAxis(), descending.stack().yAxis().knots());
                descending.stack().write(file);
                assertEquals(2, Files.readAllBytes(file)[8], "version");
                assertNotEquals(ascending.stack().checksum(), descending.stack().checksum());
                try (SurfaceStack opened = SurfaceStack.open(file)) {
                    assertEquals(descending.stack().xAxis(), opened.xAxis());
                    assertEquals(descending.stack().yAxis(), opened.yAxis());
                    assertEquals(descending.stack().checksum(), opened.checksum());
                    compare(ascending, descending, opened, random);
                }
            }
        }
    }

    private static void compare(LoadedCase ascending, LoadedCase descending, SurfaceStack opened, RandomCase random) {
        Evaluator evaluator = Evaluator.onCallingThread();
        for (Transform transform : Transform.values()) {
            double[] values = ValueShape.SURFACE_MAJOR.evaluate(evaluator, ascending, transform);
            SameBits.require(values, ValueShape.SURFACE_MAJOR.evaluate(evaluator, descending, transform),
                    at -> "value " + at + " of\n" + random);
            double[] sums = SumShape.ALL.evaluate(evaluator, ascending, transform);
            SameBits.require(sums, SumShape.ALL.evaluate(evaluator, descending, transform),
                    k -> "sum " + k + " of\n" + random);
            GuardedOutput output = ascending.output(sums.length);
            evaluator.sums(opened.all(), ascending.points(), transform, output.segment());
            SameBits.require(sums, output.read(), k -> "sum " + k + " of the opened file of\n" + random);
        }
    }

    /** Knots and values lie in a file as they were given. */
    @Test
    void filesKeepTheOrder() throws IOException {
        Path file = folder.resolve("tables.bilane");
        try (SurfaceStack stack = SurfaceStack.of(Axis.of(2, 0), Axis.of(3, 1, -1),
                new double[][] {{1, 2, 3}, {4, 5, 6}})) {
            stack.write(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        double[] doubles = new double[(bytes.length - 64) / 8];
        ByteBuffer.wrap(bytes, 64, bytes.length - 64).slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer()
                .get(doubles);
        assertArrayEquals(new double[] {2, 0, 3, 1, -1, 1, 2, 3, 4, 5, 6}, doubles);
        assertEquals(1, bytes[37], "y is uniform");
    }

    @Test
    void familiesMustAgreeInOrder() {
        Axis up = Axis.of(0, 1);
        Axis down = Axis.of(1, 0);
        assertNotEquals(up, down);
        try (LoadedCase points = new LoadedCase(up.knots(), up.knots(), new double[4], new double[1], new double[1]);
                SurfaceStack one = SurfaceStack.of(up, up, new double[2][2]);
                SurfaceStack other = SurfaceStack.of(up, down, new double[2][2])) {
            GuardedOutput first = points.output(1);
            GuardedOutput second = points.output(1);
            String message = assertThrows(IllegalArgumentException.class, () -> Evaluator.onCallingThread().sums(
                    List.of(one.all(), other.all()), points.points(), Transform.EXP,
                    List.of(first.segment(), second.segment()))).getMessage();
            assertTrue(message.contains("same order"), message);
        }
    }

    /** As axes get them that were turned round by a minus sign. */
    @Test
    void zerosOfEitherSignAreTheSameKnot() {
        Axis one = Axis.of(-1, 0.0);
        Axis other = Axis.of(-1, -0.0);
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertNotEquals(one, Axis.of(-1, Double.MIN_VALUE));
        assertNotEquals(one, Axis.of(-1, 0.0, 1));
        try (LoadedCase points = new LoadedCase(one.knots(), one.knots(), new double[4], new double[1], new double[1]);
                SurfaceStack stack = SurfaceStack.of(one, one, new double[2][2]);
                SurfaceStack family = SurfaceStack.of(other, other, new double[2][2])) {
            GuardedOutput first = points.output(1);
            GuardedOutput second = points.output(1);
            Evaluator.onCallingThread().sums(List.of(stack.all(), family.all()), points.points(), Transform.EXP,
                    List.of(first.segment(), second.segment()));
            assertArrayEquals(first.read(), second.read());
        }
    }

    @Test
    void mixedOrderAndEqualKnotsAreRefused() {
        for (double[] knots : new double[][] {{0, 1, 0.5}, {1, 0, 0.5}, {1, 1}, {2, 1, 1}, {0.0, -0.0}}) {
            String message = assertThrows(IllegalArgumentException.class, () -> Axis.of(knots)).getMessage();
            assertTrue(message.contains("knots must ascend strictly, or descend strictly"), message);
        }
    }
}

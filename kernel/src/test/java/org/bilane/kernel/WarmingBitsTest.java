package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.path.WarmingKernels;
import org.bilane.kernel.reference.RandomCases;
import org.bilane.kernel.scalar.ScalarKernels;
import org.bilane.kernel.simd.VectorKernels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A vector path that begins with scalar loops: the same bits all along, and vector loops before long. */
@Tag("vector")
class WarmingBitsTest {
    private static final int CASES = 3;
    private static final RandomCases RANDOM =
            new RandomCases(20_261_130, new RandomCases.Bounds(9, 40, 2, 6, 2000, 4000));
    /** What the calls of scalar loops are to fall to. Loops that take next to no time stay scalar for long. */
    private static final double SHARE = 0.5;
    private static final int ROUNDS_AFTER = 20;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final AtomicLong scalarCalls = new AtomicLong();
    private final KernelsUnderTest scalar = new KernelsUnderTest(new ScalarKernels());
    private final KernelsUnderTest warming =
            new KernelsUnderTest(new WarmingKernels(new VectorKernels(true), counted(new ScalarKernels())));

    @Test
    void bitsAreTheSameUntilLoopsAreWarmAndThen() {
        List<LoadedCase> cases = RANDOM.first(CASES).map(LoadedCase::of).toList();
        long begin = System.nanoTime();
        long first = scalarCallsOfARound(cases);
        while (scalarCallsOfARound(cases) > SHARE * first) {
            assertTrue(System.nanoTime() - begin < PATIENCE_NANOS, "loops that are used all the time stay scalar");
        }
        for (int round = 0; round < ROUNDS_AFTER; round++) {
            scalarCallsOfARound(cases);
        }
        cases.forEach(LoadedCase::close);
    }

    private long scalarCallsOfARound(List<LoadedCase> cases) {
        scalarCalls.set(0);
        cases.forEach(this::compare);
        return scalarCalls.get();
    }

    private void compare(LoadedCase loaded) {
        List<Surfaces> all = List.of(loaded.stack().all());
        Points points = loaded.points();
        for (Transform transform : List.of(Transform.EXP, Transform.IDENTITY)) {
            assertArrayEquals(scalar.sums(all, points, transform), warming.sums(all, points, transform));
            for (Layout layout : Layout.values()) {
                assertArrayEquals(scalar.values(all, points, transform, layout),
                        warming.values(all, points, transform, layout));
            }
        }
        double[][] expected = scalar.gradients(all.getFirst(), points, Transform.EXP, Layout.POINT_MAJOR);
        double[][] actual = warming.gradients(all.getFirst(), points, Transform.EXP, Layout.POINT_MAJOR);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i]);
        }
    }

    private SurfaceKernels counted(SurfaceKernels kernels) {
        return (SurfaceKernels) Proxy.newProxyInstance(SurfaceKernels.class.getClassLoader(),
                new Class<?>[] {SurfaceKernels.class}, (proxy, method, arguments) -> {
                    scalarCalls.incrementAndGet();
                    try {
                        return method.invoke(kernels, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

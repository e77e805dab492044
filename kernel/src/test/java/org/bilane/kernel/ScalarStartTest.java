package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.path.ScalarStart;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.ScalarKernels;
import org.junit.jupiter.api.Test;

/** Sums by cell begin on the scalar path, and go on with the same bits. */
class ScalarStartTest {
    private static final double[] KNOTS = {0, 0.4, 1, 2};
    private static final int POINTS = 9000;
    private static final long TIME_NANOS = 600_000_000L;

    private static LoadedCase loaded() {
        SplittableRandom random = new SplittableRandom(7);
        return new LoadedCase(KNOTS, KNOTS, random.doubles(17L * KNOTS.length * KNOTS.length, -1, 1).toArray(),
                random.doubles(POINTS, -1, 3).toArray(), random.doubles(POINTS, -1, 3).toArray());
    }

    /** Scalar kernels that count how often they are called. */
    private static SurfaceKernels counted(AtomicLong calls) {
        ScalarKernels scalar = new ScalarKernels();
        return (SurfaceKernels) Proxy.newProxyInstance(SurfaceKernels.class.getClassLoader(),
                new Class<?>[] {SurfaceKernels.class}, (proxy, method, arguments) -> {
                    calls.incrementAndGet();
                    return method.invoke(scalar, arguments);
                });
    }

    @Test
    void theBitsStayAndTheScalarPathIsLeftForGood() {
        AtomicLong calls = new AtomicLong();
        SurfaceKernels chosen = PathChoice.get().kernels();
        KernelsUnderTest plain = new KernelsUnderTest(chosen);
        KernelsUnderTest begun = new KernelsUnderTest(chosen, counted(calls));
        try (LoadedCase data = loaded()) {
            List<Surfaces> all = List.of(data.stack().all());
            for (Transform transform : Transform.values()) {
                double[] expected = plain.sums(all, data.points(), transform);
                assertArrayEquals(expected, begun.sums(all, data.points(), transform));
            }
            assertTrue(calls.get() > 0);

            ScalarStart.spend(TIME_NANOS);
            long before = calls.get();
            for (Transform transform : Transform.values()) {
                double[] expected = plain.sums(all, data.points(), transform);
                assertArrayEquals(expected, begun.sums(all, data.points(), transform));
            }
            assertEquals(before, calls.get());
        }
    }
}

package org.bilane.kernel.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.kernel.moment.CellMoments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who does the work: the scalar path at first, the vector path in the end, and nobody else. */
class WarmingKernelsTest {
    /** What a call of the scalar path takes here. */
    private static final long SCALAR_NANOS = 30_000_000;
    private static final int MOST_CALLS = 200;

    private final List<String> calls = new ArrayList<>();
    private final SurfaceKernels kernels = new WarmingKernels(path("vector", 0), path("scalar", SCALAR_NANOS));

    /** What each path must do by itself, and what is made of that. */
    static Stream<Method> operations() {
        return Arrays.stream(SurfaceKernels.class.getMethods())
                .filter(method -> !method.isDefault() && method.getReturnType() == void.class);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void scalarLoopsBeginAndVectorLoopsTakeOver(Method operation) throws Exception {
        Object[] arguments = Arrays.stream(operation.getParameterTypes()).map(new Arguments()::next).toArray();
        String called = operation.getName() + Arrays.toString(arguments);

        // A trial that is interrupted for long does not count: another one follows.
        for (int i = 0; i < MOST_CALLS && !isVectorTwice(called); i++) {
            operation.invoke(kernels, arguments);
        }

        assertEquals("scalar " + called, calls.getFirst());
        assertTrue(isVectorTwice(called), calls.toString());
        assertTrue(calls.stream().allMatch(call -> call.equals("scalar " + called) || call.equals("vector " + called)),
                calls.toString());
    }

    private boolean isVectorTwice(String called) {
        return calls.size() > 1 && calls.subList(calls.size() - 2, calls.size()).stream()
                .allMatch(("vector " + called)::equals);
    }

    @Test
    void contractionsOfFewSurfacesAreTriedToo() {
        for (int i = 0; i < MOST_CALLS; i++) {
            kernels.contract(null, 0, new CellMoments(), null, 0, 1, null, null, 0, 0);
        }
        assertTrue(calls.getLast().startsWith("vector contract"), calls.toString());
    }

    /** They are transposed without vectors on either path. */
    @Test
    void tilesOfFewPointsAreNoTrials() {
        for (int i = 0; i < MOST_CALLS; i++) {
            kernels.transpose(null, 7, 50, null, 0, 0);
        }
        assertTrue(calls.stream().allMatch(call -> call.startsWith("scalar transpose")), calls.toString());
    }

    @Test
    void eachOperationIsThere() {
        assertEquals(14, operations().count());
    }

    @Test
    void tilesAreThoseOfTheVectorPath() {
        assertEquals(true, kernels.transposesTilesInRegisters());
        assertEquals(List.of("vector transposesTilesInRegisters[]"), calls);
    }

    @Test
    void loopsThatTheVectorPathHasNotAreNot() {
        assertNull(kernels.locateLoop());
        assertNull(kernels.planeLoop());
        assertNull(kernels.lookUpLoop());
        assertNull(kernels.rowLoop());
        assertArrayEquals(new Object[4], new Object[] {WarmingLocateLoop.of(null, new WarmUps()),
            WarmingPlaneLoop.of(null, new WarmUps()), WarmingLookUpLoop.of(null, new WarmUps()),
            WarmingRowLoop.of(null, new WarmUps())});
    }

    /** Values by which calls and their parameters are told apart. */
    private static final class Arguments {
        private int last;

        Object next(Class<?> type) {
            if (type == int.class) {
                return last += 10;
            } else if (type == long.class) {
                return (long) (last += 800);
            } else if (type == CellMoments.class) {
                return new CellMoments();
            } else {
                return type.isEnum() ? type.getEnumConstants()[0] : null;
            }
        }
    }

    private SurfaceKernels path(String name, long nanos) {
        InvocationHandler noting = (proxy, method, arguments) -> {
            Class<?> result = method.getReturnType();
            if (result.getSimpleName().endsWith("Loop")) {
                return null;
            }
            calls.add(name + " " + method.getName() + (arguments == null ? "[]" : Arrays.toString(arguments)));
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < nanos) {
                Thread.onSpinWait();
            }
            return result == boolean.class ? true : null;
        };
        return (SurfaceKernels) Proxy.newProxyInstance(SurfaceKernels.class.getClassLoader(),
                new Class<?>[] {SurfaceKernels.class}, noting);
    }
}

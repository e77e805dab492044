package org.bilane.kernel.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.ScalarLog;
import org.bilane.kernel.table.LookUpLoop;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.PlaneLoop;
import org.junit.jupiter.api.Test;

/** Loops that are handed out: what they leave to others, or to their twins, until vectors are compiled. */
class WarmingLoopsTest {
    private static final int N = 1000;
    /** So many that a trial on a busy machine is fast beside them. */
    private static final int MANY = 1_000_000;
    private static final int MOST_CALLS = 2_000_000;

    private final List<String> calls = new ArrayList<>();
    private final GuessedAxis indices = AxisLocator.of(new double[] {0, 1, 2}).guessed();
    private final GuessedAxis knots = AxisLocator.of(new double[] {0, 1, 5}).guessed();

    /** A loop that takes all, does nothing, and fails if it is told so. */
    private <T> T vector(Class<T> type, boolean[] fails) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        return true;
                    }
                    if (method.getReturnType() == PlaneForm.class) {
                        return PlaneForm.NODES;
                    }
                    calls.add(method.getName());
                    if (fails[0]) {
                        throw new IllegalStateException("closed");
                    }
                    return method.getReturnType() == int.class ? 8 : null;
                }));
    }

    private LocateLoop locateLoop(boolean... fails) {
        return WarmingLocateLoop.of(vector(LocateLoop.class, fails), new WarmUps());
    }

    private static void locate(LocateLoop loop, GuessedAxis axis) {
        loop.locate(axis, MemorySegment.NULL, 0, MANY, null, 1, null, null);
    }

    private static int callsUntilTaken(LocateLoop loop, GuessedAxis axis) {
        int refused = 0;
        while (!loop.takes(axis, MANY)) {
            refused++;
            assertTrue(refused < MOST_CALLS, "never taken");
        }
        return refused;
    }

    @Test
    void axesAreTakenForATrialAndForGoodOnceItWasFast() {
        LocateLoop loop = locateLoop(false);

        assertEquals(14, callsUntilTaken(loop, knots));
        assertFalse(loop.takes(knots, MANY), "one trial at a time");
        locate(loop, knots);

        assertEquals(List.of("locate"), calls);
        assertTrue(loop.takes(knots, MANY));
        assertTrue(loop.takes(knots, MANY));
    }

    @Test
    void otherKindsOfAxesWaitForTrialsOfTheirOwn() {
        LocateLoop loop = locateLoop(false);
        callsUntilTaken(loop, knots);
        locate(loop, knots);

        assertFalse(loop.takes(indices, MANY));
        assertFalse(loop.takes(indices, indices, MANY));
        callsUntilTaken(loop, indices);
        locate(loop, indices);

        assertTrue(loop.takes(indices, MANY));
        assertFalse(loop.takes(indices, indices, MANY));
    }

    @Test
    void fewPointsAreNeverATrial() {
        LocateLoop loop = locateLoop(false);
        callsUntilTaken(loop, knots);

        assertFalse(loop.takes(knots, 4));
    }

    @Test
    void aTrialThatFailsIsFollowedByAnother() throws InterruptedException {
        boolean[] fails = {true};
        LocateLoop loop = locateLoop(fails);
        callsUntilTaken(loop, knots);
        try {
            locate(loop, knots);
        } catch (IllegalStateException e) {
            assertEquals("closed", e.getMessage());
        }
        assertFalse(loop.takes(knots, MANY));

        Thread.sleep(60);
        fails[0] = false;
        assertTrue(loop.takes(knots, MANY));
        locate(loop, knots);

        assertTrue(loop.takes(knots, MANY));
    }

    @Test
    void logarithmsAreOfTheTwinUntilThen() {
        LocateLoop loop = locateLoop(false);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocate(N * Double.BYTES, Double.BYTES);
            MemorySegment logarithms = arena.allocate(N * Double.BYTES, Double.BYTES);
            for (int i = 0; i < N; i++) {
                numbers.setAtIndex(ValueLayout.JAVA_DOUBLE, i, i - 1);
            }

            loop.logarithms(LogBase.TEN, numbers, 0, N, logarithms);

            for (int i = 0; i < N; i++) {
                assertEquals(ScalarLog.of(LogBase.TEN, i - 1), logarithms.getAtIndex(ValueLayout.JAVA_DOUBLE, i));
            }
            assertEquals(List.of(), calls);
            for (int i = 0; i < MOST_CALLS && calls.isEmpty(); i++) {
                loop.logarithms(LogBase.TEN, numbers, 0, N, logarithms);
            }
            assertEquals(List.of("logarithms"), calls);
        }
    }

    @Test
    void planesAreOfTheTwinUntilThen() {
        PlaneLoop loop = WarmingPlaneLoop.of(vector(PlaneLoop.class, new boolean[1]), new WarmUps());
        double[] fractions = new double[N];
        double[] values = new double[N];

        loop.load(new double[] {3, 0, 0, 0}, 0, 2, new int[N], fractions, fractions, N, values);

        assertEquals(3, values[N - 1]);
        assertEquals(List.of(), calls);
        for (int i = 0; i < MOST_CALLS && calls.size() < 2; i++) {
            loop.load(new double[] {3, 0, 0, 0}, 0, 2, new int[N], fractions, fractions, N, values);
        }
        assertEquals(List.of("load", "load"), calls);
    }

    /** What is loaded and what is stored have trials of their own. */
    @Test
    void lookUpsWaitForTheirTrials() {
        LookUpLoop loop = WarmingLookUpLoop.of(vector(LookUpLoop.class, new boolean[1]), new WarmUps());
        for (boolean stores : new boolean[] {false, true}) {
            int refused = 0;
            while (!loop.takes(indices, indices, MANY, stores)) {
                refused++;
                assertTrue(refused < MOST_CALLS, "never taken");
            }
            assertTrue(refused > 0, "taken before it is compiled");
            assertFalse(loop.takes(indices, indices, MANY, stores), "one trial at a time");
            if (stores) {
                loop.store(indices, indices, 3, null, 0, null, 0, MANY, null, null, null, null, 4, null, 0);
            } else {
                loop.load(indices, indices, 3, null, 0, null, 0, MANY, null, null, null, null, 4, null);
            }
            assertTrue(loop.takes(indices, indices, MANY, stores));
        }
        assertEquals(List.of("load", "store"), calls);
    }
}

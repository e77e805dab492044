package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory, stacks and pools that are closed while an evaluation runs on them: it fails, and nothing else does. */
@Timeout(120)
class ClosedMeanwhileTest {
    private static final int WORKERS = 2;
    /** That take about as long as a call of many points. */
    private static final int SMALL_CALLS = 200;

    /** What is closed. */
    private enum What {
        POINTS, OUTPUT, STACK
    }

    private final PoolFixture fixture = new PoolFixture();
    private final ChunkGate gate = new ChunkGate();
    private final WorkerPool gated = WorkerPool.builder().workers(WORKERS).chunkPoints(496).listener(gate).open();

    @AfterEach
    void close() {
        gate.open();
        gated.close();
        fixture.close();
    }

    /** A call's things, each of which can be closed by itself. */
    private static final class Things {
        final Arena pointsArena = Arena.ofShared();
        final Arena outputArena = Arena.ofShared();
        final SurfaceStack stack;
        final Points points;
        final MemorySegment values;
        final MemorySegment sums;

        Things(PoolFixture like) {
            long bytes = like.points.x().byteSize();
            MemorySegment x = pointsArena.allocate(bytes, 8).copyFrom(like.points.x());
            MemorySegment y = pointsArena.allocate(bytes, 8).copyFrom(like.points.y());
            points = Points.of(x, y);
            double[] z = new SplittableRandom(3).doubles(PoolFixture.SURFACES * 17 * 17).toArray();
            stack = SurfaceStack.of(Axis.index(17), Axis.index(17), MemorySegment.ofArray(z));
            values = outputArena.allocate(PoolFixture.SURFACES * bytes, 8);
            sums = outputArena.allocate(PoolFixture.SURFACES * 8L, 8);
        }

        void close(What what) {
            switch (what) {
                case POINTS -> pointsArena.close();
                case OUTPUT -> outputArena.close();
                case STACK -> stack.close();
            }
        }

        void closeAllBut(What what) {
            for (What other : What.values()) {
                if (other != what) {
                    close(other);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void underAJobOfThePoolMakesItFail(What what) {
        Things things = new Things(fixture);
        PendingEvaluation values = gated.startValues(List.of(things.stack.all()), things.points, Transform.EXP,
                Layout.SURFACE_MAJOR, List.of(things.values));
        PendingEvaluation sums =
                gated.startSums(List.of(things.stack.all()), things.points, Transform.EXP, List.of(things.sums));
        gate.awaitArrivals(WORKERS);
        things.close(what);
        gate.open();
        requireClosed(assertThrows(IllegalStateException.class, values::await));
        requireClosed(assertThrows(IllegalStateException.class, sums::await));
        things.closeAllBut(what);
        fixture.requireWorks(gated);
    }

    /** At moments of chance, so often that compiled code is met too. */
    @ParameterizedTest
    @EnumSource
    void underACallOfAnotherThreadMakesItFailOrComesTooLate(What what) throws Exception {
        SplittableRandom random = new SplittableRandom(what.ordinal());
        AtomicInteger failures = new AtomicInteger();
        gate.open();
        for (int round = 0; round < 200; round++) {
            Things things = new Things(fixture);
            CyclicBarrier start = new CyclicBarrier(2);
            Evaluator evaluator = round % 2 == 0 ? Evaluator.onCallingThread() : gated;
            Points few = things.points.slice(0, 10);
            FutureTask<Void> calls = new FutureTask<>(() -> {
                start.await();
                for (int call = 0; call < 4; call++) {
                    evaluator.values(things.stack.all(), things.points, Transform.EXP, Layout.POINT_MAJOR,
                            things.values);
                    evaluator.sums(things.stack.all(), things.points, Transform.EXP, things.sums);
                    for (int small = 0; small < SMALL_CALLS; small++) {
                        evaluator.sums(things.stack.all(), few, Transform.EXP, things.sums);
                    }
                }
                return null;
            });
            Thread caller = Thread.ofPlatform().start(calls);
            start.await();
            long until = System.nanoTime() + random.nextLong(3_000_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            things.close(what);
            caller.join();
            if (calls.state() == FutureTask.State.FAILED) {
                assertInstanceOf(IllegalStateException.class, calls.exceptionNow());
                requireNamed(calls.exceptionNow());
                failures.incrementAndGet();
            }
            things.closeAllBut(what);
        }
        assertTrue(failures.get() > 0, "never closed in time");
        fixture.requireWorks(gated);
    }

    /** Counting says it too, whether it was asked for or a call that refuses points outside begins with it. */
    @ParameterizedTest
    @EnumSource(names = {"CLAMP", "ERROR"})
    void underACountOfPointsOutsideMakesItFail(Outside rule) throws Exception {
        double[] inside = new double[PoolFixture.POINTS];
        for (int round = 0; round < 20; round++) {
            Arena arena = Arena.ofShared();
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, inside);
            Points points = Points.of(x, x).outside(rule);
            MemorySegment sums = Arena.ofAuto().allocate(8, 8);
            CyclicBarrier start = new CyclicBarrier(2);
            FutureTask<Void> counts = new FutureTask<>(() -> {
                start.await();
                while (true) {
                    if (rule == Outside.ERROR) {
                        Evaluator.onCallingThread().sums(fixture.stack.only(0), points, Transform.IDENTITY, sums);
                    } else {
                        fixture.stack.outside(points);
                    }
                }
            });
            Thread caller = Thread.ofPlatform().start(counts);
            start.await();
            Thread.sleep(1);
            arena.close();
            caller.join();
            assertInstanceOf(IllegalStateException.class, counts.exceptionNow());
            requireNamed(counts.exceptionNow());
        }
    }

    /** In the middle of a call in these words; before one, in those of the argument. */
    private static void requireNamed(Throwable refusal) {
        String message = refusal.getMessage();
        assertTrue(message.matches(".*(points|sums|values|surfaces).*closed.*"), message);
    }

    private static void requireClosed(IllegalStateException failure) {
        assertEquals("in a worker: points, surfaces or an output: closed while the evaluation ran; they must stay open"
                + " until it has ended", failure.getMessage());
    }

    @Test
    void poolsClosedByManyThreadsAtOnceWhileOthersCall() throws Exception {
        for (int round = 0; round < 100; round++) {
            WorkerPool pool = WorkerPool.builder().workers(WORKERS).open();
            CyclicBarrier start = new CyclicBarrier(4);
            FutureTask<?>[] tasks = new FutureTask<?>[4];
            for (int t = 0; t < tasks.length; t++) {
                boolean closes = t % 2 == 0;
                tasks[t] = new FutureTask<>(() -> {
                    start.await();
                    if (closes) {
                        pool.close();
                        pool.close();
                    } else {
                        callUntilRefused(pool);
                    }
                    return null;
                });
                Thread.ofPlatform().start(tasks[t]);
            }
            for (FutureTask<?> task : tasks) {
                task.get();
            }
            assertThrows(IllegalStateException.class, () -> fixture.requireWorks(pool));
        }
    }

    private void callUntilRefused(WorkerPool pool) {
        MemorySegment sums = Arena.ofAuto().allocate(PoolFixture.SURFACES * 8L, 8);
        while (true) {
            try {
                pool.sums(fixture.stack.all(), fixture.points, Transform.EXP, sums);
                fixture.requireSums(fixture.stack.all(), fixture.points, sums);
            } catch (EvaluationStoppedException e) {
                assertTrue(e.getMessage().contains("the pool was closed"), e.getMessage());
            } catch (IllegalStateException e) {
                assertEquals("pool: it is closed", e.getMessage());
                return;
            }
        }
    }
}

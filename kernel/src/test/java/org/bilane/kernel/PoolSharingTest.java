package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoolSharingTest {
    private static final int THREADS = 4;

    @Test
    void eachOfSeveralThreadsGetsItsOwnRightBits() throws Exception {
        try (PoolFixture fixture = new PoolFixture(); WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            List<FutureTask<Void>> outcomes = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Surfaces surfaces = fixture.stack.range(t, 2 * t + 2);
                Points some = fixture.points.slice(1000 * t, PoolFixture.POINTS - 3000 * t);
                Layout layout = Layout.values()[t % 2];
                outcomes.add(new FutureTask<>(() -> call(fixture, pool, surfaces, some, layout), null));
            }
            outcomes.forEach(outcome -> Thread.ofPlatform().start(outcome));
            for (FutureTask<Void> outcome : outcomes) {
                outcome.get(50, TimeUnit.SECONDS);
            }
        }
    }

    private static void call(PoolFixture fixture, WorkerPool pool, Surfaces surfaces, Points some, Layout layout) {
        MemorySegment sums = fixture.output(surfaces.count());
        MemorySegment values = fixture.output(surfaces.count() * some.size());
        double total = Evaluator.onCallingThread().total(surfaces, some, Transform.EXP);
        for (int call = 0; call < 40; call++) {
            sums.fill((byte) 0x55);
            pool.sums(surfaces, some, Transform.EXP, sums);
            fixture.requireSums(surfaces, some, sums);
            values.fill((byte) 0x55);
            pool.values(surfaces, some, Transform.EXP, layout, values);
            fixture.requireValues(surfaces, some, layout, values);
            assertEquals(total, pool.total(surfaces, some, Transform.EXP));
        }
    }

    /** One worker, held at the end of a chunk while the calls are made: the order of the chunks is certain then. */
    @Test
    void shortCallWaitsForNoMoreThanOneChunkOfEachLongCallForEachOfItsOwn() {
        int longCalls = 3;
        int shortChunks = 5;
        ChunkGate gate = new ChunkGate();
        Queue<Long> order = new ConcurrentLinkedQueue<>();
        try (PoolFixture fixture = new PoolFixture();
                WorkerPool pool = WorkerPool.builder().workers(1).chunkPoints(64).listener((points, surfaces) -> {
                    order.add(surfaces);
                    gate.chunkDone(points, surfaces);
                }).open()) {
            List<PendingEvaluation> evaluations = new ArrayList<>();
            for (int c = 0; c < longCalls; c++) {
                evaluations.add(fixture.startAllValues(pool, fixture.outputOfAll()));
            }
            gate.permit(9);
            gate.awaitArrivals(10);
            int before = order.size();
            Points some = fixture.points.slice(0, 64 * shortChunks);
            evaluations.add(pool.startValues(List.of(fixture.stack.only(3)), some, Transform.EXP, Layout.POINT_MAJOR,
                    List.of(fixture.output(some.size()))));
            gate.open();
            evaluations.forEach(PendingEvaluation::await);

            List<Long> after = List.copyOf(order).subList(before, order.size());
            int last = after.lastIndexOf(1L);
            assertEquals(shortChunks, after.stream().filter(surfaces -> surfaces == 1).count());
            // It may have been published in the middle of a round.
            assertTrue(last < (shortChunks + 1) * (longCalls + 1),
                    "the short call ended after " + (last + 1) + " chunks of " + after.size());
        }
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Results are those of the calling thread to the bit, whatever the pool is like. */
@Timeout(60)
class PoolBitsTest {
    private static PoolFixture fixture;
    private static MemorySegment sums;
    private static MemorySegment bySurface;
    private static MemorySegment byPoint;

    @BeforeAll
    static void evaluateOnCaller() {
        fixture = new PoolFixture();
        sums = fixture.output(PoolFixture.SURFACES);
        bySurface = fixture.outputOfAll();
        byPoint = fixture.outputOfAll();
        evaluate(Evaluator.onCallingThread(), sums, bySurface, byPoint);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    static Stream<Arguments> pools() {
        return IntStream.rangeClosed(1, 5).boxed().flatMap(workers -> Stream.of(true, false)
                .flatMap(pinned -> LongStream.of(1, 8, 1000, 4096, 1_000_000, Long.MAX_VALUE)
                        .mapToObj(chunkPoints -> Arguments.of(workers, pinned, chunkPoints))));
    }

    static Stream<Arguments> caches() {
        return IntStream.of(1, 2, 5).boxed().flatMap(workers -> LongStream.of(1, 32 << 10, 256 << 10, Long.MAX_VALUE)
                .mapToObj(l2Bytes -> Arguments.of(workers, l2Bytes)));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void numberOfWorkersChunksAndPinningDoNotChangeABit(int workers, boolean pinned, long chunkPoints) {
        requireSame(WorkerPool.builder().workers(workers).pinned(pinned).chunkPoints(chunkPoints));
    }

    @ParameterizedTest
    @MethodSource("caches")
    void cacheThatIsPlannedForDoesNotChangeABit(int workers, long l2Bytes) {
        requireSame(WorkerPool.builder().workers(workers).l2Bytes(l2Bytes));
    }

    private static void requireSame(WorkerPool.Builder builder) {
        MemorySegment poolSums = fixture.output(PoolFixture.SURFACES);
        MemorySegment poolBySurface = fixture.outputOfAll();
        MemorySegment poolByPoint = fixture.outputOfAll();
        try (WorkerPool pool = builder.open()) {
            evaluate(pool, poolSums, poolBySurface, poolByPoint);
            assertEquals(Evaluator.onCallingThread().total(fixture.stack.all(), fixture.points, Transform.EXP),
                    pool.total(fixture.stack.all(), fixture.points, Transform.EXP));
        }
        PoolFixture.requireSame(sums, poolSums, "sums");
        PoolFixture.requireSame(bySurface, poolBySurface, "values by surface");
        PoolFixture.requireSame(byPoint, poolByPoint, "values by point");
    }

    private static void evaluate(Evaluator evaluator, MemorySegment sums, MemorySegment bySurface,
            MemorySegment byPoint) {
        Surfaces all = fixture.stack.all();
        evaluator.sums(all, fixture.points, Transform.EXP, sums);
        evaluator.values(all, fixture.points, Transform.EXP, Layout.SURFACE_MAJOR, bySurface);
        evaluator.values(all, fixture.points, Transform.EXP, Layout.POINT_MAJOR, byPoint);
    }
}

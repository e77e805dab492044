package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of compiled code on a truncated mapping, of which the JVM tells as late as at its next safepoint: each must
 * fail, none may pass for a result, and no worker may be hit when its work is over.
 */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a mapped file can't be truncated there")
class TruncatedPointsTest {
    private static final int CALLS = 3000;

    @TempDir
    private Path directory;

    /** From a single chunk on the caller to several on both workers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 700, 1024, 5000, 40_000})
    void everyCallFailsAndThePoolLivesOn(int points) throws IOException {
        long bytes = (long) points * Double.BYTES;
        SplittableRandom random = new SplittableRandom(points);
        double[] coordinates = random.doubles(points, 0, 2).toArray();
        try (LoadedCase loaded = new LoadedCase(new double[] {0, 1, 2}, new double[] {0, 1, 2},
                random.doubles(9 * 9, -1, 1).toArray(), coordinates, coordinates);
                Arena arena = Arena.ofShared(); WorkerPool pool = WorkerPool.builder().workers(2).open();
                FileChannel file = FileChannel.open(directory.resolve("points"), StandardOpenOption.CREATE,
                        StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Behind a page that stays.
            MemorySegment mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, 4096 + bytes, arena);
            MemorySegment.copy(coordinates, 0, mapped, ValueLayout.JAVA_DOUBLE, 4096, points);
            Points gone = Points.of(loaded.points().x(), mapped.asSlice(4096, bytes));
            Surfaces all = loaded.stack().all();
            double expected = Evaluator.onCallingThread().total(all, loaded.points(), Transform.EXP);
            MemorySegment values = loaded.output(9L * points).segment();
            MemorySegment dx = loaded.output(9L * points).segment();
            MemorySegment dy = loaded.output(9L * points).segment();
            for (int call = 0; call < CALLS / 10; call++) {
                assertEquals(expected, pool.total(all, gone, Transform.EXP));
                assertEquals(expected, Evaluator.onCallingThread().total(all, gone, Transform.EXP));
                pool.values(all, gone, Transform.EXP, Layout.SURFACE_MAJOR, values);
                pool.gradients(all, gone, Transform.EXP, Layout.POINT_MAJOR, null, dx, dy);
            }
            // Only what is on the last page is gone, or all.
            long left = Math.max(4096, bytes - bytes % 4096);
            file.truncate(points % 2 == 0 ? left : 4096);
            int workers = WorkerThreads.directories().size();
            for (int call = 0; call < CALLS; call++) {
                assertThrows(InternalError.class, () -> pool.total(all, gone, Transform.EXP));
                assertThrows(InternalError.class, () -> Evaluator.onCallingThread().total(all, gone, Transform.EXP));
                assertThrows(InternalError.class,
                        () -> pool.values(all, gone, Transform.EXP, Layout.SURFACE_MAJOR, values));
                assertThrows(InternalError.class,
                        () -> pool.gradients(all, gone, Transform.EXP, Layout.POINT_MAJOR, null, dx, dy));
                PendingEvaluation pending =
                        pool.startValues(List.of(all), gone, Transform.EXP, Layout.POINT_MAJOR, List.of(values));
                assertThrows(InternalError.class, pending::await);
            }
            assertEquals(workers, WorkerThreads.directories().size(), "a worker has died");
            assertEquals(expected, pool.total(all, loaded.points(), Transform.EXP), "the pool goes on");
        }
    }
}

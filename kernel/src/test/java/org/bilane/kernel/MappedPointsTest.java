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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Points in file mappings, also in one that somebody truncates. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a mapped file can't be truncated there")
class MappedPointsTest {
    private static final int M = 100_000;
    private static final double[] AXIS = {0, 1, 2};

    @TempDir
    private Path directory;

    @Test
    void mappedPointsGiveTheSameAndATruncatedMappingThrows() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double[] px = random.doubles(M, 0, 2).toArray();
        double[] py = random.doubles(M, 0, 2).toArray();
        try (LoadedCase loaded = new LoadedCase(AXIS, AXIS, random.doubles(9 * 9, -1, 1).toArray(), px, py);
                Arena arena = Arena.ofShared(); WorkerPool pool = WorkerPool.builder().workers(2).open();
                FileChannel file = FileChannel.open(directory.resolve("points"), StandardOpenOption.CREATE,
                        StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, 2L * M * 8, arena);
            MemorySegment.copy(px, 0, mapped, ValueLayout.JAVA_DOUBLE, 0, M);
            MemorySegment.copy(py, 0, mapped, ValueLayout.JAVA_DOUBLE, M * 8L, M);
            Points points = Points.of(mapped.asSlice(0, M * 8L), mapped.asSlice(M * 8L, M * 8L));
            Surfaces all = loaded.stack().all();
            double expected = Evaluator.onCallingThread().total(all, loaded.points(), Transform.EXP);
            // Often, so that what meets the truncated file is compiled code.
            for (int call = 0; call < 60; call++) {
                assertEquals(expected, Evaluator.onCallingThread().total(all, points, Transform.EXP));
                assertEquals(expected, pool.total(all, points, Transform.EXP));
            }
            file.truncate(4096);
            GuardedOutput values = loaded.output(9L * M);
            assertThrows(InternalError.class,
                    () -> Evaluator.onCallingThread().total(all, points, Transform.EXP));
            assertThrows(InternalError.class, () -> pool.total(all, points, Transform.EXP));
            assertThrows(InternalError.class, () -> pool.values(all, points, Transform.EXP, Layout.POINT_MAJOR,
                    values.segment()));
            assertEquals(expected, pool.total(all, loaded.points(), Transform.EXP), "the pool goes on");
        }
    }
}

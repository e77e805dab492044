package org.bilane.kernel;

import static org.bilane.kernel.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call that must be refused: before any output is touched, by an exception that names the argument. */
class RefusedCallsTest {
    private static final int K = 3;
    private static final int M = 5;
    private static final double[] UNIT = {0, 1};

    /** Who refuses. */
    private enum Who {
        CALLING_THREAD, POOL
    }

    private final Arena arena = Arena.ofShared();
    private LoadedCase loaded;
    private WorkerPool pool;
    private GuardedOutput sums;
    private GuardedOutput values;

    @TempDir
    private Path directory;

    @BeforeEach
    void load() {
        loaded = new LoadedCase(UNIT, UNIT, new double[4 * K], new double[M], new double[M]);
        pool = WorkerPool.builder().workers(1).open();
        sums = loaded.output(K);
        values = loaded.output(K * M);
    }

    @AfterEach
    void unload() {
        pool.close();
        loaded.close();
        arena.close();
    }

    private Evaluator evaluator(Who who) {
        return who == Who.POOL ? pool : Evaluator.onCallingThread();
    }

    private Surfaces all() {
        return loaded.stack().all();
    }

    private void leaveOutputsUntouched(Executable... refusals) {
        assertAll(Stream.concat(Arrays.stream(refusals),
                Stream.of(sums::requireUntouched, values::requireUntouched)));
    }

    /** An output for sums and one for values, alone and as the last of two families. */
    private void refusesOutput(Evaluator e, Class<? extends Exception> type, MemorySegment badSums,
            MemorySegment badValues) {
        List<Surfaces> families = List.of(all(), all());
        leaveOutputsUntouched(
                () -> refuses(type, "sums", () -> e.sums(all(), loaded.points(), Transform.EXP, badSums)),
                () -> refuses(type, "values", () -> e.values(all(), loaded.points(), Transform.EXP,
                        Layout.POINT_MAJOR, badValues)),
                () -> refuses(type, "sums", () -> e.sums(families, loaded.points(), Transform.EXP,
                        Arrays.asList(sums.segment(), badSums))),
                () -> refuses(type, "values", () -> e.values(families, loaded.points(), Transform.EXP,
                        Layout.SURFACE_MAJOR, Arrays.asList(values.segment(), badValues))));
    }

    @ParameterizedTest
    @EnumSource
    void outputsOfTheWrongSize(Who who) {
        for (int off : new int[] {-1, 1}) {
            refusesOutput(evaluator(who), IllegalArgumentException.class, arena.allocate((K + off) * 8L, 8),
                    arena.allocate((K * M + off) * 8L, 8));
        }
        refusesOutput(evaluator(who), IllegalArgumentException.class, arena.allocate(K * 8L + 4, 8),
                arena.allocate(K * M * 8L - 4, 8));
    }

    @ParameterizedTest
    @EnumSource
    void outputsOnTheHeap(Who who) {
        refusesOutput(evaluator(who), IllegalArgumentException.class, MemorySegment.ofArray(new double[K]),
                MemorySegment.ofArray(new double[K * M]));
    }

    @ParameterizedTest
    @EnumSource
    void misalignedOutputs(Who who) {
        refusesOutput(evaluator(who), IllegalArgumentException.class, arena.allocate(K * 8L + 8, 8).asSlice(4, K * 8L),
                arena.allocate(K * M * 8L + 8, 8).asSlice(1, K * M * 8L));
    }

    @ParameterizedTest
    @EnumSource
    void readOnlyOutputs(Who who) {
        refusesOutput(evaluator(who), IllegalArgumentException.class, sums.segment().asReadOnly(),
                values.segment().asReadOnly());
    }

    @ParameterizedTest
    @EnumSource
    void mappedOutputs(Who who) throws IOException {
        try (FileChannel file = FileChannel.open(directory.resolve("output"), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            refusesOutput(evaluator(who), IllegalArgumentException.class,
                    file.map(FileChannel.MapMode.READ_WRITE, 0, K * 8L, arena),
                    file.map(FileChannel.MapMode.READ_WRITE, 0, K * M * 8L, arena));
        }
    }

    @ParameterizedTest
    @EnumSource
    void outputsOfAClosedArena(Who who) {
        Arena closed = Arena.ofShared();
        MemorySegment closedSums = closed.allocate(K * 8L, 8);
        MemorySegment closedValues = closed.allocate(K * M * 8L, 8);
        closed.close();
        refusesOutput(evaluator(who), IllegalStateException.class, closedSums, closedValues);
    }

    @ParameterizedTest
    @EnumSource
    void missingOutputs(Who who) {
        refusesOutput(evaluator(who), NullPointerException.class, null, null);
    }

    @ParameterizedTest
    @EnumSource
    void outputsThatOverlapThePointsOrOneAnother(Who who) {
        Evaluator e = evaluator(who);
        MemorySegment memory = arena.allocate(200 * 8L, 8);
        MemorySegment x = memory.asSlice(0, M * 8L);
        MemorySegment y = memory.asSlice(100 * 8L, M * 8L);
        Points points = Points.of(x, y);
        List<Surfaces> families = List.of(all(), all());
        leaveOutputsUntouched(
                () -> refuses(IllegalArgumentException.class, "sums", () -> e.sums(all(), points, Transform.EXP,
                        memory.asSlice((M - 1) * 8L, K * 8L))),
                () -> refuses(IllegalArgumentException.class, "values", () -> e.values(all(), points, Transform.EXP,
                        Layout.POINT_MAJOR, memory.asSlice((100 - K * M + 1) * 8L, K * M * 8L))),
                () -> refuses(IllegalArgumentException.class, "sums", () -> e.sums(families, points, Transform.EXP,
                        List.of(memory.asSlice(50 * 8L, K * 8L), memory.asSlice((50 + K - 1) * 8L, K * 8L)))),
                () -> refuses(IllegalArgumentException.class, "values", () -> e.values(families, points,
                        Transform.EXP, Layout.POINT_MAJOR, List.of(values.segment(), values.segment()))),
                () -> assertEquals(-1, memory.mismatch(arena.allocate(200 * 8L)), "memory was written to"));
    }

    @ParameterizedTest
    @EnumSource
    void aClosedStack(Who who) {
        Evaluator e = evaluator(who);
        SurfaceStack closed = SurfaceStack.of(Axis.of(UNIT), Axis.of(UNIT), new double[2][2]);
        Surfaces of = closed.all();
        closed.close();
        closed.close();
        leaveOutputsUntouched(
                () -> refuses(IllegalStateException.class, "surfaces",
                        () -> e.total(of, loaded.points(), Transform.EXP)),
                () -> refuses(IllegalStateException.class, "surfaces",
                        () -> e.sums(List.of(all(), of), loaded.points(), Transform.EXP,
                                List.of(sums.segment(), arena.allocate(8, 8)))));
    }

    @ParameterizedTest
    @EnumSource
    void pointsOfAClosedArena(Who who) {
        Evaluator e = evaluator(who);
        Arena other = Arena.ofShared();
        Points points = Points.of(arena.allocate(M * 8L, 8), other.allocate(M * 8L, 8));
        other.close();
        leaveOutputsUntouched(
                () -> refuses(IllegalStateException.class, "points", () -> e.total(all(), points, Transform.EXP)),
                () -> refuses(IllegalStateException.class, "points", () -> e.values(all(), points, Transform.EXP,
                        Layout.POINT_MAJOR, values.segment())));
    }

    @ParameterizedTest
    @EnumSource
    void missingArguments(Who who) {
        Evaluator e = evaluator(who);
        Points points = loaded.points();
        Class<NullPointerException> missing = NullPointerException.class;
        leaveOutputsUntouched(
                () -> refuses(missing, "surfaces", () -> e.total(null, points, Transform.EXP)),
                () -> refuses(missing, "points", () -> e.total(all(), null, Transform.EXP)),
                () -> refuses(missing, "transform", () -> e.total(all(), points, null)),
                () -> refuses(missing, "transform", () -> e.sums(all(), points, null, sums.segment())),
                () -> refuses(missing, "layout", () -> e.values(all(), points, Transform.EXP, null,
                        values.segment())),
                () -> refuses(missing, "families", () -> e.sums((List<Surfaces>) null, points, Transform.EXP,
                        List.of(sums.segment()))),
                () -> refuses(missing, "values", () -> e.values(List.of(all()), points, Transform.EXP,
                        Layout.POINT_MAJOR, (List<MemorySegment>) null)),
                () -> refuses(missing, "surfaces", () -> e.sums(Arrays.asList(all(), null), points, Transform.EXP,
                        List.of(sums.segment(), arena.allocate(K * 8L, 8)))));
    }

    @ParameterizedTest
    @EnumSource
    void familiesThatDoNotFit(Who who) {
        Evaluator e = evaluator(who);
        try (SurfaceStack other = SurfaceStack.of(Axis.of(0, 2), Axis.of(UNIT), new double[2][2])) {
            leaveOutputsUntouched(
                    () -> refuses(IllegalArgumentException.class,
                            "families: another axis x, whose knots[1] is 2.0 and not 1.0;",
                            () -> e.sums(List.of(all(), other.all()), loaded.points(), Transform.EXP,
                                    List.of(sums.segment(), arena.allocate(8, 8)))),
                    () -> refuses(IllegalArgumentException.class, "sums", () -> e.sums(List.of(), loaded.points(),
                            Transform.EXP, List.of())),
                    () -> refuses(IllegalArgumentException.class, "values", () -> e.values(List.of(all(), all()),
                            loaded.points(), Transform.EXP, Layout.POINT_MAJOR, List.of(values.segment()))));
        }
    }

    @Test
    void memoryConfinedToTheCallerIsRefusedByAPoolAndServesOnTheCallingThread() {
        try (Arena confined = Arena.ofConfined()) {
            Points points = Points.of(confined.allocate(M * 8L, 8), confined.allocate(M * 8L, 8));
            MemorySegment output = confined.allocate(K * 8L, 8);
            leaveOutputsUntouched(
                    () -> refuses(IllegalArgumentException.class, "points: in an arena confined to one thread",
                            () -> pool.sums(all(), points, Transform.EXP, sums.segment())),
                    () -> refuses(IllegalArgumentException.class, "output: in an arena confined to one thread",
                            () -> pool.sums(all(), loaded.points(), Transform.EXP, output)),
                    () -> assertEquals(K * M, Evaluator.onCallingThread().total(all(), points, Transform.EXP)));
            Evaluator.onCallingThread().sums(all(), points, Transform.EXP, output);
            assertEquals(M, output.getAtIndex(java.lang.foreign.ValueLayout.JAVA_DOUBLE, 0));
        }
    }
}

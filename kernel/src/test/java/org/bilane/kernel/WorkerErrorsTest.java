package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers that meet an Error in the middle of a job: the caller gets it, and no thread is lost. */
@Timeout(60)
class WorkerErrorsTest {
    private static final int WORKERS = 2;

    static List<Error> errors() {
        return List.of(new OutOfMemoryError("of the listener"), new StackOverflowError(), new InternalError("a fault"),
                new NoClassDefFoundError("gone"), new AssertionError("wrong"), new Error());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theCallerGetsItAndTheSameThreadsGoOn(Error error) {
        AtomicReference<Error> next = new AtomicReference<>();
        try (PoolFixture fixture = new PoolFixture(); WorkerPool pool = WorkerPool.builder().workers(WORKERS)
                .chunkPoints(64).listener((points, surfaces) -> {
                    if (next.get() != null) {
                        throw next.get();
                    }
                }).open()) {
            fixture.requireWorks(pool);
            Set<Thread> workers = workers();
            for (int call = 0; call < 50; call++) {
                next.set(error);
                Error blocking = assertThrows(Error.class, () -> fixture.requireWorks(pool));
                Error pending = assertThrows(Error.class, fixture.startAllValues(pool, fixture.outputOfAll())::await);
                next.set(null);
                for (Error thrown : List.of(blocking, pending)) {
                    assertSame(error, thrown.getCause());
                    if (error instanceof OutOfMemoryError) {
                        assertInstanceOf(OutOfMemoryError.class, thrown);
                        assertEquals("in a worker: of the listener", thrown.getMessage());
                    }
                }
            }
            fixture.requireWorks(pool);
            assertEquals(workers, workers());
        }
    }

    private static Set<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("bilane-worker")).collect(Collectors.toSet());
    }
}

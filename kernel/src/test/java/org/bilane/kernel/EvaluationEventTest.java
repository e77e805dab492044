package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.SettingDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder is told of evaluations. */
@Timeout(60)
class EvaluationEventTest {
    private static final String NAME = "org.bilane.Evaluation";

    @TempDir
    private Path folder;

    private final PoolFixture fixture = new PoolFixture();
    private final MemorySegment sums = fixture.output(PoolFixture.SURFACES);
    private final MemorySegment values = fixture.outputOfAll();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCallOnTheCallingThread() throws IOException {
        RecordedEvent event = theEventOf(() -> Evaluator.onCallingThread().sums(fixture.stack.range(2, 5),
                fixture.points, Transform.IDENTITY, sums.asSlice(0, 3 * Double.BYTES)));

        requireFields(event, "sums", "identity", 3, 0, "complete");
        assertEquals(PoolFixture.POINTS, event.getLong("chunkPoints"));
        assertEquals(Thread.currentThread().threadId(), event.getThread().getJavaThreadId());
    }

    @Test
    void theShapeOfTheGrid() throws IOException {
        try (SurfaceStack stack = SurfaceStack.of(Axis.index(3), Axis.index(2), new double[3][2])) {
            RecordedEvent event = theEventOf(() -> Evaluator.onCallingThread().total(stack.all(), fixture.points,
                    Transform.EXP));

            assertEquals(3, event.getInt("nx"));
            assertEquals(2, event.getInt("ny"));
        }
    }

    @Test
    void aCallOverAPool() throws IOException {
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(512).open()) {
            RecordedEvent event = theEventOf(() -> pool.values(fixture.stack.all(), fixture.points, Transform.EXP,
                    Layout.POINT_MAJOR, values));

            requireFields(event, "values", "exp", PoolFixture.SURFACES, 2, "complete");
            assertEquals(512, event.getLong("chunkPoints"));
            assertTrue(event.getThread().getJavaName().startsWith("bilane-worker-"));
        }
    }

    @Test
    void aCallOfFamiliesOverAPool() throws IOException {
        MemorySegment others = fixture.output(1);
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            RecordedEvent event = theEventOf(() -> pool.sums(
                    List.of(fixture.stack.all(), fixture.stack.only(3)), fixture.points, Transform.EXP,
                    List.of(sums, others)));

            requireFields(event, "sums", "exp", PoolFixture.SURFACES + 1, 2, "complete");
            assertEquals(pool.planSums(fixture.stack.all(), fixture.points).chunkPoints(),
                    event.getLong("chunkPoints"));
        }
    }

    @Test
    void aCallOfFamiliesThatAreSummedInTwoOrders() throws IOException {
        MemorySegment one = fixture.output(1);
        try (SurfaceStack few = SurfaceStack.of(fixture.stack.xAxis(), fixture.stack.yAxis(), new double[17][17]);
                WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(2000).open()) {
            for (Evaluator evaluator : List.of(pool, Evaluator.onCallingThread())) {
                RecordedEvent event = theEventOf(() -> evaluator.sums(List.of(few.all(), fixture.stack.all()),
                        fixture.points, Transform.EXP, List.of(one, sums)));

                assertEquals(PoolFixture.SURFACES + 1, event.getInt("surfaces"));
                assertEquals("sums_by_cell", event.getString("route"));
                assertEquals(evaluator == pool
                        ? pool.planSums(fixture.stack.all(), fixture.points).chunkPoints() : PoolFixture.POINTS,
                        event.getLong("chunkPoints"));
            }
        }
    }

    /** A route of each kind of call, on the calling thread and over a pool. */
    @Test
    void theRouteOfACall() throws IOException {
        Surfaces all = fixture.stack.all();
        Points few = fixture.points.slice(0, 1000);
        MemorySegment column = fixture.output(PoolFixture.POINTS);
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(512).open()) {
            for (Evaluator evaluator : List.of(pool, Evaluator.onCallingThread())) {
                requireRoute(pool.planSums(all, fixture.points), "sums_by_cell",
                        () -> evaluator.sums(all, fixture.points, Transform.EXP, sums));
                requireRoute(pool.planSums(all, fixture.points), "sums_by_cell",
                        () -> evaluator.total(all, fixture.points, Transform.IDENTITY));
                requireRoute(pool.planSums(all, few), "sums_in_order",
                        () -> evaluator.sums(all, few, Transform.EXP, sums));
                requireRoute(pool.planValues(all, fixture.points, Layout.POINT_MAJOR), "values_by_point",
                        () -> evaluator.values(all, fixture.points, Transform.EXP, Layout.POINT_MAJOR, values));
                requireRoute(pool.planValues(fixture.stack.only(2), fixture.points, Layout.POINT_MAJOR),
                        "values_by_plane", () -> evaluator.values(fixture.stack.only(2), fixture.points, Transform.EXP,
                                Layout.POINT_MAJOR, column));
            }
        }
    }

    private void requireRoute(EvaluationPlan plan, String route, Runnable call) throws IOException {
        assertEquals(route, theEventOf(call).getString("route"));
        assertEquals(route, plan.route().name().toLowerCase(Locale.ROOT));
    }

    @Test
    void aCallThatIsTooSmallForThePool() throws IOException {
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            RecordedEvent event = theEventOf(() -> pool.total(fixture.stack.all(), fixture.points.slice(0, 8),
                    Transform.EXP));

            assertEquals(0, event.getInt("workers"));
            assertEquals(8, event.getLong("points"));
            assertEquals("complete", event.getString("outcome"));
        }
    }

    @Test
    void aCancelledCall() throws IOException {
        ChunkGate gate = new ChunkGate();
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(512).listener(gate).open()) {
            RecordedEvent event = theEventOf(() -> {
                PendingEvaluation evaluation = fixture.startAllValues(pool, values);
                gate.awaitArrivals(2);
                evaluation.cancel();
                gate.open();
                assertThrows(EvaluationStoppedException.class, evaluation::await);
            });

            requireFields(event, "values", "exp", PoolFixture.SURFACES, 2, "cancelled");
        }
    }

    @Test
    void aFailedCall() throws IOException {
        ChunkListener failing = (points, surfaces) -> {
            throw new IllegalArgumentException("no more");
        };
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(512).listener(failing).open()) {
            RecordedEvent shared = theEventOf(() -> assertThrows(IllegalStateException.class,
                    () -> fixture.startAllValues(pool, values).await()));
            RecordedEvent small = theEventOf(() -> assertThrows(IllegalArgumentException.class,
                    () -> pool.total(fixture.stack.all(), fixture.points.slice(0, 8), Transform.EXP)));

            requireFields(shared, "values", "exp", PoolFixture.SURFACES, 2, "failed");
            assertEquals("failed", small.getString("outcome"));
        }
    }

    @Test
    void shortOnesAreLeftOutUnlessAskedFor() {
        FlightRecorder recorder = FlightRecorder.getFlightRecorder();
        // The recorder learns of the event by the first evaluation that it could see.
        callOnce();
        String threshold = recorder.getEventTypes().stream()
                .filter(type -> type.getName().equals(NAME)).flatMap(type -> type.getSettingDescriptors().stream())
                .filter(setting -> setting.getName().equals("threshold"))
                .map(SettingDescriptor::getDefaultValue).findFirst().orElseThrow();

        assertEquals("1 ms", threshold);
    }

    @Test
    void nothingIsToldAfterTheRecording() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(NAME).withThreshold(Duration.ZERO);
            recording.start();
            recording.stop();
            callOnce();
            assertEquals(List.of(), events(recording));
        }
    }

    private void callOnce() {
        Evaluator.onCallingThread().sums(fixture.stack.all(), fixture.points, Transform.EXP, sums);
    }

    private RecordedEvent theEventOf(Runnable call) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(NAME).withThreshold(Duration.ZERO);
            recording.start();
            call.run();
            recording.stop();
            List<RecordedEvent> events = events(recording);
            assertEquals(1, events.size(), events::toString);
            return events.getFirst();
        }
    }

    private List<RecordedEvent> events(Recording recording) throws IOException {
        Path file = Files.createTempFile(folder, "recording", ".jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(NAME)).toList();
    }

    private void requireFields(RecordedEvent event, String operation, String transform, int surfaces, int workers,
            String outcome) {
        assertEquals(operation, event.getString("operation"));
        assertEquals(transform, event.getString("transform"));
        assertEquals(PoolFixture.POINTS, event.getLong("points"));
        assertEquals(surfaces, event.getInt("surfaces"));
        assertEquals(workers, event.getInt("workers"));
        assertEquals(ExecutionPath.chosen().kind().name().toLowerCase(Locale.ROOT),
                event.getString("path"));
        assertEquals(outcome, event.getString("outcome"));
        assertFalse(event.getDuration().isNegative());
    }
}

package org.bilane.harness.reference;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;

/**
 * The data of the reference program, off the heap. The same program makes the same data on every machine, and
 * the points do not depend on the table. May be read by any number of threads; to be closed once nobody does.
 */
public final class ReferenceData implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment table;
    private final SurfaceStack stack;
    private final Points points;

    /**
     * Makes the data.
     *
     * @param program the sizes and the seed
     * @throws OutOfMemoryError if there is not enough off-heap memory
     */
    public ReferenceData(ReferenceProgram program) {
        SplittableRandom forTable = new SplittableRandom(program.seed());
        SplittableRandom forPoints = forTable.split();
        boolean complete = false;
        try {
            int n = program.n();
            MemorySegment x = allocate(program.points());
            MemorySegment y = allocate(program.points());
            table = allocate((long) program.surfaces() * n * n);
            // They have nothing to do with one another, so the points are made by another thread.
            FutureTask<Void> coordinates = new FutureTask<>(() -> fillUniform(x, y, program, forPoints), null);
            Thread maker = Thread.ofPlatform().name("bilane-points").daemon().start(coordinates);
            try {
                program.table().fill(table, n, forTable);
                Axis axis = program.axes().axis(n);
                stack = SurfaceStack.of(axis, axis, table);
            } finally {
                // The arena must not be closed before the end of who writes to it.
                await(maker);
            }
            coordinates.resultNow();
            points = Points.of(x, y);
            complete = true;
        } finally {
            if (!complete) {
                arena.close();
            }
        }
    }

    /** Uniform in [0, n), on the scale of the axes: all of x, then all of y. */
    private static void fillUniform(MemorySegment x, MemorySegment y, ReferenceProgram program,
            SplittableRandom random) {
        for (MemorySegment coordinates : List.of(x, y)) {
            long count = coordinates.byteSize() / Double.BYTES;
            for (long i = 0; i < count; i++) {
                coordinates.setAtIndex(JAVA_DOUBLE, i, program.axes().coordinate(random.nextDouble() * program.n()));
            }
        }
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private MemorySegment allocate(long doubles) {
        return arena.allocate(JAVA_DOUBLE, doubles);
    }

    /**
     * The values of the surfaces.
     *
     * @return doubles in C order (K, n, n), valid until this is closed
     */
    public MemorySegment table() {
        return table;
    }

    /**
     * The surfaces.
     *
     * @return the stack made from {@link #table()}, closed together with this
     */
    public SurfaceStack stack() {
        return stack;
    }

    /**
     * The points.
     *
     * @return the points, valid until this is closed
     */
    public Points points() {
        return points;
    }

    /** Frees the memory of the table, the stack and the points. To be called once. */
    @Override
    public void close() {
        stack.close();
        arena.close();
    }
}

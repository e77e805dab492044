package org.bilane.harness.reference;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
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
            table = allocate((long) program.surfaces() * n * n);
            program.table().fill(table, n, forTable);
            MemorySegment x = coordinates(program, forPoints);
            points = Points.of(x, coordinates(program, forPoints));
            Axis axis = program.axes().axis(n);
            stack = SurfaceStack.of(axis, axis, table);
            complete = true;
        } finally {
            if (!complete) {
                arena.close();
            }
        }
    }

    private MemorySegment coordinates(ReferenceProgram program, SplittableRandom random) {
        MemorySegment coordinates = allocate(program.points());
        for (long i = 0; i < program.points(); i++) {
            coordinates.setAtIndex(JAVA_DOUBLE, i, program.axes().coordinate(random.nextDouble() * program.n()));
        }
        return coordinates;
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

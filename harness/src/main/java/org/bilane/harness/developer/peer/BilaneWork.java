package org.bilane.harness.developer.peer;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.WorkerPool;

/** The library, called as its users call it. */
final class BilaneWork implements Work {
    private final ReferenceProgram program;
    private final Arena arena = Arena.ofShared();
    private final Evaluator evaluator;
    private final Surfaces surfaces;
    private final Points points;
    private final MemorySegment output;
    /** The first of the points, as many as were asked for last, and their output. */
    private Points some;
    private MemorySegment someOutput;

    /**
     * Opens a pool if there is more than one thread.
     *
     * @param program the job
     * @param data its data
     * @param threads 1 for the calling thread
     */
    BilaneWork(ReferenceProgram program, ReferenceData data, int threads) {
        this.program = program;
        evaluator = threads == 1 ? Evaluator.onCallingThread() : WorkerPool.builder().workers(threads).open();
        surfaces = program.job() == Job.SURFACE ? data.stack().only(0) : data.stack().all();
        points = data.points();
        output = arena.allocate(JAVA_DOUBLE, Results.length(program));
        some = points;
        someOutput = output;
    }

    @Override
    public void run(long count) {
        if (count != some.size()) {
            // Made once for each size, as a program would, so that no call allocates.
            some = points.slice(0, count);
            someOutput = program.job() == Job.SUMS
                    ? output
                    : output.asSlice(0, surfaces.count() * count * Double.BYTES);
        }
        if (program.job() == Job.SUMS) {
            evaluator.sums(surfaces, some, program.transform(), someOutput);
        } else {
            evaluator.values(surfaces, some, program.transform(), program.layout(), someOutput);
        }
    }

    @Override
    public MemorySegment answer() {
        return output;
    }

    @Override
    public String description() {
        ExecutionPath path = ExecutionPath.chosen();
        String way = path.kind() == ExecutionPath.Kind.VECTOR ? path.vectorBits() + "-bit vectors" : "scalar path";
        return way + (path.fma() ? ", FMA" : ", no FMA");
    }

    @Override
    public void close() {
        if (evaluator instanceof WorkerPool pool) {
            pool.close();
        }
        arena.close();
    }
}

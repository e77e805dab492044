package org.bilane.harness.developer.peer;

import java.lang.foreign.MemorySegment;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;

/** A loop at work, for sums or for one surface. */
final class LoopWork implements Work {
    private final Job job;
    private final long bytes;
    private final Loop loop;
    private double[] result = {};

    /**
     * A loop.
     *
     * @param program the job, of fewer than 2^31 points
     * @param loop does it
     * @throws IllegalArgumentException for the values of all surfaces, for which the loops are not made
     */
    LoopWork(ReferenceProgram program, Loop loop) {
        if (program.job() == Job.VALUES) {
            throw new IllegalArgumentException("job VALUES: the loops are made for SUMS and SURFACE");
        }
        this.job = program.job();
        bytes = Results.length(program) * Double.BYTES;
        this.loop = loop;
    }

    @Override
    public void run(long points) {
        int count = Math.toIntExact(points);
        result = job == Job.SUMS ? loop.sums(count) : loop.surface(count);
    }

    @Override
    public MemorySegment answer() {
        return MemorySegment.ofArray(result).asSlice(0, bytes);
    }
}

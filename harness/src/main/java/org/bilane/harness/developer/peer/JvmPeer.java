package org.bilane.harness.developer.peer;

import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Transform;

/** Those who do the reference program's job on the JVM: Bilane, and what users have without it. */
public enum JvmPeer {
    /** Bilane: the calling thread's evaluator for one thread, a pool for more. */
    BILANE,

    /** Plain loops with {@link Math#exp}, one surface after the other. */
    SCALAR_LOOP,

    /** Plain loops with {@link Math#exp}, one point after the other. */
    POINT_LOOP,

    /** {@link #POINT_LOOP} for sums, {@link #SCALAR_LOOP} for a surface, over a parallel stream of ranges of points. */
    PARALLEL_STREAM,

    /** The Vector API with its own exponential. */
    LANEWISE_EXP,

    /** Hipparchus' bilinear interpolation and {@link Math#exp}. */
    HIPPARCHUS,

    /** No evaluation: sets as many bytes as the job's result has, which is how fast memory can be written. */
    FILL;

    /**
     * Makes it ready.
     *
     * @param program the job
     * @param data the program's data, open for as long as the work is
     * @param threads how many threads it may use, 1 or more; those that know but one use one
     * @return the work, the caller's to close
     */
    Work open(ReferenceProgram program, ReferenceData data, int threads) {
        Transform transform = program.transform();
        // Classes are loaded for the chosen peer alone: a JVM may lack the Vector API that one of them is made of.
        return switch (this) {
            case BILANE -> new BilaneWork(program, data, threads);
            case SCALAR_LOOP -> new LoopWork(program, new ScalarLoop(data, transform));
            case POINT_LOOP -> new LoopWork(program, new PointLoop(data, transform));
            case PARALLEL_STREAM -> new LoopWork(program, new ParallelLoop(data, transform));
            case LANEWISE_EXP -> new LoopWork(program, new LanewiseLoop(data, transform));
            case HIPPARCHUS -> new LoopWork(program, new HipparchusLoop(data, transform));
            case FILL -> new FillWork(program);
        };
    }
}

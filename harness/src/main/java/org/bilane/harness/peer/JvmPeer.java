package org.bilane.harness.peer;

import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;

/** Those who do the reference program's job on the JVM: Bilane, and what users have without it. */
public enum JvmPeer {
    /** Bilane: the calling thread's evaluator for one thread, a pool for more. */
    BILANE {
        @Override
        Work open(ReferenceProgram program, ReferenceData data, int threads) {
            return new BilaneWork(program, data, threads);
        }
    },

    /** Plain loops with {@link Math#exp}, one surface after the other. */
    SCALAR_LOOP {
        @Override
        Work open(ReferenceProgram program, ReferenceData data, int threads) {
            return new LoopWork(program, new ScalarLoop(data, program.transform()));
        }
    },

    /** Plain loops with {@link Math#exp}, one point after the other. */
    POINT_LOOP {
        @Override
        Work open(ReferenceProgram program, ReferenceData data, int threads) {
            return new LoopWork(program, new PointLoop(data, program.transform()));
        }
    },

    /** {@link #SCALAR_LOOP} over a parallel stream: of surfaces for sums, of ranges of points for a surface. */
    PARALLEL_STREAM {
        @Override
        Work open(ReferenceProgram program, ReferenceData data, int threads) {
            return new LoopWork(program, new ParallelLoop(data, program.transform()));
        }
    },

    /** The Vector API as it comes, with its own exponential. */
    LANEWISE_EXP {
        @Override
        Work open(ReferenceProgram program, ReferenceData data, int threads) {
            return new LoopWork(program, new LanewiseLoop(data, program.transform()));
        }
    },

    /** Hipparchus' bilinear interpolation and {@link Math#exp}. */
    HIPPARCHUS {
        @Override
        Work open(ReferenceProgram program, ReferenceData data, int threads) {
            return new LoopWork(program, new HipparchusLoop(data, program.transform()));
        }
    },

    /** No evaluation: sets as many bytes as the job's result has, which is how fast memory can be written. */
    FILL {
        @Override
        Work open(ReferenceProgram program, ReferenceData data, int threads) {
            return new FillWork(program);
        }
    };

    /**
     * Makes it ready.
     *
     * @param program the job
     * @param data the program's data, open for as long as the work is
     * @param threads how many threads it may use, 1 or more; those that know but one use one
     * @return the work, the caller's to close
     */
    abstract Work open(ReferenceProgram program, ReferenceData data, int threads);
}

package org.bilane.harness.developer.bench;

import org.bilane.kernel.Evaluator;
import org.bilane.kernel.WorkerPool;

/** Who evaluates in a benchmark. */
public enum EvaluatorKind {
    /** The calling thread. */
    CALLER {
        @Override
        Evaluator open() {
            return Evaluator.onCallingThread();
        }
    },

    /** A pool of one worker: against {@link #CALLER}, what a pool costs. */
    POOL_OF_1 {
        @Override
        Evaluator open() {
            return WorkerPool.builder().workers(1).open();
        }
    },

    /** A pool of one worker for each physical core that the process may use. */
    POOL_OF_ALL {
        @Override
        Evaluator open() {
            return WorkerPool.open();
        }
    };

    /**
     * Makes the evaluator ready.
     *
     * @return the evaluator; if it is a {@link WorkerPool}, the caller's to close
     */
    abstract Evaluator open();
}

package org.bilane.harness.developer.bench;

import org.bilane.kernel.Evaluator;
import org.bilane.kernel.WorkerPool;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Who evaluates: the parameter {@code evaluator}, and the evaluator itself, ready while a benchmark runs. */
@State(Scope.Benchmark)
public class Engine {
    /** Which evaluator; by default each in its turn. */
    @Param
    EvaluatorKind evaluator;

    /** The evaluator, while a benchmark runs. */
    Evaluator opened;

    /** For JMH. */
    public Engine() {
    }

    /** Starts the workers, if there are any. */
    @Setup
    public void open() {
        opened = evaluator.open();
    }

    /** Ends the workers, if there are any. */
    @TearDown
    public void close() {
        if (opened instanceof WorkerPool pool) {
            pool.close();
        }
    }
}

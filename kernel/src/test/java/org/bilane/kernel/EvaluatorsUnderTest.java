package org.bilane.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** The calling thread, and pools of 1, 2 and 3 workers, by name. */
final class EvaluatorsUnderTest implements AutoCloseable {
    private final Map<String, Evaluator> evaluators = new LinkedHashMap<>();

    EvaluatorsUnderTest() {
        evaluators.put("calling thread", Evaluator.onCallingThread());
        for (int workers = 1; workers <= 3; workers++) {
            evaluators.put("pool of " + workers, WorkerPool.builder().workers(workers).open());
        }
    }

    Map<String, Evaluator> byName() {
        return evaluators;
    }

    @Override
    public void close() {
        for (Evaluator evaluator : evaluators.values()) {
            if (evaluator instanceof WorkerPool pool) {
                pool.close();
            }
        }
    }
}

package org.bilane.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;
import org.bilane.kernel.reference.RandomCase;

/** Whether pools of any size give the bits of the calling thread. */
final class WorkersPart implements VerificationPart {
    private final BitCases source;
    private final int cases;
    private final BiFunction<RandomCase, Evaluator, List<Digest>> outputs;
    private final int[] workers;

    /**
     * A part.
     *
     * @param seed what the cases follow from
     * @param cases how many
     * @param outputs gives the digests of all calls for a case
     */
    WorkersPart(long seed, int cases, BiFunction<RandomCase, Evaluator, List<Digest>> outputs) {
        this.source = new BitCases(seed);
        this.cases = cases;
        this.outputs = outputs;
        this.workers = IntStream.of(1, 2, 3, CpuTopology.ofThisMachine().allowed().size() + 3)
                .sorted().distinct().toArray();
    }

    @Override
    public String title() {
        return "workers";
    }

    @Override
    public long amount() {
        return (long) cases * (workers.length + 1);
    }

    @Override
    public List<Check> run(LongConsumer progress) {
        List<List<Digest>> expected = new ArrayList<>();
        for (int number = 0; number < cases; number++) {
            expected.add(outputs.apply(source.manyPoints(number), Evaluator.onCallingThread()));
            progress.accept(1);
        }
        List<Check> checks = new ArrayList<>();
        for (int count : workers) {
            Differences differences = new Differences();
            try (WorkerPool pool = WorkerPool.builder().workers(count).open()) {
                for (int number = 0; number < cases; number++) {
                    RandomCase inputs = source.manyPoints(number);
                    differences.compare(inputs.origin(), expected.get(number), outputs.apply(inputs, pool));
                    progress.accept(1);
                }
            }
            checks.add(Check.of("pool and calling thread", count == 1 ? "1 worker" : count + " workers",
                    differences.tally(), "differing calls", 0));
        }
        return checks;
    }
}

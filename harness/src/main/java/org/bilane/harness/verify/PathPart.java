package org.bilane.harness.verify;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.reference.RandomCase;

/**
 * Whether this JVM's vector path gives the bits of the scalar path, which a second JVM takes: a JVM has one path for
 * all its life. In a JVM on the scalar path there is nothing to compare.
 */
final class PathPart implements VerificationPart {
    private static final String NAME = "vector and scalar path";
    private static final String UNIT = "differing calls";

    private final long seed;
    private final int cases;
    private final Starter starter;

    /** Starts the second JVM. */
    @FunctionalInterface
    interface Starter {
        /**
         * Starts it.
         *
         * @param seed what its cases follow from
         * @param cases how many it evaluates
         * @return the running JVM
         * @throws IOException if it can't be started
         */
        ScalarJvm start(long seed, int cases) throws IOException;
    }

    /**
     * A part.
     *
     * @param seed what the cases follow from
     * @param cases how many
     * @param starter gives the second JVM
     */
    PathPart(long seed, int cases, Starter starter) {
        this.seed = seed;
        this.cases = cases;
        this.starter = starter;
    }

    @Override
    public String title() {
        return NAME;
    }

    @Override
    public long amount() {
        return cases;
    }

    @Override
    public List<Check> run(LongConsumer progress) {
        ExecutionPath path = ExecutionPath.chosen();
        if (path.kind() == ExecutionPath.Kind.SCALAR) {
            progress.accept(cases);
            return List.of(nothing("this JVM takes the scalar path", path.reason(), Check.Status.NOT_RUN));
        }
        String range = path.vectorBits() + " bits against scalar";
        try {
            return List.of(Check.of(NAME, range, compare(progress), UNIT, 0));
        } catch (IOException e) {
            return List.of(nothing(range, e.getMessage(), Check.Status.FAILED));
        }
    }

    private Tally compare(LongConsumer progress) throws IOException {
        Differences differences = new Differences();
        BitCases source = new BitCases(seed);
        try (ScalarJvm scalar = starter.start(seed, cases)) {
            for (int number = 0; number < cases; number++) {
                RandomCase inputs = source.get(number);
                List<Digest> own = StackOutputs.digests(inputs, Evaluator.onCallingThread());
                differences.compare(inputs.origin(), own, scalar.next(own.size()));
                progress.accept(1);
            }
        }
        return differences.tally();
    }

    private static Check nothing(String range, String why, Check.Status status) {
        return new Check(NAME, range, 0, Double.NaN, UNIT, 0, why, status);
    }
}

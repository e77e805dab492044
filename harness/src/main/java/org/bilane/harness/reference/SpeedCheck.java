package org.bilane.harness.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Transform;

/**
 * Whether a machine is as fast as it should be, told from a run of the reference program.
 *
 * @param result what was measured
 * @param path the way that this JVM evaluates
 * @param cores how many cores the process may use
 * @param cyclesPerSecond the clock of a core
 */
public record SpeedCheck(RunResult result, ExecutionPath path, int cores, double cyclesPerSecond) {
    /**
     * The most cycles that a vector of evaluations should take on one thread. Sums of 50 surfaces took 15 with AVX-512,
     * and with AVX2 10, but up to 19 in the first calls of a process. Of 16 surfaces they take 40, as most of the time
     * goes to the points.
     */
    private static final double MOST_CYCLES = 40;
    /** Of what is measured in so short a time the machine is the smaller part. */
    private static final double SHORTEST_SECONDS = 1e-3;
    private static final long FEWEST_EVALUATIONS = 10_000_000;
    private static final int FEWEST_SURFACES = 32;
    private static final double MOST_SPREAD = 1.5;
    private static final double LEAST_SHARE_OF_CORES = 0.6;

    /**
     * One sentence.
     *
     * @return whether the machine is as fast as it should be and, if not, what to look at; without a line break
     */
    public String sentence() {
        if (path.kind() == ExecutionPath.Kind.SCALAR) {
            return slow("it takes the scalar path, since " + path.reason() + " (docs/linking.md)");
        }
        List<ThreadTimes> withinCores = result.times().stream().filter(times -> times.threads() <= cores).toList();
        if (withinCores.isEmpty()) {
            return "More threads than cores do not tell whether this machine is as fast as it should be; "
                    + "bilane run without options does.";
        }
        if (withinCores.stream().anyMatch(times -> times.bestSeconds() < SHORTEST_SECONDS)) {
            return "Calls of less than a millisecond do not tell whether this machine is as fast as it should be; "
                    + "bilane run without options does.";
        }
        return unpinned(withinCores).or(() -> disturbed(withinCores)).or(() -> scaling(withinCores))
                .or(() -> arithmetic(withinCores)).map(SpeedCheck::slow)
                .orElse("This machine is as fast as it should be: vector path, pinned workers, steady times.");
    }

    private static String slow(String why) {
        return "This machine is slower than it should be: " + why + ".";
    }

    private static Optional<String> unpinned(List<ThreadTimes> all) {
        return all.stream().flatMap(times -> times.unpinnedBecause().stream()).findFirst()
                .map(reason -> "its workers are not pinned, since " + reason + " (docs/tuning.md)");
    }

    private static Optional<String> disturbed(List<ThreadTimes> all) {
        return all.stream().filter(times -> times.quantile(0.9) > MOST_SPREAD * times.medianSeconds()).findFirst()
                .map(times -> "times vary much, as they do where other programs keep the cores busy; look at the load "
                        + "of the machine and run again");
    }

    private static Optional<String> scaling(List<ThreadTimes> all) {
        Optional<ThreadTimes> one = all.stream().filter(times -> times.threads() == 1).findFirst();
        return all.stream()
                .filter(times -> one.isPresent() && one.get().medianSeconds() / times.medianSeconds()
                        < LEAST_SHARE_OF_CORES * times.threads())
                .findFirst()
                .map(times -> String.format(Locale.ROOT, "%d threads are %.1f times as fast as 1; look at other "
                        + "programs, at limits of CPU time (bilane info), and for arrays of values at the memory",
                        times.threads(), one.orElseThrow().medianSeconds() / times.medianSeconds()));
    }

    /** Only for sums of exp of many surfaces, which arithmetic limits and nothing else. */
    private Optional<String> arithmetic(List<ThreadTimes> all) {
        ReferenceProgram program = result.program();
        if (program.job() != Job.SUMS || program.transform() != Transform.EXP
                || program.surfaces() < FEWEST_SURFACES || program.evaluations() < FEWEST_EVALUATIONS) {
            return Optional.empty();
        }
        double vectors = program.evaluations() * Double.SIZE / path.vectorBits();
        return all.stream().filter(times -> times.threads() == 1)
                .map(times -> times.medianSeconds() * cyclesPerSecond / vectors)
                .filter(cycles -> cycles > MOST_CYCLES).findFirst()
                .map(cycles -> String.format(Locale.ROOT, "a vector of evaluations takes %.0f cycles, where 10 to 20 "
                        + "are usual; look at other programs, and at the JDK (bilane info)", cycles));
    }
}

package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/**
 * What a comparison runs with.
 *
 * @param effort how much is measured
 * @param points the number of points in place of each job's own, for a trial; empty for the jobs' own
 * @param pythons the interpreters, maybe none
 * @param compiler builds the peers in C
 * @param files the peers' sources, data and answers
 * @param launcher the script that starts the command line; empty if nothing is known of it
 * @param before the kernel of another checkout, to be measured beside this one's wherever this one is; empty for none
 * @param course shows how far the comparison has come
 */
public record Setting(Effort effort, OptionalLong points, List<PythonInterpreter> pythons, CCompiler compiler,
        PeerFiles files, Optional<Path> launcher, Optional<BuiltKernel> before, Course course) {
    /** The seed of {@code bilane run}. */
    private static final long SEED = 20_240_229;
    private static final int KNOTS = 50;
    /** The surfaces of most jobs. */
    static final int SURFACES = 50;
    private static final long SECONDS_TO_ANSWER = 900;

    /** Shows how far a comparison has come. */
    public interface Course {
        /**
         * A race begins.
         *
         * @param task what is measured
         * @param turns how many turns it has
         * @return is told after each turn; to be closed
         */
        Turns begin(String task, long turns);
    }

    /** Is told of turns. */
    public interface Turns extends AutoCloseable {
        /** A turn is over. */
        void taken();

        @Override
        void close();
    }

    /** Copies the list. */
    public Setting {
        pythons = List.copyOf(pythons);
    }

    /**
     * A program on the reference data.
     *
     * @param job what is computed
     * @param transform what is done to an interpolated value
     * @param table how the surfaces are made
     * @param layout the order of an array of all values
     * @param ownPoints the job's own number of points
     * @return the program, with the number of points that was asked for
     */
    ReferenceProgram program(Job job, Transform transform, TableKind table, Layout layout, long ownPoints) {
        return program(job, transform, table, layout, SURFACES, ownPoints);
    }

    /**
     * A program on the reference data, but for the number of surfaces.
     *
     * @param job what is computed
     * @param transform what is done to an interpolated value
     * @param table how the surfaces are made
     * @param layout the order of an array of all values
     * @param surfaces the number of surfaces, 1 or more
     * @param ownPoints the job's own number of points
     * @return the program, with the number of points that was asked for
     */
    ReferenceProgram program(Job job, Transform transform, TableKind table, Layout layout, int surfaces,
            long ownPoints) {
        return new ReferenceProgram(job, transform, table, layout, KNOTS, surfaces, points.orElse(ownPoints), SEED);
    }

    /**
     * Withholds verdicts that mean nothing.
     *
     * @param verdicts what came of the bars
     * @return the same, unjudged where there were few repetitions or the number of points is not the job's own
     */
    List<Verdict> judged(List<Verdict> verdicts) {
        if (points.isPresent()) {
            return verdicts.stream().map(verdict -> verdict.unjudged("the number of points is not the job's own"))
                    .toList();
        }
        return effort.repetitions() < Effort.FULL.repetitions()
                ? verdicts.stream().map(verdict -> verdict.unjudged("too few repetitions")).toList()
                : verdicts;
    }

    /**
     * Starts a process.
     *
     * @param command the program and its arguments
     * @return the process, ready
     * @throws AbsentException if it says that something is missing
     * @throws IOException if it fails
     */
    LineProcess start(List<String> command) throws AbsentException, IOException {
        return LineProcess.start(command, files.errors(), SECONDS_TO_ANSWER);
    }
}

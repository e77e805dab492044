package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.util.Optional;
import org.bilane.harness.command.NumberRange;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** The options that decide about the data of the reference program. */
@Parameters(separators = "=")
final class ReferenceOptions {
    @Parameter(names = "--table", order = 2,
            defaultValueDescription = "random",
            description = "The values of the surfaces: random (uniform in [0, 1)) or smooth (sines and "
                    + "cosines)")
    private TableKind table;

    @Parameter(names = "--n", order = 4, placeholder = "N", validateValueWith = NumberRange.Knots.class,
            defaultValueDescription = "50",
            description = "The number of knots of either axis, at least 2")
    private Integer n;

    @Parameter(names = "--surface-count", order = 5, placeholder = "K", validateValueWith = NumberRange.Positive.class,
            defaultValueDescription = "as --n", description = "The number K of surfaces, at least 1")
    private Integer surfaceCount;

    @Parameter(names = "--point-count", order = 6, placeholder = "M", validateValueWith = NumberRange.NotNegative.class,
            defaultValueDescription = "1e6", description = "The number m of points, at least 0")
    private Long pointCount;

    @Parameter(names = "--seed", order = 7, placeholder = "N", defaultValueDescription = "20240229",
            description = "What the data follows from, any whole number")
    private Long seed;

    /**
     * The reference program on the data that was asked for.
     *
     * @param job what is computed
     * @param transform what is done to an interpolated value
     * @param layout the order of an array of all values
     * @return the program
     */
    ReferenceProgram program(Job job, Transform transform, Layout layout) {
        int knots = n == null ? 50 : n;
        int surfaces = surfaceCount == null ? knots : surfaceCount;
        long points = pointCount == null ? 1_000_000 : pointCount;
        return new ReferenceProgram(job, transform, table == null ? TableKind.RANDOM : table, layout, knots, surfaces,
                points, seed == null ? 20_240_229 : seed);
    }

    /**
     * Refuses data that needs more memory than there is.
     *
     * @param program the program
     * @throws UsageException if it does not fit
     */
    static void requireMemory(ReferenceProgram program) throws UsageException {
        MachineMemory.require("--n " + program.n() + ", --surface-count " + program.surfaces()
                + " and --point-count " + program.points(), program.bytesNeeded());
    }

    /**
     * Names an option that was given.
     *
     * @return one of them; empty if all have their defaults
     */
    Optional<String> given() {
        if (table != null) {
            return Optional.of("--table");
        } else if (n != null) {
            return Optional.of("--n");
        } else if (surfaceCount != null) {
            return Optional.of("--surface-count");
        } else if (pointCount != null) {
            return Optional.of("--point-count");
        }
        return seed == null ? Optional.empty() : Optional.of("--seed");
    }
}

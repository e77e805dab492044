package org.bilane.harness.developer.compare;

import java.util.Locale;
import org.bilane.harness.reference.ReferenceProgram;

/** A job in the words of the peers that are no Java. */
final class TaskWords {
    private TaskWords() {
    }

    /**
     * What is computed.
     *
     * @param program the program
     * @return sums, surface, values-surface-major or values-point-major
     */
    static String task(ReferenceProgram program) {
        return switch (program.job()) {
            case SUMS -> "sums";
            case SURFACE -> "surface";
            case VALUES -> switch (program.layout()) {
                case SURFACE_MAJOR -> "values-surface-major";
                case POINT_MAJOR -> "values-point-major";
            };
        };
    }

    /**
     * What is done to an interpolated value.
     *
     * @param program the program
     * @return its name in lower case
     */
    static String transform(ReferenceProgram program) {
        return program.transform().name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the knots are to coordinates.
     *
     * @param program the program
     * @return linear or log10
     */
    static String axes(ReferenceProgram program) {
        return program.axes().name().toLowerCase(Locale.ROOT);
    }
}

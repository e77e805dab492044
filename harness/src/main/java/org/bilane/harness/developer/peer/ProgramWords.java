package org.bilane.harness.developer.peer;

import org.bilane.harness.reference.AxesKind;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/**
 * A reference program as one argument of a command line, such as {@code
 * SUMS,EXP,RANDOM,LINEAR,SURFACE_MAJOR,50,50,1000,1}.
 */
public final class ProgramWords {
    private static final int WORDS = 9;

    private ProgramWords() {
    }

    /**
     * Writes a program.
     *
     * @param program the program
     * @return job, transform, table, axes, layout, n, surfaces, points and seed, with commas between them
     */
    public static String of(ReferenceProgram program) {
        return String.join(",", program.job().name(), program.transform().name(), program.table().name(),
                program.axes().name(), program.layout().name(), Integer.toString(program.n()),
                Integer.toString(program.surfaces()), Long.toString(program.points()), Long.toString(program.seed()));
    }

    /**
     * Reads a program.
     *
     * @param text what {@link #of} has written
     * @return the program
     * @throws IllegalArgumentException if it is something else
     */
    public static ReferenceProgram parse(String text) {
        String[] words = text.split(",");
        if (words.length != WORDS) {
            throw new IllegalArgumentException(text + ": must be " + WORDS + " words with commas between them");
        }
        return new ReferenceProgram(Job.valueOf(words[0]), Transform.valueOf(words[1]), TableKind.valueOf(words[2]),
                AxesKind.valueOf(words[3]), Layout.valueOf(words[4]), Integer.parseInt(words[5]),
                Integer.parseInt(words[6]), Long.parseLong(words[7]), Long.parseLong(words[8]));
    }
}

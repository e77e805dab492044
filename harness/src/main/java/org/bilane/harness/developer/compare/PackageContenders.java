package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.reference.ReferenceProgram;

/** The library as Python programs have it: its package, in each interpreter. */
final class PackageContenders {
    /** The package in a race. */
    static final String WARM = "Bilane from NumPy";
    /** The package from its import on. */
    static final String FIRST = "Bilane from NumPy, import, Stack and first sums";
    /** One of many calls. */
    static final String ONE_OF_MANY = "Bilane from NumPy, one of 1,000 calls";

    private static final int CALLS = 1000;

    private final Setting setting;

    /**
     * The contenders.
     *
     * @param setting what the comparison runs with
     */
    PackageContenders(Setting setting) {
        this.setting = setting;
    }

    /**
     * A call on arrays and a stack that are there.
     *
     * @param program what it computes
     * @param threads how many threads do it
     * @return a contender for each interpreter
     */
    List<Contender> warm(ReferenceProgram program, int threads) {
        return inEach(WARM, threads, program, python -> new ProcessRunner(start(python, "warm", program, threads)));
    }

    /**
     * Import, stack and first call together, in a new process each time.
     *
     * @param program what it computes
     * @return a contender for each interpreter
     */
    List<Contender> first(ReferenceProgram program) {
        return inEach(FIRST, 1, program, python -> {
            // Tells what is missing before the race.
            start(python, "first", program, 1).close();
            return new FirstCallRunner(() -> start(python, "first", program, 1));
        });
    }

    /**
     * One of many calls, one after the other.
     *
     * @param program what each computes
     * @return a contender for each interpreter
     */
    List<Contender> oneOfMany(ReferenceProgram program) {
        return inEach(ONE_OF_MANY, 1, program,
                python -> new ProcessRunner(start(python, "warm", program, 1), CALLS));
    }

    /**
     * Picks one of these in whatever interpreter it is fastest.
     *
     * @param name what it is called
     * @return the choice
     */
    static Choice choice(String name) {
        return new Choice(name, standing -> standing.name().equals(name) || standing.name().startsWith(name + " ["));
    }

    private List<Contender> inEach(String name, int threads, ReferenceProgram program, PythonContenders.Start start) {
        return new PythonContenders(setting).inEach(name, threads, Kind.PACKAGE, program,
                Contender.Expectation.RESULT, start);
    }

    private LineProcess start(PythonInterpreter python, String variant, ReferenceProgram program, int threads)
            throws AbsentException, IOException {
        return new PythonContenders(setting).start(python, "numpy_package.py", variant + folder(), program, threads);
    }

    /** Where the package lies in the project; nothing where this program does not know its project. */
    private String folder() {
        return setting.launcher().map(script -> " " + project(script).resolve("harness/python/src")).orElse("");
    }

    private static Path project(Path launcher) {
        return launcher.toAbsolutePath().getParent().getParent().getParent();
    }
}

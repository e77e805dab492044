package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Transform;

/** The contenders in Python, each in each interpreter. */
final class PythonContenders {
    private static final String SCIPY = "SciPy ev and np.exp, one process";
    private static final String SCIPY_FILE = "scipy_ev.py";
    private static final String SCIPY_VARIANT = "one process";
    /** A call for 10 points takes about half a millisecond, so that these stay below a second on any machine. */
    private static final int SCIPY_CALLS = 100;

    private final Setting setting;

    /** Makes a contender ready in an interpreter. */
    interface Start {
        /**
         * As {@link Contender.Start#open}.
         *
         * @param python the interpreter
         * @return the contender, ready; the caller's to close
         * @throws AbsentException if something is missing on this machine
         * @throws IOException if it fails; the message is one line
         */
        Runner open(PythonInterpreter python) throws AbsentException, IOException;
    }

    /**
     * The contenders.
     *
     * @param setting what the comparison runs with
     */
    PythonContenders(Setting setting) {
        this.setting = setting;
    }

    /**
     * All that can do a job.
     *
     * @param program the job
     * @param threads how many threads do it; with more than one, those that know but one are left out
     * @return the contenders
     */
    List<Contender> of(ReferenceProgram program, int threads) {
        List<Contender> contenders = new ArrayList<>(new PackageContenders(setting).warm(program, threads));
        if (threads == 1) {
            contenders.addAll(scipy(program));
            contenders.addAll(peer("scipy.ndimage map_coordinates", Kind.NDIMAGE, "map_coordinates.py",
                    "order 1", program, threads));
        } else if (program.job() == Job.SUMS) {
            contenders.addAll(peer("SciPy ev and np.exp, pool of processes", Kind.SCIPY, "scipy_ev.py",
                    "a pool of processes", program, threads));
        }
        contenders.addAll(numba(program, threads));
        contenders.addAll(peer("torch grid_sample", Kind.TORCH, "torch_grid_sample.py", "bilinear", program,
                threads));
        return contenders;
    }

    /**
     * The original program in one process.
     *
     * @param program the job
     * @return a contender for each interpreter
     */
    List<Contender> scipy(ReferenceProgram program) {
        String power = program.transform() == Transform.EXP10 ? "SciPy ev, np.log10 and 10**, one process" : SCIPY;
        return peer(power, Kind.SCIPY, SCIPY_FILE, SCIPY_VARIANT, program, 1);
    }

    /**
     * One of many calls of the original program, one after the other.
     *
     * @param program sums of exp of few points
     * @return a contender for each interpreter
     */
    List<Contender> scipyOneOfMany(ReferenceProgram program) {
        return inEach(SCIPY + ", one of " + SCIPY_CALLS + " calls", 1, Kind.SCIPY, program,
                Contender.Expectation.RESULT, python -> new ProcessRunner(
                        start(python, SCIPY_FILE, SCIPY_VARIANT, program, 1), SCIPY_CALLS));
    }

    /**
     * Loops compiled by numba.
     *
     * @param program the job
     * @param threads how many threads do it
     * @return the contenders in each interpreter
     */
    List<Contender> numba(ReferenceProgram program, int threads) {
        if (program.job() == Job.SURFACE) {
            return peer("numba, one surface", Kind.NUMBA, "numba_loops.py", "points innermost", program, threads);
        }
        List<Contender> contenders = new ArrayList<>();
        contenders.addAll(peer("numba, surfaces innermost", Kind.NUMBA, "numba_loops.py", "surfaces innermost",
                program, threads));
        contenders.addAll(peer("numba, points innermost", Kind.NUMBA, "numba_loops.py", "points innermost", program,
                threads));
        return contenders;
    }

    /**
     * Sums by the moments of each cell's points.
     *
     * @param program sums of exp
     * @param threads how many threads do it
     * @return a contender for each interpreter
     */
    List<Contender> moments(ReferenceProgram program, int threads) {
        return peer("moments, numba, ordered by cell", Kind.MOMENTS, "numba_moments.py", "moments", program,
                threads);
    }

    private List<Contender> peer(String name, Kind kind, String file, String variant, ReferenceProgram program,
            int threads) {
        return inEach(name, threads, kind, program, Contender.Expectation.RESULT,
                python -> new ProcessRunner(start(python, file, variant, program, threads)));
    }

    /**
     * Starts a peer.
     *
     * @param python the interpreter
     * @param file the peer's program
     * @param variant which of its variants
     * @param program what it computes
     * @param threads how many threads do it
     * @return the process, ready
     * @throws AbsentException if it says that something is missing
     * @throws IOException if it fails
     */
    LineProcess start(PythonInterpreter python, String file, String variant, ReferenceProgram program, int threads)
            throws AbsentException, IOException {
        return setting.start(List.of(python.command(), setting.files().python(file).toString(), variant,
                Integer.toString(threads), TaskWords.task(program), TaskWords.transform(program),
                TaskWords.axes(program), setting.files().data(program).toString()));
    }

    /**
     * A peer in each interpreter; where there is none, one that is absent.
     *
     * @param name the peer's name, to which the interpreter's is added if there are several
     * @param threads how many threads
     * @param kind what it is made of
     * @param program what it computes
     * @param expectation what its answer is held against
     * @param start makes it ready
     * @return the contenders
     */
    List<Contender> inEach(String name, int threads, Kind kind, ReferenceProgram program,
            Contender.Expectation expectation, Start start) {
        if (setting.pythons().isEmpty()) {
            return List.of(new Contender(name, name, threads, kind, program, program.points(), expectation, () -> {
                throw new AbsentException("there is no Python 3 under the name python3",
                        "install Python 3, or name an interpreter with --python");
            }));
        }
        return setting.pythons().stream()
                .map(python -> new Contender(named(name, python), name, threads, kind, program, program.points(),
                        expectation, () -> start.open(python)))
                .toList();
    }

    private String named(String name, PythonInterpreter python) {
        return setting.pythons().size() == 1 ? name : name + " [" + python.command() + "]";
    }
}

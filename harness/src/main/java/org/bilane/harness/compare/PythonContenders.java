package org.bilane.harness.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;

/** The contenders in Python, each in each interpreter. */
final class PythonContenders {
    /** How to get an interpreter. */
    static final String GET = "install Python 3, or name an interpreter with --python";

    private final Setting setting;

    /**
     * The contenders.
     *
     * @param setting what is at hand
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
        List<Contender> contenders = new ArrayList<>();
        if (threads == 1) {
            contenders.addAll(scipy(program));
            contenders.addAll(peer("scipy.ndimage map_coordinates", Family.NDIMAGE, "map_coordinates.py",
                    "order 1", program, threads));
        } else if (program.job() == Job.SUMS) {
            contenders.addAll(peer("SciPy ev and np.exp, pool of processes", Family.SCIPY, "scipy_ev.py",
                    "a pool of processes", program, threads));
        }
        if (program.job() == Job.SURFACE) {
            contenders.addAll(peer("numba, one surface", Family.NUMBA, "numba_loops.py", "points innermost", program,
                    threads));
        } else {
            contenders.addAll(peer("numba, surfaces innermost", Family.NUMBA, "numba_loops.py",
                    "surfaces innermost", program, threads));
            contenders.addAll(peer("numba, points innermost", Family.NUMBA, "numba_loops.py", "points innermost",
                    program, threads));
        }
        contenders.addAll(peer("torch grid_sample", Family.TORCH, "torch_grid_sample.py", "bilinear", program,
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
        return peer("SciPy ev and np.exp, one process", Family.SCIPY, "scipy_ev.py", "one process", program, 1);
    }

    private List<Contender> peer(String name, Family family, String file, String variant, ReferenceProgram program,
            int threads) {
        if (setting.pythons().isEmpty()) {
            return List.of(Contender.of(name, threads, family, program, () -> {
                throw new AbsentException("there is no Python 3 under the name python3", GET);
            }));
        }
        return setting.pythons().stream()
                .map(python -> new Contender(named(name, python), name, threads, family, program,
                        program.points(), Contender.Expectation.RESULT,
                        () -> new ProcessRunner(setting.start(List.of(python.command(),
                                setting.files().python(file).toString(), variant, Integer.toString(threads),
                                TaskWords.task(program), TaskWords.transform(program),
                                setting.files().data(program).toString())))))
                .toList();
    }

    /**
     * The name of a peer in one of the interpreters.
     *
     * @param name the peer's name
     * @param python the interpreter
     * @return the name, with the interpreter's if there are several
     */
    String named(String name, PythonInterpreter python) {
        return setting.pythons().size() == 1 ? name : name + " [" + python.command() + "]";
    }
}

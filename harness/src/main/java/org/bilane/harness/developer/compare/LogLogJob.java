package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.AxesKind;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/**
 * Jobs L: smooth tables of decimal logarithms over decimal logarithms, as physics has them, at points that are none;
 * sums of 50 surfaces, or the values of one. Beside the peers, the library on the same table with linear axes.
 */
final class LogLogJob extends RaceJob {
    private static final String LINEAR = "Bilane, linear axes";
    private static final String EXP = "Bilane, linear axes and exp";

    private final Job job;

    /**
     * A job.
     *
     * @param job sums or one surface
     */
    LogLogJob(Job job) {
        this.job = job;
    }

    @Override
    public String name() {
        return job == Job.SUMS ? "L-sums" : "L-surface";
    }

    @Override
    public String title() {
        return (job == Job.SUMS ? "a sum of exp10 for each of 50 surfaces" : "exp10 of one surface")
                + ", both axes log10, 10^6 points, 1 thread";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return program(setting, Transform.EXP10, AxesKind.LOG10);
    }

    private ReferenceProgram program(Setting setting, Transform transform, AxesKind axes) {
        ReferenceProgram r = setting.program(job, transform, TableKind.SMOOTH, Layout.SURFACE_MAJOR, SumsJob.POINTS);
        return new ReferenceProgram(r.job(), r.transform(), r.table(), axes, r.layout(), r.n(), r.surfaces(),
                r.points(), r.seed());
    }

    @Override
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        JvmContenders jvm = new JvmContenders(setting);
        List<Contender> contenders = new ArrayList<>(jvm.bilane(program, 1));
        contenders.addAll(jvm.bilane(LINEAR, program(setting, Transform.EXP10, AxesKind.LINEAR), 1,
                JvmContenders.FLAGS));
        contenders.addAll(jvm.bilane(EXP, program(setting, Transform.EXP, AxesKind.LINEAR), 1, JvmContenders.FLAGS));
        CContenders c = new CContenders(setting);
        contenders.addAll(c.of(program, 1));
        if (job == Job.SUMS) {
            contenders.addAll(c.moments(program, 1));
        }
        PythonContenders python = new PythonContenders(setting);
        contenders.addAll(new PackageContenders(setting).warm(program, 1));
        contenders.addAll(python.scipy(program));
        contenders.addAll(python.numba(program, 1));
        return contenders;
    }

    @Override
    List<Bar> bars() {
        Choice bilane = Choice.named(JvmContenders.bilane(1));
        Choice linear = Choice.named(LINEAR);
        Choice scipy = Choice.of("NumPy's and SciPy's one process", Kind.SCIPY, 1);
        Choice numba = Choice.of("numba's best", Kind.NUMBA, 1);
        return job == Job.SUMS
                ? List.of(Bar.timesFaster(60, bilane, scipy), Bar.timesFaster(10, bilane, numba),
                        Bar.atMost(1.25, bilane, linear))
                : List.of(Bar.timesFaster(20, bilane, scipy), Bar.timesFaster(1.2, bilane, numba),
                        Bar.atMost(1.6, bilane, linear), Bar.atMost(1.15, linear, Choice.named(EXP)));
    }
}

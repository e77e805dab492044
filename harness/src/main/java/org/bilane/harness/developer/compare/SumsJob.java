package org.bilane.harness.developer.compare;

import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** Job A: a sum of exponentials for each of 50 surfaces, one thread. */
final class SumsJob extends RaceJob {
    /** The points of most jobs. */
    static final long POINTS = 1_000_000;

    /** For the registry. */
    SumsJob() {
    }

    @Override
    public String name() {
        return "A";
    }

    @Override
    public String title() {
        return "a sum of exp for each of 50 surfaces, 10^6 points, 1 thread";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return program(setting, TableKind.RANDOM);
    }

    /**
     * The program of all jobs that are sums.
     *
     * @param setting tells the sizes
     * @param table how the surfaces are made
     * @return the program
     */
    static ReferenceProgram program(Setting setting, TableKind table) {
        return setting.program(Job.SUMS, Transform.EXP, table, Layout.SURFACE_MAJOR, POINTS);
    }

    @Override
    List<Bar> bars() {
        Choice bilane = Choice.named(JvmContenders.bilane(1));
        return List.of(Bar.atMost(0.90, bilane, Choice.of("the fastest C", Kind.C, 1)),
                Bar.atMost(1.05, PackageContenders.choice(PackageContenders.WARM), bilane),
                Bar.timesFaster(13, bilane, Choice.of("numba's best", Kind.NUMBA, 1)),
                Bar.timesFaster(180, bilane, Choice.of("SciPy's one process", Kind.SCIPY, 1)));
    }
}

package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** Job P: what a warm call of few points costs from Python. */
final class PythonCallJob extends RaceJob {
    private static final long POINTS = 10;
    private static final double MICROSECOND = 1e-6;
    private static final double LONGEST = 60 * MICROSECOND;

    /** For the registry. */
    PythonCallJob() {
    }

    @Override
    public String name() {
        return "P";
    }

    @Override
    public String title() {
        return "a sum of exp for each of 50 surfaces, 10 points, a warm call from Python";
    }

    @Override
    public boolean isRace() {
        return false;
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return setting.program(Job.SUMS, Transform.EXP, TableKind.RANDOM, Layout.SURFACE_MAJOR, POINTS);
    }

    @Override
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        List<Contender> contenders = new ArrayList<>(new PackageContenders(setting).oneOfMany(program));
        contenders.addAll(new PythonContenders(setting).scipyOneOfMany(program));
        return contenders;
    }

    @Override
    List<Bar> bars() {
        return List.of();
    }

    @Override
    List<LongestTime> longestTimes() {
        return List.of(new LongestTime(PackageContenders.choice(PackageContenders.ONE_OF_MANY), LONGEST, MICROSECOND,
                "us"));
    }
}

package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** Job C: the exponentials of all 50 surfaces at 2*10^5 points, in one layout. */
final class ValuesJob extends RaceJob {
    private static final long POINTS = 200_000;

    private final Layout layout;

    /**
     * A job.
     *
     * @param layout the order of the array
     */
    ValuesJob(Layout layout) {
        this.layout = layout;
    }

    @Override
    public String name() {
        return "C-" + (layout == Layout.POINT_MAJOR ? "point-major" : "surface-major");
    }

    @Override
    public String title() {
        return "exp of 50 surfaces at 2*10^5 points, 80 MB written as "
                + (layout == Layout.POINT_MAJOR ? "(m, K)" : "(K, m)") + ", 1 thread";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return setting.program(Job.VALUES, Transform.EXP, TableKind.RANDOM, layout, POINTS);
    }

    @Override
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        JvmContenders jvm = new JvmContenders(setting);
        List<Contender> contenders = new ArrayList<>();
        contenders.addAll(jvm.bilane(program, 1));
        contenders.add(jvm.fill(program));
        contenders.addAll(new CContenders(setting).of(program, 1));
        contenders.addAll(new PythonContenders(setting).of(program, 1));
        return contenders;
    }

    @Override
    List<Bar> bars() {
        Choice bilane = Choice.named(JvmContenders.bilane(1));
        return List.of(Bar.atMost(1.4, bilane, Choice.ofPlainC(1)));
    }
}

package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** Jobs C and C2: the exponentials of 50 surfaces, or of few, at some points, in one layout. */
final class ValuesJob extends RaceJob {
    private static final int MANY = 50;
    /** Beside the fastest C. */
    private static final double MOST_OF_MANY = 1.4;
    private static final double MOST_OF_FEW = 1.6;

    private final Layout layout;
    private final int surfaces;
    private final int points;

    private ValuesJob(Layout layout, int surfaces, int points) {
        this.layout = layout;
        this.surfaces = surfaces;
        this.points = points;
    }

    /**
     * Job C: 50 surfaces.
     *
     * @param layout the order of the array
     */
    static ValuesJob ofMany(Layout layout) {
        return new ValuesJob(layout, MANY, 200_000);
    }

    /**
     * A job of C2: few surfaces.
     *
     * @param layout the order of the array
     * @param surfaces how many
     */
    static ValuesJob ofFew(Layout layout, int surfaces) {
        return new ValuesJob(layout, surfaces, 1_000_000);
    }

    @Override
    public String name() {
        return (surfaces == MANY ? "C-" : "C2-" + surfaces + "-")
                + (layout == Layout.POINT_MAJOR ? "point-major" : "surface-major");
    }

    @Override
    public String title() {
        return "exp of " + surfaces + " surfaces at " + (surfaces == MANY ? "2*10^5" : "10^6") + " points, "
                + 8L * surfaces * points / 1_000_000 + " MB written as "
                + (layout == Layout.POINT_MAJOR ? "(m, K)" : "(K, m)") + ", 1 thread";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return setting.program(Job.VALUES, Transform.EXP, TableKind.RANDOM, layout, surfaces, points);
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
        return List.of(Bar.atMost(surfaces == MANY ? MOST_OF_MANY : MOST_OF_FEW, bilane, Choice.ofPlainC(1)));
    }
}

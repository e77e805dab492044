package org.bilane.harness.developer.compare;

import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** Jobs B and B2: the values of one surface as an array, their exponentials or themselves. */
final class SurfaceJob extends RaceJob {
    private final Transform transform;

    /**
     * A job.
     *
     * @param transform exp for B, identity for B2
     */
    SurfaceJob(Transform transform) {
        this.transform = transform;
    }

    @Override
    public String name() {
        return transform == Transform.EXP ? "B" : "B2";
    }

    @Override
    public String title() {
        return (transform == Transform.EXP ? "exp of one surface" : "one surface, identity")
                + ", 10^6 values, 1 thread";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return setting.program(Job.SURFACE, transform, TableKind.RANDOM, Layout.SURFACE_MAJOR, SumsJob.POINTS);
    }

    @Override
    List<Bar> bars() {
        Choice bilane = Choice.named(JvmContenders.bilane(1));
        Choice numba = Choice.of("numba", Kind.NUMBA, 1);
        return List.of(Bar.atMost(1.4, bilane, Choice.ofPlainC(1)),
                Bar.timesFaster(transform == Transform.EXP ? 2.1 : 1.1, bilane, numba));
    }
}

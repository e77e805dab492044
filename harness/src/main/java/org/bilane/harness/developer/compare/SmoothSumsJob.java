package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;

/** Job A3: job A on a table whose cells have small ranges, beside the library on job A's own table. */
final class SmoothSumsJob extends RaceJob {
    private static final String ON_RANDOM = "Bilane, on job A's random table";

    /** For the registry. */
    SmoothSumsJob() {
    }

    @Override
    public String name() {
        return "A3";
    }

    @Override
    public String title() {
        return "job A on a smooth table";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return SumsJob.program(setting, TableKind.SMOOTH);
    }

    @Override
    List<Contender> contenders(Setting setting) {
        List<Contender> contenders = new ArrayList<>(super.contenders(setting));
        JvmContenders jvm = new JvmContenders(setting);
        contenders.addAll(jvm.bilane(program(setting), 1).size(), jvm.bilane(ON_RANDOM,
                SumsJob.program(setting, TableKind.RANDOM), 1, JvmContenders.FLAGS));
        return contenders;
    }

    @Override
    List<Bar> bars() {
        return List.of(Bar.atMost(1, Choice.named(JvmContenders.bilane(1)), Choice.named(ON_RANDOM)));
    }
}

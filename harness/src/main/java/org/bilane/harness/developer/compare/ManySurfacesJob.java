package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** Job A4: job A with ten times as many surfaces, beside job A itself, and without exp. */
final class ManySurfacesJob extends RaceJob {
    private static final int MANY = 500;
    private static final String FEW_NAME = "Bilane, job A's 50 surfaces";
    private static final String IDENTITY_NAME = "Bilane, identity";

    /** For the registry. */
    ManySurfacesJob() {
    }

    @Override
    public String name() {
        return "A4";
    }

    @Override
    public String title() {
        return "job A with 500 surfaces, beside 50, and identity";
    }

    /** The contenders do different work. */
    @Override
    public boolean isRace() {
        return false;
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return program(setting, Transform.EXP);
    }

    private static ReferenceProgram program(Setting setting, Transform transform) {
        return setting.program(Job.SUMS, transform, TableKind.RANDOM, Layout.SURFACE_MAJOR, MANY, SumsJob.POINTS);
    }

    @Override
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        JvmContenders jvm = new JvmContenders(setting);
        List<Contender> contenders = new ArrayList<>(jvm.bilane(program, 1));
        contenders.addAll(jvm.bilane(FEW_NAME, SumsJob.program(setting, TableKind.RANDOM), 1, JvmContenders.FLAGS));
        contenders.addAll(jvm.bilane(IDENTITY_NAME, program(setting, Transform.IDENTITY), 1, JvmContenders.FLAGS));
        contenders.addAll(new CContenders(setting).of(program, 1));
        contenders.addAll(new MomentsContenders(setting).of(program, 1));
        return contenders;
    }

    @Override
    List<Bar> bars() {
        return List.of(Bar.atMost(1, Choice.named(IDENTITY_NAME), Choice.named(FEW_NAME)));
    }

    @Override
    List<Verdict> verdicts(List<Standing> standings) {
        List<Verdict> verdicts = new ArrayList<>(super.verdicts(standings));
        if (standings.stream().anyMatch(standing -> standing.kind() == Kind.BEFORE)) {
            verdicts.add(besideBefore(standings));
        }
        return verdicts;
    }

    /** What each surface beyond the 50 adds, here and in the other checkout. */
    private static Verdict besideBefore(List<Standing> standings) {
        String bar = String.format(Locale.ROOT, "what each surface beyond 50 adds at most %.2f times before",
                MOST_BESIDE_BEFORE);
        String many = JvmContenders.bilane(1);
        double bilane = added(many, FEW_NAME, standings);
        double before = added(JvmContenders.before(many), JvmContenders.before(FEW_NAME), standings);
        if (!(bilane > 0 && before > 0)) {
            return Verdict.open(bar, "not measured: a time is missing, or more surfaces took no longer");
        }
        return new Verdict(bar, OptionalDouble.of(bilane / before),
                String.format(Locale.ROOT, "%.2f (%.1f us beside %.1f)", bilane / before, 1e6 * bilane, 1e6 * before),
                Optional.of(bilane <= MOST_BESIDE_BEFORE * before));
    }

    /** Seconds for each surface more; NaN if one was not measured. */
    private static double added(String many, String few, List<Standing> standings) {
        return (seconds(many, standings) - seconds(few, standings)) / (MANY - Setting.SURFACES);
    }

    private static double seconds(String name, List<Standing> standings) {
        return Choice.named(name).from(standings).map(standing -> standing.median().orElseThrow()).orElse(Double.NaN);
    }
}

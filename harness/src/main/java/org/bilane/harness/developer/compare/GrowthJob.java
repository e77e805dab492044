package org.bilane.harness.developer.compare;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.harness.report.Units;

/** Job G: sums with one dimension varied at a time, or all at their ends, each case in turns with the reference. */
final class GrowthJob implements ComparisonJob {
    private static final double MOST_BYTES = 8.0 * (1L << 30);
    /** So many take 10 s where an evaluation takes a nanosecond. */
    private static final double MOST_EVALUATIONS = 1e10;
    private static final List<Integer> SURFACES = List.of(1, 8, 50, 500, 2000);
    private static final List<Integer> KNOTS = List.of(10, 50, 200, 1000);
    private static final long FEWEST_POINTS = 1000;
    private static final String REFERENCE = "reference";

    /**
     * A case.
     *
     * @param name the dimension and its value
     * @param program what is computed
     */
    private record Case(String name, ReferenceProgram program) {
    }

    /** For the registry. */
    GrowthJob() {
    }

    @Override
    public String name() {
        return "G";
    }

    @Override
    public String title() {
        return "growth: sums of exp with K, n or m varied from K = 50, n = 50, m = 10^6, and the corners, 1 thread";
    }

    @Override
    public JobResult run(Setting setting) throws IOException {
        ReferenceProgram reference = SumsJob.program(setting, TableKind.RANDOM);
        List<Case> cases = cases(reference);
        List<Case> fitting = cases.stream()
                .filter(each -> leftOut(each.program(), setting).isEmpty()).toList();
        JvmContenders jvm = new JvmContenders(setting);
        Race race = new Race(setting, setting.effort());
        List<Standing> standings = new ArrayList<>();
        Extreme besideBefore = new Extreme();
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(),
                fitting.size() * race.turns(processes(setting)))) {
            for (Case each : fitting) {
                List<Contender> contenders =
                        new ArrayList<>(jvm.bilane(each.name(), each.program(), 1, JvmContenders.FLAGS));
                contenders.add(jvm.bilane(REFERENCE, reference, 1, JvmContenders.FLAGS).getFirst());
                List<Standing> raced = race.run(contenders, turns);
                standings.add(PerEvaluation.of(raced.getFirst(), each.program(), raced.getLast(), reference));
                if (setting.before().isPresent()) {
                    standings.add(PerEvaluation.of(raced.get(1), each.program()));
                    besideBefore.take(median(raced.getFirst()) / median(raced.get(1)), each.name());
                }
            }
        }
        List<String> notes = cases.stream().filter(each -> leftOut(each.program(), setting).isPresent())
                .map(each -> "left out: " + each.name() + ", which needs "
                        + leftOut(each.program(), setting).orElseThrow())
                .toList();
        List<Verdict> verdicts = setting.before().isPresent()
                ? List.of(besideBefore.atMost("Bilane at most 1.1 times before", RaceJob.MOST_BESIDE_BEFORE,
                        "%.3f times its time"))
                : List.of();
        return new JobResult(name(), title(), standings, setting.judged(verdicts), notes);
    }

    /** How many take part in the race of a case: the library, that of another checkout, and the reference. */
    private static int processes(Setting setting) {
        return setting.before().isPresent() ? 3 : 2;
    }

    /** What a case needs too much of; empty if it is measured. */
    private static Optional<String> leftOut(ReferenceProgram program, Setting setting) {
        double machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        // The reference is small, but the data is made once more for the check.
        if (program.bytesNeeded() > Math.min(MOST_BYTES, machine / processes(setting))) {
            return Optional.of(Units.bytes(program.bytesNeeded()) + " of memory");
        }
        return program.evaluations() > MOST_EVALUATIONS
                ? Optional.of(String.format(Locale.ROOT, "%.0e evaluations", program.evaluations()))
                : Optional.empty();
    }

    private static List<Case> cases(ReferenceProgram r) {
        List<Case> cases = new ArrayList<>();
        SURFACES.forEach(surfaces -> cases.add(new Case("K = " + surfaces, r.withSizes(r.n(), surfaces, r.points()))));
        KNOTS.forEach(n -> cases.add(new Case("n = " + n, r.withSizes(n, r.surfaces(), r.points()))));
        List<Long> sizes = sizes(r.points());
        sizes.forEach(points -> cases.add(new Case("m = " + points, r.withSizes(r.n(), r.surfaces(), points))));
        for (int surfaces : ends(SURFACES)) {
            for (int n : ends(KNOTS)) {
                for (long points : ends(sizes)) {
                    cases.add(new Case("corner K = " + surfaces + ", n = " + n + ", m = " + points,
                            r.withSizes(n, surfaces, points)));
                }
            }
        }
        return cases;
    }

    /** Powers of ten up to a hundred times the reference's points. */
    private static List<Long> sizes(long points) {
        return LongStream.iterate(FEWEST_POINTS, size -> size * 10).limit(6)
                .filter(size -> size <= Math.max(FEWEST_POINTS, 100 * points)).boxed().toList();
    }

    private static <T> Set<T> ends(List<T> values) {
        return new LinkedHashSet<>(List.of(values.getFirst(), values.getLast()));
    }

    private static double median(Standing standing) {
        return standing.median().orElse(Double.NaN);
    }
}

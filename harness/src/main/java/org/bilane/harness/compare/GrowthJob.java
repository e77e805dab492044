package org.bilane.harness.compare;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.harness.report.Units;

/** Job G: sums with one dimension varied at a time, each case in alternation with the reference. */
final class GrowthJob implements ComparisonJob {
    private static final double MOST_BYTES = 8.0 * (1L << 30);
    private static final double NANOS_PER_SECOND = 1e9;
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
        return "growth: sums of exp with K, n or m varied from K = 50, n = 50, m = 10^6, 1 thread";
    }

    @Override
    public JobResult run(Setting setting) throws IOException {
        ReferenceProgram reference = SumsJob.program(setting, TableKind.RANDOM);
        List<Case> cases = cases(reference);
        List<Case> fitting = cases.stream().filter(each -> fits(each.program())).toList();
        JvmContenders jvm = new JvmContenders(setting);
        Race race = new Race(setting, setting.effort());
        List<Standing> standings = new ArrayList<>();
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(),
                fitting.size() * race.turns(2))) {
            for (Case each : fitting) {
                List<Standing> pair = race.run(List.of(
                        jvm.bilane(each.name(), each.program(), 1, JvmContenders.FLAGS),
                        jvm.bilane(REFERENCE, reference, 1, JvmContenders.FLAGS)), turns);
                standings.add(perEvaluation(pair.getFirst(), each.program(), pair.getLast(), reference));
            }
        }
        List<String> notes = cases.stream().filter(each -> !fits(each.program()))
                .map(each -> "left out: " + each.name() + ", which needs " + Units.bytes(each.program().bytesNeeded())
                        + " of memory")
                .toList();
        return new JobResult(name(), title(), standings, List.of(), notes);
    }

    private static boolean fits(ReferenceProgram program) {
        double machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        // A case and the reference run at once, and the data is made once more for the check.
        return program.bytesNeeded() <= Math.min(MOST_BYTES, machine / 2);
    }

    private static List<Case> cases(ReferenceProgram r) {
        List<Case> cases = new ArrayList<>();
        for (int surfaces : List.of(1, 8, 50, 500, 2000)) {
            cases.add(new Case("K = " + surfaces, with(r, r.n(), surfaces, r.points())));
        }
        for (int n : List.of(10, 50, 200, 1000)) {
            cases.add(new Case("n = " + n, with(r, n, r.surfaces(), r.points())));
        }
        LongStream.iterate(1000, points -> points * 10).limit(6)
                .filter(points -> points <= 1000 || points <= 100 * r.points())
                .forEach(points -> cases.add(new Case("m = " + points, with(r, r.n(), r.surfaces(), points))));
        return cases;
    }

    private static ReferenceProgram with(ReferenceProgram r, int n, int surfaces, long points) {
        return new ReferenceProgram(r.job(), r.transform(), r.table(), r.layout(), n, surfaces, points, r.seed());
    }

    private static Standing perEvaluation(Standing standing, ReferenceProgram program, Standing beside,
            ReferenceProgram reference) {
        double nanos = standing.median().orElse(Double.NaN) / program.evaluations() * NANOS_PER_SECOND;
        double nanosOfReference = beside.median().orElse(Double.NaN) / reference.evaluations() * NANOS_PER_SECOND;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("surfaces", program.surfaces());
        figures.put("n", program.n());
        figures.put("points", program.points());
        figures.put("ns_per_evaluation", nanos);
        figures.put("reference_ns_per_evaluation", nanosOfReference);
        return standing.with(figures);
    }
}

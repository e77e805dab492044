package org.bilane.harness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bilane.harness.peer.JvmPeer;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** Job E: sums of 50 surfaces at 1, 2, 4, ... 10^7 points, the library beside plain loops. */
final class SmallJobs implements ComparisonJob {
    private static final long MOST_POINTS = 10_000_000;
    private static final long CLEARLY_FASTER_FROM = 64;
    private static final double CLEARLY_FASTER = 5;
    private static final double HIGHEST_STEP = 1.2;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final Map<JvmPeer, String> CONTENDERS = new LinkedHashMap<>();

    static {
        CONTENDERS.put(JvmPeer.BILANE, "Bilane");
        CONTENDERS.put(JvmPeer.SCALAR_LOOP, "Java, plain loop, surface by surface");
        CONTENDERS.put(JvmPeer.POINT_LOOP, "Java, plain loop, point by point");
    }

    /** For the registry. */
    SmallJobs() {
    }

    @Override
    public String name() {
        return "E";
    }

    @Override
    public String title() {
        return "small jobs: sums of exp of 50 surfaces at m = 1 to 10^7 points, 1 thread";
    }

    @Override
    public JobResult run(Setting setting) throws IOException {
        ReferenceProgram whole =
                setting.program(Job.SUMS, Transform.EXP, TableKind.RANDOM, Layout.SURFACE_MAJOR, MOST_POINTS);
        List<Long> sizes = sizes(whole.points());
        Race race = new Race(setting, setting.effort());
        Map<JvmPeer, LineProcess> processes = new LinkedHashMap<>();
        List<List<Standing>> standings = new ArrayList<>();
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(),
                sizes.size() * race.turns(CONTENDERS.size()))) {
            for (JvmPeer peer : CONTENDERS.keySet()) {
                processes.put(peer, open(setting, peer, whole));
            }
            for (long size : sizes) {
                standings.add(race.run(contenders(processes, whole, size), turns).stream()
                        .map(standing -> perPoint(standing, size)).toList());
            }
        } finally {
            processes.values().forEach(LineProcess::close);
        }
        return new JobResult(name(), title(), standings.stream().flatMap(List::stream).toList(),
                setting.judged(judge(sizes, standings)), List.of());
    }

    private static LineProcess open(Setting setting, JvmPeer peer, ReferenceProgram program) throws IOException {
        try {
            return new JvmContenders(setting).start(peer, program, 1, JvmContenders.FLAGS);
        } catch (AbsentException e) {
            throw new IOException(peer + ": " + e.getMessage(), e);
        }
    }

    /**
     * The sizes: powers of two, and all points.
     *
     * @param most all points, 1 or more
     * @return ascending
     */
    static List<Long> sizes(long most) {
        List<Long> sizes = new ArrayList<>();
        for (long size = 1; size < most; size *= 2) {
            sizes.add(size);
        }
        sizes.add(most);
        return sizes;
    }

    private static List<Contender> contenders(Map<JvmPeer, LineProcess> processes, ReferenceProgram whole, long size) {
        return processes.entrySet().stream().map(entry -> {
            JvmPeer peer = entry.getKey();
            String name = CONTENDERS.get(peer) + ", m = " + size;
            return new Contender(name, name, 1, peer == JvmPeer.BILANE ? Family.BILANE : Family.JVM, whole,
                    size, Contender.Expectation.RESULT, () -> new SizedRunner(entry.getValue(), size));
        }).toList();
    }

    private static Standing perPoint(Standing standing, long size) {
        Map<String, Object> figures = new LinkedHashMap<>(standing.figures());
        figures.put("points", size);
        standing.median().ifPresent(median -> figures.put("ns_per_point", median / size * NANOS_PER_SECOND));
        return standing.with(figures);
    }

    private static List<Verdict> judge(List<Long> sizes, List<List<Standing>> standings) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int contender = 1; contender < CONTENDERS.size(); contender++) {
            verdicts.addAll(againstLoop(sizes, standings, contender));
        }
        Extreme step = new Extreme();
        Extreme bytes = new Extreme();
        double before = Double.NaN;
        for (int i = 0; i < sizes.size(); i++) {
            Standing ours = standings.get(i).getFirst();
            double perPoint = ours.median().orElse(Double.NaN) / sizes.get(i);
            step.take(perPoint / before, sizes.get(i));
            before = perPoint;
            bytes.take(((Number) ours.figures().getOrDefault("bytes_per_call", Double.NaN)).doubleValue(),
                    sizes.get(i));
        }
        verdicts.add(step.atMost("the cost of a point rises by at most 20 % from a size to the next", HIGHEST_STEP,
                "%.2f times that of the size before"));
        verdicts.add(bytes.atMost("0 bytes allocated in a call", 0, "%.1f bytes"));
        return verdicts;
    }

    private static List<Verdict> againstLoop(List<Long> sizes, List<List<Standing>> standings, int loop) {
        Extreme all = new Extreme();
        Extreme large = new Extreme();
        for (int i = 0; i < sizes.size(); i++) {
            double times = standings.get(i).getFirst().median().orElse(Double.NaN)
                    / standings.get(i).get(loop).median().orElse(Double.NaN);
            all.take(times, sizes.get(i));
            if (sizes.get(i) >= CLEARLY_FASTER_FROM) {
                large.take(times, sizes.get(i));
            }
        }
        String name = List.copyOf(CONTENDERS.values()).get(loop);
        return List.of(
                all.atMost("Bilane never slower than " + name, 1, "%.3f times its time"),
                large.atMost("Bilane at least 5 times faster than " + name + " from m = 64", 1 / CLEARLY_FASTER,
                        "%.3f times its time"));
    }

    /** The worst case over the sizes. */
    private static final class Extreme {
        private double worst = Double.NEGATIVE_INFINITY;
        private long at;

        void take(double value, long size) {
            if (value > worst) {
                worst = value;
                at = size;
            }
        }

        Verdict atMost(String bar, double limit, String format) {
            return worst == Double.NEGATIVE_INFINITY
                    ? Verdict.open(bar, "not measured")
                    : new Verdict(bar, OptionalDouble.of(worst),
                            "at worst " + String.format(Locale.ROOT, format, worst) + ", at m = " + at,
                            Optional.of(worst <= limit));
        }
    }
}

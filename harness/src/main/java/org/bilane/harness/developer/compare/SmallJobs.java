package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bilane.harness.developer.peer.JvmPeer;
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

    private static final String BILANE = "Bilane";
    private static final String BEFORE = "before";
    private static final String BY_SURFACE = "Java, plain loop, surface by surface";
    private static final String BY_POINT = "Java, plain loop, point by point";

    /** A contender whose process goes on from size to size. */
    private static final class Player implements AutoCloseable {
        private final String name;
        private final Kind kind;
        private final FirstCallRunner.Start start;
        private LineProcess process;

        Player(String name, Kind kind, FirstCallRunner.Start start) {
            this.name = name;
            this.kind = kind;
            this.start = start;
        }

        Contender at(ReferenceProgram whole, long size) {
            String named = named(name, size);
            return new Contender(named, named, 1, kind, whole, size, Contender.Expectation.RESULT, () -> {
                if (process == null) {
                    process = start.process();
                }
                return new SizedRunner(process, size);
            });
        }

        @Override
        public void close() {
            if (process != null) {
                process.close();
            }
        }
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
        List<Player> players = players(setting, whole);
        List<Standing> standings = new ArrayList<>();
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(),
                sizes.size() * race.turns(players.size()))) {
            for (long size : sizes) {
                race.run(players.stream().map(player -> player.at(whole, size)).toList(), turns).stream()
                        .map(standing -> perPoint(standing, size)).forEach(standings::add);
            }
        } finally {
            players.forEach(Player::close);
        }
        return new JobResult(name(), title(), standings,
                setting.judged(judge(sizes, standings, setting.before().isPresent())), List.of());
    }

    private static List<Player> players(Setting setting, ReferenceProgram whole) {
        List<Player> players = new ArrayList<>();
        players.add(player(setting, BILANE, Kind.BILANE, JvmPeer.BILANE, whole, PeerClassPath.own()));
        setting.before().ifPresent(kernel -> players.add(
                player(setting, BEFORE, Kind.BEFORE, JvmPeer.BILANE, whole, PeerClassPath.with(kernel))));
        players.add(player(setting, BY_SURFACE, Kind.JVM, JvmPeer.SCALAR_LOOP, whole, PeerClassPath.own()));
        players.add(player(setting, BY_POINT, Kind.JVM, JvmPeer.POINT_LOOP, whole, PeerClassPath.own()));
        return players;
    }

    private static Player player(Setting setting, String name, Kind kind, JvmPeer peer, ReferenceProgram whole,
            String classPath) {
        return new Player(name, kind,
                () -> new JvmContenders(setting).start(peer, whole, 1, JvmContenders.FLAGS, classPath));
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

    private static Standing perPoint(Standing standing, long size) {
        Map<String, Object> figures = new LinkedHashMap<>(standing.figures());
        figures.put("points", size);
        standing.median().ifPresent(median -> figures.put("ns_per_point", median / size * NANOS_PER_SECOND));
        return standing.with(figures);
    }

    private static String named(String name, long size) {
        return name + ", m = " + size;
    }

    private static List<Verdict> judge(List<Long> sizes, List<Standing> standings, boolean besideBefore) {
        List<Verdict> verdicts = new ArrayList<>();
        for (String loop : List.of(BY_SURFACE, BY_POINT)) {
            verdicts.add(beside(loop, sizes, standings).atMost("Bilane never slower than " + loop, 1,
                    "%.3f times its time"));
            verdicts.add(beside(loop, sizes.stream().filter(size -> size >= CLEARLY_FASTER_FROM).toList(), standings)
                    .atMost("Bilane at least 5 times faster than " + loop + " from m = 64", 1 / CLEARLY_FASTER,
                            "%.3f times its time"));
        }
        if (besideBefore) {
            verdicts.add(beside(BEFORE, sizes, standings).atMost("Bilane at most 1.1 times before",
                    RaceJob.MOST_BESIDE_BEFORE, "%.3f times its time"));
        }
        Extreme step = new Extreme();
        Extreme bytes = new Extreme();
        double smaller = Double.NaN;
        for (long size : sizes) {
            double perPoint = seconds(BILANE, size, standings) / size;
            step.take(perPoint / smaller, "m = " + size);
            smaller = perPoint;
            Object taken = standing(BILANE, size, standings).figures().getOrDefault("bytes_per_call", Double.NaN);
            bytes.take(((Number) taken).doubleValue(), "m = " + size);
        }
        verdicts.add(step.atMost("the cost of a point rises by at most 20 % from a size to the next", HIGHEST_STEP,
                "%.2f times that of the size before"));
        verdicts.add(bytes.atMost("0 bytes allocated in a call", 0, "%.1f bytes"));
        return verdicts;
    }

    private static Extreme beside(String other, List<Long> sizes, List<Standing> standings) {
        Extreme times = new Extreme();
        sizes.forEach(size -> times.take(seconds(BILANE, size, standings) / seconds(other, size, standings),
                "m = " + size));
        return times;
    }

    private static double seconds(String name, long size, List<Standing> standings) {
        return standing(name, size, standings).median().orElse(Double.NaN);
    }

    private static Standing standing(String name, long size, List<Standing> standings) {
        return standings.stream().filter(each -> each.name().equals(named(name, size))).findFirst().orElseThrow();
    }
}

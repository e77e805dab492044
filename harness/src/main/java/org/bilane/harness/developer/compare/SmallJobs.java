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

/**
 * Job E: sums of 1, 3 and 8 surfaces at few points, and of 50 at 1 to 10^7 points, the library beside plain loops.
 */
final class SmallJobs implements ComparisonJob {
    private static final List<Integer> FEW_SURFACES = List.of(1, 3, 8);
    private static final long MOST_POINTS_OF_FEW = 512;
    private static final long MOST_POINTS = 10_000_000;
    /** A process that goes on to the next small size is warm but for the difference. */
    private static final int BRIEFER = 2;

    /** For the registry. */
    SmallJobs() {
    }

    @Override
    public String name() {
        return "E";
    }

    @Override
    public String title() {
        return "small jobs: sums of exp of 1, 3 and 8 surfaces at m = 1 to 512 points, of 50 at 1 to 10^7, 1 thread";
    }

    @Override
    public JobResult run(Setting setting) throws IOException {
        Map<ReferenceProgram, List<SmallSize>> sizes = new LinkedHashMap<>();
        programs(setting).forEach(program ->
                sizes.put(program, SmallSize.of(program.surfaces(), program.points())));
        List<SmallSize> all = sizes.values().stream().flatMap(List::stream).toList();
        List<Standing> standings = new ArrayList<>();
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(), all.size()
                * new Race(setting, setting.effort()).turns(setting.before().isPresent() ? 4 : 3))) {
            for (Map.Entry<ReferenceProgram, List<SmallSize>> each : sizes.entrySet()) {
                race(setting, each.getKey(), each.getValue(), turns, standings);
            }
        }
        return new JobResult(name(), title(), standings,
                setting.judged(new SmallJobsBars(all, standings).verdicts(setting.before().isPresent())), List.of());
    }

    private static List<ReferenceProgram> programs(Setting setting) {
        List<ReferenceProgram> programs = new ArrayList<>();
        FEW_SURFACES.forEach(surfaces -> programs.add(program(setting, surfaces, MOST_POINTS_OF_FEW)));
        programs.add(program(setting, Setting.SURFACES, MOST_POINTS));
        return programs;
    }

    private static ReferenceProgram program(Setting setting, int surfaces, long points) {
        return setting.program(Job.SUMS, Transform.EXP, TableKind.RANDOM, Layout.SURFACE_MAJOR, surfaces, points);
    }

    /** Races at all sizes of a number of surfaces. */
    private static void race(Setting setting, ReferenceProgram whole, List<SmallSize> sizes, Setting.Turns turns,
            List<Standing> standings) throws IOException {
        Effort effort = setting.effort();
        Effort brief = new Effort(effort.repetitions(), effort.slowRepetitions(), effort.warmSeconds() / BRIEFER);
        List<SizedContender> contenders = contenders(setting, whole);
        try {
            for (SmallSize size : sizes) {
                boolean warm = size.points() > 1 && size.points() <= SmallSize.DENSE;
                new Race(setting, warm ? brief : effort)
                        .run(contenders.stream().map(contender -> contender.at(size)).toList(), turns).stream()
                        .map(size::tell).forEach(standings::add);
            }
        } finally {
            contenders.forEach(SizedContender::close);
        }
    }

    private static List<SizedContender> contenders(Setting setting, ReferenceProgram whole) {
        List<SizedContender> contenders = new ArrayList<>();
        contenders.add(contender(setting, SmallJobsBars.BILANE, Kind.BILANE, JvmPeer.BILANE, whole,
                PeerClassPath.own()));
        setting.before().ifPresent(kernel -> contenders.add(contender(setting, SmallJobsBars.BEFORE, Kind.BEFORE,
                JvmPeer.BILANE, whole, PeerClassPath.with(kernel))));
        contenders.add(contender(setting, SmallJobsBars.BY_SURFACE, Kind.JVM, JvmPeer.SCALAR_LOOP, whole,
                PeerClassPath.own()));
        contenders.add(contender(setting, SmallJobsBars.BY_POINT, Kind.JVM, JvmPeer.POINT_LOOP, whole,
                PeerClassPath.own()));
        return contenders;
    }

    private static SizedContender contender(Setting setting, String name, Kind kind, JvmPeer peer,
            ReferenceProgram whole, String classPath) {
        return new SizedContender(name, kind, whole,
                () -> new JvmContenders(setting).start(peer, whole, 1, JvmContenders.WARM_FLAGS, classPath));
    }
}

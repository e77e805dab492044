package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.ReferenceProgram;

/** Job D: another job in JVMs whose flags make this machine a smaller one. */
final class TierJob extends RaceJob {
    /**
     * A class of machines.
     *
     * @param name what the contender is called
     * @param flags of the JVM
     * @param limit the most that job A may take, in times of the first tier's
     */
    private record Tier(String name, List<String> flags, double limit) {
        static Tier of(String name, double limit, String... flags) {
            List<String> all = new ArrayList<>(JvmContenders.FLAGS);
            all.addAll(List.of(flags));
            return new Tier(name, all, limit);
        }
    }

    private static final Tier FIRST = Tier.of("AVX-512, or what there is", 1);

    /** By flags that JVMs for other instruction sets refuse. */
    private static final List<Tier> OF_AMD64 = List.of(
            Tier.of("AVX2 (-XX:UseAVX=2)", 1.9, "-XX:UseAVX=2"),
            Tier.of("AVX1 without FMA (-XX:UseAVX=1 -XX:-UseFMA)", 3, "-XX:UseAVX=1", "-XX:-UseFMA"),
            Tier.of("SSE (-XX:UseAVX=0 -XX:-UseFMA)", 7.5, "-XX:UseAVX=0", "-XX:-UseFMA"));

    private static final Tier WITHOUT_MODULE =
            new Tier("without the incubator module", List.of("--enable-native-access=ALL-UNNAMED"), 3.3);

    private final RaceJob job;
    private final boolean judged;
    private final List<Tier> others;

    /**
     * A job on all tiers of this machine.
     *
     * @param job the job
     * @param judged whether there are limits for it
     */
    TierJob(RaceJob job, boolean judged) {
        this(job, judged, System.getProperty("os.arch"));
    }

    /**
     * A job on all tiers of an architecture.
     *
     * @param job the job
     * @param judged whether there are limits for it
     * @param arch the architecture, as the system property {@code os.arch} has it
     */
    TierJob(RaceJob job, boolean judged, String arch) {
        this.job = job;
        this.judged = judged;
        others = new ArrayList<>(arch.equals("amd64") ? OF_AMD64 : List.of());
        others.add(WITHOUT_MODULE);
    }

    @Override
    public String name() {
        return "D-" + job.name();
    }

    @Override
    public String title() {
        return "job " + job.name() + " on smaller machines, by JVM flags";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return job.program(setting);
    }

    @Override
    List<Contender> contenders(Setting setting) {
        JvmContenders jvm = new JvmContenders(setting);
        ReferenceProgram program = program(setting);
        List<Contender> contenders = new ArrayList<>();
        contenders.addAll(jvm.bilane(FIRST.name(), program, 1, FIRST.flags()));
        for (Tier tier : others) {
            contenders.addAll(jvm.bilane(tier.name(), program, 1, tier.flags()));
        }
        return contenders;
    }

    @Override
    List<Bar> bars() {
        return judged
                ? others.stream().map(tier -> Bar.atMost(tier.limit(), Choice.named(tier.name()),
                        Choice.named(FIRST.name()))).toList()
                : List.of();
    }
}

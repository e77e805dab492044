package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;

/**
 * Job G2: sums with K or n raised in small steps, each case in alternation with the next: where the library changes the
 * way that it takes, the time must not jump.
 */
final class StepsJob implements ComparisonJob {
    private static final double HIGHEST_STEP = 1.2;
    private static final String K = "K";
    private static final String N = "n";
    private static final String SMALLER = "the smaller";
    /** Whole vectors of any CPU, so that no step is one of padding. */
    private static final int SURFACES_STEP = 8;
    private static final int MOST_SURFACES = 64;
    private static final int FEWEST_KNOTS = 10;
    private static final int MOST_KNOTS = 400;
    /** By so much an axis grows: the cells by a seventh. */
    private static final double KNOTS_STEP = 1.07;

    /** For the registry. */
    StepsJob() {
    }

    @Override
    public String name() {
        return "G2";
    }

    @Override
    public String title() {
        return "steps: sums of exp with K or n raised little by little from 8 and 10, each beside the next, 1 thread";
    }

    @Override
    public JobResult run(Setting setting) throws IOException {
        ReferenceProgram reference = SumsJob.program(setting, TableKind.RANDOM);
        List<ReferenceProgram> bySurfaces = surfaces().stream()
                .map(surfaces -> reference.withSizes(reference.n(), surfaces, reference.points())).toList();
        List<ReferenceProgram> byKnots = knots().stream()
                .map(n -> reference.withSizes(n, reference.surfaces(), reference.points())).toList();
        Race race = new Race(setting, setting.effort());
        List<Standing> standings = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        long races = bySurfaces.size() + byKnots.size() - 2L;
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(), races * race.turns(2))) {
            verdicts.add(steps(K, bySurfaces, setting, race, turns, standings)
                    .atMost("the cost of an evaluation rises by at most 20 % from a K to the next", HIGHEST_STEP,
                            "%.2f times that of the K before"));
            verdicts.add(steps(N, byKnots, setting, race, turns, standings)
                    .atMost("the cost of an evaluation rises by at most 20 % from an n to the next", HIGHEST_STEP,
                            "%.2f times that of the n before"));
        }
        return new JobResult(name(), title(), standings, setting.judged(verdicts), List.of());
    }

    private static List<Integer> surfaces() {
        List<Integer> surfaces = new ArrayList<>();
        for (int count = SURFACES_STEP; count <= MOST_SURFACES; count += SURFACES_STEP) {
            surfaces.add(count);
        }
        return surfaces;
    }

    private static List<Integer> knots() {
        List<Integer> knots = new ArrayList<>();
        for (int n = FEWEST_KNOTS; n <= MOST_KNOTS; n = (int) Math.ceil(n * KNOTS_STEP)) {
            knots.add(n);
        }
        return knots;
    }

    private static Extreme steps(String dimension, List<ReferenceProgram> cases, Setting setting, Race race,
            Setting.Turns turns, List<Standing> standings) throws IOException {
        JvmContenders jvm = new JvmContenders(setting);
        Extreme step = new Extreme();
        for (int i = 1; i < cases.size(); i++) {
            ReferenceProgram program = cases.get(i);
            ReferenceProgram smaller = cases.get(i - 1);
            String name = dimension + " = " + value(dimension, program) + ", after " + value(dimension, smaller);
            List<Standing> pair = race.run(List.of(
                    jvm.bilane(name, program, 1, JvmContenders.FLAGS).getFirst(),
                    jvm.bilane(SMALLER, smaller, 1, JvmContenders.FLAGS).getFirst()), turns);
            Standing standing = PerEvaluation.of(pair.getFirst(), program, pair.getLast(), smaller);
            standings.add(standing);
            step.take(PerEvaluation.ratio(standing), name);
        }
        return step;
    }

    private static int value(String dimension, ReferenceProgram program) {
        return dimension.equals(K) ? program.surfaces() : program.n();
    }
}

package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What is to hold of small jobs. */
final class SmallJobsBars {
    /** The library. */
    static final String BILANE = "Bilane";
    /** The library of another checkout. */
    static final String BEFORE = "before";
    /** A plain loop. */
    static final String BY_SURFACE = "Java, plain loop, surface by surface";
    /** Another one; the faster of the two counts. */
    static final String BY_POINT = "Java, plain loop, point by point";

    /** Below so many evaluations a call may cost more than a loop. */
    private static final long AS_FAST_FROM = 16;
    private static final double MOST_NANOS_MORE = 100;
    private static final long TWICE_AS_FAST_FROM = 128;
    private static final double TWICE = 2;
    /** From so many points of as many surfaces as most jobs have. */
    private static final long CLEARLY_FASTER_FROM = 64;
    private static final double CLEARLY_FASTER = 5;
    private static final double HIGHEST_STEP = 1.2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String TIMES = "%.3f times its time";

    private final List<SmallSize> sizes;
    private final List<Standing> standings;

    /**
     * What was measured.
     *
     * @param sizes ascending for each number of surfaces
     * @param standings of all contenders at all sizes
     */
    SmallJobsBars(List<SmallSize> sizes, List<Standing> standings) {
        this.sizes = sizes;
        this.standings = standings;
    }

    /**
     * Judges.
     *
     * @param besideBefore whether another checkout took part
     * @return what came of the bars
     */
    List<Verdict> verdicts(boolean besideBefore) {
        List<Verdict> verdicts = new ArrayList<>();
        sizes.stream().mapToInt(SmallSize::surfaces).distinct().forEach(surfaces -> besideLoops(surfaces, verdicts));
        if (besideBefore) {
            verdicts.add(worst(size -> true, size -> seconds(BILANE, size) / seconds(BEFORE, size))
                    .atMost("Bilane at most 1.1 times before", RaceJob.MOST_BESIDE_BEFORE, TIMES));
        }
        verdicts.add(steps().atMost("the cost of a point rises by at most 20 % from a size to the next", HIGHEST_STEP,
                "%.2f times that of the size before"));
        verdicts.add(worst(size -> true, this::bytes).atMost("0 bytes allocated in a call", 0, "%.1f bytes"));
        return verdicts;
    }

    private void besideLoops(int surfaces, List<Verdict> verdicts) {
        String bilane = "K = " + surfaces + ": Bilane ";
        if (surfaces < AS_FAST_FROM) {
            verdicts.add(worst(size -> size.surfaces() == surfaces && size.evaluations() < AS_FAST_FROM,
                    size -> (seconds(BILANE, size) - loopSeconds(size)) * NANOS_PER_SECOND)
                    .atMost(bilane + "at most 100 ns more than the faster plain loop below 16 evaluations",
                            MOST_NANOS_MORE, "%.0f ns more"));
        }
        verdicts.add(besideLoop(size -> size.surfaces() == surfaces && size.evaluations() >= AS_FAST_FROM)
                .atMost(bilane + "never slower than the faster plain loop from 16 evaluations", 1, TIMES));
        verdicts.add(besideLoop(size -> size.surfaces() == surfaces && size.evaluations() >= TWICE_AS_FAST_FROM)
                .atMost(bilane + "at least 2 times faster than the faster plain loop from 128 evaluations", 1 / TWICE,
                        TIMES));
        if (surfaces == Setting.SURFACES) {
            verdicts.add(besideLoop(size -> size.surfaces() == surfaces && size.points() >= CLEARLY_FASTER_FROM)
                    .atMost(bilane + "at least 5 times faster than the faster plain loop from m = 64",
                            1 / CLEARLY_FASTER, TIMES));
        }
    }

    private Extreme besideLoop(Predicate<SmallSize> among) {
        return worst(among, size -> seconds(BILANE, size) / loopSeconds(size));
    }

    private Extreme worst(Predicate<SmallSize> among, ToDoubleFunction<SmallSize> value) {
        Extreme worst = new Extreme();
        sizes.stream().filter(among).forEach(size -> worst.take(value.applyAsDouble(size), size.toString()));
        return worst;
    }

    private Extreme steps() {
        Extreme step = new Extreme();
        for (int i = 1; i < sizes.size(); i++) {
            SmallSize size = sizes.get(i);
            SmallSize smaller = sizes.get(i - 1);
            if (size.surfaces() == smaller.surfaces()) {
                step.take(seconds(BILANE, size) / size.points() / (seconds(BILANE, smaller) / smaller.points()),
                        size.toString());
            }
        }
        return step;
    }

    /** The median of the faster of the two loops, maybe of the only one that has one; NaN if none has. */
    private double loopSeconds(SmallSize size) {
        return List.of(BY_SURFACE, BY_POINT).stream().mapToDouble(loop -> seconds(loop, size))
                .filter(seconds -> !Double.isNaN(seconds)).min().orElse(Double.NaN);
    }

    private double seconds(String name, SmallSize size) {
        return standing(name, size).median().orElse(Double.NaN);
    }

    private double bytes(SmallSize size) {
        Object taken = standing(BILANE, size).figures().getOrDefault("bytes_per_call", Double.NaN);
        return ((Number) taken).doubleValue();
    }

    private Standing standing(String name, SmallSize size) {
        return standings.stream().filter(each -> each.name().equals(size.named(name))).findFirst().orElseThrow();
    }
}

package org.bilane.kernel;

import java.util.List;
import java.util.stream.IntStream;

/** The ways to ask for the sum of each surface of a stack. Each must give the same bits. */
enum SumShape {
    ALL {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byRanges(List.of(loaded.stack().all()), evaluator, loaded, transform);
        }
    },
    SINGLE_SURFACES {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byRanges(IntStream.range(0, loaded.surfaces()).mapToObj(loaded.stack()::only).toList(),
                    evaluator, loaded, transform);
        }
    },
    TOTALS_OF_SINGLE_SURFACES {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return IntStream.range(0, loaded.surfaces())
                    .mapToDouble(k -> evaluator.total(loaded.stack().only(k), loaded.points(), transform))
                    .toArray();
        }
    },
    RANGES {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byRanges(loaded.ranges(), evaluator, loaded, transform);
        }
    },
    FAMILIES {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            List<Surfaces> families = loaded.ranges();
            List<GuardedOutput> outputs = families.stream().map(family -> loaded.output(family.count())).toList();
            evaluator.sums(families, loaded.points(), transform,
                    outputs.stream().map(GuardedOutput::segment).toList());
            double[] sums = new double[loaded.surfaces()];
            for (int f = 0; f < families.size(); f++) {
                System.arraycopy(outputs.get(f).read(), 0, sums, families.get(f).from(), families.get(f).count());
            }
            return sums;
        }
    };

    /** The K sums. */
    abstract double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform);

    private static double[] byRanges(List<Surfaces> ranges, Evaluator evaluator, LoadedCase loaded,
            Transform transform) {
        double[] sums = new double[loaded.surfaces()];
        for (Surfaces range : ranges) {
            GuardedOutput output = loaded.output(range.count());
            evaluator.sums(range, loaded.points(), transform, output.segment());
            System.arraycopy(output.read(), 0, sums, range.from(), range.count());
        }
        return sums;
    }
}

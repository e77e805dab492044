package org.bilane.kernel;

import java.util.List;

/** The ways to ask for the values of all surfaces of a stack at all points. Each must give the same bits. */
enum ValueShape {
    SURFACE_MAJOR {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byRanges(List.of(loaded.stack().all()), evaluator, loaded, transform, Layout.SURFACE_MAJOR);
        }
    },
    POINT_MAJOR {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byRanges(List.of(loaded.stack().all()), evaluator, loaded, transform, Layout.POINT_MAJOR);
        }
    },
    SINGLE_SURFACES {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            List<Surfaces> singles = java.util.stream.IntStream.range(0, loaded.surfaces())
                    .mapToObj(loaded.stack()::only).toList();
            return byRanges(singles, evaluator, loaded, transform, Layout.SURFACE_MAJOR);
        }
    },
    RANGES_SURFACE_MAJOR {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byRanges(loaded.ranges(), evaluator, loaded, transform, Layout.SURFACE_MAJOR);
        }
    },
    RANGES_POINT_MAJOR {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byRanges(loaded.ranges(), evaluator, loaded, transform, Layout.POINT_MAJOR);
        }
    },
    FAMILIES_SURFACE_MAJOR {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byFamilies(evaluator, loaded, transform, Layout.SURFACE_MAJOR);
        }
    },
    FAMILIES_POINT_MAJOR {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            return byFamilies(evaluator, loaded, transform, Layout.POINT_MAJOR);
        }
    },
    SLICES_OF_POINTS {
        @Override
        double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform) {
            double[] values = new double[loaded.surfaces() * loaded.pointCount()];
            long length = 1;
            for (long from = 0; from < loaded.pointCount(); from += length, length = length * 2 + 1) {
                long to = Math.min(from + length, loaded.pointCount());
                GuardedOutput output = loaded.output(loaded.surfaces() * (to - from));
                evaluator.values(loaded.stack().all(), loaded.points().slice(from, to), transform,
                        Layout.POINT_MAJOR, output.segment());
                place(output.read(), loaded.stack().all(), Layout.POINT_MAJOR, (int) from, (int) to, loaded, values);
            }
            return values;
        }
    };

    /** K * m values, those of the first surface first. */
    abstract double[] evaluate(Evaluator evaluator, LoadedCase loaded, Transform transform);

    private static double[] byRanges(List<Surfaces> ranges, Evaluator evaluator, LoadedCase loaded,
            Transform transform, Layout layout) {
        double[] values = new double[loaded.surfaces() * loaded.pointCount()];
        for (Surfaces range : ranges) {
            GuardedOutput output = loaded.output((long) range.count() * loaded.pointCount());
            evaluator.values(range, loaded.points(), transform, layout, output.segment());
            place(output.read(), range, layout, 0, loaded.pointCount(), loaded, values);
        }
        return values;
    }

    private static double[] byFamilies(Evaluator evaluator, LoadedCase loaded, Transform transform, Layout layout) {
        double[] values = new double[loaded.surfaces() * loaded.pointCount()];
        List<Surfaces> families = loaded.ranges();
        List<GuardedOutput> outputs = families.stream()
                .map(family -> loaded.output((long) family.count() * loaded.pointCount())).toList();
        evaluator.values(families, loaded.points(), transform, layout,
                outputs.stream().map(GuardedOutput::segment).toList());
        for (int f = 0; f < families.size(); f++) {
            place(outputs.get(f).read(), families.get(f), layout, 0, loaded.pointCount(), loaded, values);
        }
        return values;
    }

    private static void place(double[] part, Surfaces range, Layout layout, int from, int to, LoadedCase loaded,
            double[] values) {
        int points = to - from;
        for (int s = 0; s < range.count(); s++) {
            for (int i = 0; i < points; i++) {
                values[(range.from() + s) * loaded.pointCount() + from + i] =
                        part[layout == Layout.SURFACE_MAJOR ? s * points + i : i * range.count() + s];
            }
        }
    }
}

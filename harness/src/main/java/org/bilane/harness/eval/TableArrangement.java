package org.bilane.harness.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.input.ArrayFiles;

/**
 * Which axes of an array are surfaces, x and y.
 *
 * @param surfaces the axes that count surfaces, ascending; none for a single surface
 * @param x the axis x
 * @param y the axis y
 * @param fixed for each axis the index at which it is fixed; -1 if it is not
 * @param why how the surfaces' axes were found, for people
 */
record TableArrangement(List<Integer> surfaces, int x, int y, long[] fixed, String why) {
    private static final String RULE = "a table must be (K, nx, ny) or (nx, ny)";

    /**
     * Arranges an array.
     *
     * @param table the open array
     * @param axes its axes
     * @param choice what the user said
     * @param xAxis the x axis that the user named, if so
     * @param yAxis the y axis that the user named, if so
     * @param files opens files
     * @return the arrangement
     * @throws RefusedException if the array has no such axes, or too many or too few
     */
    static TableArrangement of(ArrayFiles.Opened table, TableAxes axes, Arranging choice, Optional<AxisSource> xAxis,
            Optional<AxisSource> yAxis, ArrayFiles files) throws RefusedException {
        int rank = axes.shape().length;
        long[] fixed = new long[rank];
        Arrays.fill(fixed, -1);
        for (Arranging.Fix fix : choice.fixes()) {
            int axis = axes.number(fix.axis(), "--fix " + fix);
            if (fixed[axis] >= 0) {
                throw new RefusedException("--fix " + fix + ": axis " + axes.describe(axis)
                        + " is fixed twice; once is allowed");
            }
            fixed[axis] = axes.index(axis, fix);
        }
        List<Integer> free = IntStream.range(0, rank).filter(axis -> fixed[axis] < 0).boxed().toList();
        if (!choice.surfaceAxes().isEmpty()) {
            if (free.size() < 3) {
                throw refused(table, "--surface-axis leaves " + count(Math.max(0, free.size() - 1))
                        + " for x and y; it must leave 2");
            }
            List<Integer> surfaces = axes.numbers(choice.surfaceAxes(), free);
            if (free.size() - surfaces.size() != 2) {
                throw refused(table, "--surface-axis " + String.join(",", choice.surfaceAxes()) + " leaves "
                        + count(free.size() - surfaces.size()) + " for x and y; it must leave 2, and --fix AXIS=VALUE"
                        + " fixes others");
            }
            return arranged(surfaces, free, fixed, "as asked");
        }
        if (free.size() == 2) {
            return arranged(List.of(), free, fixed, "");
        }
        if (free.size() < 2 && rank >= 2) {
            throw refused(table, "--fix leaves " + count(free.size()) + " for x and y; it must leave 2, and others as"
                    + " surfaces");
        }
        if (free.size() != 3) {
            throw refused(table, RULE + (free.size() > 3 ? "; --surface-axis names its surfaces, several axes with"
                    + " commas between them, and --fix AXIS=VALUE leaves out others: " + axes.describe(free) : ""));
        }
        Optional<LongPredicate> x = knots(xAxis, files);
        Optional<LongPredicate> y = knots(yAxis, files);
        List<Integer> fitting = fitting(axes, free, x, y);
        if (fitting.size() > 1) {
            // Knots in equal steps may be those of an axis without a scale, or stand in place of a scale.
            List<Integer> scaled = fitting(axes, free, x.filter(named -> !isEven(xAxis)),
                    y.filter(named -> !isEven(yAxis)));
            if (scaled.size() < fitting.size()) {
                throw refused(table, "--surface-axis must say which axis is surfaces, as " + AxisSource.EVEN
                        + " fits several: " + axes.describe(free));
            }
        }
        if (fitting.size() == 1 && !fitting.getFirst().equals(free.getFirst())) {
            return arranged(fitting, free, fixed, "as only so the axes fit");
        }
        return arranged(free.subList(0, 1), free, fixed, "the first");
    }

    private static TableArrangement arranged(List<Integer> surfaces, List<Integer> free, long[] fixed, String why) {
        List<Integer> grid = new ArrayList<>(free);
        grid.removeAll(surfaces);
        return new TableArrangement(surfaces, grid.get(0), grid.get(1), fixed, why);
    }

    /** The axes that may be surfaces, by those that are x and y then. */
    private static List<Integer> fitting(TableAxes axes, List<Integer> free, Optional<LongPredicate> x,
            Optional<LongPredicate> y) {
        return free.stream().filter(surfaces -> {
            List<Integer> grid = new ArrayList<>(free);
            grid.remove(surfaces);
            return fits(axes, free, grid.get(0), x) && fits(axes, free, grid.get(1), y);
        }).toList();
    }

    /** An axis that the user named must have as many knots; where there are dimension scales, others must have one. */
    private static boolean fits(TableAxes axes, List<Integer> free, int axis, Optional<LongPredicate> knots) {
        if (knots.isPresent()) {
            return knots.get().test(axes.shape()[axis]);
        }
        boolean scaled = free.stream().anyMatch(each -> axes.scale(each).isPresent());
        return !scaled || axes.scale(axis).isPresent();
    }

    /** For which lengths of an axis the user named knots; empty if none were named. */
    private static Optional<LongPredicate> knots(Optional<AxisSource> source, ArrayFiles files)
            throws RefusedException {
        if (source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(switch (source.get()) {
            case AxisSource.Even even -> length -> length >= 2;
            case AxisSource.Knots named -> {
                try (StoredArray array = files.open(named.name()).array()) {
                    long size = array.size();
                    yield length -> length == size;
                } catch (ArrayException e) {
                    throw new RefusedException(e.getMessage(), e);
                }
            }
        });
    }

    private static boolean isEven(Optional<AxisSource> source) {
        return source.isPresent() && source.get() instanceof AxisSource.Even;
    }

    private static String count(int axes) {
        return axes == 1 ? "1 axis" : axes + " axes";
    }

    private static RefusedException refused(ArrayFiles.Opened table, String rule) {
        return new RefusedException(table.array().name() + ": shape " + table.array().shapeText() + "; " + rule);
    }
}

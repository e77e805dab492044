package org.bilane.harness.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Attribute;
import org.bilane.harness.array.Dimension;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.input.EvenKnots;

/**
 * Finds the knots of arrays' axes: by dimension scales, then by Spiner's ranges, then by arrays of one axis and of its
 * length, then by attributes that hold so many numbers, then by two scalars that are a range. Reads each array of one
 * axis once.
 */
public final class AxisSearch {
    /** Longer arrays of one axis are data. */
    static final long LONGEST_AXIS = 1 << 20;
    /** How the names of two scalars end that are the ends of a range. */
    private static final List<List<String>> RANGES = List.of(List.of("_lwr", "_upr"), List.of("_min", "_max"),
            List.of("min", "max"), List.of("_lo", "_hi"), List.of("_lower", "_upper"), List.of("_start", "_end"));

    private final ArrayFile file;
    private final List<ArrayInfo> vectors;
    private final Map<String, Optional<Knots>> read = new HashMap<>();

    /**
     * Prepares for a file.
     *
     * @param file the open file
     */
    public AxisSearch(ArrayFile file) {
        this.file = file;
        this.vectors = file.arrays().stream()
                .filter(info -> info.isNumeric() && info.rank() == 1 && info.size() >= 2 && info.size() <= LONGEST_AXIS)
                .toList();
    }

    /**
     * The axes of an array.
     *
     * @param array the array
     * @return one for each axis, with knots where some were found
     */
    public List<GuessedAxis> axes(ArrayInfo array) {
        List<GuessedAxis> axes = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int axis = 0; axis < array.rank(); axis++) {
            GuessedAxis found = find(array, axis, used);
            used.add(found.source());
            axes.add(found);
        }
        return withRanges(array, axes);
    }

    private GuessedAxis find(ArrayInfo array, int axis, Set<String> used) {
        Dimension dimension = array.dimensions().get(axis);
        long length = array.shape()[axis];
        Optional<ArrayInfo> named = scale(file, dimension);
        Optional<ArrayInfo> scale = named
                .filter(info -> info.isNumeric() && info.rank() == 1 && info.size() == length);
        Optional<Knots> scaleKnots = scale.flatMap(this::knots);
        if (scaleKnots.isPresent()) {
            return new GuessedAxis(axis, dimension.name(), length, scaleKnots, scale.get().name(), true,
                    false, "its dimension scale");
        }
        Optional<SpinerGrids.Range> range = length >= 2 && length <= LONGEST_AXIS
                ? new SpinerGrids(file).range(array, axis) : Optional.empty();
        if (range.isPresent()) {
            double first = range.get().first();
            double last = range.get().last();
            return new GuessedAxis(axis, dimension.name(), length,
                    Optional.of(new Knots(EvenKnots.of(first, last, (int) length), false)),
                    "even:" + first + ":" + last, false, false,
                    "evenly spaced over the range in " + range.get().source());
        }
        Optional<ArrayInfo> vector = vectors.stream()
                .filter(info -> info.size() == length && !used.contains(info.name()) && mayBelong(dimension, info)
                        && info != array && knots(info).isPresent())
                .max((a, b) -> Integer.compare(closeness(array, dimension, a), closeness(array, dimension, b)));
        if (vector.isPresent()) {
            String own = vector.get().dimensions().getFirst().name();
            return new GuessedAxis(axis, dimension.name(), length, knots(vector.get()), vector.get().name(), false,
                    false, !own.isEmpty() && own.equals(dimension.name()) ? "an array on the same dimension"
                            : "an array of its length");
        }
        for (Attribute attribute : array.attributes()) {
            double[] numbers = attribute.numbers().stream().mapToDouble(Number::doubleValue).toArray();
            String name = array.name() + "@" + attribute.name();
            if (numbers.length == length && !used.contains(name) && Knots.areKnots(numbers)) {
                return new GuessedAxis(axis, dimension.name(), length, Optional.of(new Knots(numbers, false)), name,
                        false, false, "an attribute of its length");
            }
        }
        if (isLost(dimension, named, length)) {
            return new GuessedAxis(axis, dimension.name(), length, Optional.empty(), "", false, true,
                    "its dimension scale " + dimension.scale()
                            + named.map(info -> " has " + info.size() + " knots, not " + length)
                                    .orElse(" cannot be read")
                            + ": eval must be given its knots");
        }
        return new GuessedAxis(axis, dimension.name(), length, Optional.empty(), "", false, false,
                scale.isPresent() ? "its dimension scale does not ascend or descend strictly" : "no knots found");
    }

    /**
     * Whether an axis has a dimension scale that cannot be read, or whose knots are not as many as its own. They are
     * more where a table was written along a part of a dimension of netCDF-4 that may grow.
     *
     * @param file the file of the axis
     * @param dimension the axis
     * @param length how many knots it has
     * @return true if its knots are not known
     */
    public static boolean isLost(ArrayFile file, Dimension dimension, long length) {
        return isLost(dimension, scale(file, dimension), length);
    }

    private static boolean isLost(Dimension dimension, Optional<ArrayInfo> scale, long length) {
        return !dimension.scale().isEmpty()
                && scale.map(info -> info.isNumeric() && info.rank() == 1 && info.size() != length).orElse(true);
    }

    /** The dimension scale of an axis; empty if it has none, or one that cannot be read. */
    private static Optional<ArrayInfo> scale(ArrayFile file, Dimension dimension) {
        return dimension.scale().isEmpty() ? Optional.empty() : file.find(dimension.scale());
    }

    /** Two dimensions of different names are two, whatever their lengths. */
    private static boolean mayBelong(Dimension dimension, ArrayInfo vector) {
        String own = vector.dimensions().getFirst().name();
        return own.isEmpty() || dimension.name().isEmpty() || own.equals(dimension.name());
    }

    /** The same dimension, then the same group, then a name that has something in common; else the first. */
    private static int closeness(ArrayInfo array, Dimension dimension, ArrayInfo vector) {
        String own = vector.dimensions().getFirst().name();
        int closeness = !own.isEmpty() && own.equals(dimension.name()) ? 1000 : 0;
        closeness += group(vector.name()).equals(group(array.name())) ? 100 : 0;
        return closeness + common(simple(vector.name()), dimension.name());
    }

    private static String group(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The length of the longest text that both have; 0 below 2. */
    private static int common(String a, String b) {
        String first = a.toLowerCase(Locale.ROOT);
        String second = b.toLowerCase(Locale.ROOT);
        int longest = 0;
        for (int begin = 0; begin < Math.min(first.length(), 64); begin++) {
            while (begin + longest < first.length() && second.contains(first.substring(begin, begin + longest + 1))) {
                longest++;
            }
        }
        return longest < 2 ? 0 : longest;
    }

    /**
     * The numbers of an array of one axis as knots.
     *
     * @param vector the array
     * @return the knots; empty if they do not ascend or descend strictly, or cannot be read
     */
    Optional<Knots> knots(ArrayInfo vector) {
        return read.computeIfAbsent(vector.name(), name -> {
            try (StoredArray array = file.open(vector)) {
                double[] values = array.toArray();
                return Knots.areKnots(values)
                        ? Optional.of(new Knots(values, vector.type().startsWith("float32"))) : Optional.empty();
            } catch (ArrayException e) {
                // It is listed; that its data cannot be read, evaluating tells.
                return Optional.empty();
            }
        });
    }

    /** Gives a range of two scalars to the axis without knots whose name is closest, or else to the last. */
    private List<GuessedAxis> withRanges(ArrayInfo array, List<GuessedAxis> axes) {
        List<GuessedAxis> result = new ArrayList<>(axes);
        for (Range range : ranges(array)) {
            int best = -1;
            for (int i = 0; i < result.size(); i++) {
                GuessedAxis axis = result.get(i);
                boolean isOpen = axis.knots().isEmpty() && axis.length() >= 2 && axis.length() <= LONGEST_AXIS;
                if (isOpen && (best < 0 || score(range, axis) >= score(range, result.get(best)))) {
                    best = i;
                }
            }
            if (best >= 0) {
                GuessedAxis axis = result.get(best);
                double[] knots = EvenKnots.of(range.first, range.last, (int) axis.length());
                result.set(best, new GuessedAxis(axis.axis(), axis.name(), axis.length(),
                        Optional.of(new Knots(knots, false)), "even:" + range.text, false, false,
                        "evenly spaced over the range " + range.names));
            }
        }
        return result;
    }

    private static int score(Range range, GuessedAxis axis) {
        return common(range.stem, axis.name());
    }

    private record Range(String stem, String names, double first, double last, String text) {
    }

    /** Ranges in the array's group whose name has something in common with the array's. */
    private List<Range> ranges(ArrayInfo array) {
        List<Range> ranges = new ArrayList<>();
        for (ArrayInfo low : file.arrays()) {
            if (!low.isNumeric() || low.size() != 1 || !group(low.name()).equals(group(array.name()))) {
                continue;
            }
            for (List<String> ends : RANGES) {
                if (low.name().endsWith(ends.get(0))) {
                    String stem = low.name().substring(0, low.name().length() - ends.get(0).length());
                    file.find(stem + ends.get(1)).filter(high -> high.isNumeric() && high.size() == 1)
                            .filter(high -> common(simple(stem), simple(array.name())) > 2)
                            .flatMap(high -> range(simple(stem), low, high)).ifPresent(ranges::add);
                    break;
                }
            }
        }
        return ranges;
    }

    private Optional<Range> range(String stem, ArrayInfo low, ArrayInfo high) {
        try (StoredArray first = file.open(low); StoredArray last = file.open(high)) {
            double from = first.toArray()[0];
            double to = last.toArray()[0];
            return Double.isFinite(from) && Double.isFinite(to) && from != to
                    ? Optional.of(new Range(stem, low.name() + " to " + high.name(), from, to, from + ":" + to))
                    : Optional.empty();
        } catch (ArrayException e) {
            return Optional.empty();
        }
    }
}

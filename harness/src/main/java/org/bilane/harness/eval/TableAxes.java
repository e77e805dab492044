package org.bilane.harness.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Dimension;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.input.ArrayFiles;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.DecimalNumber;
import org.bilane.harness.pool.BoundedReading;
import org.bilane.harness.tables.AxisSearch;
import org.bilane.harness.tables.GuessedAxis;
import org.bilane.harness.tables.Knots;

/** The axes of an array: what they are called, and which knots they have. Not thread-safe. */
final class TableAxes {
    private final ArrayFiles.Opened table;
    private final BoundedReading reading;
    private final long[] shape;
    private final List<Dimension> dimensions;
    /** Null until it is asked for. */
    private List<GuessedAxis> found;

    /**
     * The axes of an array.
     *
     * @param table the open array
     * @param reading how long reading knots may take
     */
    TableAxes(ArrayFiles.Opened table, BoundedReading reading) {
        this.table = table;
        this.reading = reading;
        this.shape = table.array().shape();
        this.dimensions = table.info().dimensions();
    }

    /**
     * The lengths of the axes.
     *
     * @return outermost first
     */
    long[] shape() {
        return shape;
    }

    /**
     * An axis for people.
     *
     * @param axis its number
     * @return its number, with its name if it has one
     */
    String describe(int axis) {
        return Dimension.label(axis, dimensions.get(axis).name());
    }

    /**
     * Axes for people.
     *
     * @param axes their numbers
     * @return as {@link #describe(int)}, with commas between them
     */
    String describe(List<Integer> axes) {
        return axes.stream().map(this::describe).collect(Collectors.joining(", "));
    }

    /**
     * The knots of an axis by its dimension scale.
     *
     * @param axis its number
     * @return the scale, which it may be impossible to read; empty if it has none of its length, or one that holds no
     *     numbers
     */
    Optional<AxisSource> scale(int axis) {
        if (isLost(axis)) {
            return Optional.of(new AxisSource.Knots(new ArrayName(table.file().file(), dimensions.get(axis).scale())));
        }
        return scaleInfo(axis).map(info -> new AxisSource.Knots(new ArrayName(table.file().file(), info.name())));
    }

    private boolean isLost(int axis) {
        return AxisSearch.isLost(table.file(), dimensions.get(axis), shape[axis]);
    }

    private Optional<ArrayInfo> scaleInfo(int axis) {
        String scale = dimensions.get(axis).scale();
        return scale.isEmpty() ? Optional.empty() : table.file().find(scale)
                .filter(info -> info.isNumeric() && info.rank() == 1 && info.shape()[0] == shape[axis]);
    }

    /**
     * An axis by a word.
     *
     * @param word its number, its name, or the path of its dimension scale
     * @param option the option and its value, for the message
     * @return its number
     * @throws RefusedException if there is no such axis, or several
     */
    int number(String word, String option) throws RefusedException {
        List<Integer> found = IntStream.range(0, shape.length)
                .filter(axis -> isCalled(dimensions.get(axis), word)).boxed().toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        int axis = word.matches("[0-9]{1,4}") ? Integer.parseInt(word) : -1;
        if (found.isEmpty() && axis >= 0 && axis < shape.length) {
            return axis;
        }
        throw new RefusedException(option + ": " + (found.size() > 1 ? "several axes are called '" + word + "'"
                : "no axis '" + word + "'") + "; " + table.array().name() + " of shape " + table.array().shapeText()
                + " has the axes " + describe(IntStream.range(0, shape.length).boxed().toList()));
    }

    private static boolean isCalled(Dimension dimension, String word) {
        return dimension.name().equals(word) || !word.isEmpty() && dimension.scale().equals(word);
    }

    /**
     * Where an axis is fixed.
     *
     * @param axis its number
     * @param fix the knot's value
     * @return the index of the knot
     * @throws RefusedException if there is no such knot
     */
    long index(int axis, Arranging.Fix fix) throws RefusedException {
        double wanted = DecimalNumber.parse(fix.knot()).orElseThrow(
                () -> new RefusedException("--fix " + fix + ": the value of a knot must be a number"));
        if (isLost(axis)) {
            throw new RefusedException("--fix " + fix + ": the knots of axis " + describe(axis) + " are in "
                    + dimensions.get(axis).scale() + ", which cannot be used; bilane tables tells why");
        }
        Known known = known(axis);
        if (known.knots().isEmpty()) {
            if (wanted == Math.rint(wanted) && wanted >= 0 && wanted < shape[axis]) {
                return (long) wanted;
            }
            throw new RefusedException("--fix " + fix + ": axis " + describe(axis) + " of " + table.array().name()
                    + " has no knots but 0 to " + (shape[axis] - 1));
        }
        OptionalInt index = known.knots().get().index(wanted);
        if (index.isEmpty()) {
            throw new RefusedException("--fix " + fix + ": must be a knot of axis " + describe(axis) + " of "
                    + table.array().name() + ", which are in " + known.source() + "; the nearest are "
                    + known.knots().get().nearest(wanted));
        }
        return index.getAsInt();
    }

    /**
     * Where an axis is fixed, for people.
     *
     * @param axis its number
     * @param index the index of the knot
     * @return such as {@code axis 0 (row) fixed at 4.0 (index 2), knots /row}
     * @throws RefusedException if the knots cannot be read
     */
    String describeFixed(int axis, long index) throws RefusedException {
        Known known = known(axis);
        return "axis " + describe(axis) + " fixed at " + (known.knots().isEmpty() ? "index " + index
                : known.knots().get().text((int) index) + " (index " + index + "), knots " + known.source());
    }

    /** Knots, and where they are. */
    private record Known(Optional<Knots> knots, String source) {
    }

    /** The knots of an axis by its dimension scale, which need not ascend; else those that {@code tables} prints. */
    private Known known(int axis) throws RefusedException {
        Optional<ArrayInfo> scale = scaleInfo(axis);
        if (scale.isPresent()) {
            Knots knots = new Knots(numbers(scale.get()), scale.get().type().startsWith("float32"));
            return new Known(Optional.of(knots), scale.get().name());
        }
        if (found == null) {
            found = reading.call(table.array().name(), () -> new AxisSearch(table.file()).axes(table.info()));
        }
        return new Known(found.get(axis).knots(), found.get(axis).source());
    }

    private double[] numbers(ArrayInfo scale) throws RefusedException {
        String name = table.file().file() + ":" + scale.name();
        try (StoredArray numbers = reading.call(name, () -> table.file().open(scale))) {
            return reading.call(name, numbers::toArray);
        } catch (ArrayException e) {
            throw new RefusedException(e.getMessage(), e);
        }
    }

    /**
     * Several axes by words.
     *
     * @param words {@code first}, {@code last}, or as {@link #number} takes them
     * @param free the axes that are not fixed
     * @return their numbers
     * @throws RefusedException if one is no axis, is fixed, or comes twice
     */
    List<Integer> numbers(List<String> words, List<Integer> free) throws RefusedException {
        String option = "--surface-axis " + String.join(",", words);
        List<Integer> numbers = new ArrayList<>();
        for (String word : words) {
            boolean isEnd = (word.equals("first") || word.equals("last"))
                    && dimensions.stream().noneMatch(dimension -> dimension.name().equals(word));
            int axis = !isEnd ? number(word, option) : word.equals("first") ? free.getFirst() : free.getLast();
            if (!free.contains(axis)) {
                throw new RefusedException(option + ": axis " + describe(axis) + " is fixed; it must be another");
            }
            if (numbers.contains(axis)) {
                throw new RefusedException(option + ": axis " + describe(axis) + " is named twice; once is enough");
            }
            numbers.add(axis);
        }
        // C order, whatever the order of the words.
        return numbers.stream().sorted().toList();
    }
}

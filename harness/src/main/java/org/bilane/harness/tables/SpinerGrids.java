package org.bilane.harness.tables;

import java.util.Optional;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.StoredArray;

/**
 * The ranges of axes that Spiner's {@code DataBox::saveHDF} writes beside the data: an array of the first knot, the
 * last and the step, whose attribute tells how many knots there are. Spiner counts its grids from the last axis.
 */
final class SpinerGrids {
    private static final String COUNT = "npoints";
    /** Part of the range by which steps, rounded in float32, may miss the last knot. */
    private static final double TOLERANCE = 1e-4;

    private final ArrayFile file;

    /**
     * The grids of a file.
     *
     * @param file the open file
     */
    SpinerGrids(ArrayFile file) {
        this.file = file;
    }

    /**
     * A range of evenly spaced knots.
     *
     * @param source the array that tells it
     * @param first the first knot
     * @param last the last knot
     */
    record Range(String source, double first, double last) {
    }

    /**
     * The range of an axis.
     *
     * @param array the data of a DataBox, perhaps
     * @param axis the number of its axis
     * @return the range, if there is one that has as many knots as the axis
     */
    Optional<Range> range(ArrayInfo array, int axis) {
        String group = array.name().substring(0, Math.max(0, array.name().lastIndexOf('/')));
        long length = array.shape()[axis];
        return file.find(group + "/grids/grid_[" + (array.rank() - axis) + "]")
                .filter(grid -> grid.isNumeric() && grid.rank() == 1 && grid.size() == 3)
                .filter(grid -> grid.attribute(COUNT).filter(count -> count.numbers().size() == 1
                        && count.numbers().getFirst().longValue() == length).isPresent())
                .flatMap(grid -> range(grid, length));
    }

    private Optional<Range> range(ArrayInfo grid, long length) {
        try (StoredArray array = file.open(grid)) {
            double[] numbers = array.toArray();
            double first = numbers[0];
            double last = numbers[1];
            double missed = Math.abs(first + (length - 1) * numbers[2] - last);
            boolean isRange = Double.isFinite(first) && Double.isFinite(last) && first != last
                    && missed <= TOLERANCE * Math.abs(last - first);
            return isRange ? Optional.of(new Range(grid.name(), first, last)) : Optional.empty();
        } catch (ArrayException e) {
            return Optional.empty();
        }
    }
}

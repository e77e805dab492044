package org.bilane.harness.hdf5;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.Dimension;
import org.bilane.harness.array.OneLine;

/** The dimension scales of a file, and which axes of which datasets they belong to. */
final class DatasetDimensions {
    /** The begin of the name that netCDF-4 gives to a dimension without knots, whose dataset is filler. */
    private static final String ONLY_DIMENSION = "This is a netCDF dimension but not a netCDF variable";

    /** The attribute of a dataset with a list of references to scales for each axis. */
    private static final String LISTS = "DIMENSION_LIST";

    private final Structure structure;
    /** For each dataset with scales or labels, one dimension an axis. */
    private final Map<String, List<Dimension>> dimensions = new HashMap<>();
    private final Set<String> scales = new HashSet<>();
    private final Set<String> onlyDimensions = new HashSet<>();
    /** Datasets of which the attributes say that they are no scales. */
    private final Set<String> noScales = new HashSet<>();
    private boolean areNetcdf;

    /**
     * Reads the scales. What cannot be read of them is no scale.
     *
     * @param structure the datasets
     */
    DatasetDimensions(Structure structure) {
        this.structure = structure;
        Map<String, Attributes> attributes = new HashMap<>();
        structure.datasets().forEach((path, dataset) -> {
            try {
                Attributes read = Attributes.of(path, dataset, structure);
                attributes.put(path, read);
                areNetcdf |= read.value("_Netcdf4Dimid") != null || read.value("_Netcdf4Coordinates") != null;
                if (read.text("CLASS").filter("DIMENSION_SCALE"::equals).isPresent()) {
                    boolean only = read.text("NAME").filter(name -> name.startsWith(ONLY_DIMENSION)).isPresent();
                    (only ? onlyDimensions : scales).add(path);
                } else {
                    noScales.add(path);
                }
            } catch (ArrayException e) {
                // The dataset is reported where it is listed.
            }
        });
        attributes.forEach((path, read) -> {
            try {
                dimensions.put(path, read(path, structure.datasets().get(path), read));
            } catch (ArrayException e) {
                // Without scales, its axes have no names.
            }
        });
    }

    private List<Dimension> read(String path, Dataset dataset, Attributes attributes) throws ArrayException {
        int rank = Library.call(path, () -> dataset.getDimensionsAsLong().length);
        Object lists = attributes.value(LISTS);
        Object labels = attributes.value("DIMENSION_LABELS");
        OptionalInt lost = IntStream.range(0, rank).filter(axis -> isLost(element(lists, axis))).findFirst();
        boolean areLost = lost.isPresent();
        if (areLost) {
            String wrong = scale(element(lists, lost.getAsInt()));
            structure.addUnreadable(new ArrayException(path + "@" + LISTS, "refers to " + (wrong == null
                    ? "what is no array of the file" : OneLine.of(wrong) + ", which is no dimension scale") + ", as "
                    + "in a copy of a table without its dimension scales; its axes must be given"));
        }
        List<Dimension> result = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            // A copy's references are places in the file that it came from: the others may lead to a wrong array.
            String scale = areLost && element(element(lists, axis), 0) != null ? path + "@" + LISTS
                    : scale(element(lists, axis));
            String label = element(labels, axis) instanceof String text ? text : "";
            if (scale == null && rank == 1 && scales.contains(path)) {
                scale = path;
            }
            if (scale == null) {
                result.add(label.isEmpty() ? Dimension.UNNAMED : new Dimension(label, ""));
            } else if (areLost) {
                result.add(new Dimension(label, scale));
            } else {
                // One that cannot be read stays one: an axis of which the knots are lost is none of 0, 1, 2.
                result.add(new Dimension(scale.substring(scale.lastIndexOf('/') + 1),
                        onlyDimensions.contains(scale) ? "" : scale));
            }
        }
        return result;
    }

    private static Object element(Object values, int index) {
        return values != null && values.getClass().isArray() && index < Array.getLength(values)
                ? Array.get(values, index) : null;
    }

    /** Whether an axis refers to what is no dataset of the file, or to one that is no scale. */
    private boolean isLost(Object references) {
        String scale = scale(references);
        return element(references, 0) != null && (scale == null || noScales.contains(scale));
    }

    /** The path of the first dataset that an axis refers to; null if it refers to none of this file. */
    private String scale(Object references) {
        Object first = element(references, 0);
        return first instanceof Number address ? structure.path(address.longValue()) : null;
    }

    /**
     * The dimensions of a dataset.
     *
     * @param path the dataset
     * @param rank how many axes it has
     * @return one for each axis
     */
    List<Dimension> of(String path, int rank) {
        List<Dimension> known = dimensions.getOrDefault(path, List.of());
        List<Dimension> result = new ArrayList<>(known);
        while (result.size() < rank) {
            result.add(Dimension.UNNAMED);
        }
        return result;
    }

    /**
     * Whether a dataset stands for a dimension and has no data.
     *
     * @param path the dataset
     * @return true for netCDF-4's dimensions without a coordinate variable
     */
    boolean isOnlyDimension(String path) {
        return onlyDimensions.contains(path);
    }

    /**
     * Whether netCDF-4 wrote the file.
     *
     * @return true if dimensions are numbered in its way
     */
    boolean areNetcdf() {
        return areNetcdf;
    }
}

package org.bilane.harness.hdf5;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.Attribute;
import org.bilane.harness.array.OneLine;

/** The attributes of a dataset. */
final class Attributes {
    /** Those by which HDF5 and netCDF-4 keep their own books. */
    private static final Set<String> INTERNAL = Set.of("DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME",
            "DIMENSION_LABELS", "_Netcdf4Dimid", "_Netcdf4Coordinates", "_NCProperties", "_nc3_strict");
    /** Numbers of more than this are data. */
    private static final long MOST_NUMBERS = 1 << 16;
    private static final int LONGEST_TEXT = 200;

    private final String name;
    private final Map<String, io.jhdf.api.Attribute> all;
    /** The names of those that cannot be read and have no effect. */
    private final List<String> leftOut;

    private Attributes(String name, Map<String, io.jhdf.api.Attribute> all, List<String> leftOut) {
        this.name = name;
        this.all = all;
        this.leftOut = leftOut;
    }

    /**
     * The attributes of a dataset, not yet read.
     *
     * @param name the dataset in messages
     * @param dataset the dataset
     * @param structure its file
     * @return the attributes
     * @throws ArrayException if not even their names can be read, or one that has an effect cannot
     */
    static Attributes of(String name, Dataset dataset, Structure structure) throws ArrayException {
        List<String> leftOut = new ArrayList<>(structure.leftOut(dataset.getAddress()));
        Map<String, io.jhdf.api.Attribute> all;
        try {
            all = Library.call(name, () -> new TreeMap<>(dataset.getAttributes()));
        } catch (ArrayException e) {
            all = new AttributeIndex(name, dataset, structure.storage(), leftOut).read();
        }
        return new Attributes(name, all, leftOut);
    }

    /**
     * The attributes for people.
     *
     * @return name, text and numbers of each, without those of the format's own
     */
    List<Attribute> forPeople() {
        List<Attribute> attributes = new ArrayList<>();
        leftOut.stream().filter(key -> !INTERNAL.contains(key)).sorted().map(Attributes::unreadable)
                .forEach(attributes::add);
        all.forEach((key, attribute) -> {
            if (!INTERNAL.contains(key)) {
                attributes.add(forPeople(key));
            }
        });
        return attributes;
    }

    private Attribute forPeople(String key) {
        try {
            Object value = value(key);
            List<Number> numbers = numbers(value);
            return new Attribute(key, OneLine.shortened(text(value), LONGEST_TEXT), numbers);
        } catch (ArrayException e) {
            return unreadable(key);
        }
    }

    private static Attribute unreadable(String key) {
        return new Attribute(key, "(cannot be read)", List.of());
    }

    /**
     * An attribute's value as jHDF gives it.
     *
     * @param key the attribute's name
     * @return arrays, strings, boxed numbers or maps; null if there is no such attribute, or it is empty
     * @throws ArrayException if it cannot be read
     */
    Object value(String key) throws ArrayException {
        io.jhdf.api.Attribute attribute = all.get(key);
        if (attribute == null) {
            return null;
        }
        return Library.call(name + ": its attribute " + key, () -> attribute.getSize() > MOST_NUMBERS
                ? "(" + attribute.getSize() + " values)" : attribute.getData());
    }

    /**
     * An attribute's value as text.
     *
     * @param key the attribute's name
     * @return its text; empty if it has none
     * @throws ArrayException if it cannot be read
     */
    Optional<String> text(String key) throws ArrayException {
        Object value = value(key);
        return value == null ? Optional.empty() : Optional.of(text(value));
    }

    /**
     * An attribute's value as numbers.
     *
     * @param key the attribute's name
     * @return the numbers; empty if it has none
     * @throws ArrayException if it cannot be read
     */
    List<Number> numbers(String key) throws ArrayException {
        return numbers(value(key));
    }

    private static List<Number> numbers(Object value) {
        List<Number> numbers = new ArrayList<>();
        collect(value, numbers);
        return numbers;
    }

    private static void collect(Object value, List<Number> numbers) {
        if (value instanceof Number number) {
            numbers.add(number);
        } else if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                collect(Array.get(value, i), numbers);
            }
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "(empty)";
        }
        if (!value.getClass().isArray()) {
            return value instanceof Map<?, ?> ? "(compound)" : value.toString();
        }
        int length = Array.getLength(value);
        if (length == 1) {
            return text(Array.get(value, 0));
        }
        StringBuilder joined = new StringBuilder("[");
        for (int i = 0; i < length && joined.length() <= LONGEST_TEXT; i++) {
            joined.append(i == 0 ? "" : ", ").append(text(Array.get(value, i)));
        }
        return joined.append(']').toString();
    }
}

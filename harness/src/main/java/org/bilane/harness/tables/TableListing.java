package org.bilane.harness.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.Formats;

/**
 * What is in a file.
 *
 * @param file the file
 * @param format its format, for people
 * @param isDetailed whether a single array or group was asked for
 * @param arrays the arrays
 * @param tables those that look like tables; of a single array that was asked for, how it would be evaluated
 * @param knots the numbers of a single array that was asked for, if they can be knots
 * @param ranges the values of arrays by their names, if they were asked for
 * @param unreadable what cannot be read
 */
public record TableListing(Path file, String format, boolean isDetailed, List<ArrayInfo> arrays,
        List<GuessedTable> tables, Optional<Knots> knots, Map<String, ValueRange> ranges, List<String> unreadable) {
    /**
     * Reads the structure of a file.
     *
     * @param name the file, or an array or group in it
     * @param ranges whether the values are read too
     * @return the listing
     * @throws ArrayException if the file cannot be read, or has no such array or group
     */
    public static TableListing of(ArrayName name, boolean ranges) throws ArrayException {
        try (ArrayFile file = Formats.open(name.file())) {
            boolean isDetailed = !name.array().isEmpty();
            List<ArrayInfo> arrays = isDetailed ? chosen(file, name) : file.arrays();
            TableGuess guess = new TableGuess(file);
            boolean isOne = isDetailed && arrays.size() == 1;
            List<GuessedTable> tables = isOne ? guess.table(arrays.getFirst()).stream().toList()
                    : guess.tables().stream().filter(table -> arrays.contains(table.array())).toList();
            Optional<Knots> knots = isOne ? guess.knots(arrays.getFirst()) : Optional.empty();
            List<String> unreadable = new ArrayList<>(file.unreadable());
            Map<String, ValueRange> values = new LinkedHashMap<>();
            for (ArrayInfo array : ranges ? arrays : List.<ArrayInfo>of()) {
                if (array.isNumeric()) {
                    try {
                        values.put(array.name(), ValueRange.of(file, array));
                    } catch (ArrayException e) {
                        unreadable.add(e.getMessage());
                    }
                }
            }
            return new TableListing(name.file(), file.format(), isDetailed, arrays, tables, knots, values, unreadable);
        }
    }

    private static List<ArrayInfo> chosen(ArrayFile file, ArrayName name) throws ArrayException {
        if (file.find(name.array()).isPresent()) {
            return List.of(file.find(name.array()).get());
        }
        String group = (name.array().startsWith("/") ? "" : "/") + name.array()
                + (name.array().endsWith("/") ? "" : "/");
        List<ArrayInfo> inGroup = file.arrays().stream().filter(array -> array.name().startsWith(group)).toList();
        if (inGroup.isEmpty()) {
            throw new ArrayException(name.toString(), "no such array or group; bilane tables "
                    + OneLine.of(name.file().toString()) + " lists what there is");
        }
        return inGroup;
    }
}

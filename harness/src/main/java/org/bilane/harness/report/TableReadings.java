package org.bilane.harness.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.eval.TableReading;

/** How arrays were taken for tables, for people and for programs. */
final class TableReadings {
    private TableReadings() {
    }

    /**
     * A line for each array, with a line break before it.
     *
     * @param readings the arrays
     * @param use what follows the sizes, such as the number of points
     * @return such as {@code z.npy (3, 4, 5): K 3, nx 4, ny 5, m 6; surfaces on axis 0 (the first), ...}
     */
    static String text(List<TableReading> readings, String use) {
        StringBuilder lines = new StringBuilder();
        for (TableReading reading : readings) {
            lines.append("\n  ").append(OneLine.of(reading.table() + " " + StoredArray.shapeText(reading.shape())
                    + ": K " + reading.surfaces() + ", nx " + reading.nx() + ", ny " + reading.ny() + use + "; "
                    + reading.order()));
            reading.notes().forEach(note -> lines.append("; ").append(OneLine.of(note)));
        }
        return lines.toString();
    }

    /**
     * The same as values for JSON.
     *
     * @param readings the arrays
     * @return a list of objects with the members {@code table}, {@code shape}, {@code surface_axes}, {@code surfaces},
     *     {@code x_knots}, {@code y_knots}, {@code order} and {@code notes}
     */
    static List<Map<String, Object>> json(List<TableReading> readings) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (TableReading reading : readings) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("table", reading.table());
            object.put("shape", Arrays.stream(reading.shape()).boxed().toList());
            object.put("surface_axes", reading.surfaceAxes());
            object.put("surfaces", reading.surfaces());
            object.put("x_knots", reading.nx());
            object.put("y_knots", reading.ny());
            object.put("order", reading.order());
            object.put("notes", reading.notes());
            list.add(object);
        }
        return list;
    }
}

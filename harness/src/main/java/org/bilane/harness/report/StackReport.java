package org.bilane.harness.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.eval.StackConversion;
import org.bilane.harness.eval.TableReading;

/**
 * Which stack file was written, for people and for programs.
 *
 * @param file its name
 * @param bytes its length
 * @param written what it holds
 * @param readings how the array was taken for a table
 */
public record StackReport(Path file, long bytes, StackConversion.Written written, List<TableReading> readings) {
    /**
     * A line for people, and one for the array that was taken for a table.
     *
     * @return the first such as {@code tables.bilane: 50 surfaces of 50x50 knots, 977.4 KiB, checksum 0123456789abcdef}
     */
    public String text() {
        return OneLine.of(file.toString()) + ": " + Units.counted(written.surfaces(), "surface") + " of "
                + written.xKnots() + "x" + written.yKnots() + " knots, " + Units.bytes(bytes) + ", checksum "
                + checksum() + TableReadings.text(readings, "");
    }

    /**
     * A JSON object with the members {@code stack}, {@code surfaces}, {@code x_knots}, {@code y_knots},
     * {@code bytes}, {@code checksum}, as 16 hexadecimal digits, and {@code tables} (how the array was taken for a
     * table).
     *
     * @return the object in one line
     * @throws IOException if it cannot be composed
     */
    public String json() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("stack", file.toString());
        object.put("surfaces", written.surfaces());
        object.put("x_knots", written.xKnots());
        object.put("y_knots", written.yKnots());
        object.put("bytes", bytes);
        object.put("checksum", checksum());
        object.put("tables", TableReadings.json(readings));
        return Json.line(object);
    }

    private String checksum() {
        return HexFormat.of().toHexDigits(written.checksum());
    }
}

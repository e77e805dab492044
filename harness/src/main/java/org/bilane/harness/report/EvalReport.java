package org.bilane.harness.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.eval.EvaluationRequest;
import org.bilane.harness.eval.TableReading;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.OutsideCounts;

/**
 * What was evaluated, for people and for programs.
 *
 * @param request the files
 * @param surfaces how many surfaces were evaluated at each point, of all families together
 * @param points the number of points
 * @param outside how many of them are outside the grid
 * @param path the way that this JVM evaluates
 * @param threads how many threads worked
 * @param seconds how long all took, reading and writing included
 * @param readings how arrays were taken for tables
 */
public record EvalReport(EvaluationRequest request, long surfaces, long points, OutsideCounts outside,
        ExecutionPath path, int threads, double seconds, List<TableReading> readings) {
    /**
     * A line for people, one for each axis that all points are outside of, and one for each array that was taken for a
     * table.
     *
     * @return the first such as
     *     {@code out.npy: 50 surfaces at 1,000,000 points, exp, vector path, 2 threads, 412.0 ms}
     */
    public String text() {
        String files = Stream.concat(request.values().all(), request.sums().stream())
                .map(file -> OneLine.of(file.toString())).collect(Collectors.joining(", "));
        return files + ": " + Units.counted(surfaces, "surface") + " at "
                + Units.counted(points, "point") + outsideText() + ", " + transformText() + ", "
                + EnumWord.of(path.kind()) + " path, " + Units.counted(threads, "thread") + ", "
                + Units.seconds(seconds) + doubt("x", outside.x()) + doubt("y", outside.y())
                + TableReadings.text(readings, ", m " + points);
    }

    /** Where not one point is on the grid a scale was forgotten, or units differ, more often than that was meant. */
    private String doubt(String axis, long count) {
        if (count == 0 || count < points) {
            return "";
        }
        // A stack file carries its scales.
        return "\n  no point is inside " + axis + ": are its knots " + (request.tables().areStacks() ? ""
                : "logarithms (--" + axis + "-scale), or ") + "in other units than the points?";
    }

    private String transformText() {
        return request.transforms().stream().distinct().map(EnumWord::of).collect(Collectors.joining(" and "));
    }

    /** In brackets, and empty where all points are on the grid. */
    private String outsideText() {
        List<String> parts = new ArrayList<>();
        addPart(parts, outside.x(), " outside x");
        addPart(parts, outside.y(), " outside y");
        addPart(parts, outside.nan(), " NaN");
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static void addPart(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(String.format(Locale.ROOT, "%,d", count) + what);
        }
    }

    /**
     * A JSON object with the members {@code surfaces}, {@code points}, {@code outside} (how many points are outside
     * {@code x}, outside {@code y}, and have a NaN coordinate, {@code nan}), {@code transform} (a list where each
     * table has one), {@code path}, {@code out}, {@code dx}, {@code dy} and {@code sums} (the names of the files, in
     * the order of the families), {@code threads}, {@code seconds} and {@code tables} (how arrays were taken for
     * tables).
     *
     * @return the object in one line
     * @throws IOException if it cannot be composed
     */
    public String json() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("surfaces", surfaces);
        object.put("points", points);
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("x", outside.x());
        counts.put("y", outside.y());
        counts.put("nan", outside.nan());
        object.put("outside", counts);
        List<String> transforms = request.transforms().stream().map(EnumWord::of).toList();
        object.put("transform", transforms.size() == 1 ? transforms.getFirst() : transforms);
        object.put("path", EnumWord.of(path.kind()));
        object.put("out", names(request.values().values()));
        object.put("dx", names(request.values().dx()));
        object.put("dy", names(request.values().dy()));
        object.put("sums", names(request.sums()));
        object.put("threads", threads);
        object.put("seconds", seconds);
        object.put("tables", TableReadings.json(readings));
        return Json.line(object);
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }
}

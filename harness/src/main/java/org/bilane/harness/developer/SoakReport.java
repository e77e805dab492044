package org.bilane.harness.developer;

import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.bilane.harness.developer.soak.ProcessState;
import org.bilane.harness.developer.soak.SoakResult;
import org.bilane.harness.report.EnumWord;
import org.bilane.harness.report.Json;
import org.bilane.harness.report.TextTable;
import org.bilane.harness.report.Units;
import org.bilane.kernel.ExecutionPath;

/**
 * What came of a soak, for people and for programs.
 *
 * @param result the soak
 * @param path the way that this JVM evaluates
 */
public record SoakReport(SoakResult result, ExecutionPath path) {
    /**
     * A line that sums up, a table of the faults, a table of the process, and the limits of its growth.
     *
     * @return lines, each ended by a line break
     */
    public String text() {
        return String.format(Locale.ROOT, "%s and %s compared bit by bit with one thread, %s%n",
                Units.counted(result.jobs(), "job"), Units.counted(result.results(), "result"),
                result.defects() == 0 ? "no difference" : Units.counted(result.defects(), "defect"))
                + String.format(Locale.ROOT, "%s at once, %s path, seed %d, %s%n%n",
                        Units.counted(result.settings().callers(), "caller"), EnumWord.of(path.kind()),
                        result.settings().seed(), Units.seconds(result.seconds()))
                + TextTable.of(List.of("fault", "injected", "stopped a job"), HorizontalAlign.RIGHT, faultRows())
                + "\n" + TextTable.of(List.of("", "start", "end", "may grow by"), HorizontalAlign.RIGHT, processRows())
                + "\n" + (result.problems().isEmpty() ? "soak passed\n" : "soak failed\n");
    }

    private List<List<String>> faultRows() {
        List<List<String>> rows = new ArrayList<>();
        result.strikes().forEach((fault, strikes) -> rows.add(List.of(EnumWord.of(fault),
                Units.count(strikes.injected()),
                Units.count(strikes.effective()))));
        return rows;
    }

    private List<List<String>> processRows() {
        ProcessState start = result.start();
        ProcessState end = result.end();
        return List.of(
                List.of("resident memory", bytes(start.residentBytes()), bytes(end.residentBytes()),
                        limit(SoakResult.MOST_RESIDENT_GROWTH, result.judgesResident())),
                List.of("committed heap", Units.bytes(start.heapCommittedBytes()),
                        Units.bytes(end.heapCommittedBytes()), "-"),
                List.of("used heap", Units.bytes(start.heapUsedBytes()), Units.bytes(end.heapUsedBytes()),
                        limit(SoakResult.MOST_HEAP_GROWTH, result.judgesHeap())),
                List.of("threads", Integer.toString(start.threads()), Integer.toString(end.threads()), "0"));
    }

    private static String limit(long bytes, boolean judged) {
        return judged ? Units.bytes(bytes) : "not judged";
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? Units.bytes(bytes.getAsLong()) : "not known";
    }

    /**
     * One JSON object: {@code path}, {@code seed}, {@code callers}, {@code seconds}, {@code jobs}, {@code results},
     * {@code faults} (for each kind an object with {@code injected} and {@code effective}), {@code start} and
     * {@code end} (each with {@code resident_bytes}, null where the system does not tell,
     * {@code heap_committed_bytes}, {@code heap_used_bytes} and {@code threads}), {@code defects}, {@code problems}
     * (a list of sentences) and {@code ok}.
     *
     * @return the object in one line
     * @throws IOException never, as all its members can be written
     */
    public String json() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("path", EnumWord.of(path.kind()));
        object.put("seed", result.settings().seed());
        object.put("callers", result.settings().callers());
        object.put("seconds", result.seconds());
        object.put("jobs", result.jobs());
        object.put("results", result.results());
        Map<String, Object> faults = new LinkedHashMap<>();
        result.strikes().forEach((fault, strikes) -> faults.put(EnumWord.of(fault),
                Map.of("injected", strikes.injected(), "effective", strikes.effective())));
        object.put("faults", faults);
        object.put("start", members(result.start()));
        object.put("end", members(result.end()));
        object.put("defects", result.defects());
        object.put("problems", result.problems());
        object.put("ok", result.problems().isEmpty());
        return Json.line(object);
    }

    private static Map<String, Object> members(ProcessState state) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("resident_bytes", state.residentBytes().isPresent() ? state.residentBytes().getAsLong() : null);
        object.put("heap_committed_bytes", state.heapCommittedBytes());
        object.put("heap_used_bytes", state.heapUsedBytes());
        object.put("threads", state.threads());
        return object;
    }
}

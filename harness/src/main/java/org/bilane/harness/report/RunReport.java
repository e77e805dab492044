package org.bilane.harness.report;

import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.RunResult;
import org.bilane.harness.reference.ThreadTimes;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Transform;

/** The result of a run of the reference program, for people and for programs. */
public final class RunReport {
    private final RunResult result;
    private final ExecutionPath path;

    /**
     * A report.
     *
     * @param result what was measured
     * @param path the way that this JVM evaluates
     */
    public RunReport(RunResult result, ExecutionPath path) {
        this.result = result;
        this.path = path;
    }

    /**
     * What a program does, in one line.
     *
     * @param program the program
     * @return such as {@code sums of exp: 50 surfaces of 50x50, 1,000,000 points, random table}
     */
    public static String title(ReferenceProgram program) {
        return String.format(Locale.ROOT, "%s: %s of %dx%d, %s, %s table", work(program.job(), program.transform()),
                Units.counted(program.surfaces(), "surface"),
                program.n(), program.n(), Units.counted(program.points(), "point"), EnumWord.of(program.table()));
    }

    /**
     * What is computed, in a few words.
     *
     * @param job the job
     * @param transform what is done to an interpolated value
     * @return such as {@code sums of exp}
     */
    public static String work(Job job, Transform transform) {
        return switch (job) {
            case SUMS -> "sums of " + EnumWord.of(transform);
            case SURFACE -> "values of " + EnumWord.of(transform) + " of the first surface";
            case VALUES -> "values of " + EnumWord.of(transform);
        };
    }

    /**
     * A table, one row for each thread count, and the total.
     *
     * @return lines, each ended by a line break
     */
    public String text() {
        List<List<String>> rows = result.times().stream().map(this::row).toList();
        ThreadTimes cold = result.times().getFirst();
        return title(result.program()) + ", " + EnumWord.of(path.kind()) + " path\n\n"
                + TextTable.of(List.of("threads", "first call", "first chunk", "best", "median",
                        "p10 to p90", "million/s"), HorizontalAlign.RIGHT, rows)
                + "\nFirst call: the first of this number of threads, with "
                + Units.counted(cold.threads(), "thread") + " also the JVM's first. First chunk: how long\n"
                + "into that call a first piece of the points was done. Best, median and p10 to p90: of "
                + Units.counted(cold.warmSeconds().length, "later call") + ".\n"
                + "million/s: points times surfaces, in millions a second, by the median.\n"
                + unpinned() + "total " + result.total() + "\n";
    }

    private String unpinned() {
        return result.times().stream()
                .flatMap(times -> times.unpinnedBecause().stream())
                .distinct()
                .map(reason -> "Not pinned: " + reason + ".\n")
                .collect(Collectors.joining());
    }

    private List<String> row(ThreadTimes times) {
        return List.of(Integer.toString(times.threads()), Units.seconds(times.firstSeconds()),
                Units.seconds(times.firstResultSeconds()), Units.seconds(times.bestSeconds()),
                Units.seconds(times.medianSeconds()),
                Units.seconds(times.quantile(0.1)) + " to " + Units.seconds(times.quantile(0.9)),
                String.format(Locale.ROOT, "%.1f", result.millionEvaluationsPerSecond(times)));
    }

    /**
     * One JSON object: {@code job}, {@code n}, {@code surfaces}, {@code points}, {@code transform},
     * {@code table}, {@code total} (null if it is not finite), {@code path} and {@code runs}, one object for
     * each thread count with {@code threads}, {@code first_s}, {@code first_result_s}, {@code best_s},
     * {@code median_s} and {@code meval_per_s}. Times are in seconds.
     *
     * @return the object in one line
     * @throws IOException never, as all its members can be written
     */
    public String json() throws IOException {
        ReferenceProgram program = result.program();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("job", EnumWord.of(program.job()));
        object.put("n", program.n());
        object.put("surfaces", program.surfaces());
        object.put("points", program.points());
        object.put("transform", EnumWord.of(program.transform()));
        object.put("table", EnumWord.of(program.table()));
        object.put("total", result.total());
        object.put("path", EnumWord.of(path.kind()));
        object.put("runs", result.times().stream().map(this::members).toList());
        return Json.line(object);
    }

    private Map<String, Object> members(ThreadTimes times) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("threads", times.threads());
        object.put("first_s", times.firstSeconds());
        object.put("first_result_s", times.firstResultSeconds());
        object.put("best_s", times.bestSeconds());
        object.put("median_s", times.medianSeconds());
        object.put("meval_per_s", result.millionEvaluationsPerSecond(times));
        return object;
    }
}

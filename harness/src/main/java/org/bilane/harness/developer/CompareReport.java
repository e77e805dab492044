package org.bilane.harness.developer;

import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bilane.harness.developer.compare.JobResult;
import org.bilane.harness.developer.compare.Kind;
import org.bilane.harness.developer.compare.Standing;
import org.bilane.harness.developer.compare.Verdict;
import org.bilane.harness.report.Json;
import org.bilane.harness.report.TextTable;
import org.bilane.harness.report.Units;

/**
 * The comparison with peers, for people and for programs.
 *
 * @param results of the jobs
 * @param conditions what all of it was measured on and how, in one line
 * @param quick whether there were too few repetitions for conclusions
 */
public record CompareReport(List<JobResult> results, String conditions, boolean quick) {
    private static final String NONE = "-";
    /** As many as are read in a line; a job of many cases has more. */
    private static final int MOST_NAMES = 10;
    /** The figures that tell the cases of a job of many sizes apart. */
    private static final List<String> CASE = List.of("surfaces", "n", "points");

    /** Copies the list. */
    public CompareReport {
        results = List.copyOf(results);
    }

    /**
     * The contenders whose answers were wrong.
     *
     * @return each with its job
     */
    public List<String> wrong() {
        return results.stream()
                .flatMap(result -> result.wrong().stream().map(name -> name + " (job " + result.job() + ")")).toList();
    }

    /**
     * A table for each job, and below it its bars.
     *
     * @return lines, each ended by a line break
     */
    public String text() {
        StringBuilder text = new StringBuilder(conditions).append('\n').append("Ratios are in times of a job's first "
                + "row; in E of Bilane's at the same K and m, in G of the reference's by evaluation, but before's of "
                + "Bilane's in the same case, in G2 of the smaller case's by evaluation.\n");
        if (quick) {
            text.append("Quick: too few repetitions for conclusions.\n");
        }
        results.forEach(result -> text.append('\n').append(text(result)));
        return text.toString();
    }

    private static String text(JobResult result) {
        StringBuilder text = new StringBuilder("Job ").append(result.job()).append(": ").append(result.title())
                .append("\n\n");
        boolean perPoint = has(result, "ns_per_point");
        boolean perEvaluation = has(result, "ns_per_evaluation");
        List<String> headers = new ArrayList<>(List.of("contender", "threads", "median", "p10", "p90", "ratio",
                "reps", "agrees"));
        if (perPoint || perEvaluation) {
            headers.add(perPoint ? "ns/point" : "ns/evaluation");
        }
        List<List<String>> rows = result.standings().stream()
                .map(standing -> row(result, standing, headers.size())).toList();
        text.append(TextTable.of(headers, HorizontalAlign.LEFT, rows));
        names(result).forEach((description, names) ->
                text.append(description).append(": ").append(String.join("; ", names)).append('\n'));
        result.standings().stream().filter(standing -> !standing.counts())
                .forEach(standing -> text.append(standing.name()).append(": ").append(standing.why())
                        .append(standing.get().isEmpty() ? "" : "; to get it: " + standing.get()).append('\n'));
        result.verdicts().forEach(verdict -> text.append("bar: ").append(verdict.bar()).append(": ")
                .append(verdict.measured())
                .append(verdict.met().map(met -> met ? ", met" : ", NOT met").orElse("")).append('\n'));
        result.notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    /** Who ran on what; in a job of many cases, where all ran on the same, once. */
    private static Map<String, List<String>> names(JobResult result) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        result.standings().stream().filter(Standing::counts).forEach(standing ->
                names.computeIfAbsent(standing.description(), description -> new ArrayList<>()).add(standing.name()));
        if (names.values().stream().anyMatch(each -> each.size() > MOST_NAMES)) {
            names.replaceAll((description, each) -> List.of(Units.counted(each.size(), "contender")));
        }
        return names;
    }

    private static boolean has(JobResult result, String figure) {
        return result.standings().stream().anyMatch(standing -> standing.figures().containsKey(figure));
    }

    private static List<String> row(JobResult result, Standing standing, int columns) {
        List<String> row = new ArrayList<>(List.of(standing.name(), Integer.toString(standing.threads()),
                time(standing.median()), time(standing.low()), time(standing.high()),
                timesBilane(result, standing).isPresent()
                        ? String.format(Locale.ROOT, "%.2f", timesBilane(result, standing).getAsDouble()) : NONE,
                standing.counts() ? Integer.toString(standing.seconds().length) : NONE,
                standing.agrees().map(agrees -> agrees ? "yes" : "NO").orElse(NONE)));
        if (row.size() < columns) {
            Object figure = standing.figures().getOrDefault("ns_per_point",
                    standing.figures().getOrDefault("ns_per_evaluation", NONE));
            row.add(figure instanceof Double number ? String.format(Locale.ROOT, "%.3f", number) : NONE);
        }
        return row;
    }

    private static String time(OptionalDouble seconds) {
        return seconds.isPresent() ? Units.seconds(seconds.getAsDouble()) : NONE;
    }

    /** In times of the first contender, the library; of that of the same size where a job has several sizes. */
    private static OptionalDouble timesBilane(JobResult result, Standing standing) {
        if (standing.figures().containsKey("reference_ns_per_evaluation")) {
            return standing.figures().get("ns_per_evaluation") instanceof Double cost
                    && standing.figures().get("reference_ns_per_evaluation") instanceof Double reference
                    ? OptionalDouble.of(cost / reference) : OptionalDouble.empty();
        }
        Optional<Standing> bilane = result.standings().stream()
                .filter(each -> each.kind() == Kind.BILANE)
                .filter(each -> isSameCase(each, standing))
                .findFirst();
        return bilane.isPresent() && bilane.get().counts() && standing.counts()
                ? OptionalDouble.of(standing.median().orElseThrow() / bilane.get().median().orElseThrow())
                : OptionalDouble.empty();
    }

    private static boolean isSameCase(Standing one, Standing other) {
        return CASE.stream().allMatch(size -> Objects.equals(one.figures().get(size), other.figures().get(size)));
    }

    /**
     * One JSON object: {@code conditions}, {@code quick} and {@code jobs}, a list of objects with {@code job}, {@code
     * title}, {@code contenders}, {@code bars} and {@code notes}. A contender has {@code name}, {@code threads}, {@code
     * median_s}, {@code p10_s}, {@code p90_s} and {@code agrees}, all null where it was absent, and {@code kind},
     * {@code repetitions}, {@code ratio} (its median in times of the library's), {@code description}, {@code why} and
     * {@code get}; a bar has {@code bar}, {@code ratio}, {@code measured} and {@code met}.
     *
     * @return the object in one line
     * @throws IOException never, as all its members can be written
     */
    public String json() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("conditions", conditions);
        object.put("quick", quick);
        object.put("jobs", results.stream().map(CompareReport::members).toList());
        return Json.line(object);
    }

    private static Map<String, Object> members(JobResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("job", result.job());
        object.put("title", result.title());
        object.put("contenders", result.standings().stream().map(standing -> members(result, standing)).toList());
        object.put("bars", result.verdicts().stream().map(CompareReport::members).toList());
        object.put("notes", result.notes());
        return object;
    }

    private static Map<String, Object> members(JobResult result, Standing standing) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", standing.name());
        object.put("threads", standing.threads());
        object.put("median_s", nullable(standing.median()));
        object.put("p10_s", nullable(standing.low()));
        object.put("p90_s", nullable(standing.high()));
        object.put("agrees", standing.agrees().orElse(null));
        object.put("kind", standing.kind().name().toLowerCase(Locale.ROOT));
        object.put("repetitions", standing.seconds().length);
        object.put("ratio", nullable(timesBilane(result, standing)));
        object.put("description", nullable(standing.description()));
        object.put("why", nullable(standing.why()));
        object.put("get", nullable(standing.get()));
        object.putAll(standing.figures());
        return object;
    }

    private static Map<String, Object> members(Verdict verdict) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("bar", verdict.bar());
        object.put("ratio", nullable(verdict.ratio()));
        object.put("measured", verdict.measured());
        object.put("met", verdict.met().orElse(null));
        return object;
    }

    private static Double nullable(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static String nullable(String text) {
        return text.isEmpty() ? null : text;
    }
}

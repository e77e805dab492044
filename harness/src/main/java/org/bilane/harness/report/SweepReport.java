package org.bilane.harness.report;

import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bilane.harness.pool.ChunkSize;
import org.bilane.harness.reference.Job;
import org.bilane.harness.sweep.Cell;
import org.bilane.harness.sweep.SweepPlan;
import org.bilane.harness.sweep.SweepResult;
import org.bilane.kernel.EvaluationPlan;
import org.bilane.kernel.Route;

/**
 * The table of a sweep, for people and for programs.
 *
 * @param title what was done on which data, in one line
 * @param job the job
 * @param result what was measured
 * @param cores the cores that may be used
 * @param cpus the CPUs that may be used, siblings included
 * @param plan what the library plans for the job
 */
public record SweepReport(String title, Job job, SweepResult result, int cores, int cpus, EvaluationPlan plan) {
    private static final double KIBI = 1024;

    /**
     * The table, the best cell marked, and how the planner's choice compares with it.
     *
     * @return lines, each ended by a line break
     */
    public String text() {
        List<String> headers = new ArrayList<>(List.of("workers"));
        SweepPlan.COLUMNS.forEach(chunk -> headers.add(column(chunk)));
        headers.add("");
        return title + "\n\n" + TextTable.of(headers, HorizontalAlign.RIGHT, rows())
                + "\nMillion results per second, medians; columns: bytes of x, y and output in a chunk; * is the best."
                + "\n\n" + again("best", result.best()) + again("planner", result.planner()) + comparison() + "\n\n"
                + planText();
    }

    private String planText() {
        return "The plan: " + Units.counted(plan.chunkPoints(), "point") + " at a time; " + plan.explanation() + ".\n"
                + (plan.route() == Route.SUMS_BY_CELL
                        ? "Points are ordered by cell: a chunk is a slice of them that is ordered at once.\n" : "")
                + "What a worker uses in each phase:\n\n"
                + TextTable.of(List.of("phase", "bytes", "of L2", ""), HorizontalAlign.LEFT, plan.phases().stream()
                        .map(phase -> List.of(phase.name(), String.format(Locale.ROOT, "%,d", phase.bytes()),
                                String.format(Locale.ROOT, "%.0f %%", plan.percent(phase)), uses(phase)))
                        .toList());
    }

    private static String uses(EvaluationPlan.Phase phase) {
        return phase.uses().stream().map(use -> String.format(Locale.ROOT, "%s %,d", use.what(), use.bytes()))
                .collect(Collectors.joining(", "));
    }

    private List<List<String>> rows() {
        return result.cells().stream()
                .collect(Collectors.groupingBy(cell -> cell.setup().workers(), LinkedHashMap::new,
                        Collectors.toList()))
                .values().stream().map(this::row).toList();
    }

    /** Number of workers, the columns of the plan, a note. */
    private List<String> row(List<Cell> cells) {
        List<String> row = new ArrayList<>(Collections.nCopies(SweepPlan.COLUMNS.size() + 2, ""));
        int workers = cells.getFirst().setup().workers();
        row.set(0, workers == 0 ? "direct call" : Integer.toString(workers));
        for (Cell cell : cells) {
            boolean best = cell.setup().equals(result.best().setup());
            row.set(1 + SweepPlan.COLUMNS.indexOf(cell.setup().chunk()), (best ? "* " : "") + rate(cell.median()));
        }
        row.set(row.size() - 1, note(cells.getFirst()));
        return row;
    }

    /**
     * What is special about the number of workers of a cell.
     *
     * @param cell one of the cells
     * @return such as {@code oversubscribed, unpinned}; empty if there is nothing to say
     */
    public String note(Cell cell) {
        int workers = cell.setup().workers();
        List<String> notes = new ArrayList<>();
        if (workers > cpus) {
            notes.add("oversubscribed");
        } else if (workers > cores) {
            notes.add("with siblings");
        }
        if (cell.unpinned()) {
            notes.add("unpinned");
        }
        return String.join(", ", notes);
    }

    private static String again(String name, Cell cell) {
        return String.format(Locale.ROOT, "%-8s %s: %s million/s, p10 to p90 %s to %s, timed again %d times\n", name,
                description(cell), rate(cell.median()), rate(cell.quantile(0.1)), rate(cell.quantile(0.9)),
                cell.rates().length);
    }

    private static String description(Cell cell) {
        if (cell.setup().workers() == 0) {
            return "direct call";
        }
        String chunks = cell.setup().chunk().equals(Optional.of(ChunkSize.UNLIMITED))
                ? "unlimited chunks"
                : "chunks of " + bytes(cell.chunkBytes());
        return Units.counted(cell.setup().workers(), "worker") + ", " + chunks;
    }

    /**
     * How far apart the best cell and the planner's choice are.
     *
     * @return one sentence
     */
    public String comparison() {
        double percent = 100 * (result.plannerToBest() - 1);
        String apart = String.format(Locale.ROOT, "%.1f %% %s", Math.abs(percent), percent < 0 ? "slower" : "faster");
        return result.best().setup().equals(result.planner().setup())
                ? "The planner's choice is the best cell."
                : "The planner's choice is " + apart + " than the best cell.";
    }

    /**
     * The cells of the table: {@code workers} (0 for the direct call), {@code chunk_bytes} (empty for unlimited) and
     * {@code mresults_per_s}.
     *
     * @return a header and a line for each cell, each ended by a line break
     */
    public String csv() {
        StringBuilder lines = new StringBuilder("workers,chunk_bytes,mresults_per_s\n");
        for (Cell cell : result.cells()) {
            lines.append(cell.setup().workers()).append(',')
                    .append(cell.chunkBytes().isPresent() ? Long.toString(cell.chunkBytes().getAsLong()) : "")
                    .append(',').append(cell.median()).append('\n');
        }
        return lines.toString();
    }

    /**
     * One JSON object: {@code job}, {@code cells}, a list of objects with {@code workers} (0 for the direct call),
     * {@code chunk_bytes} (null for unlimited) and {@code mresults_per_s}, {@code best} and {@code planner}, such
     * an object each, as timed again, and {@code plan}, what the library plans: {@code route}, {@code chunk_points},
     * {@code l2_bytes}, {@code fits}, and {@code phases}, a list of objects with {@code name}, {@code bytes} and
     * {@code fits}.
     *
     * @return the object in one line
     * @throws IOException never, as all its members can be written
     */
    public String json() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("job", job.name().toLowerCase(Locale.ROOT));
        object.put("cells", result.cells().stream().map(SweepReport::members).toList());
        object.put("best", members(result.best()));
        object.put("planner", members(result.planner()));
        object.put("plan", planMembers());
        return Json.line(object);
    }

    private Map<String, Object> planMembers() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("route", plan.route().name().toLowerCase(Locale.ROOT));
        object.put("chunk_points", plan.chunkPoints());
        object.put("l2_bytes", plan.l2Bytes());
        object.put("fits", plan.fits());
        object.put("phases", plan.phases().stream().map(phase -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", phase.name());
            members.put("bytes", phase.bytes());
            members.put("fits", plan.fits(phase));
            return members;
        }).toList());
        return object;
    }

    private static Map<String, Object> members(Cell cell) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("workers", cell.setup().workers());
        object.put("chunk_bytes", cell.chunkBytes().isPresent() ? cell.chunkBytes().getAsLong() : null);
        object.put("mresults_per_s", cell.median());
        return object;
    }

    /**
     * A rate for people.
     *
     * @param rate in million results per second
     * @return the number alone
     */
    public static String rate(double rate) {
        return String.format(Locale.ROOT, rate < 100 ? "%.2f" : "%.1f", rate);
    }

    /**
     * The name of a column.
     *
     * @param chunk the bytes of a chunk; empty for what the library plans
     * @return such as {@code 250K}, {@code unlimited} or {@code planned}
     */
    public static String column(Optional<ChunkSize> chunk) {
        return chunk.map(size -> bytes(size.bytes())).orElse("planned");
    }

    private static String bytes(OptionalLong bytes) {
        if (bytes.isEmpty()) {
            return "unlimited";
        }
        double kibibytes = bytes.getAsLong() / KIBI;
        return String.format(Locale.ROOT, kibibytes == Math.rint(kibibytes) ? "%.0fK" : "%.1fK", kibibytes);
    }
}

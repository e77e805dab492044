package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.bilane.harness.eval.EvaluationRequest;
import org.bilane.harness.eval.FileEvaluation;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.SurfaceSelection;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.harness.report.EvalReport;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;

/**
 * {@code bilane eval}: evaluates tables of the user's own, from {@code .npy} files into {@code .npy} files.
 */
@Parameters(separators = "=", commandDescription = "Evaluate surfaces from .npy files into .npy files")
final class EvalCommand implements Command {
    @Parameter(names = "--surfaces", order = 0, converter = PathConverter.class,
            required = true, splitter = WholeValueSplitter.class,
            description = "A table (K, nx, ny) or (nx, ny); may be given several times, for families of "
                    + "surfaces on one grid, with as many --out or --sums or both")
    private List<Path> tables;

    @Parameter(names = "--x-axis", order = 1, converter = PathConverter.class, defaultValueDescription = "0 to nx-1",
            description = "The nx knots of the x axis, strictly ascending")
    private Path xAxis;

    @Parameter(names = "--y-axis", order = 2, converter = PathConverter.class, defaultValueDescription = "0 to ny-1",
            description = "The ny knots of the y axis, strictly ascending")
    private Path yAxis;

    @Parameter(names = "--points", order = 3, converter = PathConverter.class, required = true,
            description = "The points (2, m): all x, then all y")
    private Path points;

    @Parameter(names = "--transform", order = 4, converter = TransformConverter.class,
            defaultValueDescription = "exp",
            description = "What to do to an interpolated value: exp or identity")
    private Transform transform = Transform.EXP;

    @Parameter(names = "--surface", order = 5, converter = IntConverter.class,
            description = "Evaluate this surface alone, counted from 0")
    private Integer surface;

    @Parameter(names = "--from", order = 6, converter = IntConverter.class, defaultValueDescription = "0",
            description = "The first surface to evaluate")
    private Integer from;

    @Parameter(names = "--to", order = 7, converter = IntConverter.class, defaultValueDescription = "K",
            description = "The surface to stop before")
    private Integer to;

    @Parameter(names = "--layout", order = 8, converter = LayoutConverter.class,
            defaultValueDescription = "surface",
            description = "The order of --out: surface (K', m) or point (m, K')")
    private Layout layout = Layout.SURFACE_MAJOR;

    @Parameter(names = "--out", order = 9, converter = PathConverter.class, splitter = WholeValueSplitter.class,
            description = "Where the values go; (m,) for --surface and for a table (nx, ny)")
    private List<Path> values;

    @Parameter(names = "--sums", order = 10, converter = PathConverter.class, splitter = WholeValueSplitter.class,
            description = "Where the sums over all points go, (K',)")
    private List<Path> sums;

    @Parameter(names = "--threads", order = 11, converter = IntConverter.class,
            defaultValueDescription = "the number of cores",
            description = "How many threads work, from 1 to 4096")
    private Integer threads;

    @Parameter(names = "--json", order = 12, description = "Print one JSON object instead of a line")
    private boolean json;

    @ParametersDelegate
    private final PoolOptions poolOptions = new PoolOptions();

    @Override
    public void run(Console console) throws UsageException, IOException {
        long start = System.nanoTime();
        Deadline deadline = poolOptions.startTime();
        if (threads != null) {
            AtLeast.require("--threads", threads, 1);
            AtMost.require("--threads", threads, ThreadCountsConverter.MOST_THREADS);
        }
        values = values == null ? List.of() : values;
        sums = sums == null ? List.of() : sums;
        requireOutputs();
        EvaluationRequest request = new EvaluationRequest(tables, Optional.ofNullable(xAxis),
                Optional.ofNullable(yAxis), points, selection(), transform, layout, values, sums);
        try (FileEvaluation evaluation = FileEvaluation.open(request)) {
            MachineMemory.require("--surfaces " + tables.getFirst()
                    + (tables.size() > 1 ? " and others" : ""),
                    evaluation.tableBytes());
            Crowding.warn(threads == null ? 1 : threads, console);
            int workers = run(evaluation, deadline);
            EvalReport report = new EvalReport(request, evaluation.surfaceCount(), evaluation.pointCount(),
                    ExecutionPath.chosen(), workers, (System.nanoTime() - start) / 1e9);
            console.out().println(json ? report.json() : report.text());
        } catch (RefusedException e) {
            throw UsageException.input(e);
        }
    }

    private int run(FileEvaluation evaluation, Deadline deadline) throws IOException {
        LongAdder done = new LongAdder();
        WorkerPool.Builder builder = poolOptions.settings().builder(evaluation.bytesPerPoint())
                .listener((pointsDone, surfacesDone) -> done.add(pointsDone * surfacesDone));
        if (threads != null) {
            builder.workers(threads);
        }
        try (WorkerPool pool = builder.open()) {
            evaluation.run(pool, deadline);
            return pool.workers();
        } catch (TimeIsUpException e) {
            throw poolOptions.timeIsUp(done.sum(), evaluation.evaluations());
        }
    }

    private void requireOutputs() throws UsageException {
        if (values.isEmpty() && sums.isEmpty()) {
            throw UsageException.option("--out and --sums: at least one of the two must be given");
        }
        requireNoneOrAll("--out", values);
        requireNoneOrAll("--sums", sums);
    }

    private void requireNoneOrAll(String option, List<Path> files) throws UsageException {
        if (!files.isEmpty() && files.size() != tables.size()) {
            throw UsageException.option(option + ": given " + files.size() + " times and --surfaces "
                    + tables.size() + " times; must be given as often, or not at all");
        }
    }

    private SurfaceSelection selection() throws UsageException {
        if (surface == null) {
            return SurfaceSelection.range(from == null ? 0 : from,
                    to == null ? OptionalInt.empty() : OptionalInt.of(to));
        }
        if (from != null || to != null) {
            throw UsageException.option("--surface " + surface
                    + ": must not be given together with --from or --to");
        }
        return SurfaceSelection.only(surface);
    }
}
